"""The lesson beside the plots: what to read, what to do, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.task import Judgement, Point
from simplenn.ui.lessons.open_lesson import OpenLesson
from simplenn.ui.lessons.task_inputs import TaskInput, input_for
from simplenn.ui.widgets.heading import Heading
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

_WIDTH: Final = 340

_NO_HTML: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectCommonMark
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class LessonPanel(QFrame):
    """Shows the page of an open lesson; it is there while there is one.

    Signals:
        draw_wanted (DrawTask): A curve is to be drawn for this task; None for no more.
    """

    draw_wanted = Signal(object)

    def __init__(self, lesson: OpenLesson, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lesson = lesson
        self._input: TaskInput | None = None
        self._drawn: Callable[[], list[Point]] = list
        self.setObjectName("lesson_panel")
        self.setAccessibleName("Lesson")
        self._title = Heading(parent=self)
        self._place = QLabel(self)
        self._place.setObjectName("lesson_place")
        self._text = self._browser()
        self._task = QWidget(self)
        self._task.setObjectName("lesson_task")
        self._question = WrappingLabel(1, self._task)
        self._question.setObjectName("lesson_question")
        self._feedback = WrappingLabel(1, self._task)
        self._feedback.setObjectName("lesson_feedback")
        self._check = self._button("check", "Check", self._answer, "See whether it is right.")
        self._hint = self._button("hint", "Hint", lesson.hint, "A nudge.")
        self._back = self._button("back", "Back", self._go_back, "The page before this one.")
        self._next = self._button("next", "Next", self._go_on, "The page after this one.")
        self._leave = self._button(
            "leave", "Leave", lesson.leave, "Back to your own runs, as you left them."
        )
        self._lay_out()
        lesson.begun.connect(self.show)
        lesson.left.connect(self._close)
        lesson.page_changed.connect(self._show_page)
        lesson.answered.connect(self._show_judgement)
        self.hide()

    def take_drawings_from(self, drawn: Callable[[], list[Point]]) -> None:
        """Say where curves come from that are drawn into the plots."""
        self._drawn = drawn

    def sizeHint(self) -> QSize:
        """As wide as is good to read."""
        return QSize(_WIDTH, 400)

    def _browser(self) -> QTextBrowser:
        browser = QTextBrowser(self)
        browser.setObjectName("lesson_text")
        browser.setOpenLinks(False)
        browser.setFrameShape(QFrame.Shape.NoFrame)
        browser.viewport().setAutoFillBackground(False)
        browser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return browser

    def _button(self, name: str, text: str, do: Callable[[], object], tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"lesson_{name}_button")
        button.setToolTip(tip)
        button.clicked.connect(partial(_call, do))
        return button

    def _lay_out(self) -> None:
        answer = QHBoxLayout()
        for button in (self._check, self._hint):
            answer.addWidget(button)
        answer.addStretch()
        self._task_body = QVBoxLayout(self._task)
        self._task_body.setContentsMargins(0, 0, 0, 0)
        self._task_body.setSpacing(8)
        self._task_body.addWidget(self._question)
        self._task_body.addLayout(answer)
        self._task_body.addWidget(self._feedback)
        scrolled = QWidget(self)
        body = QVBoxLayout(scrolled)
        body.setContentsMargins(16, 8, 16, 8)
        body.setSpacing(8)
        body.addWidget(self._text)
        body.addWidget(self._task)
        body.addStretch()
        scroll = QScrollArea(self)
        scroll.setWidget(scrolled)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 16, 0)
        head.addWidget(self._title)
        head.addWidget(self._place)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        for button in (self._back, self._next):
            foot.addWidget(button)
        foot.addStretch()
        foot.addWidget(self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(scroll, stretch=1)
        layout.addLayout(foot)

    def _show_page(self) -> None:
        lesson, page = self._lesson.lesson, self._lesson.page
        if lesson is None or page is None:
            return
        self._title.setText(page.title)
        pages = len(lesson.pages)
        self._place.setText(f"Page {self._lesson.number} of {pages} of “{lesson.title}”")
        introduction = lesson.introduction if self._lesson.number == 1 else ""
        self._show_text("\n\n".join(part for part in (introduction, page.text) if part))
        self._show_task()
        self._back.setEnabled(self._lesson.number > 1)
        self._next.setEnabled(not self._lesson.is_last)

    def _show_text(self, markdown: str) -> None:
        document = self._text.document()
        document.setMarkdown(markdown, _NO_HTML)
        self._text.setVisible(bool(markdown))
        self._fit_text()

    def _fit_text(self) -> None:
        """Be as high as the text: the panel scrolls as a whole, and nothing in it by itself."""
        document = self._text.document()
        document.setTextWidth(max(self.width(), _WIDTH) - 40)
        self._text.setFixedHeight(round(document.size().height()) + 4)

    def resizeEvent(self, event: object) -> None:  # noqa: D102 - Qt's
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit_text()

    def _show_task(self) -> None:
        task, attempt = self._lesson.task, self._lesson.attempt
        if self._input is not None:
            self._input.hide()
            self._input.deleteLater()
            self._input = None
        self._task.setVisible(task is not None)
        self._feedback.setText("")
        self.draw_wanted.emit(task if isinstance(task, DrawTask) else None)
        if task is None:
            return
        self._question.setText(task.question)
        self._input = input_for(task, self._task)
        self._input.entered.connect(self._answer)
        self._input.draw_again_wanted.connect(lambda: self.draw_wanted.emit(task))
        self._task_body.insertWidget(1, self._input)
        self._hint.setVisible(bool(task.hints))
        if attempt.solved:
            self._feedback.setText("You have solved this before. You can do it again.")

    def _answer(self) -> None:
        if self._input is not None:
            self._lesson.answer(self._input.text, self._drawn())

    def _show_judgement(self, judgement: Judgement) -> None:
        self._feedback.setText(judgement.sentence)

    def _go_back(self) -> None:
        self._lesson.go(self._lesson.number - 1)

    def _go_on(self) -> None:
        self._lesson.go(self._lesson.number + 1)

    def _close(self) -> None:
        self.draw_wanted.emit(None)
        self.hide()


def _call(do: Callable[[], object], _checked: bool = False) -> None:
    """Leave out what Qt tells of a button that cannot be on or off."""
    do()
