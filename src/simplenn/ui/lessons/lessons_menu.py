"""The Lessons menu: the lessons that ship, one's own, and what has been done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from simplenn.core.errors import LessonError
from simplenn.ui.lessons.shipped import shipped_lessons

if TYPE_CHECKING:
    from simplenn.core.lesson.lesson import Lesson
    from simplenn.ui.lessons.lesson_progress import LessonProgress


class LessonsMenu(QMenu):
    """Lists the shipped lessons, with how much of each is solved, when it is opened."""

    def __init__(
        self,
        progress: Callable[[], LessonProgress],
        open_path: Callable[[Path], object],
        parent: QWidget,
    ) -> None:
        super().__init__("&Begin a lesson", parent)
        self.setObjectName("lessons_menu")
        self._progress = progress
        self._open_path = open_path
        self.aboutToShow.connect(self.show_lessons)

    def show_lessons(self) -> None:
        """List the lessons as they are now."""
        self.clear()
        for number, path in enumerate(shipped_lessons(), start=1):
            lesson = _readable(path)
            if lesson is not None:
                self.addAction(self._action(number, path, lesson))

    def _action(self, number: int, path: Path, lesson: Lesson) -> QAction:
        total, solved = len(lesson.tasks), self._progress().solved(lesson)
        done = f"   ({solved} of {total} solved)" if solved else ""
        key = f"&{number}" if number < 10 else f"{number}"
        action = QAction(f"{key} {lesson.title}{done}".replace("&&", "&"), self)
        action.setObjectName(f"lesson_{number}_action")
        action.triggered.connect(partial(self._open, path))
        return action

    def _open(self, path: Path, _checked: bool = False) -> None:
        self._open_path(path)


def _readable(path: Path) -> Lesson | None:
    from simplenn.core.lesson.reader import read_lesson  # here: the window is painted before

    try:
        return read_lesson(path)
    except LessonError:  # a damaged installation: the others are still of use
        return None
