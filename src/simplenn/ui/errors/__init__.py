"""Unexpected errors: the hook that catches them, the log, and the dialog."""
