"""A spin box for any finite number, exactly as typed."""

from __future__ import annotations

import math
import re
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

from simplenn.core.setup import MAX_EPOCHS
from simplenn.core.typed import is_ambiguous, plain_count, plain_number
from simplenn.core.words import format_exact
from simplenn.ui.widgets.call_after_paint import call_after_paint
from simplenn.ui.widgets.event_filters import ignore_stray_wheel, leave_undo_to_window

_LARGEST: Final = 1.7976931348623157e308
_MOST_DECIMALS: Final = 323
_FIRST_DECADE: Final = Decimal("0.0001")
_NUMBER: Final = r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?"


class Step(Enum):
    """What one step of a spin box does."""

    UNIT = "adds one"
    TENTH = "adds a tenth"
    DECADE = "multiplies by ten"


class NumberSpin(QDoubleSpinBox):
    """Takes any finite number: 42, 1e-4, 0,5 or .5; shows the shortest text that gives it back.

    The wheel changes it only while it has the focus, so that scrolling past never does.

    Signals:
        refused (str): What was typed is no finite number, or not above 0 where it has to be;
            the sentence says so.
    """

    refused = Signal(str)

    def __init__(
        self, name: str, step: Step, parent: QWidget | None = None, *, above_0: bool = False
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._step = step
        self._above_0 = above_0
        self.setDecimals(_MOST_DECIMALS)
        self.setRange(-_LARGEST, _LARGEST)
        ignore_stray_wheel(self)
        leave_undo_to_window(self)
        self._at_entry = self.value()
        self.editingFinished.connect(self._remember)

    def textFromValue(self, value: float) -> str:
        """Write a value as the person will see it."""
        return format_exact(value)

    def valueFromText(self, text: str) -> float:
        """Read what the person has typed."""
        return parsed(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Tell Qt whether a text is a number; any other may stay until the field is left."""
        good = is_finite_number(text) and (parsed(text) > 0.0 or not self._above_0)
        state = QValidator.State.Acceptable if good else QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        """Called by Qt for a text left unfinished: go back to what was there, and say why."""
        stays = format_exact(self._at_entry)
        sentence = f"{self._name} {_wish(text, self._above_0)}; it stays {stays}."
        call_after_paint(self, lambda: self.refused.emit(sentence))  # when it has gone back
        return stays

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember what was there before the person begins to type."""
        self._remember()
        super().focusInEvent(event)

    def _remember(self) -> None:
        self._at_entry = self.value()

    def stepBy(self, steps: int) -> None:
        """Go some steps up or down."""
        self.setValue(stepped(self.value(), steps, self._step))
        self.selectAll()


def _wish(text: str, above_0: bool) -> str:
    if is_ambiguous(text):
        return f"may be {plain_count(text)} or {plain_number(text)}: write it like that"
    if above_0:
        return "must be a number above 0, such as 0.01 or 1e-6"
    return "must be a finite number, such as 1000.5 or 1e-3"


def parsed(text: str) -> float:
    """The number that a finished text stands for; comma or point, any kind of minus sign."""
    return float(plain_number(text))


def is_finite_number(text: str) -> bool:
    """Whether a text stands for a number that a float can hold."""
    plain = plain_number(text)
    clear = re.fullmatch(_NUMBER, plain) is not None and not is_ambiguous(text)
    return clear and math.isfinite(float(plain))


def stepped(value: float, steps: int, step: Step) -> float:
    """The value some steps further, computed in decimal: 0.07 times ten is 0.7, digit for digit.

    A decade moves away from zero or towards it and never across; from zero it goes to 0.0001.
    """
    number = Decimal(format_exact(value))
    if step is Step.DECADE:
        number = _decades_further(number, steps)
    else:
        number += steps * (Decimal(1) if step is Step.UNIT else Decimal("0.1"))
    moved = float(number)
    return moved if math.isfinite(moved) else value


def _decades_further(number: Decimal, steps: int) -> Decimal:
    if number == 0:
        return _FIRST_DECADE.copy_sign(Decimal(steps))
    further = number.scaleb(steps if number > 0 else -steps)
    return further if float(further) != 0.0 else number


class EpochsSpin(QSpinBox):
    """Takes 1 to 1,000,000,000 epochs: 20, 1000000, 1,000,000 or 1e6; its steps grow with it.

    Signals:
        refused (str): What was typed is no such number; the sentence says so.
    """

    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(1, MAX_EPOCHS)
        self.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        ignore_stray_wheel(self)
        leave_undo_to_window(self)
        self._at_entry = self.value()
        self.editingFinished.connect(self._remember)

    def textFromValue(self, value: int) -> str:
        """Write a value as the person will see it."""
        return f"{value:,}"

    def valueFromText(self, text: str) -> int:
        """Read what the person has typed."""
        return parsed_count(text) or self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Tell Qt whether a text is a number; any other may stay until the field is left."""
        good = parsed_count(text) is not None
        state = QValidator.State.Acceptable if good else QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        """Called by Qt for a text left unfinished: go back to what was there, and say why."""
        stays = self.textFromValue(self._at_entry)
        sentence = f"epochs must be a whole number from 1 to {MAX_EPOCHS:,}; it stays {stays}."
        call_after_paint(self, lambda: self.refused.emit(sentence))  # when it has gone back
        return stays

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember what was there before the person begins to type."""
        self._remember()
        super().focusInEvent(event)

    def _remember(self) -> None:
        self._at_entry = self.value()


def parsed_count(text: str) -> int | None:
    """The allowed number of epochs that a text stands for, or None."""
    try:
        number = Decimal(plain_count(text))
    except InvalidOperation:
        return None
    allowed = number.is_finite() and 1 <= number <= MAX_EPOCHS and number == int(number)
    return int(number) if allowed else None
