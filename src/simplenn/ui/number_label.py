"""A label that shows one number with all its digits."""

from __future__ import annotations

import math

from PySide6.QtCore import Property, QEvent, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QWidget

from simplenn.core.words import exact

_LONGEST = "-2.2250738585072014e-308"
_NONE = "\N{EM DASH}"


class NumberLabel(QLabel):
    """Shows a number so that float() gives it back; it can be selected and copied.

    Its Qt property `value` holds the number itself, or None while there is none. It always has
    room for the longest number, so that nothing beside it moves, or is laid out, for another one.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_NONE, parent)
        self._value: float | None = None
        self.setObjectName(name)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def set_value(self, value: float | None) -> None:
        """Show another number, or a dash for none."""
        self._value = value
        self.setText(_NONE if value is None else exact(value))
        self.sizeHint()  # lays the text out: while painting, it would have all painted again

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font with the size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            metrics = self.fontMetrics()
            self.setFixedSize(metrics.horizontalAdvance(_LONGEST) + 1, metrics.height())

    def _get_value(self) -> float | None:
        return self._value

    value = Property(object, _get_value)


def finite(number: float) -> float | None:
    """The number, or None for one that is too large for a float."""
    return number if math.isfinite(number) else None
