"""The points that stand for some epochs in a plot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from simplenn.core.network import Epoch

Quantity = Literal["error", "weight"]


def epoch_points(epochs: Sequence[Epoch], quantity: Quantity) -> list[tuple[int, float]]:
    """The number and the height of each point.

    Where epochs are left out between two, the weight has a point for the next one, too: a weight
    that changes sides from epoch to epoch would look as if it stayed on one of them.
    """
    if quantity == "error":
        return [(epoch.number, epoch.error) for epoch in epochs]
    points: list[tuple[int, float]] = []
    for epoch, following in pairwise(epochs):
        points.append((epoch.number, epoch.weight))
        if following.number > epoch.number + 1:
            points.append((epoch.number + 1, epoch.new_weight))
    return points + [(epoch.number, epoch.weight) for epoch in epochs[-1:]]
