"""What theory says that a run will do, epoch by epoch, before it has begun."""

from __future__ import annotations

import math
from typing import Final

from simplenn.core.setup import Setup
from simplenn.core.theory import epochs_until_within, log_factor, scaled_alpha

_ROUNDING: Final = 2.0**-52
"""Relative to the goal: no delta that is not zero gets much smaller than this."""


class Forecast:
    """The numbers after any count of epochs, from one formula instead of many steps.

    Each epoch multiplies delta by r = 1 - alpha * input ** 2, so after count epochs it is
    delta * r ** count. A real run differs from this by its rounding alone.

    Attributes:
        setup: The run looked ahead at; its number of epochs plays no part.
    """

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._change = scaled_alpha(setup.input, setup.alpha)
        self._delta = setup.input * setup.weight - setup.goal

    @property
    def grows(self) -> bool:
        """Whether delta gets larger in size from epoch to epoch."""
        return self._delta != 0.0 and not 0.0 <= self._change <= 2.0

    @property
    def alternates(self) -> bool:
        """Whether the prediction changes sides of the goal with every epoch."""
        return self._delta != 0.0 and self._change > 1.0

    @property
    def settles_after(self) -> int | None:
        """After how many epochs delta is as small as rounding allows; None for never."""
        smallest = max(abs(self.setup.goal) * _ROUNDING, math.ulp(0.0))
        return epochs_until_within(self.setup, smallest)

    def share_left(self, count: int) -> float:
        """|r| ** count: what is left of delta after count epochs; infinity if too large."""
        if self._change == 1.0:
            return 1.0 if count == 0 else 0.0
        exponent = count * log_factor(self._change) if count else 0.0
        return math.exp(exponent) if exponent < 709.0 else math.inf

    def share_taken(self, count: int) -> float:
        """1 - |r| ** count: what count epochs take away from delta, exact where it is tiny."""
        if self._change == 1.0:
            return 1.0 if count else 0.0
        exponent = count * log_factor(self._change) if count else 0.0
        return -math.expm1(exponent) if exponent < 709.0 else -math.inf

    def delta(self, count: int) -> float | None:
        """Delta after count epochs; None where it is too large for a float."""
        share = self.share_left(count) if self._delta else 1.0
        odd = self._change > 1.0 and count % 2 == 1
        return _finite(self._delta * (-share if odd else share))

    def error(self, count: int) -> float | None:
        """The error after count epochs, which is that of epoch count + 1; None if too large."""
        delta = self.delta(count)
        return None if delta is None else _finite(delta * delta)

    def weight(self, count: int) -> float | None:
        """The weight after count epochs; None where it is too large for a float."""
        setup, delta = self.setup, self.delta(count)
        if setup.input == 0.0:
            return setup.weight
        return (
            None if delta is None else _finite(setup.weight + (delta - self._delta) / setup.input)
        )

    def prediction(self, count: int) -> float | None:
        """The prediction with that weight; None where it is too large for a float."""
        weight = self.weight(count)
        return None if weight is None else _finite(self.setup.input * weight)


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None
