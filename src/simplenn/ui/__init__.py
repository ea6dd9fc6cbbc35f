"""The window: widgets and plots."""
