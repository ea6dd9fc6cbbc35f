"""How often a task was tried, and what is said after each try."""

from __future__ import annotations

from typing import Final, NamedTuple

from simplenn.core.lesson.tasks.task import Answer, Judgement, Point, Task

_TOLD: Final = "You were told it, so it does not count as solved."
_SOLVED_LATER: Final = "Solved in {tries} tries: you did it yourself, once you knew how."

_WAS_TOLD: Final = "The answer was explained to you here: {answer}"
_AGAIN: Final = "You can do it again."

TRIES: Final = 2
"""After so many wrong answers, the solution is explained."""


class Attempt(NamedTuple):
    """What has been done about a task so far.

    Attributes:
        tries: How many answers were given.
        solved: Whether the last of them was right.
        hints: How many hints were shown.
        given: The answers that counted, as they can be written down; of an older version, the
            last one alone.
        seconds: How long the page was open until the last of them.
        drawn: The curve that was drawn first: what was expected, before any hint.
    """

    tries: int = 0
    solved: bool = False
    hints: int = 0
    given: tuple[str, ...] = ()
    seconds: float = 0.0
    drawn: tuple[Point, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether the task is solved, or its solution was explained."""
        return self.solved or self.is_told

    @property
    def last(self) -> str:
        """The last answer; empty where there was none."""
        return self.given[-1] if self.given else ""

    @property
    def is_told(self) -> bool:
        """Whether its solution was explained before it was solved."""
        return not self.solved and self.tries >= TRIES


def after_answer(attempt: Attempt, task: Task, answer: Answer) -> tuple[Attempt, Judgement]:
    """Judge an answer: after the first wrong one comes a hint, after the second the solution.

    There is no hint where the judgement explains what is wrong, nor one that was given before.

    Args:
        attempt: What was done before.
        task: The task.
        answer: The answer.

    Returns:
        What has been done now, and what is to be said. What is to be done still counts once its
        solution was explained. Any other answer to a task that is over, one that is none, and the
        same wrong one again leave the attempt as it was.
    """
    judgement = task.judge(answer)
    if not judgement.is_answer:
        return attempt, judgement
    given = answer.text or task.in_words(answer)
    counts = not attempt.is_over or (attempt.is_told and task.COUNTS_WHEN_TOLD)
    tried = _tried(attempt, answer, given)
    if judgement.right:
        said = _joined(judgement.sentence, task.because, _how(tried, attempt, counts))
        done = tried._replace(solved=True) if counts else attempt
        return done, judgement._replace(sentence=said)
    is_repeated = attempt.tries > 0 and given == attempt.last
    if not counts or is_repeated:
        return attempt, judgement
    if tried.is_over:
        said = _joined(judgement.sentence, f"The answer: {_sentence(task.solution)}", task.because)
        return tried, judgement._replace(sentence=said)
    if judgement.explains or attempt.hints >= len(task.hints):
        return tried, judgement
    tried, hint = next_hint(tried, task)
    return tried, judgement._replace(sentence=_joined(judgement.sentence, hint))


def _tried(attempt: Attempt, answer: Answer, given: str) -> Attempt:
    """Count an answer. A shape that was chosen from the list is the answer, and not the curve."""
    drawn = attempt.drawn or (() if answer.text else tuple(answer.drawn))
    return attempt._replace(tries=attempt.tries + 1, given=(*attempt.given, given), drawn=drawn)


def recalled(attempt: Attempt, task: Task) -> str:
    """Say again what came of a task that is over, and why, to who comes back to it."""
    if attempt.is_told:
        return _joined(_WAS_TOLD.format(answer=_sentence(task.solution)), task.because, _AGAIN)
    tries = "at the first try" if attempt.tries == 1 else f"in {attempt.tries} tries"
    answer = task.in_words(Answer(attempt.last)) if attempt.last else ""
    yours = f"Your answer was “{answer}”." if answer else ""
    return _joined(f"You have solved this before, {tries}.", yours, task.because, _AGAIN)


def next_hint(attempt: Attempt, task: Task) -> tuple[Attempt, str]:
    """Give the next hint; the last one again where there are no more; empty where there is none."""
    if not task.hints:
        return attempt, ""
    shown = min(attempt.hints + 1, len(task.hints))
    return attempt._replace(hints=shown), f"Hint: {task.hints[shown - 1]}"


def _how(tried: Attempt, before: Attempt, counts: bool) -> str:
    """Say what becomes of a right answer that came after the explanation."""
    if not before.is_told:
        return ""
    return _SOLVED_LATER.format(tries=tried.tries) if counts else _TOLD


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
