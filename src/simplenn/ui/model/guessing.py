"""Guess first: which results are still hidden, and how many guesses were right."""

from __future__ import annotations

from decimal import Decimal

from simplenn.core.stepping.code_lines import SolvedLine
from simplenn.core.stepping.guess import Verdict, judge
from simplenn.core.stepping.steps import Position


class Guessing:
    """Hides the result of each code line until somebody has guessed it, or goes on.

    What has been shown once stays shown.

    Attributes:
        on: Whether results are hidden. Set by Stepping.
        verdict: What to say about the last guess, until something else is shown; or None.
    """

    def __init__(self) -> None:
        self.on = False
        self.verdict: Verdict | None = None
        self._first_hidden = 1  # the results of earlier epochs are all shown
        self._lines_shown: dict[int, int] = {}
        self._right: list[bool] = []

    @property
    def right(self) -> int:
        """How many guesses were right."""
        return sum(self._right)

    @property
    def count(self) -> int:
        """How many guesses were made."""
        return len(self._right)

    def forget_guesses(self) -> None:
        """Count from 0 again."""
        self._right = []

    def begin(self, epoch: int) -> None:
        """Hide the results of another run, from an epoch on."""
        self._first_hidden, self._lines_shown = epoch, {}
        self.verdict = None

    def lines_shown(self, position: Position) -> int:
        """How many of the five lines show their results at a position."""
        done = position.step.lines[-1]
        if not self.on or position.epoch < self._first_hidden:
            return done
        return min(done, self._lines_shown.get(position.epoch, 0))

    def reveal(self, epoch: int, lines: int) -> None:
        """Remember that the results of so many lines of an epoch have been shown."""
        self._lines_shown[epoch] = max(self._lines_shown.get(epoch, 0), lines)
        if not self.on:
            self._first_hidden = max(self._first_hidden, epoch)
        self.verdict = None

    def judge(self, guess: Decimal, asked: SolvedLine) -> None:
        """Compare a guess with a result, and count it."""
        self.verdict = judge(guess, asked.value)
        self._right.append(self.verdict.right)
