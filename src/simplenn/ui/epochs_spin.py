"""A spin box for a number of epochs."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from simplenn.core.setup import MAX_EPOCHS
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

    def textFromValue(self, value: int) -> str:
        """Write a value as the person will see it."""
        return f"{value:,}"

    def valueFromText(self, text: str) -> int:
        """Read what the person has typed."""
        return parsed_count(text) or self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Tell Qt whether a text is a number, may become one, or never will."""
        if parsed_count(text) is not None:
            state = QValidator.State.Acceptable
        elif set(text) <= set("0123456789,.eE+ "):
            state = QValidator.State.Intermediate
        else:
            state = QValidator.State.Invalid
        return state, text, position

    def fixup(self, text: str) -> str:
        """Called by Qt for a text left unfinished: the value stays, and the person hears why."""
        stays = self.textFromValue(self.value())
        self.refused.emit(
            f"Epochs must be a whole number from 1 to {MAX_EPOCHS:,}; it stays {stays}."
        )
        return stays


def parsed_count(text: str) -> int | None:
    """The allowed number of epochs that a text stands for, or None."""
    plain = text.replace(",", "").replace(" ", "")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    allowed = number.is_finite() and 1 <= number <= MAX_EPOCHS and number == int(number)
    return int(number) if allowed else None
