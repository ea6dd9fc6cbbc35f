"""Spin boxes for numbers exactly as typed. What one shows is what is used, or it says otherwise."""

from __future__ import annotations

import math
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

from simplenn.core.fields import MAX_EPOCHS
from simplenn.core.numbers import format_exact
from simplenn.core.typed_numbers import parse_count, parse_number, two_meanings
from simplenn.ui.size import px
from simplenn.ui.widgets.event_filters import ignore_clicker, ignore_stray_wheel

if TYPE_CHECKING:
    _SpinBox = QAbstractSpinBox
else:
    _SpinBox = object

_LARGEST: Final = 1.7976931348623157e308
_MOST_DECIMALS: Final = 323
_FIRST_DECADE: Final = Decimal("0.0001")

_REFUSED: Final = QColor("#D55E00")
"""The frame around what was refused: the colour-blind safe red that errors have everywhere."""


class StepSize(Enum):
    """What one step of a spin box does."""

    UNIT = "adds one"
    TENTH = "adds a tenth"
    DECADE = "multiplies by ten"


class TypedField(_SpinBox):
    """What both spin boxes share: typing changes nothing until it is entered (Enter, Tab, click).

    A text that is no allowed number is refused: it stays in the field, in a red frame, and the
    value stays what it was, until the text is mended, Escape takes it back, or the value is set.
    Page Up and Page Down, which a presenter's clicker sends, change nothing.

    Signals:
        refused (str): What was entered is not allowed; the sentence says what is.
        mended: What was refused is not there any longer.
    """

    refused = Signal(str)
    mended = Signal()

    value: Any  # Qt's own: it gives a float or an int
    _refused_text: str | None = None
    _usual_tip = ""

    @property
    def refusal(self) -> str:
        """Why the text was refused; empty unless one was, and still is there."""
        return "" if self._refused_text is None else self._objection_to(self._refused_text)

    def pending(self) -> float | str:
        """The number that the text in the field stands for, or the sentence that refuses it."""
        text = self.lineEdit().text()
        return self._objection_to(text) or self._number_in(text)

    def commit(self) -> str:
        """Enter what is being typed; the sentence that refuses it, or nothing."""
        self.interpretText()
        return self.refusal

    def take_back(self) -> None:
        """Show the value again in place of what is being typed or was refused."""
        self._forget_refusal()
        self.lineEdit().setText(self._written(self.value()))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Tell Qt whether a text is allowed; any other may be typed until it is entered."""
        state = QValidator.State
        good = not self._objection_to(text)
        return state.Acceptable if good else state.Intermediate, text, position

    def fixup(self, text: str) -> str:
        """Called by Qt when a text is entered that is not allowed: leave it there, and say why."""
        if self._refused_text is None:
            self._usual_tip = self.toolTip()
        self._refused_text = text
        self.setAccessibleDescription(self.refusal)
        self.setToolTip(self.refusal)
        self.update()
        self.refused.emit(self.refusal)
        return text

    def setValue(self, value: float) -> None:
        """Show a number in place of whatever is in the field."""
        self._forget_refusal()
        super().setValue(value)  # type: ignore[misc]

    def textFromValue(self, value: float) -> str:
        """Write a value as the person will see it; while a text is refused, that text."""
        return self._written(value) if self._refused_text is None else self._refused_text

    def stepBy(self, steps: int) -> None:
        """Go some steps up or down from what is in the field."""
        if not self.commit():
            self._step_by(steps)
            self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Enter what is being typed when a shortcut follows: what it starts is to use that.

        Qt asks with ShortcutOverride whether the field needs a key itself. Undo is the window's,
        although the text of a field could be undone, too.
        """
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if _is_undo(event):
            event.setAccepted(isinstance(self.pending(), str))  # what is refused is taken back
        else:
            super().event(event)
        if not event.isAccepted() and _may_be_shortcut(event):
            self.commit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what is being typed."""
        leaves = event.key() == Qt.Key.Key_Escape and self.text() != self._written(self.value())
        if leaves or _is_undo(event):
            self.take_back()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame around what was refused."""
        super().paintEvent(event)
        if self._refused_text is not None:
            painter = QPainter(self)
            width = px(self, 2.0)
            painter.setPen(QPen(_REFUSED, width))
            inside = width / 2
            painter.drawRect(QRectF(self.rect()).adjusted(inside, inside, -inside, -inside))

    def _set_up_typing(self) -> None:
        """To be called by a spin box when it is built."""
        self.setKeyboardTracking(False)
        self.lineEdit().textChanged.connect(self._see_if_mended)
        ignore_stray_wheel(self)
        ignore_clicker(self)

    def _see_if_mended(self, text: str) -> None:
        if not self._objection_to(text):
            self._forget_refusal()

    def _forget_refusal(self) -> None:
        if self._refused_text is not None:
            self._refused_text = None
            self.setToolTip(self._usual_tip)
            self.setAccessibleDescription("")  # now that it is the tip that takes its place
            self.update()
            self.mended.emit()

    def _objection_to(self, text: str) -> str:
        """The sentence that refuses a text, or nothing."""
        raise NotImplementedError

    def _number_in(self, text: str) -> float:
        """The number that an allowed text stands for."""
        raise NotImplementedError

    def _written(self, value: float) -> str:
        """A value as the person will see it."""
        raise NotImplementedError

    def _step_by(self, steps: int) -> None:
        """Change the value by some steps."""
        raise NotImplementedError


def _is_undo(event: QKeyEvent) -> bool:
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


def _may_be_shortcut(event: QKeyEvent) -> bool:
    modifiers = Qt.KeyboardModifier
    command = modifiers.ControlModifier | modifiers.AltModifier | modifiers.MetaModifier
    is_modifier = Qt.Key.Key_Shift <= event.key() <= Qt.Key.Key_ScrollLock
    if is_modifier or event.key() == Qt.Key.Key_Escape:
        return False
    is_typed = event.text().isprintable() and event.text() != ""
    return bool(event.modifiers() & command) or not is_typed


class NumberSpin(TypedField, QDoubleSpinBox):
    """Takes any finite number: 42, 1e-4, 0,5 or .5; shows the shortest text that gives it back."""

    def __init__(
        self, name: str, step: StepSize, parent: QWidget | None = None, *, above_0: bool = False
    ) -> None:
        """Build it.

        Args:
            name: What the number is called where it is refused.
            step: What an arrow key does.
            parent: The widget it belongs to.
            above_0: Whether the number has to be above 0.
        """
        QDoubleSpinBox.__init__(self, parent)
        self._name = name
        self._step = step
        self._above_0 = above_0
        self.setDecimals(_MOST_DECIMALS)
        self.setRange(-_LARGEST, _LARGEST)
        self._set_up_typing()

    def valueFromText(self, text: str) -> float:
        """Read what the person has entered."""
        return self._number_in(text)

    def _objection_to(self, text: str) -> str:
        number = parse_number(text)
        if number is not None and (number > 0.0 or not self._above_0):
            return ""
        return f"{self._name} {_wish(text, self._above_0)}."

    def _number_in(self, text: str) -> float:
        number = parse_number(text)
        return self.value() if number is None else number

    def _written(self, value: float) -> str:
        return format_exact(value)

    def _step_by(self, steps: int) -> None:
        self.setValue(stepped(self.value(), steps, self._step))


def _wish(text: str, above_0: bool) -> str:
    if meanings := two_meanings(text):
        return "may be {} or {}: write it like that".format(*meanings)
    if above_0:
        return "must be a number above 0, such as 0.01 or 1e-6"
    return "must be a finite number, such as 1000.5 or 1e-3"


def stepped(value: float, steps: int, step: StepSize) -> float:
    """The value some steps further, computed in decimal: 0.07 times ten is 0.7, digit for digit.

    A decade moves away from zero or towards it and never across; from zero it goes to 0.0001.
    """
    number = Decimal(format_exact(value))
    if step is StepSize.DECADE:
        number = _decades_further(number, steps)
    else:
        number += steps * (Decimal(1) if step is StepSize.UNIT else Decimal("0.1"))
    moved = float(number)
    return moved if math.isfinite(moved) else value


def _decades_further(number: Decimal, steps: int) -> Decimal:
    if number == 0:
        return _FIRST_DECADE.copy_sign(Decimal(steps))
    further = number.scaleb(steps if number > 0 else -steps)
    return further if float(further) != 0.0 else number


class EpochsSpin(TypedField, QSpinBox):
    """Takes 1 to 1,000,000,000 epochs: 20, 1000000, 1,000,000 or 1e6; its steps grow with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        QSpinBox.__init__(self, parent)
        self.setRange(1, MAX_EPOCHS)
        self.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        self._set_up_typing()

    def valueFromText(self, text: str) -> int:
        """Read what the person has entered."""
        return parse_count(text, MAX_EPOCHS) or self.value()

    def _objection_to(self, text: str) -> str:
        if parse_count(text, MAX_EPOCHS) is not None:
            return ""
        return f"epochs must be a whole number from 1 to {MAX_EPOCHS:,}."

    def _number_in(self, text: str) -> float:
        return self.valueFromText(text)

    def _written(self, value: float) -> str:
        return f"{value:,}"

    def _step_by(self, steps: int) -> None:
        QSpinBox.stepBy(self, steps)
