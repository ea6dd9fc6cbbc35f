"""What a person answers a task with, a widget for each kind of task."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simplenn.core.lesson.curve_shapes import Shape
from simplenn.core.lesson.tasks.choose import ChooseTask
from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.experiment import ExperimentTask
from simplenn.core.lesson.tasks.number import NumberTask
from simplenn.core.lesson.tasks.task import Task
from simplenn.ui.size import space
from simplenn.ui.widgets.key_help import KeyHelp, tell_keys
from simplenn.ui.widgets.tick_box import TickRing
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

_TRAIN: Final = "Train (Ctrl+Enter), then check."
_DRAW: Final = (
    "Draw into the {plot} with the mouse, or with keys: Right goes on, Up and Down move the curve, "
    "Enter comes back."
)


class TaskInput(QWidget):
    """Takes an answer.

    Signals:
        changed: Another answer is being given.
        draw_again_requested: What was drawn is to be removed.
        keys_requested: The arrow keys are to draw.

    Attributes:
        BEFORE: What was judged, once there is something else to judge.
        IS_RUN: Whether what is judged is what was trained.
    """

    BEFORE: ClassVar[str] = "your answer before"
    IS_RUN: ClassVar[bool] = False

    changed = Signal()
    draw_again_requested = Signal()
    keys_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        space(self.body, self, (0, 0, 0, 0), 4)

    @property
    def first(self) -> QWidget | None:
        """What the keyboard is to be in first, or None where there is no such thing."""
        return None

    @property
    @abstractmethod
    def text(self) -> str:
        """The answer as text; empty where there is none."""

    def choose(self, _key: str) -> bool:
        """Take a key as the answer; gives whether it is one."""
        return False

    def recall(self, _text: str) -> bool:
        """Show an answer that was given on an earlier visit; gives whether it can be shown."""
        return False

    def take_drawing(self) -> None:
        """Have what is being drawn as the answer, and nothing that was chosen instead."""


class ChooseInput(TaskInput):
    """A button for each option; its number is its key."""

    def __init__(self, task: ChooseTask, parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        for number, option in enumerate(task.numbered, start=1):
            button = _Option(number, option, self)
            self._group.addButton(button.button, number)
            self.body.addWidget(button)
        self._group.buttonToggled.connect(self.changed)
        tell_keys(self, KeyHelp(f"1 to {len(task.options)}", "Choose the answer with that number."))

    def choose(self, key: str) -> bool:
        """Choose the option with that number."""
        button = self._group.button(int(key)) if key.isdecimal() else None
        if button is None:
            return False
        button.setChecked(True)  # first, so that it is read as what it is then
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def recall(self, text: str) -> bool:
        """Have the option chosen that was."""
        button = self._group.button(int(text)) if text.isdecimal() else None
        if button is not None:
            button.setChecked(True)
        return button is not None

    @property
    def first(self) -> QWidget:
        """The option that is chosen, or the first one; the keys Up and Down lead to the others."""
        return self._group.checkedButton() or self._group.button(1)

    @property
    def text(self) -> str:
        """The number of the option that is chosen."""
        return str(self._group.checkedId()) if self._group.checkedId() > 0 else ""


class _Option(QWidget):
    """A radio button whose text wraps, which Qt's own does not."""

    def __init__(self, number: int, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = TickRing(self)
        self.button.setObjectName(f"lesson_option_{number}")
        self.button.setAccessibleName(text)
        self.button.setToolTip(f"The key {number} chooses it, too.")
        label = WrappingLabel(1, self)
        label.setText(text)
        label.setBuddy(self.button)
        label.mousePressEvent = lambda _event: self.button.click()  # type: ignore[method-assign]
        layout = QHBoxLayout(self)
        space(layout, self, (4, 2, 0, 2), 8)
        layout.addWidget(self.button)
        layout.addWidget(label, stretch=1)


class _NumberField(QLineEdit):
    """Leaves the keys that no number begins with to the window, which may need them."""

    def event(self, event: QEvent) -> bool:
        """Take a point only after a digit: a clicker sends b and . to blank the screen."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers()
            begins = event.key() == Qt.Key.Key_Period and not self.text()
            if is_plain and (begins or event.key() == Qt.Key.Key_B):
                event.ignore()
                return True
        return super().event(event)


class NumberInput(TaskInput):
    """A field for a number."""

    def __init__(self, task: NumberTask, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = _NumberField(self)
        self._field.setObjectName("lesson_answer")
        self._field.setAccessibleName(task.question)
        self._field.setMaxLength(100)
        self._field.setPlaceholderText("a number")
        self._field.textEdited.connect(self.changed)
        self.body.addWidget(self._field)

    @property
    def first(self) -> QWidget:
        """The field."""
        return self._field

    def recall(self, text: str) -> bool:
        """Have the number in the field that was typed."""
        self._field.setText(text)
        return True

    @property
    def text(self) -> str:
        """What was typed."""
        return self._field.text()


class ExperimentInput(TaskInput):
    """Says what to do: the answer is what was trained."""

    BEFORE: ClassVar[str] = "the run before"
    IS_RUN: ClassVar[bool] = True

    def __init__(self, task: ExperimentTask, parent: QWidget) -> None:
        super().__init__(parent)
        label = WrappingLabel(1, self)
        compared = "Your last run is compared with those before it."
        label.setText(_TRAIN if task.runs_needed == 1 else f"{_TRAIN} {compared}")
        self.body.addWidget(label)

    @property
    def text(self) -> str:
        """Nothing: the runs are the answer."""
        return ""


class DrawInput(TaskInput):
    """Says how to draw, and offers a list of shapes to those who cannot."""

    BEFORE: ClassVar[str] = "the curve before"

    def __init__(self, task: DrawTask, parent: QWidget) -> None:
        super().__init__(parent)
        label = WrappingLabel(1, self)
        label.setText(_DRAW.format(plot=task.plot))
        self._keys = QPushButton("Draw with keys", self)
        self._keys.setObjectName("lesson_draw_keys_button")
        self._keys.setToolTip("Have the arrow keys draw.")
        self._keys.clicked.connect(self.keys_requested)
        again = QPushButton("Draw again", self)
        again.setObjectName("lesson_draw_again_button")
        again.setToolTip("Remove the curve and draw another one.")
        again.clicked.connect(self.draw_again_requested)
        again.clicked.connect(self.take_drawing)
        other = WrappingLabel(1, self)
        other.setText("Or choose what the curve does:")
        self._shapes = QComboBox(self)
        self._shapes.setObjectName("lesson_shapes")
        self._shapes.setAccessibleName("what the curve does")
        narrow = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._shapes.setSizeAdjustPolicy(narrow)  # else it is as wide as its longest text
        self._shapes.setMinimumContentsLength(10)
        self._shapes.addItem("what I draw", "")
        for shape in Shape:
            self._shapes.addItem(f"it {shape.value}", shape.value)
        self._shapes.activated.connect(self.changed)
        other.setBuddy(self._shapes)
        for widget in (label, self._keys, again, other, self._shapes):
            self.body.addWidget(widget)

    @property
    def first(self) -> QWidget:
        """The button that has the keys draw."""
        return self._keys

    def take_drawing(self) -> None:
        """Leave the list of shapes at what is drawn."""
        self._shapes.setCurrentIndex(0)
        self.changed.emit()

    @property
    def text(self) -> str:
        """The shape that was chosen, or nothing."""
        return str(self._shapes.currentData())


_INPUTS: Final[dict[type[Task], Callable[..., TaskInput]]] = {
    ChooseTask: ChooseInput,
    NumberTask: NumberInput,
    ExperimentTask: ExperimentInput,
    DrawTask: DrawInput,
}


def input_for(task: Task, parent: QWidget) -> TaskInput:
    """Make what a task is answered with."""
    return _INPUTS[type(task)](task, parent)
