"""The task of a page: the question, what it is answered with, and what is said of the answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simplenn.core.lesson.attempt import recalled
from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.task import Judgement, Point
from simplenn.ui.lessons.feedback import Feedback
from simplenn.ui.lessons.lesson_button import LessonButton
from simplenn.ui.lessons.open_lesson import OpenLesson
from simplenn.ui.lessons.task_inputs import TaskInput, input_for
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import space
from simplenn.ui.widgets.action_button import ActionButton
from simplenn.ui.widgets.flow import Flow
from simplenn.ui.widgets.wrapping_labels import WrappingLabel


class TaskView(QWidget):
    """Shows a task and takes its answer; it is there while the page has one.

    Signals:
        draw_requested (DrawTask): A curve is to be drawn for this task; None for no more.
        draw_keys_requested: The arrow keys are to draw it.
        told: Something else is said of the answer.

    Attributes:
        feedback: Where it is said.
    """

    draw_requested = Signal(object)
    draw_keys_requested = Signal()
    told = Signal()

    def __init__(self, lesson: OpenLesson, model: WindowModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_task")
        self._lesson = lesson
        self._input: TaskInput | None = None
        self._right = False
        self._drawn: Callable[[], list[Point]] = list
        self._question = WrappingLabel(1, self)
        self._question.setObjectName("lesson_question")
        self.feedback = Feedback(self)
        self._train = _TrainButton(model, self)
        tip = "See whether it is right."
        self._check = LessonButton("check", "Chec&k", self.answer, tip, self)
        self._hint = LessonButton("hint", "Hint", lesson.hint, "A nudge.", self)
        self._lay_out()
        lesson.left.connect(partial(self.draw_requested.emit, None))
        lesson.answered.connect(self._show_judgement)
        lesson.hinted.connect(self.feedback.hint)
        lesson.hinted.connect(self.told)
        lesson.trained.connect(self._notice_run)

    def _lay_out(self) -> None:
        buttons = Flow(8, self)
        for button in (self._train, self._check, self._hint):
            buttons.add(button)
        self._body = QVBoxLayout(self)
        space(self._body, self, (0, 0, 0, 0), 8)
        self._body.addWidget(self._question)
        self._body.addWidget(buttons)
        self._body.addWidget(self.feedback)

    @property
    def is_right(self) -> bool:
        """Whether what was answered last on this visit of the page is right."""
        return self._right

    @property
    def first(self) -> QWidget:
        """What the keyboard is to be in first."""
        return (self._input.first if self._input else None) or self._check

    def take_drawings_from(self, drawn: Callable[[], list[Point]]) -> None:
        """Say where curves come from that are drawn into the plots."""
        self._drawn = drawn

    def take_drawing(self) -> None:
        """Have what is being drawn as the answer."""
        if self._input is not None:
            self._input.take_drawing()

    def come_to_check(self) -> None:
        """Have the keyboard where the answer is checked."""
        self._check.setFocus(Qt.FocusReason.TabFocusReason)

    def choose(self, key: str) -> bool:
        """Take a key as the answer; gives whether it is one."""
        return self._input is not None and self._input.choose(key)

    def answer(self) -> None:
        """Have the answer judged."""
        if self._input is not None:
            self._lesson.answer(self._input.text, self._drawn())

    def show_task(self) -> QWidget | None:
        """Show the task of the lesson's page, with what was answered on an earlier visit.

        Returns:
            What the task before was answered with: to be deleted once the focus is elsewhere.
        """
        before, task = self._input, self._lesson.task
        self._input = None
        self._right = False
        self.setVisible(task is not None)
        self.feedback.clear()
        self.draw_requested.emit(task if isinstance(task, DrawTask) else None)
        if task is None:
            return before
        self._question.setText(task.question)
        self._input = input_for(task, self)
        self._input.setAccessibleName(task.question)
        self._body.insertWidget(1, self._input)
        self._input.show()  # now, for the focus
        self._hint.setVisible(bool(task.hints))
        attempt = self._lesson.attempt
        if attempt.is_over:
            self.feedback.recall(recalled(attempt, task), attempt.solved)
            self._right = attempt.solved and self._input.recall(attempt.last)
        self._input.changed.connect(self._take_other_answer)
        self._input.draw_again_requested.connect(lambda: self.draw_requested.emit(task))
        self._input.keys_requested.connect(self.draw_keys_requested)
        return before

    def _take_other_answer(self) -> None:
        self._right = False
        if self._input is not None:
            self.feedback.be_of_before(self._input.BEFORE)

    def _notice_run(self) -> None:
        if self._input is not None and self._input.IS_RUN:
            self.feedback.be_of_before(self._input.BEFORE)

    def _show_judgement(self, judgement: Judgement) -> None:
        self.feedback.judge(judgement)
        self._right = judgement.right
        self.told.emit()


class _TrainButton(ActionButton):
    """Trains, where the side column is not there with its own button."""

    def __init__(self, model: WindowModel, parent: QWidget) -> None:
        super().__init__("lesson_train_button", model.actions["train_action"], parent)
        side_column = model.actions["side_column_action"]
        side_column.toggled.connect(self.setHidden)
        self.setHidden(side_column.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have Enter train: only elsewhere on the page, it checks the answer."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
