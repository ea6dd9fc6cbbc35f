"""The lesson that is open: its page, what is answered, and what that does to the window."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from simplenn.core.errors import LessonError
from simplenn.core.lesson.attempt import Attempt, after_answer, next_hint
from simplenn.core.lesson.lesson import Lesson, Page
from simplenn.core.lesson.results import Result
from simplenn.core.lesson.tasks.task import Answer, Point, Task
from simplenn.ui.lessons.lesson_progress import LessonProgress
from simplenn.ui.lessons.page_runs import PageRuns
from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.lessons.watched_lesson import WatchedLesson
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.session.document import Document

_NOTHING: Final[frozenset[str]] = frozenset()

_LEFT: Final = "The lesson is left: all is as it was before."


class OpenLesson(QObject):
    """Leads through a lesson, page by page.

    What the window held before is set aside when a lesson begins, and comes back when it is left:
    runs, numbers, undo and all. A page's numbers are set when it is entered; what the page hides
    is hidden until its question is answered or explained.

    Signals:
        begun: A lesson was opened.
        left: It was left.
        page_changed: Another page is shown, or the same one with another text.
        answered (Judgement): An answer was judged.
        hinted (str): A hint was given.
        trained: What was judged is another run now, or has ended, or goes on after that.
        refused (str): A lesson could not be opened; the sentences say why.

    Attributes:
        file: Its file.
    """

    begun = Signal()
    left = Signal()
    page_changed = Signal()
    answered = Signal(object)
    hinted = Signal(str)
    trained = Signal()
    refused = Signal(str)

    def __init__(
        self, model: WindowModel, document: Document, progress: LessonProgress, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._document = document
        self._progress = progress
        self._lesson: Lesson | None = None
        self._number = 1
        self._timed_from = 0.0
        self.file = WatchedLesson(self)
        self.file.changed.connect(self._show_changed)
        self._runs = PageRuns(model, self)
        self._runs.trained.connect(self.trained)
        document.replaced.connect(self._close)

    @property
    def lesson(self) -> Lesson | None:
        """The lesson, or None where none is open."""
        return self._lesson

    @property
    def number(self) -> int:
        """The number of the page, from 1."""
        return self._number

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return None if self._lesson is None else self._lesson.pages[self._number - 1]

    @property
    def task(self) -> Task | None:
        """The task of that page, or None."""
        return None if self.page is None else self.page.task

    @property
    def attempt(self) -> Attempt:
        """What has been done about that task."""
        if self._lesson is None:
            return Attempt()
        return self._progress.of(self._lesson, self._number)

    @property
    def is_last(self) -> bool:
        """Whether there is no page after this one."""
        return self._lesson is None or self._number == len(self._lesson.pages)

    @property
    def solved(self) -> int:
        """How many of the lesson's tasks are solved."""
        return 0 if self._lesson is None else self._progress.solved(self._lesson)

    @property
    def next_lesson(self) -> Path | None:
        """The lesson after this one among those that ship, or None."""
        following = dict(pairwise(shipped_lessons()))
        return None if self.file.path is None else following.get(self.file.path)

    @property
    def results(self) -> list[Result]:
        """What was answered in the lesson so far, in the order of its pages."""
        return [] if self._lesson is None else self._progress.results(self._lesson)

    def open(self, path: Path, page: int | None = None) -> None:
        """Show a lesson, in place of one that is open. One that cannot be read changes nothing.

        Args:
            path: Its file.
            page: The page to begin with, or None for the first one that is not done.
        """
        try:
            lesson = self.file.open(path)
        except LessonError as error:
            self.refused.emit(str(error))
            return
        if self._lesson is not None:
            self._model.stepping.leave()
            self._model.restrictions.set(frozenset(), _NOTHING)
        self._document.set_aside()
        self._lesson = lesson
        self.begun.emit()
        self.go(page or self._progress.next_page(lesson, path))

    def leave(self) -> None:
        """Give back everything as it was before the lesson."""
        if self._lesson is not None:
            self._model.stepping.leave()
            self._close()
            self._document.bring_back()
            self._model.told.emit(_LEFT)

    def _close(self) -> None:
        """Have no lesson any more."""
        if self._lesson is None:
            return
        self.file.close()
        self._lesson = None
        self._model.restrictions.set(frozenset(), _NOTHING)
        self.left.emit()

    def go(self, number: int) -> None:
        """Show a page, counted from 1; the first or the last where there is no such page."""
        if self._lesson is None:
            return
        self._number = min(max(number, 1), len(self._lesson.pages))
        self._timed_from = time.monotonic()
        self._model.stepping.leave()
        self._model.restrictions.set(frozenset(), _NOTHING)
        setup = self._lesson.setup_on(self._number)
        if setup is not None:
            self._model.trainer.reset()
            self._model.load_setup(setup.setup)
            self._model.question.set_value(setup.setup.input)  # another one is for who asks it
        self._runs.begin()
        self._model.undo_history.stack.clear()
        self._restrict()
        self._keep_place()
        self.page_changed.emit()

    def go_back(self) -> None:
        """Show the page before this one: before the first, the last of the lesson before."""
        paths = shipped_lessons()
        if self._number > 1 or self.file.path is None or self.file.path not in paths[1:]:
            self.go(self._number - 1)
        else:
            self.open(paths[paths.index(self.file.path) - 1], sys.maxsize)

    def answer(self, text: str = "", drawn: Sequence[Point] = ()) -> None:
        """Judge an answer to the page's task."""
        if self._lesson is None or self.task is None:
            return
        answer = Answer(text, self._runs.histories, drawn, self._runs.goes_on)
        attempt, judgement = after_answer(self.attempt, self.task, answer)
        if judgement.is_answer:
            self._progress.keep(self._lesson, self._number, self._timed(attempt))
            self._restrict()
            self._keep_place()
        self.answered.emit(judgement)

    def hint(self) -> None:
        """Give the next hint."""
        if self._lesson is None or self.task is None:
            return
        attempt, hint = next_hint(self.attempt, self.task)
        self._progress.keep(self._lesson, self._number, attempt)
        self.hinted.emit(hint or "There is no hint here.")

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to be done on the page."""
        return self.task is None or self.attempt.is_over

    def _restrict(self) -> None:
        """Hide and lock what the page says; once its question is answered, hide less."""
        setup = None if self._lesson is None else self._lesson.setup_on(self._number)
        if setup is not None:
            hidden = setup.hidden_while(not self.is_done)
            self._model.restrictions.set(hidden, setup.locked)

    def _keep_place(self) -> None:
        """Remember where to go on another day: with the next lesson at the end of this one."""
        if self.file.path not in shipped_lessons():
            return
        ends = self.is_last and self.is_done
        self._progress.keep_place(
            self.next_lesson if ends else self.file.path, 1 if ends else self._number
        )

    def _timed(self, attempt: Attempt) -> Attempt:
        """Add the time since the page was entered, or since the answer before."""
        if attempt.tries == self.attempt.tries:
            return attempt  # it did not count
        since, self._timed_from = self._timed_from, time.monotonic()
        return attempt._replace(seconds=attempt.seconds + self._timed_from - since)

    def _show_changed(self, lesson: Lesson) -> None:
        """Show a lesson anew whose file was changed in an editor."""
        self._lesson = lesson
        self.go(self._number)
