"""The main window: menus, status bar, advice card, saved layout."""
