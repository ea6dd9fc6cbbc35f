"""A lesson as it has been read: pages, set-ups and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from simplenn.core.setup import Setup

if TYPE_CHECKING:
    from simplenn.core.lesson.tasks.task import Task

SUFFIX: Final = ".lesson"
"""The end of a lesson file's name."""


class Hidden(Enum):
    """What a page can hide, since it would give the answer away. The value is its name in files."""

    FORECAST = "forecast"
    ALPHA_RULER = "alpha ruler"
    ALPHA_BUTTONS = "alpha buttons"
    ALPHA_EXPLORER = "alpha explorer"
    RESULT = "result"
    ASK = "ask"
    STATUS = "status"
    STEPPING = "step through"
    NARRATION = "narration"
    ADVICE = "advice"
    NUMBERS = "numbers"
    ERROR_PLOT = "error plot"
    VALLEY_PLOT = "valley plot"
    WEIGHT_PLOT = "weight plot"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What the window is set to when a page is entered.

    Attributes:
        setup: What the fields show.
        hidden: What is not to be seen on this page.
        locked: The names of the fields that cannot be changed on this page.
    """

    setup: Setup
    hidden: frozenset[Hidden] = frozenset()
    locked: frozenset[str] = frozenset()


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
