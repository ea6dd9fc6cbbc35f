"""What has been done in lessons, kept from one start to the next."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from simplenn.core.lesson.attempt import Attempt
from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.progress import (
    Place,
    place_from_text,
    progress_as_text,
    progress_from_text,
    task_key,
)
from simplenn.core.lesson.results import Result, results_of
from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.model.preferences import Preferences


class LessonProgress:
    """The attempts at every task, in the preferences.

    Attributes:
        is_damaged: Whether nothing of what was kept can be read any more.
    """

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        kept = preferences.lesson_progress
        self._attempts = progress_from_text(kept)
        self._unwritten: dict[str, Attempt] = {}
        is_empty = not self._attempts and place_from_text(kept) is None
        self.is_damaged = is_empty and kept not in ("", progress_as_text({}))

    def of(self, lesson: Lesson, page: int) -> Attempt:
        """What has been done about the task of a page, counted from 1."""
        return self._attempts.get(task_key(lesson, page), Attempt())

    def keep(self, lesson: Lesson, page: int, attempt: Attempt) -> None:
        """Remember what has been done, beside what was done in other windows."""
        self._add({task_key(lesson, page): attempt})

    def keep_place(self, lesson: Path | None, page: int) -> None:
        """Remember where to go on: a shipped lesson and its page, or None after the last one."""
        self._add({}, Place(lesson.stem if lesson else "", page))

    def _add(self, new: dict[str, Attempt], place: Place | None = None) -> None:
        """Add to what is kept now: another window may have added to it, or forgotten all."""
        self._unwritten |= new
        self._attempts |= new  # also where the settings cannot be written

        def add(kept: str) -> str:
            others = progress_from_text(kept)
            earlier = {key: others[key] for key in others if key not in self._unwritten}
            self._attempts = earlier | self._unwritten  # the latest comes last
            return progress_as_text(self._attempts, place or place_from_text(kept))

        if self._preferences.change_lesson_progress(add):
            self._unwritten.clear()

    def forget(self) -> None:
        """Forget everything."""
        self._attempts.clear()
        self._unwritten.clear()
        self._preferences.change_lesson_progress(lambda _: progress_as_text({}))

    def results(self, lesson: Lesson) -> list[Result]:
        """What was answered in a lesson, in the order of its pages, whenever that was."""
        return results_of(lesson, partial(self.of, lesson))

    def solved(self, lesson: Lesson) -> int:
        """How many tasks of a lesson are solved."""
        return sum(self.of(lesson, page).solved for page, _ in lesson.tasks)

    def next_page(self, lesson: Lesson, path: Path) -> int:
        """The page to go on with: that which was left last, or else the first one after an answer.

        Args:
            lesson: The lesson.
            path: Its file.
        """
        place = place_from_text(self._preferences.lesson_progress)
        if place is not None and path in shipped_lessons() and path.stem == place.lesson:
            return place.page
        answered = [page for page, _ in lesson.tasks if self.of(lesson, page).tries]
        last = max(answered, default=0)
        open_pages = [page for page, _ in lesson.tasks if not self.of(lesson, page).is_over]
        later = [page for page in open_pages if page >= last]
        return [*later, *open_pages, 1][0] if answered else 1
