"""One plain sentence for each step of an epoch: what happened, and why. Each one is true.

Every sentence stands here whole, with named places for what varies; functions only choose one.
"""

from __future__ import annotations

from typing import Final

from simplenn.core.history import History
from simplenn.core.network import Epoch, train_one_epoch
from simplenn.core.numbers import format_distinct, format_short
from simplenn.core.run import Outcome
from simplenn.core.setup import Setup
from simplenn.core.stepping.steps import Position, Step
from simplenn.core.theory import Regime, regime

_PREDICTION: Final = (
    "Given {input}, the network answers {prediction}, since its weight is {weight}."
)
_PREDICTION_OF_0: Final = "Given 0, the network answers 0, whatever its weight is."
_PREDICTION_TOO_SMALL: Final = (
    "Given {input}, the network answers 0: input times weight is too small for a float."
)

_AT_GOAL: Final = "The answer {prediction} is exactly the goal, so the error is 0."
_TOO_LOW: Final = (
    "The answer {prediction} is {off_by} too low for the goal {goal}; squared, that is an error of "
    "{error}."
)
_TOO_HIGH: Final = (
    "The answer {prediction} is {off_by} too high for the goal {goal}; squared, that is an error "
    "of {error}."
)
_TOO_LOW_TO_SQUARE: Final = (
    "The answer {prediction} is {off_by} too low for the goal {goal}; squared, that is too small "
    "for a float, so the error is 0."
)
_TOO_HIGH_TO_SQUARE: Final = (
    "The answer {prediction} is {off_by} too high for the goal {goal}; squared, that is too small "
    "for a float, so the error is 0."
)

_NO_DELTA: Final = "Delta is 0, so the derivative is 0 and the weight may stay as it is."
_NO_INPUT: Final = "Given 0, no weight gives another answer, so the derivative is 0."
_DERIVATIVE_TOO_SMALL: Final = (
    "The answer is off by {off_by}, but delta times input is too small for a float: the derivative "
    "is 0."
)
_MUST_GROW: Final = (
    "The answer is {off_by} too low, so the weight must grow: the derivative is negative."
)
_MUST_SHRINK: Final = (
    "The answer is {off_by} too high, so the weight must shrink: the derivative is positive."
)
_MUST_SHRINK_NEGATIVE_INPUT: Final = (
    "The answer is {off_by} too low and the input is negative, so the weight must shrink: the "
    "derivative is positive."
)
_MUST_GROW_NEGATIVE_INPUT: Final = (
    "The answer is {off_by} too high and the input is negative, so the weight must grow: the "
    "derivative is negative."
)

_NOTHING_TO_CORRECT: Final = "There is nothing to correct: the weight stays {weight}."
_NO_DERIVATIVE: Final = "With derivative 0 the weight stays {weight}: nothing is learned."
_NO_ALPHA: Final = "Alpha is 0, so the weight stays {weight}: nothing is learned."
_STEP_TOO_SMALL: Final = (
    "The step is so small that it vanishes in rounding: the weight stays {weight}."
)
_GROWS: Final = "The weight grows from {before} to {after}."
_SHRINKS: Final = "The weight shrinks from {before} to {after}."

_NEXT_TOO_LARGE: Final = "With it, the next epoch's numbers are too large for a float."
_NEXT_EXACT: Final = "Now the answer is exactly the goal."
_NEXT_THE_SAME: Final = "That is too little to change the answer: it is still {off_by}."
_NEXT_NEARER: Final = "Now the answer is nearer to the goal: {off_by}."
_NEXT_AWAY: Final = "Now the answer is farther from the goal: {off_by}."
_NEXT_AWAY_NEGATIVE_ALPHA: Final = (
    "Since alpha is negative, the answer is farther from the goal now: {off_by}."
)
_NEXT_OVER_BUT_NEARER: Final = (
    "That is a step too far, yet the answer is nearer to the goal now: {off_by}."
)
_NEXT_OVER_AS_FAR: Final = (
    "That is a step too far: now the answer is as far from the goal as before, {off_by}."
)
_NEXT_OVER_AWAY: Final = (
    "That is a step much too far: now the answer is farther from the goal than before, {off_by}."
)
_NEXT_OVER_AWAY_LARGE_ALPHA: Final = (
    "Since alpha is too large, that is a step much too far: now the answer is farther from the "
    "goal than before, {off_by}."
)
_OFF_LOW: Final = "{number} too low"
_OFF_HIGH: Final = "{number} too high"

_DIVERGES: Final = "The run ends here: in epoch {next:,} the numbers grow too large for a float."
_ONLY_EPOCH: Final = "That was the only epoch."
_LAST_EPOCH: Final = "That was the last of {number:,} epochs."

_THEN_EXACT: Final = (
    "In epoch {number:,} the network answered {prediction} when given {input}: exactly the goal."
)
_THEN_TOO_LOW: Final = (
    "In epoch {number:,} the network answered {prediction} when given {input}: {off_by} too low."
)
_THEN_TOO_HIGH: Final = (
    "In epoch {number:,} the network answered {prediction} when given {input}: {off_by} too high."
)


def narrate(setup: Setup, epoch: Epoch, step: Step) -> str:
    """Say what a step of an epoch did.

    Args:
        setup: What the epoch was trained with.
        epoch: Its numbers.
        step: Which of its steps.
    """
    if step is Step.ADJUST:
        return _adjustment(setup, epoch)
    choose = {
        Step.PREDICT: _prediction,
        Step.COMPARE: _comparison,
        Step.DERIVATIVE: _derivative,
    }
    return choose[step](setup, epoch).format(
        input=format_short(setup.input),
        goal=format_short(setup.goal),
        weight=format_short(epoch.weight),
        prediction=format_short(epoch.prediction),
        off_by=format_short(epoch.off_by),
        error=format_short(epoch.error),
    )


def ending(history: History, position: Position) -> str:
    """Say that a run ends here, or nothing where it does not.

    Args:
        history: What is being gone through.
        position: A step of it.
    """
    run, number = history.run, len(history)
    if position < Position(number, Step.ADJUST) or not run.done:
        return ""
    if run.outcome is Outcome.DIVERGED:
        return _DIVERGES.format(next=number + 1)
    return _ONLY_EPOCH if number == 1 else _LAST_EPOCH.format(number=number)


def moment(setup: Setup, epoch: Epoch) -> str:
    """Say what the network answered in an epoch, before that epoch's update.

    Args:
        setup: What the epoch was trained with.
        epoch: Its numbers.
    """
    low_or_high = _THEN_TOO_LOW if epoch.delta < 0.0 else _THEN_TOO_HIGH
    text = _THEN_EXACT if epoch.delta == 0.0 else low_or_high
    return text.format(
        number=epoch.number,
        prediction=format_short(epoch.prediction),
        input=format_short(setup.input),
        off_by=format_short(epoch.off_by),
    )


def _prediction(setup: Setup, epoch: Epoch) -> str:
    if setup.input == 0.0:
        return _PREDICTION_OF_0
    too_small = epoch.prediction == 0.0 and epoch.weight != 0.0
    return _PREDICTION_TOO_SMALL if too_small else _PREDICTION


def _comparison(setup: Setup, epoch: Epoch) -> str:
    if epoch.delta == 0.0:
        return _AT_GOAL
    if epoch.error == 0.0:
        return _TOO_LOW_TO_SQUARE if epoch.delta < 0.0 else _TOO_HIGH_TO_SQUARE
    return _TOO_LOW if epoch.delta < 0.0 else _TOO_HIGH


def _derivative(setup: Setup, epoch: Epoch) -> str:
    if epoch.delta == 0.0:
        return _NO_DELTA
    if setup.input == 0.0:
        return _NO_INPUT
    if epoch.derivative == 0.0:
        return _DERIVATIVE_TOO_SMALL
    if setup.input < 0.0:
        grows = epoch.derivative < 0.0
        return _MUST_GROW_NEGATIVE_INPUT if grows else _MUST_SHRINK_NEGATIVE_INPUT
    return _MUST_GROW if epoch.derivative < 0.0 else _MUST_SHRINK


def _adjustment(setup: Setup, epoch: Epoch) -> str:
    if epoch.new_weight == epoch.weight:
        return _no_adjustment(setup, epoch).format(weight=format_short(epoch.weight))
    before, after = format_distinct(epoch.weight, epoch.new_weight)
    text = _GROWS if epoch.new_weight > epoch.weight else _SHRINKS
    return f"{text.format(before=before, after=after)} {_effect(setup, epoch)}"


def _no_adjustment(setup: Setup, epoch: Epoch) -> str:
    if epoch.delta == 0.0:
        return _NOTHING_TO_CORRECT
    if epoch.derivative == 0.0:
        return _NO_DERIVATIVE
    return _NO_ALPHA if setup.alpha == 0.0 else _STEP_TOO_SMALL


def _effect(setup: Setup, epoch: Epoch) -> str:
    """What the new weight will make of the answer."""
    number, weight = epoch.number + 1, epoch.new_weight
    following = train_one_epoch(number, weight, setup.input, setup.goal, setup.alpha)
    if following is None:
        return _NEXT_TOO_LARGE
    if following.delta == 0.0:
        return _NEXT_EXACT
    off = _OFF_LOW if following.delta < 0.0 else _OFF_HIGH
    stays_on_its_side = (following.delta < 0.0) is (epoch.delta < 0.0)
    choose = _without_overshoot if stays_on_its_side else _with_overshoot
    text = choose(setup, epoch, following)
    return text.format(off_by=off.format(number=format_short(following.off_by)))


def _without_overshoot(setup: Setup, epoch: Epoch, following: Epoch) -> str:
    if following.delta == epoch.delta:
        return _NEXT_THE_SAME
    if following.off_by < epoch.off_by:
        return _NEXT_NEARER
    return _NEXT_AWAY_NEGATIVE_ALPHA if setup.alpha < 0.0 else _NEXT_AWAY


def _with_overshoot(setup: Setup, epoch: Epoch, following: Epoch) -> str:
    if following.off_by < epoch.off_by:
        return _NEXT_OVER_BUT_NEARER
    if following.off_by == epoch.off_by:
        return _NEXT_OVER_AS_FAR
    runs_away = regime(setup) is Regime.DIVERGES
    return _NEXT_OVER_AWAY_LARGE_ALPHA if runs_away else _NEXT_OVER_AWAY
