"""A lesson as it has been read: pages, set-ups and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simplenn.core.lesson.page_setup import PageSetup

if TYPE_CHECKING:
    from simplenn.core.lesson.tasks.task import Task


@dataclass(frozen=True, slots=True)
class Page:
    """One screen of a lesson: one short thought, and at most one task.

    Attributes:
        title: Its heading.
        text: What is to be read, in Markdown without links, pictures and HTML.
        setup: What the window is set to, or None to leave it as it is.
        task: What is to be done, or None where there is nothing to do.
    """

    title: str
    text: str
    setup: PageSetup | None = None
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson.

    Attributes:
        title: Its heading.
        introduction: What stands before the first page, in Markdown; often empty.
        pages: At least one.
    """

    title: str
    introduction: str
    pages: tuple[Page, ...]

    @property
    def tasks(self) -> list[tuple[int, Task]]:
        """The tasks, each with the number of its page, counted from 1."""
        numbered = enumerate(self.pages, start=1)
        return [(number, page.task) for number, page in numbered if page.task is not None]

    def setup_on(self, page: int) -> PageSetup | None:
        """What holds on a page, counted from 1: its own set-up, or the numbers of one before it.

        Only numbers are handed on: what a page hides or locks ends with the page.
        """
        own = self.pages[page - 1].setup
        if own is not None:
            return own
        earlier = [each.setup for each in self.pages[: page - 1] if each.setup is not None]
        return PageSetup(earlier[-1].setup) if earlier else None
