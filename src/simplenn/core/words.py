"""What a network did, said in plain words with its own numbers. Every sentence here is true."""

from __future__ import annotations

import math

from simplenn.core.history import History
from simplenn.core.run import Outcome, TrainingRun
from simplenn.core.setup import Setup
from simplenn.core.theory import Regime, limit_alpha, miss_factor, regime


def exact(number: float) -> str:
    """A number with all its digits, whole numbers without the ".0": float() gives it back."""
    return repr(float(number)).removesuffix(".0")


def rough(number: float) -> str:
    """A number as one says it: four significant digits."""
    return f"{number:.4g}"


def about(number: float) -> str:
    """A number as one says it, with "about" before it where that is not all of it."""
    said = rough(number)
    return said if float(said) == number else f"about {said}"


def told_apart(one: float, other: float) -> tuple[str, str]:
    """Two different numbers, with as many digits as it takes to see that they are different."""
    digits = 4
    while digits < 17 and f"{one:.{digits}g}" == f"{other:.{digits}g}":
        digits += 1
    return f"{one:.{digits}g}", f"{other:.{digits}g}"


def untrained(setup: Setup) -> str:
    """Say what the network would answer now, before any training."""
    prediction = setup.input * setup.weight
    if not math.isfinite(prediction):
        return "Input times weight is too large a number: make one of them smaller."
    return (
        f"With weight {rough(setup.weight)} the network answers {about(prediction)} when given "
        f"{rough(setup.input)}. It should answer {rough(setup.goal)}: press Train."
    )


def going_on(history: History) -> str:
    """Say where a run is that has not ended."""
    return f"Epoch {len(history):,} of {history.planned:,}. {answer(history.run)}"


def ended(history: History) -> str:
    """Say how a run ended and why."""
    run = history.run
    if run.outcome is Outcome.DIVERGED:
        return diverged(history)
    if run.outcome is Outcome.BOUNCING:
        return bouncing(history)
    if run.outcome is Outcome.CONVERGED:
        return converged(history)
    how = "Stopped after" if run.outcome is Outcome.STOPPED else "After"
    return f"{how} {_epochs(len(history))}. {answer(run)}{_outlook(run)}"


def answer(run: TrainingRun) -> str:
    """Say what the network answers now, and how far off it is."""
    setup, prediction = run.setup, run.prediction
    if prediction is None:
        return "The prediction has become too large a number."
    miss = prediction - setup.goal
    given = f"Given {rough(setup.input)}, the network answers {about(prediction)}"
    if miss == 0.0:
        return f"{given}: exactly the goal."
    if math.isinf(miss):
        return f"{given}: further off than a float can tell."
    return f"{given}: {rough(abs(miss))} too {'low' if miss < 0 else 'high'}."


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
    if limit is None or regime(setup) is not Regime.RUNS_AWAY:
        return "Such large numbers do not fit into a float. Try smaller ones."
    factor = abs(miss_factor(setup.input, setup.alpha))
    by = told_apart(factor, 1.0)[0] if math.isfinite(factor) else "more than 1.8e308"
    alpha, highest = told_apart(setup.alpha, limit)
    return (
        f"Each epoch multiplies the miss by {by}, since alpha {alpha} is above {highest}, "
        f"the limit for input {rough(setup.input)}. Try a smaller alpha."
    )


def bouncing(history: History) -> str:
    """Say between which two weights a run bounces, and why."""
    run = history.run
    low, high = sorted((history[-1].weight, history[-1].new_weight))
    return (
        f"The weight bounces between {' and '.join(told_apart(low, high))} for ever: "
        f"alpha {rough(run.setup.alpha)} is at the limit 2/input^2, so each step overshoots by as "
        "much as it corrects. Try a smaller alpha."
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
    if _is_at_goal(run):
        return f"{settled} Nearer it cannot get."
    return f"{settled} Alpha is so small that the steps vanish in rounding. Try a larger alpha."


def _is_at_goal(run: TrainingRun) -> bool:
    setup, prediction = run.setup, run.prediction
    if prediction is None:
        return False
    at_start = abs(setup.input * setup.weight - setup.goal)
    return math.isclose(prediction, setup.goal, rel_tol=1e-8, abs_tol=1e-8 * at_start)


def _outlook(run: TrainingRun) -> str:
    """What more epochs would do, from theory."""
    what = regime(run.setup)
    if what is Regime.RUNS_AWAY:
        return f" It is running away. {too_large(run)}"
    if what is Regime.STANDS_STILL or run.prediction == run.setup.goal:
        return ""
    return " Continue brings it nearer."


def _epochs(count: int) -> str:
    return f"{count:,} epoch" + ("s" if count != 1 else "")
