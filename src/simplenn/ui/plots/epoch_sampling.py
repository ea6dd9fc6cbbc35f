"""Which epochs a plot reaches to, and which points stand for them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from simplenn.core.history import History
from simplenn.core.network import Epoch, EpochQuantity

SHOWN_WHOLE: Final = 2_000
"""Up to this many planned epochs, the axis shows all of them from the start."""


def epoch_points(epochs: Sequence[Epoch], quantity: EpochQuantity) -> list[tuple[int, float]]:
    """The epoch's number and the value of each point.

    Where epochs are left out between two, the weight has a point for the next one, too: a weight
    that changes sides from epoch to epoch would look as if it stayed on one of them. So has the
    prediction.
    """
    if quantity == "error":
        return [(epoch.number, epoch.error) for epoch in epochs]
    points: list[tuple[int, float]] = []
    for epoch, following in pairwise(epochs):
        points.append((epoch.number, getattr(epoch, quantity)))
        if following.number > epoch.number + 1:
            is_weight = quantity == "weight"
            next_one = epoch.new_weight if is_weight else _next_prediction(epoch)
            points.append((epoch.number + 1, next_one))
    return points + [(epoch.number, getattr(epoch, quantity)) for epoch in epochs[-1:]]


def _next_prediction(epoch: Epoch) -> float:
    """The prediction of the next epoch, as well as it can be drawn."""
    input = epoch.derivative / epoch.delta if epoch.delta else 0.0
    change = input * (epoch.new_weight - epoch.weight)
    return epoch.prediction + change if math.isfinite(change) else epoch.prediction


def are_consecutive(epochs: Sequence[Epoch]) -> bool:
    """Whether none is left out between the first and the last of some epochs."""
    return not epochs or epochs[-1].number - epochs[0].number == len(epochs) - 1


def last_worth_showing(history: History) -> int:
    """Up to which epoch a plot should reach while nobody has zoomed.

    A short run is shown as planned. A long one is shown as far as it has come, in doublings, so
    that the axis does not change with every epoch. Of a run that has ended, all is shown; but of
    a weight that has settled, only so much that the curve before it can still be seen.
    """
    done, run, settled = len(history), history.run, history.settled_at
    if settled is not None:
        return min(done, worth_showing_settled(settled))
    if run.done:
        return done
    if history.planned <= SHOWN_WHOLE:
        return history.planned
    return min(history.planned, next_power_of_two(done, SHOWN_WHOLE))


def worth_showing_settled(settled: int) -> int:
    """How many epochs show a curve that settles after so many, and that it has settled."""
    return max(settled + settled // 4, 20)


def next_power_of_two(number: int, least: int) -> int:
    """The first power of two that is no less than a number, or the least one to give."""
    return max(least, 1 << (number - 1).bit_length())
