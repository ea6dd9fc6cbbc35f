"""Why a step of an epoch is done as it is: for those who ask. Each sentence is true of its numbers.

What happens in a step stands in narration.py.
"""

from __future__ import annotations

import math
from typing import Final

from simplenn.core.network import Epoch
from simplenn.core.numbers import format_short
from simplenn.core.setup import Setup
from simplenn.core.stepping.steps import Step
from simplenn.core.theory import Regime, regime

_WHY_SQUARED: Final = (
    "Why squared? Too low and too high both count, and twice as far off counts four times as much."
)

_WHY_TIMES_INPUT: Final = (
    "Why times input? A weight that is larger by 1 makes the answer larger by {input}: that is how "
    "much the weight counts."
)
_WHY_TIMES_NEGATIVE_INPUT: Final = (
    "Why times input? A weight that is larger by 1 makes the answer smaller by {size}: that is how "
    "much the weight counts, and which way."
)
_WHY_TIMES_0: Final = (
    "Why times input? With input 0 the weight does not count: the answer is 0 with any weight, so "
    "the weight is not to blame."
)

_WHY_MINUS_GROWS: Final = (
    "Why minus? The derivative is negative: a slightly larger weight makes the error smaller, and "
    "taking away a negative number makes the weight larger."
)
_WHY_MINUS_SHRINKS: Final = (
    "Why minus? The derivative is positive: a slightly larger weight makes the error larger, so "
    "something is taken away from it."
)

_WHY_IT_STAYS_AT_GOAL: Final = (
    "Why does it stay? A step is alpha times delta times input. Delta is 0, so the step is 0, "
    "whatever alpha is."
)
_WHY_IT_STAYS_AT_GOAL_BY_LUCK: Final = (
    "Why does it stay? A step is alpha times delta times input. Delta is 0, so the step is 0, "
    "whatever alpha is: from any other weight, alpha {alpha} would lead away from the goal."
)
_WHY_ROUNDED_AWAY: Final = (
    "Why does it stay? A float has about 16 digits, so the next weight that there is lies {gap} "
    "away. The step is {step}, at most half of that, and is rounded away."
)
_WHY_NO_STEP: Final = "Why does it stay? Alpha times the derivative is too small for a float."


def why(setup: Setup, epoch: Epoch, step: Step) -> str:
    """Say why a step is done as it is; nothing where what happened says it already.

    Args:
        setup: What the epoch was trained with.
        epoch: Its numbers.
        step: Which of its steps.
    """
    if step is Step.PREDICT:
        return ""
    if step is Step.COMPARE:
        return _WHY_SQUARED if epoch.error else ""
    if step is Step.DERIVATIVE:
        return _why_times_input(setup.input)
    return _why_it_moves(setup, epoch)


def _why_times_input(input: float) -> str:
    if input == 0.0:
        return _WHY_TIMES_0
    text = _WHY_TIMES_INPUT if input > 0.0 else _WHY_TIMES_NEGATIVE_INPUT
    return text.format(input=format_short(input), size=format_short(abs(input)))


def _why_it_moves(setup: Setup, epoch: Epoch) -> str:
    if epoch.delta == 0.0:
        by_luck = regime(setup) is Regime.DIVERGES
        text = _WHY_IT_STAYS_AT_GOAL_BY_LUCK if by_luck else _WHY_IT_STAYS_AT_GOAL
        return text.format(alpha=format_short(setup.alpha))
    if epoch.derivative == 0.0 or setup.alpha == 0.0:
        return ""
    if epoch.new_weight == epoch.weight:
        return _why_rounded_away(setup, epoch)
    if setup.alpha < 0.0:
        return ""
    return _WHY_MINUS_GROWS if epoch.derivative < 0.0 else _WHY_MINUS_SHRINKS


def _why_rounded_away(setup: Setup, epoch: Epoch) -> str:
    """A step of more than half of the way to the next float would have led there."""
    step = setup.alpha * epoch.derivative
    if step == 0.0:
        return _WHY_NO_STEP
    following = math.nextafter(epoch.weight, -math.copysign(math.inf, step))
    gap = abs(following - epoch.weight)
    if not math.isfinite(gap):
        return ""
    return _WHY_ROUNDED_AWAY.format(gap=format_short(gap), step=format_short(abs(step)))
