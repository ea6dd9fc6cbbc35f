"""What is wrong with a run, why, and a set-up that mends it: said in words, with its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Final, NamedTuple

from simplenn.core import words
from simplenn.core.forecast import Forecast
from simplenn.core.history import History
from simplenn.core.run import Outcome, TrainingRun
from simplenn.core.setup import Setup
from simplenn.core.theory import Regime, best_alpha, limit_alpha, regime, scaled_alpha

_HARDLY: Final = 0.99
"""A run that leaves more than this share of its miss has hardly moved: no plot shows it."""

_ARTICLE: Final = {"input": 5.0, "goal": 42.0, "weight": 1.0, "alpha": 0.01}


class Problem(Enum):
    """What can be wrong, with its headline."""

    DIVERGES = "The miss grows from epoch to epoch"
    OSCILLATES = "It bounces for ever"
    NO_INPUT = "With input 0 nothing can be learned"
    HARDLY_MOVES = "Hardly anything moves"
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
    remedy, changes = _remedy(problem, history.run.setup)
    return Advice(problem, _EXPLANATIONS[problem](history), remedy, changes)


def would_help(setup: Setup) -> bool:
    """Whether training with a set-up would bring its prediction nearer to the goal."""
    return _foreseen(setup) is None


def _problem(run: TrainingRun) -> Problem | None:
    foreseen = _foreseen(run.setup)
    if run.diverged_at is not None:
        blame_alpha = foreseen is Problem.DIVERGES and _starts_small(run.setup)
        return Problem.DIVERGES if blame_alpha else Problem.TOO_LARGE
    if run.last is None or run.last.delta == 0.0 or words.is_at_goal(run):
        return None
    if foreseen is not Problem.NO_INPUT and run.outcome is Outcome.CONVERGED:
        return Problem.HARDLY_MOVES
    return foreseen


def _starts_small(setup: Setup) -> bool:
    """Whether the first error fits into a float, so that another alpha can help."""
    return Forecast(setup).error(0) is not None and best_alpha(setup.input) is not None


def _foreseen(setup: Setup) -> Problem | None:
    """What theory knows to go wrong, wherever the run starts but for the answer itself."""
    what = regime(setup)
    if setup.input == 0.0:
        return Problem.NO_INPUT
    if what is Regime.DIVERGES:
        return Problem.DIVERGES
    if what is Regime.OSCILLATES:
        return Problem.OSCILLATES
    slow = what in (Regime.STATIONARY, Regime.CREEPS)
    return Problem.HARDLY_MOVES if slow and _share_left(setup) > _HARDLY else None


def _share_left(setup: Setup) -> float:
    return Forecast(setup).share_left(setup.epochs)


def _remedy(problem: Problem, setup: Setup) -> tuple[str, Mapping[str, float]]:
    if problem is Problem.NO_INPUT:
        return "use input 1", {"input": 1.0}
    best = best_alpha(setup.input)
    if best is None or problem is Problem.TOO_LARGE:
        return "use the article's numbers, 5 and 42", _ARTICLE
    return f"use alpha {words.format_short(best)}, half the limit", {"alpha": best}


def _runs_away(history: History) -> str:
    run = history.run
    misses = words.format_distinct(*(epoch.off_by for epoch in run.trace[:3]))
    seen = f"Off by {', then '.join(misses)}. " if len(misses) > 1 else ""
    return f"{seen}{_end(history)}{_why_away(run.setup)}{words.too_large(run)}"


def _why_away(setup: Setup) -> str:
    change = scaled_alpha(setup.input, setup.alpha)
    if not 2.0 < change < 1e300:
        return ""
    share, _ = words.format_distinct(change, 2.0)
    return (
        f"One step moves the prediction by alpha × input² = {share} times the miss: anything "
        "above 2 times lands farther away, on the other side of the goal. "
    )


def _end(history: History) -> str:
    if history.run.diverged_at is None:
        return ""
    return (
        f"At epoch {len(history) + 1:,} the numbers grew too large for a float; everything "
        "before it is kept. "
    )


def _bounces(history: History) -> str:
    return (
        "One step moves the prediction by 2 times the miss, so it lands as far away as it was, on "
        f"the other side of the goal. {words.bouncing(history)}"
    )


def _too_large(history: History) -> str:
    return (
        f"{_end(history)}A float holds numbers up to about 1.8e308, and the error is delta "
        "squared: that alone is too large when delta is above 1.3e154. Try smaller numbers."
    )


def _no_input(history: History) -> str:
    goal = words.format_short(abs(history.run.setup.goal))
    return (
        "The prediction is input × weight = 0, whatever the weight, and the derivative is delta × "
        f"input = 0: no alpha changes anything. It stays off by {goal}."
    )


def _hardly_moves(history: History) -> str:
    run = history.run
    setup = run.setup
    if setup.alpha == 0.0:
        return "A step is alpha × derivative: with alpha 0 it is 0, however large the miss is."
    if run.outcome is Outcome.CONVERGED:
        return words.converged(history)
    change = scaled_alpha(setup.input, setup.alpha)
    return (
        f"With alpha {words.format_short(setup.alpha)} an epoch takes away only "
        f"{words.format_short(change * 100)} % of the miss, and "
        f"{words.format_epochs(setup.epochs)} take "
        f"away {words.format_short((1.0 - _share_left(setup)) * 100)} %. The limit for input "
        f"{words.format_short(setup.input)} is {_limit(setup)}."
    )


def _limit(setup: Setup) -> str:
    limit = limit_alpha(setup.input)
    return "larger than any float" if limit is None else f"alpha {words.format_short(limit)}"


_EXPLANATIONS: Final = {
    Problem.DIVERGES: _runs_away,
    Problem.OSCILLATES: _bounces,
    Problem.NO_INPUT: _no_input,
    Problem.HARDLY_MOVES: _hardly_moves,
    Problem.TOO_LARGE: _too_large,
}
