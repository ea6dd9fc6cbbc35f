"""What has been done in lessons, kept from one start to the next."""

from __future__ import annotations

from functools import partial
from typing import Final

from simplenn.core.lesson.attempt import Attempt
from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.progress import progress_as_text, progress_from_text, task_key
from simplenn.core.lesson.results import Result, results_of
from simplenn.ui.model.preferences import Preferences

_FORGOTTEN: Final = progress_as_text({})


class LessonProgress:
    """The attempts at every task, in the preferences.

    Attributes:
        is_damaged: Whether nothing of what was kept can be read any more.
    """

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        kept = preferences.lesson_progress
        self._attempts = progress_from_text(kept)
        self.is_damaged = kept not in ("", _FORGOTTEN) and not self._attempts

    def of(self, lesson: Lesson, page: int) -> Attempt:
        """What has been done about the task of a page, counted from 1."""
        return self._attempts.get(task_key(lesson, page), Attempt())

    def keep(self, lesson: Lesson, page: int, attempt: Attempt) -> None:
        """Remember what has been done, beside what was done in other windows."""
        key = task_key(lesson, page)
        self._attempts[key] = attempt  # also where the settings cannot be written

        def add(kept: str) -> str:
            mine = {} if kept == _FORGOTTEN else self._attempts  # maybe by another window
            others = mine | progress_from_text(kept)
            others.pop(key, None)
            self._attempts = {**others, key: attempt}  # the latest comes last
            return progress_as_text(self._attempts)

        self._preferences.change_lesson_progress(add)

    def forget(self) -> None:
        """Forget everything."""
        self._attempts.clear()
        self._preferences.change_lesson_progress(lambda _: _FORGOTTEN)

    def results(self, lesson: Lesson) -> list[Result]:
        """What was answered in a lesson, in the order of its pages, whenever that was."""
        return results_of(lesson, partial(self.of, lesson))

    def solved(self, lesson: Lesson) -> int:
        """How many tasks of a lesson are solved."""
        return sum(self.of(lesson, page).solved for page, _ in lesson.tasks)

    def next_page(self, lesson: Lesson) -> int:
        """The page to go on with: the first whose task is open, where another one is done."""
        open_pages = [page for page, _ in lesson.tasks if not self.of(lesson, page).is_over]
        is_begun = len(open_pages) < len(lesson.tasks)
        return open_pages[0] if is_begun and open_pages else 1
