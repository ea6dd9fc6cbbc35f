"""The panel with a table of every epoch's numbers."""
