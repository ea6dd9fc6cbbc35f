"""What an alpha does with an input."""

from __future__ import annotations

import math
from typing import Final

from simplenn.core.numbers import format_short
from simplenn.core.setup import Setup
from simplenn.core.theory import Regime, delta_factor, regime, scaled_alpha, stands_still

_NO_INPUT: Final = "Does not learn: with input 0 every step is 0, whatever alpha is."
_NO_ALPHA: Final = "Does not learn: with alpha 0 every step is 0."
_TOO_SMALL: Final = "Does not learn: alpha times input squared is too small for a float."
_VANISHES: Final = "Does not learn: every step is so small that it vanishes in rounding."
_REGIMES: Final = {
    Regime.CREEPS: "Creeps: each epoch multiplies delta by {factor}.",
    Regime.SMOOTH: "Learns smoothly: each epoch multiplies delta by {factor}.",
    Regime.ONE_STEP: "Learns in one step: each epoch multiplies delta by 0.",
    Regime.OVERSHOOTS: (
        "Overshoots but learns: each epoch multiplies delta by {factor}, so it changes sign."
    ),
    Regime.OSCILLATES: "Bounces for ever: each epoch multiplies delta by -1.",
    Regime.DIVERGES: "Runs away: each epoch multiplies delta by {factor}.",
}
_AT_GOAL: Final = (
    "Would run away from any other weight: each epoch multiplies delta by {factor}, and delta is 0."
)

_NO_LIMIT_AT_0: Final = "with input 0 no alpha learns"
_LIMIT_TOO_SMALL: Final = "the limit is too small for a float"
_LIMIT_TOO_LARGE: Final = "the limit is too large for a float"


def prospect(setup: Setup) -> str:
    """Say what an alpha does with an input, and the factor that follows from both."""
    what = regime(setup)
    if what is Regime.STATIONARY:
        if setup.input == 0.0:
            return _NO_INPUT
        return _NO_ALPHA if setup.alpha == 0.0 else _TOO_SMALL
    if what is Regime.CREEPS and stands_still(setup):
        return _VANISHES
    if what is Regime.DIVERGES and setup.input * setup.weight == setup.goal:
        return _AT_GOAL.format(factor=format_factor(setup))
    return _REGIMES[what].format(factor=format_factor(setup))


def why_no_limit(input: float) -> str:
    """Say why an input has no limit; to be asked only where limit_alpha() gives None."""
    if input == 0.0:
        return _NO_LIMIT_AT_0
    return _LIMIT_TOO_SMALL if abs(input) > 1.0 else _LIMIT_TOO_LARGE


def format_factor(setup: Setup) -> str:
    """r with its sign, with so many digits that it never looks like 1 or -1 when it is not."""
    factor = delta_factor(setup.input, setup.alpha)
    if math.isinf(factor):
        return "more than 1.8e308" if factor > 0.0 else "less than -1.8e308"
    change = scaled_alpha(setup.input, setup.alpha)
    sign = "" if change < 1.0 else "-"
    from_one = min(abs(change), abs(change - 2.0))
    if from_one >= 1e-3 or from_one == 0.0:
        return format_short(factor)
    is_below = 0.0 < change < 2.0
    if from_one < 1e-12:
        return f"{sign}(1 {'-' if is_below else '+'} {from_one:.4g})"
    return f"{factor:.{2 - math.floor(math.log10(from_one))}f}".rstrip("0")
