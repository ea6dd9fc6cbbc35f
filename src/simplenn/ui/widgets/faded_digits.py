"""The later digits of numbers, paler than the first ones, so that they do not drown the meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextLayout

from simplenn.ui.digits import Digits

_PLAIN: Final = 5
"""How many significant digits of a number are in the text's own colour."""

_FEWEST: Final = 3
"""Fewer later digits than these drown nothing, and stay as they are."""

OPACITY: Final = 0.7
"""Of the later digits: on every ground there is, still a contrast of more than 4.5 to 1."""

_NUMBER: Final = re.compile(r"(\d+)\.(\d+)")


def later_digits(text: str) -> Iterator[range]:
    """The places in a text of the digits that are less important.

    Digits before the point and those of an exponent always count: they tell how large it is.
    """
    for number in _NUMBER.finditer(text):
        whole, fraction = number[1].lstrip("0"), number[2]
        leading_zeros = 0 if whole else len(fraction) - len(fraction.lstrip("0"))
        kept = leading_zeros + max(_PLAIN - len(whole), 0)
        if kept + _FEWEST <= len(fraction):
            yield range(number.start(2) + kept, number.end(2))


def faded_formats(
    text: str, palette: QPalette, digits: Digits = Digits.FADED
) -> list[QTextLayout.FormatRange]:
    """What a QTextLayout needs to show the later digits of all numbers in a text paler."""
    if digits is not Digits.FADED:
        return []
    return [
        text_format(places, _faded(palette.color(QPalette.ColorRole.WindowText)))
        for places in later_digits(text)
    ]


def text_format(
    places: range, colour: QColor, background: QColor | None = None
) -> QTextLayout.FormatRange:
    """The colours of some places of a text, in the form that a QTextLayout takes."""
    look = QTextCharFormat()
    look.setForeground(colour)
    if background is not None:
        look.setBackground(background)
    shown = QTextLayout.FormatRange()
    # PySide6 gives them as attributes, and calls them by Qt's names
    shown.start, shown.length, shown.format = places.start, len(places), look
    return shown


def _faded(colour: QColor) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(faded.alphaF() * OPACITY)
    return faded
