"""One plain sentence for each step of an epoch: what happened, and why. Each one is true."""

from __future__ import annotations

from decimal import Decimal

from simplenn.core.history import History
from simplenn.core.network import Epoch, train_one_epoch
from simplenn.core.run import Outcome
from simplenn.core.setup import Setup
from simplenn.core.stepping.steps import Position, Step
from simplenn.core.theory import Regime, regime
from simplenn.core.words import format_spoken


def narrate(setup: Setup, epoch: Epoch, step: Step) -> str:
    """Say what a step of an epoch did.

    Args:
        setup: What the epoch was trained with.
        epoch: Its numbers.
        step: Which of its steps.
    """
    sentences = {
        Step.PREDICT: _prediction,
        Step.COMPARE: _comparison,
        Step.DERIVATIVE: _derivative,
        Step.ADJUST: _adjustment,
    }
    return sentences[step](setup, epoch)


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
        return f"The run ends here: in epoch {number + 1:,} the numbers grow too large for a float."
    return "That was the only epoch." if number == 1 else f"That was the last of {number:,} epochs."


def moment(setup: Setup, epoch: Epoch) -> str:
    """Say what the network answered in an epoch, before that epoch's update.

    Args:
        setup: What the epoch was trained with.
        epoch: Its numbers.
    """
    answer = f"In epoch {epoch.number:,} the network answered {format_spoken(epoch.prediction)}"
    if epoch.delta == 0.0:
        return f"{answer} when given {format_spoken(setup.input)}: exactly the goal."
    return f"{answer} when given {format_spoken(setup.input)}: {_miss(epoch)}."


def _prediction(setup: Setup, epoch: Epoch) -> str:
    if setup.input == 0.0:
        return "Given 0, the network answers 0, whatever its weight."
    answer = (
        f"Given {format_spoken(setup.input)}, the network answers {format_spoken(epoch.prediction)}"
    )
    if epoch.prediction == 0.0 and epoch.weight != 0.0:
        return f"{answer}: input times weight is too small for a float."
    return f"{answer}, since its weight is {format_spoken(epoch.weight)}."


def _comparison(setup: Setup, epoch: Epoch) -> str:
    answer = f"The answer {format_spoken(epoch.prediction)} is"
    if epoch.delta == 0.0:
        return f"{answer} exactly the goal, so the error is 0."
    miss = f"{answer} {_miss(epoch)} for the goal {format_spoken(setup.goal)}"
    if epoch.error == 0.0:
        return f"{miss}; squared, that is too small for a float, so the error is 0."
    return f"{miss}; squared, that is an error of {format_spoken(epoch.error)}."


def _derivative(setup: Setup, epoch: Epoch) -> str:
    if epoch.delta == 0.0:
        return "There is no miss, so the derivative is 0 and the weight may stay as it is."
    if setup.input == 0.0:
        return "Given 0, no weight gives another answer, so the derivative is 0."
    if epoch.derivative == 0.0:
        return f"{_miss(epoch)}, but times input that is too small for a float: it becomes 0."
    way, sign = ("grow", "negative") if epoch.derivative < 0.0 else ("shrink", "positive")
    because = " with a negative input" if setup.input < 0.0 else ""
    return f"{_miss(epoch)}{because}, so the weight must {way}: the derivative is {sign}."


def _adjustment(setup: Setup, epoch: Epoch) -> str:
    stays = f"the weight stays {format_spoken(epoch.weight)}"
    if epoch.delta == 0.0:
        return f"There is nothing to correct: {stays}."
    if epoch.derivative == 0.0:
        return f"With derivative 0 {stays}: nothing is learned."
    if setup.alpha == 0.0:
        return f"Alpha is 0, so {stays}: nothing is learned."
    if epoch.new_weight == epoch.weight:
        return f"The step is so small that it vanishes in rounding: {stays}."
    way = "grows" if epoch.new_weight > epoch.weight else "shrinks"
    before, after = _apart(epoch.weight, epoch.new_weight)
    return f"The weight {way} from {before} to {after}{_effect(setup, epoch)}"


def _effect(setup: Setup, epoch: Epoch) -> str:
    """What the new weight makes of the answer."""
    number, weight = epoch.number + 1, epoch.new_weight
    following = train_one_epoch(number, weight, setup.input, setup.goal, setup.alpha)
    if following is None:
        return ", and with that the next epoch's numbers are too large for a float."
    if following.delta == 0.0:
        return ": now the answer is exactly the goal."
    now = f"now the answer is {_miss(following)}"
    if following.delta == epoch.delta:
        return f", too little to change the answer: {_miss(epoch)}."
    if (following.delta < 0.0) is (epoch.delta < 0.0):
        return f"{_without_overshoot(setup, epoch, following)}: {now}."
    return f"{_with_overshoot(setup, epoch, following)}: {now}."


def _without_overshoot(setup: Setup, epoch: Epoch, following: Epoch) -> str:
    if following.off_by < epoch.off_by:
        return ", nearer to the goal"
    return ", away from the goal, since alpha is negative" if setup.alpha < 0.0 else ""


def _with_overshoot(setup: Setup, epoch: Epoch, following: Epoch) -> str:
    if following.off_by < epoch.off_by:
        return ", a step too far, but nearer to the goal"
    if following.off_by == epoch.off_by:
        return ", a step too far, and as far off as before"
    runs_away = regime(setup) is Regime.DIVERGES
    why = ", since alpha is too large" if runs_away else ""
    return f", a step much too far, and farther off than before{why}"


def _miss(epoch: Epoch) -> str:
    """Such as "37 too low"."""
    return f"{format_spoken(epoch.off_by)} too {'low' if epoch.delta < 0.0 else 'high'}"


def _apart(one: float, other: float) -> tuple[str, str]:
    """Two different numbers, with as many digits as it takes to tell them apart."""
    full = [number for number in (one, other) if float(format_spoken(number)) == number]
    if len(full) == 2:
        return format_spoken(one), format_spoken(other)
    least = max([4, *(len(Decimal(format_spoken(number)).as_tuple().digits) for number in full)])
    return next(
        (f"{one:.{digits}g}", f"{other:.{digits}g}")
        for digits in range(least, 18)
        if f"{one:.{digits}g}" != f"{other:.{digits}g}"
    )
