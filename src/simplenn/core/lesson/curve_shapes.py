"""The shape of a curve, in words: to compare what somebody has drawn with what came."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

_SAMPLES: Final = 21
"""Points that a curve is looked at in."""

_TREMBLING: Final = 0.03
"""A curve that changes by less than this share of the plot's height looks flat."""

_BEND: Final = 0.08
"""How far from a straight line, as a share of its height, a curve has to bend to look bent."""

_TURNS: Final = 3
"""A curve that goes up and down at least so many times jumps to and fro."""


_LARGER: Final = 1.25
"""So many times as large as the jumps at one end, one in the middle is larger."""


class Shape(Enum):
    """What a curve does from left to right."""

    FLAT = "stays as it is"
    FALLS_EVENLY = "falls evenly"
    FALLS_SLOWER = "falls fast at first, then ever more slowly"
    FALLS_FASTER = "falls slowly at first, then ever faster"
    RISES_EVENLY = "rises evenly"
    RISES_SLOWER = "rises fast at first, then ever more slowly"
    RISES_FASTER = "rises slowly at first, then ever faster"
    JUMPS = "jumps to and fro"
    JUMPS_LESS = "jumps to and fro, less each time"
    JUMPS_MORE = "jumps to and fro, more each time"
    OTHER = "goes up and down"


JUMPING: Final = frozenset({Shape.JUMPS, Shape.JUMPS_LESS, Shape.JUMPS_MORE})


def shape_of(
    points: Sequence[tuple[float, float]], height: float, trembling: float = _TREMBLING
) -> Shape:
    """Find the shape of a curve.

    Args:
        points: Its points; those that were drawn may come in any order.
        height: The height of the plot that it stands in, above 0: what is flat depends on it.
        trembling: The share of the height by which a curve may go up and down and look straight.
    """
    curve = sorted(dict(points).items())
    heights, least = [y for _, y in curve], trembling * height
    if len(curve) < 2 or max(heights) - min(heights) <= least:
        return Shape.FLAT
    turns = [heights[index] for index in turning_points(heights, least)]
    if len(turns) < 2:  # it trembles around where it begins
        return Shape.FLAT
    if len(turns) - 2 >= _TURNS:
        return _of_jumps(turns)
    if len(turns) > 2:
        return Shape.OTHER
    return _of_slope(_resampled(curve), least / 2.0)


def turning_points(values: Sequence[float], least: float) -> list[int]:
    """Where the first value is, each at which a curve turns, and its last extreme one.

    Args:
        values: The curve, at least one.
        least: What is no larger is trembling, and left out.
    """
    turns = [0]
    for index, value in enumerate(values):
        change = value - values[turns[-1]]
        rises = len(turns) > 1 and values[turns[-1]] > values[turns[-2]]
        if len(turns) > 1 and (change == 0.0 or (change > 0.0) is rises):
            turns[-1] = index if change else turns[-1]
        elif abs(change) > least:
            turns.append(index)
    return turns


def _of_jumps(turns: Sequence[float]) -> Shape:
    """Tell whether the jumps get smaller or larger all the time, and not in the middle alone."""
    sizes = [abs(after - before) for before, after in pairwise(turns)]
    first, last, largest = sizes[:2], sizes[-2:], max(sizes)
    if sum(last) < 0.8 * sum(first) and largest < _LARGER * max(first):
        return Shape.JUMPS_LESS
    is_more = sum(last) > 1.25 * sum(first) and largest < _LARGER * max(last)
    return Shape.JUMPS_MORE if is_more else Shape.JUMPS


def _of_slope(values: Sequence[float], least: float) -> Shape:
    """Tell a bend by how far the curve lies from a straight line: by such a height at least."""
    rise = values[-1] - values[0]
    straight = [values[0] + rise * i / (len(values) - 1) for i in range(len(values))]
    bend = sum(value - line for value, line in zip(values, straight, strict=True)) / len(values)
    share = bend / rise
    is_straight = abs(share) < max(_BEND, least / abs(rise))
    if rise < 0.0:
        if is_straight:
            return Shape.FALLS_EVENLY
        return Shape.FALLS_SLOWER if share > 0.0 else Shape.FALLS_FASTER
    if is_straight:
        return Shape.RISES_EVENLY
    return Shape.RISES_SLOWER if share > 0.0 else Shape.RISES_FASTER


def _resampled(curve: Sequence[tuple[float, float]]) -> list[float]:
    """The height at evenly spaced places, on straight lines between the points."""
    places = [x for x, _ in curve]
    first, last = places[0], places[-1]
    heights = []
    for i in range(_SAMPLES):
        x = first + (last - first) * i / (_SAMPLES - 1)
        right = min(max(bisect.bisect_left(places, x), 1), len(curve) - 1)
        (x0, y0), (x1, y1) = curve[right - 1], curve[right]
        heights.append(y0 + (y1 - y0) * (x - x0) / (x1 - x0))
    return heights
