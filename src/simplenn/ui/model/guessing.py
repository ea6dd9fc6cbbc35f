"""Guess first: which results are still hidden, and what was guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from simplenn.core.stepping.steps import Position

if TYPE_CHECKING:
    from simplenn.core.lesson.attempt import Attempt
    from simplenn.core.lesson.tasks.number import NumberTask


class Guess(NamedTuple):
    """What somebody has guessed before a result was shown.

    Attributes:
        text: The last guess as it was typed; empty where somebody went on without one.
        right: Whether it was right.
    """

    text: str
    right: bool


class Guessing:
    """Hides the result of each code line until somebody has guessed it, or goes on.

    There are two tries, as in lessons. What has been shown once stays shown.

    Attributes:
        on: Whether results are hidden. Set by Stepping.
        said: What to say about the last guess, until something else is shown; or nothing.
        right: How many results were guessed.
        skipped: How many were shown without a guess.
        count: How many were shown since results are hidden, whether guessed or not.
    """

    def __init__(self) -> None:
        self.on = False
        self.said = ""
        self.right = self.skipped = self.count = 0
        self._first_hidden = 1  # the results of earlier epochs are all shown
        self._lines_shown: dict[int, int] = {}
        self._guesses: dict[tuple[int, int], Guess] = {}
        self._attempts: dict[tuple[int, int], Attempt] = {}

    def forget_guesses(self) -> None:
        """Count from 0 again."""
        self.right = self.skipped = self.count = 0

    def begin(self, epoch: int) -> None:
        """Hide the results of another run, from an epoch on."""
        self._first_hidden, self._lines_shown = epoch, {}
        self._guesses, self._attempts = {}, {}
        self.said = ""

    def lines_shown(self, position: Position) -> int:
        """How many of the five lines show their results at a position."""
        done = position.step.lines[-1]
        if not self.on or position.epoch < self._first_hidden:
            return done
        return min(done, self._lines_shown.get(position.epoch, 0))

    def guess_at(self, epoch: int, line: int) -> Guess | None:
        """What was guessed of a line's result, or None where that was never asked for."""
        return self._guesses.get((epoch, line))

    def reveal(self, epoch: int, lines: int) -> None:
        """Remember that the results of so many lines of an epoch have been shown."""
        before = self._lines_shown.get(epoch, 0)
        if not self.on:
            self._first_hidden = max(self._first_hidden, epoch)
        elif epoch >= self._first_hidden:
            for line in range(before + 1, lines + 1):
                attempt = self._attempts.get((epoch, line))
                self._count(epoch, line, Guess("" if attempt is None else attempt.last, False))
        self._lines_shown[epoch] = max(before, lines)
        self.said = ""

    def judge(self, text: str, question: NumberTask, epoch: int, line: int) -> None:
        """Judge a guess; the result is shown once that is right, or the tries are used up.

        Args:
            text: The guess.
            question: The result that is asked for.
            epoch: Its epoch.
            line: Its line.
        """
        # Imported here: the window is painted before what only lessons and guesses need.
        from simplenn.core.lesson.attempt import Attempt, after_answer
        from simplenn.core.lesson.tasks.task import Answer

        before = self._attempts.get((epoch, line), Attempt())
        attempt, judgement = after_answer(before, question, Answer(text))
        self._attempts[epoch, line] = attempt
        if attempt.is_over:
            self._count(epoch, line, Guess(text, judgement.right))
            self.reveal(epoch, line)
        self.said = judgement.sentence

    def _count(self, epoch: int, line: int, guess: Guess) -> None:
        """Note a guess at a result, if it is the first time that this one is shown."""
        if self._guesses.setdefault((epoch, line), guess) is guess:
            self.count += 1
            self.right += guess.right
            self.skipped += not guess.text
