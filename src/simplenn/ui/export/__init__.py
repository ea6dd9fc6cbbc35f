"""Pictures and files made of what the window shows."""
