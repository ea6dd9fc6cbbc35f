"""What has been done in lessons, kept from one start to the next."""

from __future__ import annotations

from simplenn.core.lesson.attempt import Attempt
from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.progress import progress_as_text, progress_from_text, task_key
from simplenn.ui.model.preferences import Preferences


class LessonProgress:
    """The attempts at every task, in the preferences."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._attempts = progress_from_text(preferences.lesson_progress)

    def of(self, lesson: Lesson, page: int) -> Attempt:
        """What has been done about the task of a page, counted from 1."""
        return self._attempts.get(task_key(lesson, page), Attempt())

    def keep(self, lesson: Lesson, page: int, attempt: Attempt) -> None:
        """Remember what has been done, beside what was done in other windows."""
        mine = {task_key(lesson, page): attempt}
        self._attempts |= mine  # also where the settings cannot be written

        def add(kept: str) -> str:
            self._attempts |= progress_from_text(kept) | mine
            return progress_as_text(self._attempts)

        self._preferences.change_lesson_progress(add)

    def forget(self) -> None:
        """Forget everything."""
        self._attempts.clear()
        self._preferences.change_lesson_progress(lambda _: "")

    def solved(self, lesson: Lesson) -> int:
        """How many tasks of a lesson are solved."""
        return sum(self.of(lesson, page).solved for page, _ in lesson.tasks)

    def next_page(self, lesson: Lesson) -> int:
        """The page to go on with: the first whose task is open, where another one is done."""
        open_pages = [page for page, _ in lesson.tasks if not self.of(lesson, page).is_over]
        is_begun = len(open_pages) < len(lesson.tasks)
        return open_pages[0] if is_begun and open_pages else 1
