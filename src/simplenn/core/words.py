"""What a network did, said in plain words with its own numbers. Every sentence here is true."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final

from simplenn.core.history import History
from simplenn.core.run import Outcome, TrainingRun
from simplenn.core.setup import MAX_EPOCHS, Setup
from simplenn.core.theory import (
    Regime,
    best_alpha,
    delta_factor,
    epochs_until_within,
    limit_alpha,
    regime,
    rounding_left,
    scaled_alpha,
)

_EXACT_FACTORS: Final = {Regime.STATIONARY: "1", Regime.ONE_STEP: "0", Regime.OSCILLATES: "1"}


def format_exact(number: float) -> str:
    """A number with all its digits, whole numbers without the ".0": float() gives it back."""
    return repr(float(number)).removesuffix(".0")


def format_short(number: float) -> str:
    """A number as one says it: four significant digits."""
    return f"{number:.4g}"


def format_distinct(*numbers: float) -> list[str]:
    """Numbers as one says them, with as many digits as it takes to tell neighbours apart.

    Below ten millions, all digits before the point are there.
    """
    for digits in range(4, 17):
        texts = [
            f"{number:.{max(digits, 7) if 1e4 <= abs(number) < 1e7 else digits}g}"
            for number in numbers
        ]
        if all(one != other for one, other in pairwise(texts)):
            return texts
    return [format_exact(number) for number in numbers]


def format_epochs(count: int) -> str:
    """Such as "1 epoch" or "1,000 epochs"."""
    return f"{count:,} epoch" + ("s" if count != 1 else "")


def format_rate(per_second: float, unit: str) -> str:
    """Such as "10 epochs a second", "1 step a second" or "1 step in 5 seconds"."""
    if per_second < 1.0:
        return f"1 {unit} in {format_short(1 / per_second)} seconds"
    count = f"{per_second:,.0f}" if per_second >= 10.0 else format_short(per_second)
    return f"{count} {unit}{'' if count == '1' else 's'} a second"


def factor(setup: Setup) -> str:
    """|r| as one says it, with so many digits that it never looks like 1 when it is not."""
    what, size = regime(setup), abs(delta_factor(setup.input, setup.alpha))
    if what in _EXACT_FACTORS:
        return _EXACT_FACTORS[what]
    if math.isinf(size):
        return "more than 1.8e308"
    change = scaled_alpha(setup.input, setup.alpha)
    from_one = min(abs(change), abs(change - 2.0))
    if from_one >= 1e-3:
        return format_short(size)
    if from_one < 1e-12:
        return f"1 {'-' if change > 0.0 else '+'} {format_short(from_one)}"
    return f"{size:.{2 - math.floor(math.log10(from_one))}f}".rstrip("0")


def prospect(setup: Setup) -> str:
    """Say what an alpha does with an input, and the factor that follows from both."""
    what = regime(setup).value
    what = what[0].upper() + what[1:]
    if setup.input == 0.0:
        return f"{what}: with input 0 every step is 0, whatever alpha is."
    if setup.alpha == 0.0:
        return f"{what}: with alpha 0 every step is 0."
    changes_sides = scaled_alpha(setup.input, setup.alpha) > 1.0 and factor(setup) != "0"
    sides = "changes sides and " if changes_sides else ""
    return f"{what}: each epoch the miss {sides}is multiplied by {factor(setup)}."


def when_near(setup: Setup, tolerance: float) -> str:
    """Say when the prediction will be within a tolerance of the goal, such as "after 21 epochs".

    Where it has to be so near that rounding may keep it from coming there, that is said, too.
    """
    count = epochs_until_within(setup, tolerance)
    if count is None:
        return "never"
    if count > MAX_EPOCHS:
        return "not within a billion epochs"
    unsure = count > 0 and tolerance < rounding_left(setup)
    return f"{when(count)}, if rounding lets it" if unsure else when(count)


def when(count: int) -> str:
    """Such as "after 21 epochs"."""
    return f"after {format_epochs(count)}" if count else "from the start"


def format_about(number: float) -> str:
    """A number as one says it, with "about" before it where that is not all of it."""
    said = format_short(number)
    return said if float(said) == number else f"about {said}"


def untrained(setup: Setup) -> str:
    """Say what the network would answer now, before any training."""
    prediction = setup.input * setup.weight
    if not math.isfinite(prediction):
        return "Input times weight is too large a number: make one of them smaller."
    return (
        f"With weight {format_about(setup.weight)} the network answers "
        f"{format_about(prediction)} when given "
        f"{format_about(setup.input)}. It should answer {format_about(setup.goal)}: press Train."
    )


def going_on(history: History) -> str:
    """Say where a run is that has not ended."""
    return f"Epoch {len(history):,} of {history.planned:,}. {answer(history.run)}"


def ended(history: History) -> str:
    """Say how a run ended and why."""
    run = history.run
    if run.outcome is Outcome.DIVERGED:
        return diverged(history)
    if run.outcome is Outcome.OSCILLATING:
        return bouncing(history)
    if run.outcome is Outcome.CONVERGED:
        return converged(history)
    how = "Stopped after" if run.outcome is Outcome.STOPPED else "After"
    return f"{how} {format_epochs(len(history))}. {answer(run)}{_outlook(run)}"


def outcome(history: History) -> str:
    """Say in a few words what has come of a run, or that it is not over."""
    run = history.run
    if run.outcome is Outcome.DIVERGED:
        return f"diverged at epoch {len(history) + 1:,}"
    if run.outcome is Outcome.OSCILLATING:
        return "bounces for ever"
    if run.outcome is Outcome.CONVERGED:
        learned = run.setup.input != 0.0 and run.setup.alpha != 0.0
        return f"settled at epoch {history.settled_at:,}" if learned else "learned nothing"
    if run.outcome is Outcome.FINISHED and regime(run.setup) is Regime.DIVERGES:
        return "running away"
    return str(run.outcome.value)


def answer(run: TrainingRun) -> str:
    """Say what the network answers now, and how far off it is."""
    setup, prediction = run.setup, run.prediction
    if prediction is None:
        return "The prediction has become too large a number."
    miss = prediction - setup.goal
    given = f"Given {format_about(setup.input)}, the network answers {format_about(prediction)}"
    if miss == 0.0:
        return f"{given}: exactly the goal."
    if math.isinf(miss):
        return f"{given}: further off than a float can tell."
    return f"{given}: {format_short(abs(miss))} too {'low' if miss < 0 else 'high'}."


def last_error(history: History | None) -> str:
    """Say why the last error is not how far off the prediction is now."""
    if not history:
        return "The error is how far off the prediction is, squared."
    return (
        f"That is {format_exact(history[-1].off_by)} squared: so far off was the prediction "
        "before the last update."
    )


def diverged(history: History) -> str:
    """Say at which epoch the numbers grew too large, and why."""
    run = history.run
    number = len(history) + 1
    return f"Diverged: at epoch {number:,} the numbers grew too large to go on. {too_large(run)}"


def too_large(run: TrainingRun) -> str:
    """Say why a run diverges and what to do about it."""
    setup = run.setup
    if setup.alpha < 0.0:
        return "Alpha is negative, so every step leads away from the goal. Try a positive alpha."
    limit = limit_alpha(setup.input)
    if limit is None or regime(setup) is not Regime.DIVERGES:
        return "Such large numbers do not fit into a float. Try smaller ones."
    alpha, highest = format_distinct(setup.alpha, limit)
    return (
        f"Each epoch multiplies the miss by {factor(setup)}, since alpha {alpha} is above "
        f"{highest}, the limit for input {format_short(setup.input)}. Try a smaller alpha."
    )


def bouncing(history: History) -> str:
    """Say between which two weights a run bounces, and why."""
    run = history.run
    low, high = sorted((history[-1].weight, history[-1].new_weight))
    return (
        f"The weight bounces between {' and '.join(format_distinct(low, high))} for ever: "
        f"alpha {format_short(run.setup.alpha)} is at the limit 2/input^2, so each step overshoots "
        "by as much as it corrects. Try a smaller alpha."
    )


def converged(history: History) -> str:
    """Say that the weight no longer changes, since when, and why."""
    run = history.run
    setup = run.setup
    if setup.input == 0.0:
        return "Nothing was learned: with input 0 the prediction is 0, whatever the weight."
    if setup.alpha == 0.0:
        return "Nothing was learned: with alpha 0 the weight never changes. Try an alpha above 0."
    settled = f"From epoch {history.settled_at:,} on the weight no longer changes. {answer(run)}"
    if run.prediction == setup.goal:
        return settled
    if is_at_goal(run):
        return f"{settled} Nearer it cannot get."
    larger = "input" if best_alpha(setup.input) is None else "alpha"
    return f"{settled} The steps are so small that they vanish in rounding. Try a larger {larger}."


def is_at_goal(run: TrainingRun) -> bool:
    """Whether the prediction is as near to the goal as rounding allows anybody to expect."""
    setup, prediction = run.setup, run.prediction
    if prediction is None:
        return False
    at_start = abs(setup.input * setup.weight - setup.goal)
    return math.isclose(prediction, setup.goal, rel_tol=1e-8, abs_tol=1e-8 * at_start)


def _outlook(run: TrainingRun) -> str:
    """What more epochs would do, from theory."""
    what = regime(run.setup)
    if what is Regime.DIVERGES:
        return f" It is running away. {too_large(run)}"
    if what is Regime.STATIONARY or is_at_goal(run):
        return ""
    return " More epochs with these numbers bring it nearer."


_SHORT = 8
"""Characters: what is no longer is said in full."""


def format_spoken(number: float) -> str:
    """A number as one says it: in full where that is short, else four significant digits."""
    in_full = format_exact(number + 0.0)  # nobody says minus zero
    return in_full if len(in_full) <= _SHORT else format_short(number)
