"""What is wrong with a run, why, and a set-up that mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import Enum
from typing import Final, NamedTuple

from simplenn.core.fields import EPOCHS, FIELDS
from simplenn.core.forecast import Forecast
from simplenn.core.history import History
from simplenn.core.network import train_one_epoch
from simplenn.core.numbers import format_short
from simplenn.core.run import Outcome, TrainingRun
from simplenn.core.sentences import advice as sentences
from simplenn.core.setup import Setup
from simplenn.core.theory import Regime, best_alpha, regime

_HARDLY: Final = 0.99
"""A run that leaves more than this share of delta has hardly moved: no plot shows it."""

_NEARLY: Final = 1e-8
"""Of the goal: nobody needs to get nearer than this."""

_ARTICLE: Final = {field.name: field.default for field in FIELDS if field is not EPOCHS}


class Problem(Enum):
    """What can be wrong, with its headline."""

    DIVERGES = "Each epoch leads farther away from the goal"
    OSCILLATES = "It bounces for ever"
    NO_INPUT = "With input 0 nothing can be learned"
    NO_ALPHA = "With alpha 0 nothing can be learned"
    HARDLY_MOVES = "Hardly anything moves"
    STEPS_VANISH = "The steps are too small for a float"
    TOO_LARGE = "The numbers are too large"


class Advice(NamedTuple):
    """A problem of a run and what to do about it.

    Attributes:
        problem: What is wrong.
        text: What happens and why, with the run's numbers.
        remedy: What to do about it, such as "use alpha 0.04, half the limit".
        changes: The fields of a set-up that the remedy changes, and to what.
    """

    problem: Problem
    text: str
    remedy: str
    changes: Mapping[str, float]

    def mended(self, setup: Setup) -> Setup:
        """A set-up with the remedy applied."""
        return replace(setup, **self.changes)  # type: ignore[arg-type]


def advice_on(history: History) -> Advice | None:
    """Find out what is wrong with the last run of a history.

    Returns:
        The advice, or None where nothing is wrong: a run that learns, one that has not done an
        epoch yet, and one that is at its goal whatever its alpha.
    """
    problem = _problem(history.run)
    if problem is None:
        return None
    remedy, changes = _remedy(problem, history.setup, history.run.setup)
    return Advice(problem, _EXPLANATIONS[problem](history), remedy, changes)


def would_help(setup: Setup) -> bool:
    """Whether training with a set-up would bring its prediction nearer to the goal."""
    first = train_one_epoch(1, setup.weight, setup.input, setup.goal, setup.alpha)
    if _foreseen(setup) is not None or first is None:
        return False
    is_there = first.off_by <= _NEARLY * abs(setup.goal)
    return is_there or abs(setup.input * first.new_weight - setup.goal) < first.off_by


def _problem(run: TrainingRun) -> Problem | None:
    foreseen = _foreseen(run.setup)
    if run.diverged_at is not None:
        blame_alpha = foreseen is Problem.DIVERGES and run.starts_small
        return Problem.DIVERGES if blame_alpha else Problem.TOO_LARGE
    if run.last is None or run.prediction == run.setup.goal or run.is_at_goal:
        return None
    if run.outcome is Outcome.CONVERGED and foreseen not in (Problem.NO_INPUT, Problem.NO_ALPHA):
        return Problem.STEPS_VANISH
    return foreseen


def _foreseen(setup: Setup) -> Problem | None:
    """What theory knows to go wrong, wherever the run starts but for the answer itself."""
    what = regime(setup)
    if setup.input == 0.0:
        return Problem.NO_INPUT
    if setup.alpha == 0.0:
        return Problem.NO_ALPHA
    if what is Regime.DIVERGES:
        return Problem.DIVERGES
    if what is Regime.OSCILLATES:
        return Problem.OSCILLATES
    slow = what in (Regime.STATIONARY, Regime.CREEPS)
    hardly = slow and Forecast(setup).share_left(setup.epochs) > _HARDLY
    return Problem.HARDLY_MOVES if hardly else None


def _remedy(problem: Problem, start: Setup, setup: Setup) -> tuple[str, Mapping[str, float]]:
    """The first remedy that is found to work, whether training goes on or begins anew."""
    for remedy, changes in _remedies(problem, setup):
        anew = replace(setup, weight=start.weight)
        if all(would_help(replace(each, **changes)) for each in (setup, anew)):  # type: ignore[arg-type]
            return remedy, changes
    return sentences.USE_ARTICLE, _ARTICLE


def _remedies(problem: Problem, setup: Setup) -> Iterator[tuple[str, Mapping[str, float]]]:
    best = best_alpha(setup.input)
    if best is not None and problem is not Problem.TOO_LARGE:
        yield sentences.USE_ALPHA.format(alpha=format_short(best)), {"alpha": best}
    if setup.input == 0.0:
        yield sentences.USE_INPUT_1, {"input": 1.0}
        yield sentences.USE_INPUT_AND_ALPHA.format(alpha="0.5"), {"input": 1.0, "alpha": 0.5}


_EXPLANATIONS: Final[dict[Problem, Callable[[History], str]]] = {
    Problem.DIVERGES: sentences.runs_away,
    Problem.OSCILLATES: sentences.bounces,
    Problem.NO_INPUT: sentences.no_input,
    Problem.NO_ALPHA: sentences.hardly_moves,
    Problem.HARDLY_MOVES: sentences.hardly_moves,
    Problem.STEPS_VANISH: sentences.hardly_moves,
    Problem.TOO_LARGE: sentences.too_large,
}
