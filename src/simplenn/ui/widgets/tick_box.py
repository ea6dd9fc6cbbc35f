"""Boxes to tick whose frames can be seen on any background."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyleOptionButton

from simplenn.ui.widgets.contrast import frame_colour

_DARKENS: Final = 127
"""Percent: Qt's style, Fusion, draws the frame in the colour of the window, so much darker. On a
dark window that cannot be seen."""


class TickBox(QCheckBox):
    """A check box with a frame that can be seen."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Have it painted as the style does, with another colour for the frame."""
        super().initStyleOption(option)
        option.palette = with_tick_frame(option.palette)


class TickRing(QRadioButton):
    """A radio button with a frame that can be seen."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Have it painted as the style does, with another colour for the frame."""
        super().initStyleOption(option)
        option.palette = with_tick_frame(option.palette)


def with_tick_frame(palette: QPalette) -> QPalette:
    """A palette with which Qt's style draws a frame that can be seen around a box to tick."""
    changed = QPalette(palette)
    changed.setColor(QPalette.ColorRole.Window, frame_colour(palette).lighter(_DARKENS))
    return changed
