"""What can be known about a run before it starts.

One epoch replaces the weight by weight - alpha * (input * weight - goal) * input. Multiplying by
input and subtracting goal on both sides gives delta' = delta * (1 - alpha * input ** 2): each
epoch multiplies delta by the same factor r. All of this module follows from that line. It is the
analysis of gradient descent on a quadratic function in one dimension; there, the limit is 2 / L
for the curvature L (Goodfellow, Bengio and Courville, "Deep Learning", section 4.3; Goh, "Why
Momentum Really Works", Distill 2017). The error delta ** 2 has the curvature 2 * input ** 2 in the
weight, and alpha stands for twice the learning rate of the textbooks, since the derivative here is
half of the true one.
"""

from __future__ import annotations

import math
import sys
from enum import Enum
from typing import Final

from simplenn.core.network import train_one_epoch
from simplenn.core.setup import Setup

_ROUNDING: Final = 1e-12
"""Factors closer to -1, 0 or 1 than this cannot be told from them within a billion epochs, or
differ from them by the rounding of alpha alone."""

CREEPING: Final = 0.5 ** (1 / 100)
"""Above this factor, halving delta takes more than a hundred epochs."""


class Regime(Enum):
    """What gradient descent does with an alpha, in a word."""

    STATIONARY = "does not learn"
    CREEPS = "creeps"
    SMOOTH = "learns smoothly"
    ONE_STEP = "learns in one step"
    OVERSHOOTS = "overshoots but learns"
    OSCILLATES = "bounces for ever"
    DIVERGES = "runs away"


def delta_factor(input: float, alpha: float) -> float:
    """r = 1 - alpha * input ** 2: what each epoch multiplies delta by.

    Returns:
        The factor; minus or plus infinity where it is too large for a float.
    """
    return 1.0 - scaled_alpha(input, alpha)


def best_alpha(input: float) -> float | None:
    """1 / input ** 2, the alpha that makes r zero: one epoch is enough.

    Returns:
        The alpha, or None where there is none: for input 0, and where it is too large or too
        small for a float.
    """
    return _over_input_squared(1.0, input)


def limit_alpha(input: float) -> float | None:
    """2 / input ** 2, the alpha that makes r minus one: above it, delta grows with every epoch.

    Returns:
        The alpha, or None where there is none: for input 0, and where it is too large or too
        small for a float.
    """
    return _over_input_squared(2.0, input)


def ideal_weight(setup: Setup) -> float | None:
    """goal / input, the one weight that answers exactly.

    Returns:
        The weight, or None where there is none: for input 0, and where it is too large for a
        float.
    """
    if setup.input == 0.0:
        return None
    weight = setup.goal / setup.input
    return weight if math.isfinite(weight) else None


def regime(setup: Setup) -> Regime:
    """What a run with this set-up does, from its factor r alone."""
    change = scaled_alpha(setup.input, setup.alpha)
    r = 1.0 - change
    if change == 0.0:
        return Regime.STATIONARY
    if abs(r + 1.0) <= _ROUNDING:
        return Regime.OSCILLATES
    if abs(r) > 1.0 or change < 0.0:
        return Regime.DIVERGES
    if abs(r) <= _ROUNDING:
        return Regime.ONE_STEP
    if r < 0.0:
        return Regime.OVERSHOOTS
    return Regime.CREEPS if r > CREEPING else Regime.SMOOTH


def epochs_until_within(setup: Setup, tolerance: float) -> int | None:
    """Forecast after how many epochs the prediction is within a tolerance of the goal.

    After k epochs, delta is |delta of the starting weight| * |r| ** k in size, so that k is
    log(tolerance / delta) / log |r|, rounded up. Rounding may make the real run one epoch faster
    or slower, or some epochs where little else is left of delta.

    Args:
        setup: The run to look ahead at; its number of epochs plays no part.
        tolerance: How far off is still near enough; above 0.

    Returns:
        The number of epochs, 0 if the starting weight is near enough, or None if it never is.
    """
    off_by = abs(setup.input * setup.weight - setup.goal)
    if off_by <= tolerance:
        return 0
    change = scaled_alpha(setup.input, setup.alpha)
    if not 0.0 < change < 2.0 or regime(setup) is Regime.OSCILLATES:
        return None
    if train_one_epoch(1, setup.weight, setup.input, setup.goal, setup.alpha) is None:
        return None  # of all epochs, the first one has the largest numbers
    if change == 1.0:
        return 1
    epochs = (math.log(tolerance) - math.log(off_by)) / log_factor(change)
    return math.ceil(epochs) if math.isfinite(epochs) else None


def stands_still(setup: Setup) -> bool:
    """Whether an answer that is wrong stays so: each step is 0, or vanishes in rounding."""
    epoch = train_one_epoch(1, setup.weight, setup.input, setup.goal, setup.alpha)
    return epoch is not None and epoch.delta != 0.0 and epoch.new_weight == epoch.weight


def answer_spacing(setup: Setup) -> float:
    """How far apart the answers near the goal are that floats can express.

    The next larger goal is one unit in the last place away, and the next larger weight moves the
    answer by input times such a unit. An infinite answer counts as no spacing.
    """
    weight = ideal_weight(setup)
    by_weight = 0.0 if weight is None else abs(setup.input) * math.ulp(weight)
    return max(math.ulp(setup.goal), by_weight if math.isfinite(by_weight) else 0.0)


def rounding_left(setup: Setup) -> float:
    """How far from the goal rounding may still leave a run that comes no nearer.

    An epoch loses up to two units in the last place, one in the prediction and one in the weight;
    a share r of what was lost before is still there, so all in all it is 1 / (1 - |r|) times as
    much. And where delta times input is too small for a float, there is no step at all.

    Returns:
        The distance; infinity for a run that never comes nearer.
    """
    change = scaled_alpha(setup.input, setup.alpha)
    lost = min(change, 2.0 - change)
    if lost <= 0.0:
        return math.inf
    return max(2.0 * answer_spacing(setup) / lost, math.ulp(0.0) / abs(setup.input))


def log_factor(change: float) -> float:
    """log |r| for an alpha * input ** 2 other than 1, exact next to r = 1 and r = -1, too.

    1 - change would lose the digits of a small change, and change - 1 loses none.
    """
    return math.log1p(-change) if change < 1.0 else math.log(change - 1.0)


def scaled_alpha(input: float, alpha: float) -> float:
    """alpha * input ** 2, multiplied so that a tiny alpha can make up for a huge input."""
    return alpha * input * input


def _over_input_squared(numerator: float, input: float) -> float | None:
    if input == 0.0:
        return None
    square = input * input
    representable = sys.float_info.min <= square < math.inf
    quotient = numerator / square if representable else numerator / input / input
    return quotient if quotient != 0.0 and math.isfinite(quotient) else None
