"""The numbers of the moment that the window shows."""

from __future__ import annotations

import math
from typing import NamedTuple

from simplenn.core.network import Epoch
from simplenn.core.setup import Setup
from simplenn.core.stepping.steps import CodeLine


class Snapshot(NamedTuple):
    """What the network knows at a moment, and what it makes of it.

    Attributes:
        weight: The weight.
        prediction: Input times weight; None while it has not been computed or is too large.
        off_by: How far that is from the goal, or None.
        error_now: The error of that weight, which is what the next epoch will begin with; None
            while it has not been computed or is too large.
        error: The last error that was computed. It belongs to the weight it was computed with.
        updated_by: The epoch whose update gave the weight; its error is that of the weight before.
            None where there was none, or the weight is that of the error.
    """

    weight: float
    prediction: float | None
    off_by: float | None
    error_now: float | None
    error: float | None
    updated_by: Epoch | None = None

    @classmethod
    def after_training(cls, setup: Setup, weight: float, last: Epoch | None) -> Snapshot:
        """The moment after an epoch, or before any."""
        prediction = setup.input * weight
        delta = prediction - setup.goal
        return cls(
            weight,
            finite(prediction),
            finite(abs(delta)),
            _squared(delta),
            last.error if last else None,
            last,
        )

    @classmethod
    def within(cls, setup: Setup, epoch: Epoch, lines: int) -> Snapshot:
        """The moment after so many of an epoch's five lines; after the last, the new weight's."""
        if lines == CodeLine.WEIGHT:
            return cls.after_training(setup, epoch.new_weight, epoch)
        return cls(
            epoch.weight,
            epoch.prediction if lines >= CodeLine.PREDICTION else None,
            epoch.off_by if lines >= CodeLine.DELTA else None,
            epoch.error if lines >= CodeLine.ERROR else None,
            epoch.error if lines >= CodeLine.ERROR else None,
        )


def finite(number: float) -> float | None:
    """The number, or None for one that is too large for a float."""
    return number if math.isfinite(number) else None


def _squared(delta: float) -> float | None:
    """The error of a delta, as the five lines compute it; None where it is too large."""
    try:
        return finite(delta**2)
    except OverflowError:
        return None
