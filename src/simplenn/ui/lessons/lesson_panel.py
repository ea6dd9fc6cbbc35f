"""The lesson beside the plots: what to read, what to do, and what is said of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simplenn.ui.lessons.lesson_button import LessonButton
from simplenn.ui.lessons.lesson_lines import BrokenLine, EndLine
from simplenn.ui.lessons.lesson_setup import LessonSetup
from simplenn.ui.lessons.lesson_text import LessonText
from simplenn.ui.lessons.open_lesson import OpenLesson
from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.lessons.task_view import TaskView
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import follow_size, px, space
from simplenn.ui.widgets.accessible_roles import speak_as
from simplenn.ui.widgets.announcing import announce, as_sentences
from simplenn.ui.widgets.call_after_paint import call_after_paint
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

    Attributes:
        task: The part where the page's task is done.
    """

    def __init__(self, lesson: OpenLesson, model: WindowModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._lesson = lesson
        self._setup = LessonSetup(model, self)
        self.task = TaskView(lesson, model, self)
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
        go_back, leave = lesson.go_back, lesson.leave
        self._back = LessonButton("back", "Back", go_back, "The page before.", self)
        self._next = LessonButton("next", "Next", self._go_on, "The page after this one.", self)
        tip = "Back to your own runs, as you left them."
        self._leave = LessonButton("leave", "Leave", leave, tip, self)
        self._scroll = self._scrolled()
        self._lay_out()
        lesson.page_changed.connect(self._show_page)
        lesson.answered.connect(self._show_progress)
        self.task.told.connect(self._bring_into_view)

    def scroll_by(self, pages: int) -> bool:
        """Show what is below, or above for -1; whether there was as much as a line of text.

        A line that may have been cut off at the edge is there again.
        """
        bar, line = self._scroll.verticalScrollBar(), self.fontMetrics().lineSpacing()
        if self._left(pages) < line:
            return False
        bar.setValue(bar.value() + pages * max(bar.pageStep() - line, line))
        return True

    def _left(self, direction: int) -> int:
        """How many pixels there are below what is seen, or above for -1."""
        bar = self._scroll.verticalScrollBar()
        return bar.maximum() - bar.value() if direction > 0 else bar.value()

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
        above, below = _Edge(self), _Edge(self)
        layout.addLayout(head)
        for part in (above, self._scroll, below):
            layout.addWidget(part)
        layout.addLayout(foot)
        bar = self._scroll.verticalScrollBar()
        for moved in (bar.valueChanged, bar.rangeChanged):
            moved.connect(lambda *_: above.setVisible(bar.value() > bar.minimum()))
            moved.connect(lambda *_: below.setVisible(bar.value() < bar.maximum()))

    def _scrolled(self) -> QScrollArea:
        """What scrolls where the panel is too low: the text, the task, and what is said of it."""
        scrolled = QWidget(self)
        body = QVBoxLayout(scrolled)
        space(body, self, (16, 16, 16, 8), 16)
        broken, end = BrokenLine(self._lesson, scrolled), EndLine(self._lesson, scrolled)
        for part in (broken, self._text, self._setup, self.task, end):
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
        if not is_text or not self.task.choose(event.text()):
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
        self._setup.show_page(page)
        before = self.task.show_task()
        self._show_progress()
        self._back.setEnabled(
            self._lesson.number > 1 or self._lesson.file.path in shipped_lessons()[1:]
        )
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
        self._next.setDefault(lesson.is_done)

    def _show_place(self) -> None:
        """Say how far one is, where there is room for it."""
        lesson, is_low = self._lesson.lesson, self.height() < px(self, _LOW)
        self._place.setHidden(is_low)
        self._solved.setHidden(is_low or lesson is None or not lesson.tasks)

    def _focus(self) -> None:
        """Have the keyboard where the page is answered."""
        leads_on = self._next if self._next.isEnabled() else self._leave
        target = leads_on if self._lesson.task is None else self.task.first
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        if self._lesson.task is None or self.task.is_right:
            self._go_on()
        else:
            self.task.answer()

    def _bring_into_view(self) -> None:
        call_after_paint(self, self._show_feedback)  # once it has its height

    def _show_feedback(self) -> None:
        self._scroll.ensureWidgetVisible(self.task.feedback, 0, 8)
        if self._left(1) < self.fontMetrics().lineSpacing():
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _go_on(self) -> None:
        following = self._lesson.next_lesson
        if not self._lesson.is_last:
            self._lesson.go(self._lesson.number + 1)
        elif following is not None:
            self._lesson.open(following)


class _Edge(QFrame):
    """A line where what is scrolled goes on beyond the edge, so that a cut line looks like that."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.HLine)
        self.setFrameShadow(QFrame.Shadow.Plain)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setFixedHeight(self.lineWidth())  # Qt has room around it: too much on a small screen
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()
