"""The lesson beside the plots: what to read, what to do, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simplenn.core.lesson.attempt import Attempt
from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.task import Answer, Judgement, Point, Task
from simplenn.ui.lessons.feedback import Feedback
from simplenn.ui.lessons.lesson_lines import EndLine, SetupLine
from simplenn.ui.lessons.lesson_text import LessonText
from simplenn.ui.lessons.open_lesson import OpenLesson
from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.lessons.task_inputs import TaskInput, input_for
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import follow_size, px, space
from simplenn.ui.widgets.accessible_roles import speak_as
from simplenn.ui.widgets.announcing import announce, as_sentences
from simplenn.ui.widgets.fonts import use_bold
from simplenn.ui.widgets.key_help import KeyHelp, tell_keys
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

_COMMAND: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""With these, a key is a command and no text."""

_LEAST_OF_TEXT: Final = 56
"""Pixels at 100 %: how low what is scrolled can get, so that a small screen has room at 300 %."""

_LOW: Final = 240
"""Pixels at 100 %: a panel that is lower has no room for how far one is."""


class LessonPanel(QFrame):
    """Shows the page of an open lesson; it is there while there is one.

    Enter checks the answer; once that was right, it leads on.

    Signals:
        draw_requested (DrawTask): A curve is to be drawn for this task; None for no more.
        draw_keys_requested: The arrow keys are to draw it.
    """

    draw_requested = Signal(object)
    draw_keys_requested = Signal()

    def __init__(self, lesson: OpenLesson, model: WindowModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._lesson = lesson
        self._setup = SetupLine(model, self)
        self._input: TaskInput | None = None
        self._right = False
        self._drawn: Callable[[], list[Point]] = list
        speak_as(self, QAccessible.Role.Section)  # of a mere panel, all labels would be read
        self.setAccessibleName("Lesson")
        tell_keys(self, KeyHelp("Enter", "Check the answer; after a right one, go on."))
        self._title = WrappingLabel(1, self)
        use_bold(self._title)
        self._place = QLabel(self)
        self._place.setObjectName("lesson_place")
        self._solved = QLabel(self)
        self._solved.setObjectName("lesson_solved")
        self._text = LessonText(self)
        self._task = QWidget(self)
        self._task.setObjectName("lesson_task")
        self._question = WrappingLabel(1, self._task)
        self._question.setObjectName("lesson_question")
        self._feedback = Feedback(self._task)
        self._check = self._button("check", "Chec&k", self._answer, "See whether it is right.")
        self._hint = self._button("hint", "Hint", lesson.hint, "A nudge.")
        self._back = self._button("back", "Back", lesson.go_back, "The page before.")
        self._next = self._button("next", "Next", self._go_on, "The page after this one.")
        self._leave = self._button(
            "leave", "Leave", lesson.leave, "Back to your own runs, as you left them."
        )
        self._scroll = self._scrolled()
        self._lay_out()
        lesson.left.connect(partial(self.draw_requested.emit, None))
        lesson.page_changed.connect(self._show_page)
        lesson.answered.connect(self._show_judgement)
        lesson.hinted.connect(self._feedback.hint)
        lesson.answered.connect(self._bring_into_view)
        lesson.hinted.connect(self._bring_into_view)
        lesson.trained.connect(self._notice_run)

    def take_drawings_from(self, drawn: Callable[[], list[Point]]) -> None:
        """Say where curves come from that are drawn into the plots."""
        self._drawn = drawn

    def take_drawing(self) -> None:
        """Have what is being drawn as the answer."""
        if self._input is not None:
            self._input.take_drawing()

    def scroll_by(self, pages: int) -> bool:
        """Show what is below, or above for -1; whether there was anything."""
        bar = self._scroll.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + pages * bar.pageStep())
        return bar.value() != before

    def come_to_check(self) -> None:
        """Have the keyboard where the answer is checked."""
        self._check.setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, name: str, text: str, do: Callable[[], object], tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"lesson_{name}_button")
        button.setToolTip(tip)
        button.clicked.connect(partial(_call, do))
        return button

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        space(head, self, (16, 8, 16, 0))
        for label in (self._title, self._place, self._solved):
            head.addWidget(label)
        foot = QHBoxLayout()
        space(foot, self, (16, 8, 16, 16), 8)
        for button in (self._back, self._next):
            foot.addWidget(button)
        foot.addStretch()
        foot.addWidget(self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._scroll, stretch=1)
        layout.addLayout(foot)

    def _scrolled(self) -> QScrollArea:
        """What scrolls where the panel is too low: the text, the task, and what is said of it."""
        answer = QHBoxLayout()
        space(answer, self, spacing=8)
        for button in (self._check, self._hint):
            answer.addWidget(button)
        answer.addStretch()
        self._task_body = QVBoxLayout(self._task)
        space(self._task_body, self, (0, 0, 0, 0), 8)
        self._task_body.addWidget(self._question)
        self._task_body.addLayout(answer)
        self._task_body.addWidget(self._feedback)
        scrolled = QWidget(self)
        body = QVBoxLayout(scrolled)
        space(body, self, (16, 16, 16, 8), 16)
        for part in (self._text, self._setup, self._task, EndLine(self._lesson, scrolled)):
            body.addWidget(part)
        body.addStretch()
        scroll = QScrollArea(self, widgetResizable=True)
        scroll.setWidget(scrolled)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        follow_size(scroll, lambda: scroll.setMinimumHeight(px(scroll, _LEAST_OF_TEXT)))
        return scroll

    def minimumSizeHint(self) -> QSize:
        """As low as the title, some of the text, and the buttons are."""
        spared = [each for each in (self._place, self._solved) if not each.isHidden()]
        needed = super().minimumSizeHint()
        low = needed.height() - sum(label.minimumSizeHint().height() for label in spared)
        return QSize(needed.width(), low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out how far one is where there is no room for it."""
        super().resizeEvent(event)
        self._show_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, and the key of an option, from wherever in the panel."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return
        is_text = not event.modifiers() & _COMMAND
        if self._input is None or not is_text or not self._input.choose(event.text()):
            super().keyPressEvent(event)

    def _show_page(self) -> None:
        lesson, page = self._lesson.lesson, self._lesson.page
        if lesson is None or page is None:
            return
        self._title.setText(page.title)
        pages = len(lesson.pages)
        self._place.setText(f"Page {self._lesson.number} of {pages} of “{lesson.title}”")
        introduction = lesson.introduction if self._lesson.number == 1 else ""
        self._text.show_markdown("\n\n".join(part for part in (introduction, page.text) if part))
        before = self._input
        self._show_task()
        self._show_progress()
        self._back.setEnabled(self._lesson.number > 1 or self._lesson.path in shipped_lessons()[1:])
        self._scroll.verticalScrollBar().setValue(0)
        self._focus()
        if before is not None:  # only now: the focus would go elsewhere in between
            before.hide()
            before.deleteLater()
        self._announce()

    def _announce(self) -> None:
        """Read the page to those who cannot see it: the focus is where it is answered."""
        question = "" if self._lesson.task is None else self._lesson.task.question
        place = (self._title.text(), self._place.text(), self._solved.text())
        announce(self, as_sentences("\n".join((*place, self._text.toPlainText(), question))))

    def _show_progress(self) -> None:
        """Say how much of the lesson is solved, and where Next leads."""
        lesson = self._lesson
        total = 0 if lesson.lesson is None else len(lesson.lesson.tasks)
        self._solved.setText(f"{lesson.solved} of {total} solved" if total else "")
        self._show_place()
        following = lesson.next_lesson if lesson.is_last else None
        self._next.setText("Next lesson" if following else "Next")
        self._next.setToolTip("Begin the next lesson." if following else "The page after this one.")
        self._next.setEnabled(not lesson.is_last or following is not None)
        self._next.setDefault(lesson.task is None or self._right or lesson.attempt.is_over)

    def _show_place(self) -> None:
        """Say how far one is, where there is room for it."""
        lesson, is_low = self._lesson.lesson, self.height() < px(self, _LOW)
        self._place.setHidden(is_low)
        self._solved.setHidden(is_low or lesson is None or not lesson.tasks)

    def _focus(self) -> None:
        """Have the keyboard where the page is answered."""
        leads_on = self._next if self._next.isEnabled() else self._leave
        first = leads_on if self._lesson.task is None else self._check
        target = (self._input.first if self._input else None) or first
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_task(self) -> None:
        task, attempt = self._lesson.task, self._lesson.attempt
        self._input = None
        self._right = False
        self._task.setVisible(task is not None)
        self._feedback.clear()
        self.draw_requested.emit(task if isinstance(task, DrawTask) else None)
        if task is None:
            return
        self._question.setText(task.question)
        self._input = input_for(task, self._task)
        self._input.setAccessibleName(task.question)
        self._input.changed.connect(self._take_other_answer)
        self._input.draw_again_requested.connect(lambda: self.draw_requested.emit(task))
        self._input.keys_requested.connect(self.draw_keys_requested)
        self._task_body.insertWidget(1, self._input)
        self._input.show()  # now, for the focus
        self._hint.setVisible(bool(task.hints))
        if attempt.is_over:
            self._feedback.remind(_done_before(attempt, task))

    def _enter(self) -> None:
        if self._lesson.task is None or self._right:
            self._go_on()
        else:
            self._answer()

    def _answer(self) -> None:
        if self._input is not None:
            self._lesson.answer(self._input.text, self._drawn())

    def _take_other_answer(self) -> None:
        self._right = False
        if self._input is not None:
            self._feedback.be_of_before(self._input.BEFORE)

    def _notice_run(self) -> None:
        if self._input is not None and self._input.IS_RUN:
            self._feedback.be_of_before(self._input.BEFORE)

    def _show_judgement(self, judgement: Judgement) -> None:
        self._feedback.judge(judgement)
        self._right = judgement.right
        self._show_progress()

    def _bring_into_view(self) -> None:
        show = partial(self._scroll.ensureWidgetVisible, self._feedback, 0, 8)
        QTimer.singleShot(0, self, show)  # once it has its height

    def _go_on(self) -> None:
        following = self._lesson.next_lesson
        if not self._lesson.is_last:
            self._lesson.go(self._lesson.number + 1)
        elif following is not None:
            self._lesson.open(following)


def _done_before(attempt: Attempt, task: Task) -> str:
    """Say how a task was done that can be done again, and with which answer if that was kept."""
    if attempt.is_told:
        return "The answer was explained to you here. You can do it again."
    tries = "at the first try" if attempt.tries == 1 else f"in {attempt.tries} tries"
    answer = task.in_words(Answer(attempt.last)) if attempt.last else ""
    yours = f" Your answer was “{answer}”." if answer else ""
    return f"You have solved this before, {tries}.{yours} You can do it again."


def _call(do: Callable[[], object], _checked: bool = False) -> None:
    """Leave out what Qt tells of a button that cannot be on or off."""
    do()
