"""The session that a window shows: open, save, autosave, and restoring lost work."""
