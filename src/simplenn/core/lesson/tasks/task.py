"""What all kinds of tasks have in common, and what is said of an answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from simplenn.core.history import History
from simplenn.core.lesson.page_setup import PageSetup
from simplenn.core.lesson.toml_block import TomlBlock
from simplenn.core.setup import Setup

Point = tuple[float, float]
"""A place in a plot that somebody has drawn: epoch and value."""


class Answer(NamedTuple):
    """What a person has answered; each kind of task looks at the part that is its own.

    Attributes:
        text: What was typed, or the number of the option that was chosen, from 1.
        runs: What was trained since the page was entered, in this order.
        drawn: What was drawn into the plot.
        goes_on: Whether the last of the runs has not ended yet.
    """

    text: str = ""
    runs: Sequence[History] = ()
    drawn: Sequence[Point] = ()
    goes_on: bool = False


class Judgement(NamedTuple):
    """What is to be said about an answer.

    Attributes:
        right: Whether it is right.
        sentence: Why, in words, with the person's own numbers.
        is_answer: Whether it was an answer at all; what is none does not count as a try.
        explains: Whether the sentence says what is wrong with the answer, so that no hint of the
            page has to.
    """

    right: bool
    sentence: str
    is_answer: bool = True
    explains: bool = False


class Problem(NamedTuple):
    """Something that a task asks for, and its page makes impossible.

    Attributes:
        key: The field of the task that says it.
        wrong: What is wrong.
        right: What would be right.
    """

    key: str
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Task(ABC):
    """A question, and how its answers are judged.

    Attributes:
        KIND: What files call this kind.
        COUNTS_WHEN_TOLD: Whether it counts as solved after its solution was explained, too.
        question: What is asked.
        hints: What helps, the first one first.
        because: What is said with the right answer, and when the tries are used up.
    """

    KIND: ClassVar[str]
    COUNTS_WHEN_TOLD: ClassVar[bool] = False

    question: str
    hints: tuple[str, ...]
    because: str

    @classmethod
    @abstractmethod
    def read(cls, block: TomlBlock, setup: Setup) -> Task:
        """Read a task of this kind; what is wrong becomes a mistake of the block.

        Args:
            block: Its block.
            setup: The numbers of its page.
        """

    def problems_on(self, page: PageSetup) -> list[Problem]:
        """What cannot be done on a page, given what that sets, hides and locks; often nothing."""
        return []

    @abstractmethod
    def judge(self, answer: Answer) -> Judgement:
        """Say whether an answer is right, and why."""

    @abstractmethod
    def in_words(self, answer: Answer) -> str:
        """What was answered, for the table of results; what it says is a text for it again."""

    @property
    @abstractmethod
    def solution(self) -> str:
        """The right answer in words, for worksheets and for when the tries are used up."""


def read_question(block: TomlBlock) -> tuple[str, tuple[str, ...]]:
    """Read what every task has: the question and the hints."""
    question = block.text("question")
    if "question" in block and not question.strip():
        block.mistake("question", "question is empty", "ask something")
    return question, block.texts("hints", ())
