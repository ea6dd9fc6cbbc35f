"""When runs came near enough to their goal: looked up in their epochs, where theory.py foresees."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from simplenn.core.history import History
from simplenn.core.network import train_epochs
from simplenn.core.run import TrainingRun
from simplenn.core.theory import (
    answer_spacing,
    epochs_until_within,
    rounding_left,
    scaled_alpha,
)
from simplenn.core.trace import BLOCK

_MOST_LOOKED_AT: Final = 20_000
"""Epochs that are looked at one by one where rounding has a say; a few milliseconds."""

_CLEAR: Final = 16.0
"""A distance of so many times what rounding can change near the goal is no effect of rounding.

Not 1: the weights that a run jumps between are larger than the goal's, and rounded more coarsely.
"""


def epochs_needed(run: TrainingRun, tolerance: float) -> int | None:
    """After how many of its epochs a run's prediction was within a tolerance of the goal.

    Delta of a run that learns shrinks from epoch to epoch, so halving the search finds it, in a
    run of a billion epochs, too. So near to the goal that rounding decides whether delta shrinks,
    the epochs are looked at one by one, up to 20,000 of them. If none of those is near enough, what
    is found after them need not be the first one that is.

    Args:
        run: A run, which may still be going on.
        tolerance: How far off is still near enough; above 0.

    Returns:
        The number of epochs, 0 if the starting weight was near enough, or None if none was.
    """
    setup = run.setup
    if _is_near(run, setup.weight, tolerance):
        return 0
    if _moves_away(run):
        return None
    faltering = _CLEAR * rounding_left(setup)
    if tolerance > faltering:
        return _found_by_halving(run, tolerance)
    start = 0 if _is_near(run, setup.weight, faltering) else _found_by_halving(run, faltering)
    return None if start is None else _found_one_by_one(run, tolerance, start)


def epochs_needed_in(history: History, tolerance: float) -> int | None:
    """The same for a run and its continuations, each with the goal that it was trained for."""
    before = 0
    for run in history.runs:
        needed = epochs_needed(run, tolerance)
        if needed is not None:
            return before + needed
        before += run.epoch
    return None


def may_come_near(history: History, tolerance: float) -> bool:
    """Whether more epochs with the last numbers could still bring a run near enough.

    To be asked of one that has not been near enough so far.
    """
    run = history.run
    if run.diverged_at is not None or run.settled_at is not None:
        return False
    from_here = replace(run.setup, weight=run.weight)
    return epochs_until_within(from_here, tolerance) is not None


def _is_near(run: TrainingRun, weight: float, tolerance: float) -> bool:
    return abs(run.setup.input * weight - run.setup.goal) <= tolerance


def _moves_away(run: TrainingRun) -> bool:
    """Whether each epoch adds clearly more to delta than rounding could take away."""
    setup = run.setup
    change = scaled_alpha(setup.input, setup.alpha)
    added = max(-change, change - 2.0)
    delta = abs(setup.input * setup.weight - setup.goal)
    return added > 1e-12 and delta * added > _CLEAR * answer_spacing(setup)


def _found_by_halving(run: TrainingRun, tolerance: float) -> int | None:
    """First the block of the trace, and then, going on from that block's weight, the epoch."""
    setup, trace, length = run.setup, run.trace, len(run.trace)
    borders = range(0, length + 1, BLOCK)
    block = bisect_left(
        borders, True, key=lambda count: _is_near(run, trace.weight_after(count), tolerance)
    )
    far, step = borders[block - 1], BLOCK // 2
    weight = trace.weight_after(far)
    while step:
        if far + step <= length:
            later = train_epochs(weight, setup.input, setup.goal, setup.alpha, step)
            if not _is_near(run, later, tolerance):
                far, weight = far + step, later
        step //= 2
    return far + 1 if far < length else None


def _found_one_by_one(run: TrainingRun, tolerance: float, start: int) -> int | None:
    """Look at the weights after so many epochs and more, while there are new ones."""
    setup, length = run.setup, len(run.trace)
    last = length if run.settled_at is None else min(length, run.settled_at)
    weight = run.trace.weight_after(start)
    for count in range(start, min(last, start + _MOST_LOOKED_AT) + 1):
        if _is_near(run, weight, tolerance):
            return count
        weight = train_epochs(weight, setup.input, setup.goal, setup.alpha, 1)
    return None if last <= start + _MOST_LOOKED_AT else _found_by_halving(run, tolerance)
