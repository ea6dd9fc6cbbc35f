"""Lessons in the window: the one that is open, its panel, the menu, and the card to begin with."""
