"""A spin box for a number of epochs."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from simplenn.core.setup import MAX_EPOCHS
from simplenn.core.typed import plain_count
from simplenn.engine.soon import soon
from simplenn.ui.stray_wheel import ignore_stray_wheel
from simplenn.ui.undo_keys import leave_undo_to_window


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
        soon(self, lambda: self.refused.emit(sentence))  # when it has gone back
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
