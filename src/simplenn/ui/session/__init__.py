"""The session that a window shows: open, save, autosave, and restore after a crash."""
