"""The colours of the whole program: the desktop's, light ones or dark ones."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QPalette

from simplenn.ui.model.preferences import ThemeChoice

_Role = QPalette.ColorRole

_LIGHT: Final = {
    _Role.Window: "#F3F3F3",
    _Role.WindowText: "#1B1B1B",
    _Role.Base: "#FFFFFF",
    _Role.AlternateBase: "#F6F6F6",
    _Role.Text: "#1B1B1B",
    _Role.PlaceholderText: "#6B6B6B",
    _Role.Button: "#F0F0F0",
    _Role.ButtonText: "#1B1B1B",
    _Role.BrightText: "#FFFFFF",
    _Role.Highlight: "#2F6FB0",
    _Role.HighlightedText: "#FFFFFF",
    _Role.Link: "#1A5FA0",
    _Role.LinkVisited: "#6A3F94",
    _Role.ToolTipBase: "#FFFFFF",
    _Role.ToolTipText: "#1B1B1B",
    _Role.Light: "#FFFFFF",
    _Role.Midlight: "#E6E6E6",
    _Role.Mid: "#C4C4C4",
    _Role.Dark: "#A0A0A0",
    _Role.Shadow: "#707070",
}

_DARK: Final = {
    _Role.Window: "#323337",
    _Role.WindowText: "#E9E9E9",
    _Role.Base: "#1B1C1E",
    _Role.AlternateBase: "#232427",
    _Role.Text: "#E9E9E9",
    _Role.PlaceholderText: "#9A9A9A",
    _Role.Button: "#45474C",
    _Role.ButtonText: "#E9E9E9",
    _Role.BrightText: "#FFFFFF",
    _Role.Highlight: "#3F78B8",
    _Role.HighlightedText: "#FFFFFF",
    _Role.Link: "#7CC4FF",
    _Role.LinkVisited: "#C2A5E6",
    _Role.ToolTipBase: "#3E4045",
    _Role.ToolTipText: "#E9E9E9",
    _Role.Light: "#5E6066",
    _Role.Midlight: "#4E5056",
    _Role.Mid: "#2A2B2E",
    _Role.Dark: "#18191A",
    _Role.Shadow: "#0C0C0D",
}

_FADED: Final = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText)
"""The roles that look faded where something is disabled."""

_COLOURS: Final = {ThemeChoice.LIGHT: _LIGHT, ThemeChoice.DARK: _DARK}


def palette_of(choice: ThemeChoice) -> QPalette:
    """The palette for a choice; the desktop's is one in which nothing is set."""
    palette = QPalette()
    colours = _COLOURS.get(choice)
    if colours is None:
        return palette
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    faded = QColor("#8A8A8A" if choice is ThemeChoice.LIGHT else "#9A9A9A")
    for role in _FADED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor(colours[_Role.Mid]))
    return palette
