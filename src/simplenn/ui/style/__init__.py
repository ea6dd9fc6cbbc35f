"""Colours: palettes, the theme of the terms, and painting with them."""
