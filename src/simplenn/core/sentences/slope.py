"""What the slope of the error has to do with the derivative in the code."""

from __future__ import annotations

import math
from typing import Final

from simplenn.core.network import Epoch
from simplenn.core.numbers import format_about, format_short

_SLOPE: Final = "The true slope here is {slope}, twice the derivative {derivative}."
_TOO_STEEP: Final = (
    "The true slope here is twice the derivative {derivative}, more than a float can hold."
)
_WHERE_THE_2_IS: Final = (
    "The code leaves the 2 out: it only makes each step half as long, and alpha can make up for "
    "that. The 2 comes from the square: the error is delta times delta, and both change with the "
    "weight."
)


def slope_of(epoch: Epoch) -> float:
    """The slope of the error at an epoch's weight, 2 * delta * input; may be infinite.

    The error is delta squared, and delta grows by the input for each 1 of the weight.
    """
    return 2.0 * epoch.derivative


def slope_in_words(epoch: Epoch) -> str:
    """Say what the slope is at an epoch's weight, and that it is twice the code's derivative."""
    slope, derivative = slope_of(epoch), format_about(epoch.derivative)
    if math.isinf(slope):
        return _TOO_STEEP.format(derivative=derivative)
    return _SLOPE.format(slope=format_about(slope), derivative=derivative)


def why_twice(epoch: Epoch) -> str:
    """The same, and why the code does well without the 2."""
    return f"{slope_in_words(epoch)} {_WHERE_THE_2_IS}"


def slope_beside_tangent(epoch: Epoch) -> list[str]:
    """What to write beside the tangent, the longest text first."""
    slope, derivative = slope_of(epoch), format_short(epoch.derivative)
    number = "beyond a float" if math.isinf(slope) else format_short(slope)
    return [
        f"slope {number}, twice the derivative {derivative}",
        f"slope {number},\ntwice the derivative {derivative}",
        f"slope {number}",
    ]
