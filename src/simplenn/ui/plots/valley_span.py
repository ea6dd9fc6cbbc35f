"""Which part of the valley is worth showing."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from simplenn.core.network import Epoch, train_one_epoch
from simplenn.core.setup import Setup
from simplenn.core.theory import ideal_weight
from simplenn.ui.plots.axes import FARTHEST

_GREATEST_DELTA: Final = math.sqrt(FARTHEST) * 0.9
"""The valley is drawn no wider than this: its edges would be too high."""

_SEEN: Final = 0.05
"""A valley that would take less of the width than this is shown alone: it would be a line."""


class ValleySpan(NamedTuple):
    """A part of the valley.

    Attributes:
        left: The least weight.
        right: The largest weight.
        high: The largest error; the least one is 0.
    """

    left: float
    right: float
    high: float

    @classmethod
    def around(cls, setup: Setup, epoch: Epoch | None, *, goes_on: bool) -> ValleySpan:
        """The start, the bottom and the ball; as far to either side.

        Args:
            setup: Whose valley it is.
            epoch: Whose weight the ball is at; None where its numbers are too large.
            goes_on: Whether to show where the ball goes, too.
        """
        weights = [setup.weight] if epoch is None else [setup.weight, epoch.weight]
        if epoch is not None and goes_on:
            weights.append(epoch.new_weight)
        bottom = ideal_weight(setup)
        middle = weights[0] if bottom is None else bottom
        reach = max(abs(weight / 2 - middle / 2) for weight in weights) * 2
        reach = reach or max(abs(middle), 1.0)
        reach = min(reach * 1.15, FARTHEST, _GREATEST_DELTA / max(abs(setup.input), 1e-300))
        left, right = max(middle - reach, -FARTHEST), min(middle + reach, FARTHEST)
        high = max(_error(setup, left), _error(setup, right)) or 1.0
        if high == _error(setup, middle):  # a plain: the line goes through the middle
            high = min(high * 2.0, FARTHEST)
        return cls(left, right, high)

    def with_room_for(self, setup: Setup, epoch: Epoch | None, needed: ValleySpan) -> ValleySpan:
        """The same if the start, the bottom and the ball are in it, else widened to include them.

        Args:
            setup: Whose valley is to be seen.
            epoch: Whose weight the ball is at.
            needed: What these would need if they were alone.
        """
        weights = [setup.weight, ideal_weight(setup), None if epoch is None else epoch.weight]
        known = [weight for weight in weights if weight is not None]
        is_wide = all(self.left <= weight <= self.right for weight in known)
        if is_wide and all(_error(setup, weight) <= self.high for weight in known):
            return self
        left, right = min(self.left, needed.left), max(self.right, needed.right)
        if needed.right - needed.left < _SEEN * (right - left):
            return needed
        return ValleySpan(left, right, max(self.high, needed.high))


def _error(setup: Setup, weight: float) -> float:
    """The height of the valley at a weight, or as much of it as can be drawn."""
    epoch = train_one_epoch(1, weight, setup.input, setup.goal, 0.0)
    return FARTHEST if epoch is None else min(epoch.error, FARTHEST)
