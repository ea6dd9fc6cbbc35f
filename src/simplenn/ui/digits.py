"""How many digits of numbers are shown. All of them are copied in any case."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from simplenn.core.numbers import format_short
from simplenn.ui.size import Follower

_NUMBER: Final = re.compile(r"\d+\.\d+(?:e[+-]?\d+)?")


class Digits(Enum):
    """What is shown of numbers with many digits."""

    FADED = "all, the later ones paler"
    SHORT = "the first ones"
    ALL = "all alike"


class ShownDigits(QObject):
    """What is shown of numbers in all of the program's windows.

    Signals:
        changed: Something else is shown of them.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._digits = Digits.FADED

    @property
    def digits(self) -> Digits:
        """What is shown of numbers."""
        return self._digits

    def show(self, digits: Digits) -> None:
        """Show something else of them from now on."""
        if digits is not self._digits:
            self._digits = digits
            self.changed.emit()


@cache
def shown_digits() -> ShownDigits:
    """What the application shows of numbers."""
    application = QApplication.instance()
    assert application is not None, "an application comes first"
    return ShownDigits(application)


def digits_of(widget: QWidget | None) -> Digits:
    """What a widget shows of numbers; one that is drawn for a file does not follow the screen."""
    if widget is None or widget.window().testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
        return Digits.FADED
    return shown_digits().digits


def follow_digits(owner: QWidget, do: Callable[[], object]) -> None:
    """Do something whenever something else is shown of numbers, as long as the owner lives."""
    Follower(owner, do, shown_digits().changed)


def shown_text(text: str, digits: Digits) -> str:
    """A text with its numbers as they are to be shown; cut short, they are as in sentences."""
    return _NUMBER.sub(_rounded, text) if digits is Digits.SHORT else text


def _rounded(number: re.Match[str]) -> str:
    return format_short(float(number[0]))
