"""The panel with the list of runs."""
