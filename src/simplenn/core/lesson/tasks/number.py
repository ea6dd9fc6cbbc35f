"""Tasks in which a number is typed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Final

from simplenn.core.lesson.quantities import (
    MAX_EPOCH,
    OF_EPOCHS,
    QUANTITIES,
    KnownMistake,
    known_mistakes,
    value_of,
)
from simplenn.core.lesson.rounding import is_right
from simplenn.core.lesson.tasks.task import Answer, Judgement, Task, read_question
from simplenn.core.lesson.toml_block import TomlBlock
from simplenn.core.numbers import format_by_hand, format_exact
from simplenn.core.setup import Setup
from simplenn.core.typed_numbers import possible_numbers

_LONG: Final = 10
"""A number of more characters is hard to read."""


@dataclass(frozen=True, slots=True)
class NumberTask(Task):
    """A number is right within a tolerance; known wrong ones have a hint of their own.

    Attributes:
        value: The right number.
        tolerance: How far off an answer may be; None for as people round.
        known: Wrong answers that many give.
        epoch: The epoch that it is a number of, or None.
    """

    KIND: ClassVar[str] = "number"

    value: float
    tolerance: float | None
    known: tuple[KnownMistake, ...]
    epoch: int | None = None

    @classmethod
    def read(cls, block: TomlBlock, setup: Setup) -> NumberTask:
        """Read the answer: a number, or the name of a quantity that the core computes."""
        question, hints = read_question(block)
        epoch: int | None = None
        is_of_epoch = "epoch" in block
        own = tuple(_own_mistakes(block))
        if "quantity" in block:
            value, known, epoch = _computed(block, setup)
            if "answer" in block:
                block.mistake("answer", "there are answer and quantity", "leave one of them out")
        else:
            if "answer" not in block:
                right = 'add quantity = "error", or answer = 0.1, or others'
                block.mistake("quantity", "quantity is missing", right)
            elif is_of_epoch:
                wrong, right = "epoch belongs to a quantity", "leave it out, or write quantity"
                block.mistake("epoch", wrong, right)
            value = block.number("answer") if "answer" in block else 0.0
            known = (KnownMistake(-value, "The size is right. Look at the sign again."),)
        tolerance = block.number("tolerance") if "tolerance" in block else None
        if tolerance is not None and tolerance < 0.0:
            block.mistake("tolerance", "tolerance is below 0", "write 0 or more, or leave it out")
        because = block.text("because", "")
        task = cls(question, hints, because, value, tolerance, (*own, *known), epoch)
        task._tell_of_wrong(block, [mistake.value for mistake in own])
        return task

    def _tell_of_wrong(self, block: TomlBlock, values: list[float]) -> None:
        """Each wrong answer of the file has to be wrong, and to be there once."""
        for place, value in enumerate(values):
            number = format_exact(value)
            if any(self._is(typed, self.value) for typed in _numbers(number)):
                wrong = f"{number} is no wrong answer: {format_exact(self.value)} is the right one"
                if value != self.value:
                    wrong = f"{number} is near enough to {format_exact(self.value)} to be right"
                block.mistake_by_numbers("wrong", wrong, "leave it out", place)
            elif value in values[:place]:
                block.mistake("wrong", f"{number} is there twice", "leave one of them out", place)

    def judge(self, answer: Answer) -> Judgement:
        """Compare the number that was typed with the right one, then with the known wrong ones."""
        numbers = _numbers(answer.text)
        if not numbers:
            return Judgement(False, "Type a number, such as 0.5.", is_answer=False)
        if any(self._is(number, self.value) for number in numbers):
            exactly = format_exact(self.value)
            if any(float(number) == self.value for number in numbers):
                return Judgement(True, "Right.")
            return Judgement(True, f"Right; more exactly it is {exactly}.")
        hint = self._hint_for(numbers)
        if hint:
            return Judgement(False, f"No. {hint}", explains=True)
        return Judgement(False, f"No: {_too(numbers[0], self.value)}.")

    def in_words(self, answer: Answer) -> str:
        """What was typed."""
        return answer.text.strip()

    @property
    def solution(self) -> str:
        """The right number, with all digits; before many of them, as few as are right."""
        in_full = format_by_hand(self.value)
        if " " in in_full or len(in_full) <= _LONG:
            return in_full
        rounded = (format_exact(float(f"{self.value:.{digits}g}")) for digits in range(4, 18))
        right = (text for text in rounded if self._is(Decimal(text), self.value))
        short = next(right, in_full)  # a tolerance of 0 may refuse even that
        return in_full if short == in_full else f"{short} ({in_full} with all digits)"

    def _hint_for(self, numbers: list[Decimal]) -> str:
        """What is said to the known mistake that is meant: the nearest, and of those the first."""
        meant = [
            (abs(number - Decimal(mistake.value)), mistake.hint)
            for mistake in self.known
            for number in numbers
            if mistake.value != self.value and self._is(number, mistake.value)
        ]
        return min(meant, key=lambda each: each[0])[1] if meant else ""

    def _is(self, number: Decimal, value: float) -> bool:
        if self.tolerance is None:
            return is_right(number, value)
        return abs(number - Decimal(value)) <= Decimal(self.tolerance)


def _computed(block: TomlBlock, setup: Setup) -> tuple[float, tuple[KnownMistake, ...], int | None]:
    quantity = block.one_of("quantity", QUANTITIES)
    epoch = block.count("epoch", 1, MAX_EPOCH) if quantity in OF_EPOCHS else None
    number = epoch or 1
    value = value_of(quantity, setup, number)
    if value is None:
        wrong = f"there is no {quantity} with these numbers"
        block.mistake_by_numbers("quantity", wrong, "change the page's setup, or the epoch")
        return 0.0, (), epoch
    return value, tuple(known_mistakes(quantity, setup, number)), epoch


def _own_mistakes(block: TomlBlock) -> list[KnownMistake]:
    """The wrong answers that the file names."""
    found = []
    for place, table in enumerate(block.tables("wrong")):
        value, hint = table.get("value"), table.get("hint")
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if is_number and isinstance(hint, str) and set(table) == {"value", "hint"}:
            found.append(KnownMistake(float(value), hint))  # type: ignore[arg-type]
        elif isinstance(value, str) and _numbers(value):
            wrong = f'value is "{value[:40]}"'
            block.mistake("wrong", wrong, f"write {value[:40]} without quotes", place)
        else:
            right = 'write { value = 1.5, hint = "..." }'
            block.mistake("wrong", "a wrong answer is not what it should be", right, place)
    return [each for each in found if math.isfinite(each.value)]


def _numbers(text: str) -> list[Decimal]:
    """What a text may stand for: 1,369 is 1.369 or 1369."""
    return [number for number in possible_numbers(text) if math.isfinite(float(number))]


def _too(number: Decimal, value: float) -> str:
    """Which way an answer is wrong; by how much would be telling."""
    if float(number) == value:
        return "not exactly"
    return "too large" if number > Decimal(value) else "too small"
