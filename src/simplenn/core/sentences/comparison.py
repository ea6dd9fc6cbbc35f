"""Two runs beside each other: in what they differ, what that did, and why."""

from __future__ import annotations

import math
from collections.abc import Iterator
from enum import Enum, auto
from itertools import groupby
from typing import Final

from simplenn.core.fields import ALPHA, GOAL, INPUT, WEIGHT
from simplenn.core.history import History
from simplenn.core.nearness import epochs_needed_in, may_come_near
from simplenn.core.numbers import format_about, format_distinct, format_epochs, format_exact
from simplenn.core.run import Outcome
from simplenn.core.run_record import RunRecord
from simplenn.core.run_settings import settings_in_words, settings_of, values_in_turn
from simplenn.core.sentences.alpha import format_factor
from simplenn.core.setup import Setup
from simplenn.core.theory import Regime, delta_factor, regime, rounding_left
from simplenn.core.trace import sample_positions

_COMPARED: Final = 200
"""So many epochs of two runs are compared, spread evenly: errors shrink or grow steadily."""

_SAME_CURVE: Final = 1e-6
"""Of an error: no plot shows less."""

_ROUNDED_AWAY: Final = 1e-20
"""Of the first error: what is smaller has been decided by rounding alone."""

_MOST_VALUES: Final = 3
"""Values of one field that are written: a run that was continued again and again had more."""

_SAME_SETUP: Final = "Run {one} and run {other} have the same numbers."
_OTHER_SETUP: Final = "Run {other} has {differences}."
_INSTEAD: Final = "{field} {value} instead of {usual}"
_CONTINUED_ELSEWHERE: Final = (
    "Run {one} and run {other} have the same numbers, and were continued after other epochs."
)
_OTHER_EPOCHS: Final = "Run {other} has done {epochs}, run {one} has done {usual}."

_IDENTICAL: Final = "So they did the same, digit for digit."
_IDENTICAL_SO_FAR: Final = "Up to epoch {epoch:,} they did the same, digit for digit."
_NOTHING_DONE: Final = "Run {run} has not done an epoch."

_SAME_ERRORS: Final = "Both have the same error curve."
_SAME_ERRORS_BUT_JUMPS: Final = (
    "Both have the same error curve, but run {run} jumps over the goal in each epoch."
)

_DIVERGED: Final = "In epoch {epoch:,} the numbers of run {run} grew too large."
_AWAY: Final = "Run {run} moves away from the goal."
_BOTH_AWAY: Final = "Both move away from the goal."
_BOUNCES: Final = "Run {run} bounces to and fro for ever."
_BOTH_BOUNCE: Final = "Both bounce to and fro for ever."
_UNMOVED: Final = "The weight of run {run} never changes."
_BOTH_UNMOVED: Final = "The weight of neither ever changes."
_JUMPS: Final = "Run {run} jumps over the goal in each epoch."
_BOTH_JUMP: Final = "Both jump over the goal in each epoch."

_FASTER: Final = (
    "Run {first} is faster: it is within {tolerance} of the goal after {epochs}, run {second} "
    "after {more:,}."
)
_BOTH_AT_ONCE: Final = "Both are within {tolerance} of the goal at the start."
_BOTH_AFTER: Final = "Both are within {tolerance} of the goal after {epochs}."
_AT_ONCE_AND_AFTER: Final = (
    "Run {first} is within {tolerance} of the goal at the start, run {second} after {epochs}."
)
_AT_ONCE_AND_NOT_YET: Final = (
    "Run {first} is within {tolerance} of the goal at the start, run {second} not yet."
)
_AT_ONCE_AND_NEVER: Final = (
    "Run {first} is within {tolerance} of the goal at the start, run {second} never."
)
_AFTER_AND_NOT_YET: Final = (
    "Run {first} is within {tolerance} of the goal after {epochs}, run {second} not yet."
)
_AFTER_AND_NEVER: Final = (
    "Run {first} is within {tolerance} of the goal after {epochs}, run {second} never."
)
_NEARLY_THE_SAME: Final = 1e-6
"""Of a distance: what differs by less is said to be the same, "about"."""

_OFF_BY: Final = "Run {one} is off by {off_by} now, run {other} by {others}."
_BOTH_OFF_BY: Final = "Both are off by {off_by} now."

_FACTORS: Final = (
    "Each epoch multiplies delta by {factor} in run {one}, and by {others} in run {other}."
)
_SAME_FACTOR: Final = "In both, each epoch multiplies delta by {factor}."


class _Kind(Enum):
    """What a run does that is worth a sentence."""

    DIVERGED = auto()
    AWAY = auto()
    BOUNCES = auto()
    UNMOVED = auto()
    JUMPS = auto()
    LEARNS = auto()


_SAID_OF_ONE: Final = {
    _Kind.AWAY: _AWAY,
    _Kind.BOUNCES: _BOUNCES,
    _Kind.UNMOVED: _UNMOVED,
    _Kind.JUMPS: _JUMPS,
}
_SAID_OF_BOTH: Final = {
    _Kind.AWAY: _BOTH_AWAY,
    _Kind.BOUNCES: _BOTH_BOUNCE,
    _Kind.UNMOVED: _BOTH_UNMOVED,
    _Kind.JUMPS: _BOTH_JUMP,
}


def compare(one: RunRecord, other: RunRecord, tolerance: float, *, why: bool = True) -> str:
    """Say in what two runs differ, what that did, and why.

    Args:
        one: A run.
        other: Another one, whose numbers are said to stand in place of the first one's.
        tolerance: How far off the prediction may be to be near enough; above 0.
        why: Whether to say what each epoch multiplies delta by, from which the rest follows.

    Returns:
        A few sentences.
    """
    return " ".join(_Comparison(one, other, tolerance, why).sentences())


class _Comparison:
    """What is to be said of two runs."""

    def __init__(self, one: RunRecord, other: RunRecord, tolerance: float, why: bool) -> None:
        self._one, self._other = one.history, other.history
        self._numbers = {"one": one.number, "other": other.number}
        self._runs = ((one.number, one.history), (other.number, other.history))
        self._common = min(len(one.history), len(other.history))
        self._tolerance = tolerance
        self._why = why

    def sentences(self) -> Iterator[str]:
        """All of them, in order."""
        differences = list(_differences(self._one, self._other))
        yield self._about_setups(differences)
        idle = [number for number, history in self._runs if _kind(history) is None]
        yield from (_NOTHING_DONE.format(run=number) for number in idle)
        if idle:
            return
        yield from self._about_epochs()
        if _do_the_same(self._one, self._other):
            yield from self._about_the_same()
        else:
            if epochs := _begin_the_same(self._one, self._other):
                yield _IDENTICAL_SO_FAR.format(epoch=epochs)
            yield from self._about_kinds()
            yield from self._about_nearness()
            yield from self._about_factors()

    def _about_setups(self, differences: list[str]) -> str:
        if differences:
            listed = " and ".join(filter(None, [", ".join(differences[:-1]), differences[-1]]))
            return _OTHER_SETUP.format(differences=listed, **self._numbers)
        same = _do_the_same(self._one, self._other)
        return (_SAME_SETUP if same else _CONTINUED_ELSEWHERE).format(**self._numbers)

    def _about_epochs(self) -> Iterator[str]:
        diverged = any(history.run.diverged_at is not None for _, history in self._runs)
        if len(self._one) != len(self._other) and not diverged:
            epochs, usual = format_epochs(len(self._other)), f"{len(self._one):,}"
            yield _OTHER_EPOCHS.format(epochs=epochs, usual=usual, **self._numbers)

    def _about_the_same(self) -> Iterator[str]:
        if len(self._one) == len(self._other):
            yield _IDENTICAL
        else:
            yield _IDENTICAL_SO_FAR.format(epoch=self._common)
            yield from self._about_nearness()

    def _about_kinds(self) -> Iterator[str]:
        kinds = [(number, history, _kind(history)) for number, history in self._runs]
        jumping = [number for number, _, kind in kinds if kind is _Kind.JUMPS]
        same_errors = _have_the_same_errors(self._one, self._other)
        if same_errors and len(jumping) == 1:
            yield _SAME_ERRORS_BUT_JUMPS.format(run=jumping[0])
        elif same_errors:
            yield _SAME_ERRORS
        if kinds[0][2] is kinds[1][2] and kinds[0][2] in _SAID_OF_BOTH:
            yield _SAID_OF_BOTH[kinds[0][2]]
            return
        for number, history, kind in kinds:
            if kind is _Kind.DIVERGED:
                yield _DIVERGED.format(epoch=len(history) + 1, run=number)
            elif kind in _SAID_OF_ONE and not (same_errors and kind is _Kind.JUMPS):
                yield _SAID_OF_ONE[kind].format(run=number)

    def _about_nearness(self) -> Iterator[str]:
        needed = [
            (epochs_needed_in(history, self._tolerance), number, history)
            for number, history in self._runs
        ]
        near = sorted((count, number) for count, number, _ in needed if count is not None)
        tolerance = format_exact(self._tolerance)
        if len(near) == 2:
            yield _both_near(near[0], near[1], tolerance)
        elif near:
            [far] = [(number, history) for count, number, history in needed if count is None]
            yield self._one_near(*near[0], *far)
        else:
            yield from self._about_distances()

    def _one_near(self, count: int, number: int, second: int, history: History) -> str:
        if may_come_near(history, self._tolerance):
            text = _AFTER_AND_NOT_YET if count else _AT_ONCE_AND_NOT_YET
        else:
            text = _AFTER_AND_NEVER if count else _AT_ONCE_AND_NEVER
        tolerance, epochs = format_exact(self._tolerance), format_epochs(count)
        return text.format(first=number, tolerance=tolerance, epochs=epochs, second=second)

    def _about_distances(self) -> Iterator[str]:
        distances = [_off_by(history) for _, history in self._runs]
        if not all(map(math.isfinite, distances)):
            return
        if math.isclose(*distances, rel_tol=_NEARLY_THE_SAME):
            yield _BOTH_OFF_BY.format(off_by=format_about(distances[0]))
        else:
            off_by, others = format_distinct(*distances)
            yield _OFF_BY.format(off_by=off_by, others=others, **self._numbers)

    def _about_factors(self) -> Iterator[str]:
        if not (self._why and _is_steady(self._one) and _is_steady(self._other)):
            return
        setups = [history.setup for _, history in self._runs]
        factor, others = map(_factor, setups)
        if factor != others:
            yield _FACTORS.format(factor=factor, others=others, **self._numbers)
        elif len({delta_factor(setup.input, setup.alpha) for setup in setups}) == 1:
            yield _SAME_FACTOR.format(factor=factor)


def _both_near(fast: tuple[int, int], slow: tuple[int, int], tolerance: str) -> str:
    (few, first), (more, second) = fast, slow
    if few == more:
        text = _BOTH_AFTER if few else _BOTH_AT_ONCE
        return text.format(tolerance=tolerance, epochs=format_epochs(few))
    if not few:
        text, epochs = _AT_ONCE_AND_AFTER, format_epochs(more)
    else:
        text, epochs = _FASTER, format_epochs(few)
    return text.format(first=first, second=second, tolerance=tolerance, epochs=epochs, more=more)


def _differences(one: History, other: History) -> Iterator[str]:
    """Such as "alpha 0.07 instead of 0.01", for each field that differs."""
    settings, usual = settings_of(other), settings_of(one)
    for field in (INPUT, GOAL, WEIGHT, ALPHA):
        if values_in_turn(settings, field) != values_in_turn(usual, field):
            yield _INSTEAD.format(
                field=field.label,
                value=settings_in_words(settings, field, _MOST_VALUES),
                usual=settings_in_words(usual, field, _MOST_VALUES),
            )


def _parts(history: History) -> list[tuple[tuple[float, ...], int]]:
    """The numbers that a run had, and for how many epochs, in turn."""
    stretches = (
        ((setup.input, setup.goal, setup.alpha), run.epoch)
        for setup, run in zip(history.setups, history.runs, strict=True)
    )
    return [
        (numbers, sum(epochs for _, epochs in group))
        for numbers, group in groupby(stretches, key=lambda stretch: stretch[0])
    ]


def _do_the_same(one: History, other: History) -> bool:
    """Whether two runs have the same digits as far as both of them go."""
    parts, others = _parts(one), _parts(other)
    same_numbers = [numbers for numbers, _ in parts] == [numbers for numbers, _ in others]
    return same_numbers and parts[:-1] == others[:-1] and one.setup.weight == other.setup.weight


def _begin_the_same(one: History, other: History) -> int:
    """For how many epochs two runs that end differently have the same digits."""
    if one.setup.weight != other.setup.weight:
        return 0
    same = 0
    for (numbers, epochs), (others, their_epochs) in zip(_parts(one), _parts(other), strict=False):
        if numbers != others:
            return same
        same += min(epochs, their_epochs)
        if epochs != their_epochs:
            return same
    return same


def _is_steady(history: History) -> bool:
    """Whether a run had the same numbers from beginning to end."""
    return len(_parts(history)) == 1


def _kind(history: History) -> _Kind | None:
    """What a run does; None where it has not done anything."""
    run = history.run
    if run.diverged_at is not None:
        return _Kind.DIVERGED
    if not history:
        return None
    if Outcome.OSCILLATING in (run.outcome, run.settled_as):
        return _Kind.BOUNCES
    if history.settled_at == 1 and not run.alternates:
        return _Kind.UNMOVED
    if regime(run.setup) is Regime.DIVERGES and run.runs_away:
        return _Kind.AWAY
    return _Kind.JUMPS if _jumps(history) else _Kind.LEARNS


def _jumps(history: History) -> bool:
    """Whether each epoch leads to the other side of the goal, but for what rounding does."""
    setup = history.setup
    if not _is_steady(history) or regime(setup) is not Regime.OVERSHOOTS:
        return False
    first, last = (setup.input * weight - setup.goal for weight in _first_step(history))
    return abs(first) > rounding_left(setup) and first * last < 0.0


def _first_step(history: History) -> tuple[float, float]:
    return history[0].weight, history[0].new_weight


def _factor(setup: Setup) -> str:
    return "0" if regime(setup) is Regime.ONE_STEP else format_factor(setup)


def _have_the_same_errors(one: History, other: History) -> bool:
    common = min(len(one), len(other))
    if common < 2 or not (_is_steady(one) and _is_steady(other)):
        return False
    unseen = _ROUNDED_AWAY * one[0].error
    return all(
        math.isclose(one[index].error, other[index].error, rel_tol=_SAME_CURVE, abs_tol=unseen)
        for index in sample_positions(0, common, _COMPARED)
    )


def _off_by(history: History) -> float:
    """How far off the answer is now; infinity where that is too large for a float."""
    run = history.run
    if run.diverged_at is not None or run.prediction is None:
        return math.inf
    return abs(run.prediction - run.setup.goal)
