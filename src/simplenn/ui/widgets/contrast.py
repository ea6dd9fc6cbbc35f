"""How well a colour can be told from its ground, as WCAG 2.2 measures it, and how to mend that."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor, QPalette

TEXT: Final = 4.5
"""The least contrast of a text."""

MARK: Final = 3.0
"""The least contrast of a line, a dot or a frame that means something."""

_FRAME: Final = 0.75
"""How much of the text's colour there is in the frame of a box to tick."""

_STEPS: Final = 12
"""Halvings until a mix is as near as the eight bits of a colour can tell."""


def contrast(one: QColor, other: QColor) -> float:
    """From 1, for the same colour, to 21, for black and white."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: QColor) -> float:
    """How light a colour is, from 0 to 1; twice as much light is twice as large."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: QColor) -> float:
    """How light a colour looks, from 0 to 1: CIE's L*."""
    return max(1.16 * math.cbrt(luminance(colour)) - 0.16, 0.0)


def legible(colour: QColor, ground: QColor, least: float) -> QColor:
    """The colour itself, or as little darker or lighter as it takes to stand out from a ground.

    Args:
        colour: What it should be.
        ground: What is behind it.
        least: The contrast that it has at least, such as TEXT or MARK.
    """
    return QColor.fromRgb(_legible(colour.rgb(), ground.rgb(), least))


def with_luminance(colour: QColor, wanted: float) -> QColor:
    """A colour with more white or black in it, so that it is as light as wanted, from 0 to 1."""
    end = QColor("white" if luminance(colour) < wanted else "black")
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        share = (low + high) / 2
        is_past = luminance(blended(end, colour, share)) > wanted
        if is_past is (end == QColor("white")):
            high = share
        else:
            low = share
    return blended(end, colour, high)


def blended(one: QColor, other: QColor, share: float) -> QColor:
    """A mix: share of the one, the rest of the other."""
    return QColor.fromRgbF(
        one.redF() * share + other.redF() * (1 - share),
        one.greenF() * share + other.greenF() * (1 - share),
        one.blueF() * share + other.blueF() * (1 - share),
    )


def focus_colour(palette: QPalette) -> QColor:
    """The colour of the frame around what has the focus, or is pressed."""
    ground = palette.color(QPalette.ColorRole.Window)
    return legible(palette.color(QPalette.ColorRole.Highlight), ground, MARK)


def frame_colour(palette: QPalette) -> QColor:
    """The colour of the frame around a box to tick."""
    text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    return blended(text, base, _FRAME)


@lru_cache(maxsize=256)
def _legible(rgb: int, ground_rgb: int, least: float) -> int:
    """Cached: every curve asks for it whenever it is drawn."""
    colour, ground = QColor.fromRgb(rgb), QColor.fromRgb(ground_rgb)
    if contrast(colour, ground) >= least:
        return rgb
    end = QColor(max(("black", "white"), key=lambda name: contrast(QColor(name), ground)))
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        share = (low + high) / 2
        if contrast(QColor(blended(end, colour, share).rgb()), ground) >= least:
            high = share
        else:
            low = share
    return blended(end, colour, high).rgb()
