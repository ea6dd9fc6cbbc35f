"""Compares a curve that somebody has drawn by hand with the real one, as an eye does.

All is measured in heights of the plot, since a hand trembles by a share of what it draws on. What
lies on the real curve is right. Else the shape has to be right, and where it begins and ends; of a
curve that jumps to and fro, how often it jumps, around which value, and how far.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, median
from typing import Final, NamedTuple

from simplenn.core.lesson.curve_shapes import JUMPING, Shape, shape_of, turning_points
from simplenn.core.numbers import format_short

HAND: Final = 0.08
"""What a curve changes by less says nothing: hands tremble, and mice jump."""

_ON_IT: Final = 0.1
"""A drawing lies on a curve that it is never farther from; on jumps it has to be nearer."""

_NEAR: Final = 0.2
"""A drawing begins and ends, and jumps as far, where it is as near as that to the real curve."""

_AROUND: Final = 0.055
"""A drawing jumps around the right value, which stands in the plot, where it is as near as that."""

_SEEN_JUMP: Final = 1.25 * HAND
"""A jump of the real curve that everybody sees, and draws most of."""

_MOST: Final = 0.75
"""The share of the jumps that are seen which has to be drawn."""

_SHIFTS: Final = (0.0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3, 0.4, -0.4)
"""Epochs by which all jumps may come late and be meant for the epochs."""

_EACH_EPOCH: Final = 1.5
"""Epochs from jump to jump, at most, where somebody wanted to draw one in each epoch."""

_SEEN: Final = 40
"""Of a run of more epochs, nobody draws each jump."""

_OTHER_SHAPE: Final = "You drew a curve that {drawn}. The real one is different."
_BEGINS_ELSEWHERE: Final = (
    "The shape is right, but it begins at {real} and you drew it from {drawn}."
)
_ENDS_ELSEWHERE: Final = "The shape is right, but it ends at {real} and you drew it to {drawn}."
_AROUND_ELSEWHERE: Final = (
    "The shape is right, but it jumps around {real} and you drew it around {drawn}."
)
_TOO_SELDOM: Final = (
    "You drew a jump every {epochs} epochs or so. The real curve jumps in every epoch."
)
_TOO_FEW: Final = (
    "You drew {drawn} jumps. The real curve jumps on: {real} of its jumps are large enough to be "
    "seen."
)
_TOO_FAR: Final = "The shape is right, but your jumps {when} are too large."
_NOT_FAR_ENOUGH: Final = "The shape is right, but your jumps {when} are too small."

Point = tuple[float, float]


class Room(NamedTuple):
    """The values from the bottom of a plot to its top; a logarithmic one has their logarithms.

    Attributes:
        low: The value at the bottom.
        high: The value at the top, above `low`.
        is_log: Whether both are logarithms to the base 10.
    """

    low: float
    high: float
    is_log: bool = False

    def height_of(self, value: float) -> float:
        """Where a value is: 0 at the bottom, 1 at the top."""
        if self.is_log:
            value = math.log10(value) if value > 0.0 else self.low
        scale = max(abs(self.low), abs(self.high))  # their difference may be too large for a float
        low, high = self.low / scale, self.high / scale
        return (value / scale - low) / (high - low)

    def value_at(self, height: float) -> float:
        """Which value is there, as finely as a hand can draw it."""
        value = self.low * (1.0 - height) + self.high * height
        if self.is_log:
            return float(f"{10.0**value:.2g}")
        return round(value, -math.floor(math.log10(self.high / 10.0 - self.low / 10.0)))


def shape_drawn(drawn: Sequence[Point], room: Room) -> Shape:
    """The shape of a curve that was drawn by hand."""
    return shape_of([(x, room.height_of(y)) for x, y in drawn], 1.0, HAND)


def difference(drawn: Sequence[Point], real: Sequence[Point], rooms: Sequence[Room]) -> str:
    """Say how a drawing differs from the real curve; nothing where it does not.

    Args:
        drawn: At least two of its points, in any order.
        real: The real curve, at each epoch that can be drawn at.
        rooms: The plot on each scale that it may have been drawn on: on one, it has to be right.
    """
    told = [_difference_in(room, drawn, real) for room in rooms]
    return told[0] if all(told) else ""


def _difference_in(room: Room, drawn: Sequence[Point], real: Sequence[Point]) -> str:
    """Say how they differ in one plot; jumps are compared where they go farthest up and down."""
    comparison = _Comparison(drawn, real, room)
    if comparison.jumps:
        shifted = ([(epoch - shift, value) for epoch, value in drawn] for shift in _SHIFTS)
        comparisons = (_Comparison(each, real, room) for each in shifted)
        comparison = max(comparisons, key=lambda each: each.way)
    return comparison.difference()


class _Comparison:
    """A drawing beside the real curve, at the epochs from the drawing's first to its last."""

    def __init__(self, drawn: Sequence[Point], real: Sequence[Point], room: Room) -> None:
        curve = sorted(dict(drawn).items())
        self._room = room
        self._real_begin = real[0][1]
        part = [point for point in real if curve[0][0] <= point[0] + 0.5 <= curve[-1][0] + 1.0]
        self._values = [value for _, value in part]
        self._epochs = [epoch for epoch, _ in part]
        self._real = [room.height_of(value) for value in self._values]
        self._drawn = [room.height_of(_between(curve, epoch)) for epoch in self._epochs]

    def difference(self) -> str:
        """Say what differs most; nothing where it is right."""
        if self._lies_on_it():
            return ""
        if self.jumps:
            large = self._swings(self._real, 2 * HAND)
            return self._other_jumps(least=min(max(large, 2), 3))
        return self._other_shape() or self._begins_elsewhere() or self._ends_elsewhere()

    @property
    def jumps(self) -> bool:
        """Whether the real curve jumps to and fro."""
        return self._swings(self._real, HAND) >= 2

    @property
    def way(self) -> float:
        """How far the drawing goes up and down, in heights of the plot."""
        return sum(abs(after - before) for before, after in pairwise(self._drawn))

    def _lies_on_it(self) -> bool:
        off = [abs(a - b) for a, b in zip(self._drawn, self._real, strict=True)]
        return max(off) <= (_AROUND if self.jumps else _ON_IT)

    def _shape(self, heights: Sequence[float], trembling: float = HAND) -> Shape:
        return shape_of(list(zip(self._epochs, heights, strict=True)), 1.0, trembling)

    @staticmethod
    def _swings(heights: Sequence[float], least: float) -> int:
        return len(turning_points(heights, least)) - 1

    def _other_shape(self) -> str:
        """Say which shape was drawn, where that is not the real one."""
        drawn = self._shape(self._drawn)
        is_right = drawn is self._shape(self._real)
        return "" if is_right else _OTHER_SHAPE.format(drawn=drawn.value)

    def _begins_elsewhere(self) -> str:
        """One that begins late is right where the real curve has been until then."""
        drawn = self._drawn[0]
        low, high = sorted((self._room.height_of(self._real_begin), self._real[0]))
        if low - _NEAR <= drawn <= high + _NEAR:
            return ""
        return self._told(_BEGINS_ELSEWHERE, self._real_begin, drawn)

    def _ends_elsewhere(self) -> str:
        if abs(self._drawn[-1] - self._real[-1]) <= _NEAR:
            return ""
        return self._told(_ENDS_ELSEWHERE, self._values[-1], self._drawn[-1])

    def _other_jumps(self, least: int) -> str:
        """Compare jumps to and fro, of which so many are to be seen at least."""
        turns = turning_points(self._drawn, HAND)
        drawn = self._shape(self._drawn)
        is_other = drawn in JUMPING and drawn is not self._shape(self._real, 0.001)
        if is_other or len(turns) - 1 < least:
            return _OTHER_SHAPE.format(drawn=drawn.value)
        crossings = [_crossing(self._drawn, *swing) for swing in pairwise(turns)]
        every = median(after - before for before, after in pairwise(crossings))
        if every > _EACH_EPOCH and len(self._epochs) <= _SEEN:
            return _TOO_SELDOM.format(epochs=round(every))
        return (
            self._begins_elsewhere()
            or self._around_elsewhere()
            or self._too_few(len(turns) - 1)
            or self._other_sizes()
        )

    def _too_few(self, drawn: int) -> str:
        """Say where the drawing stops to jump, of a run in which each jump can be drawn."""
        seen = self._swings(self._real, _SEEN_JUMP)
        if drawn >= _MOST * seen or len(self._epochs) > _SEEN:
            return ""
        return _TOO_FEW.format(drawn=drawn, real=seen)

    def _around_elsewhere(self) -> str:
        """Compare the middle of the jumps, in the first half and in the second."""
        for drawn, real in zip(_middles(self._drawn), _middles(self._real), strict=True):
            if abs(drawn - real) > _AROUND:
                return self._told(_AROUND_ELSEWHERE, _limit(self._values), drawn)
        return ""

    def _other_sizes(self) -> str:
        sizes = zip(
            _sizes(self._drawn), _sizes(self._real), ("at first", "in the end"), strict=True
        )
        for drawn, real, when in sizes:
            if abs(drawn - real) > _NEAR:
                return (_TOO_FAR if drawn > real else _NOT_FAR_ENOUGH).format(when=when)
        return ""

    def _told(self, sentence: str, real: float, drawn: float) -> str:
        about = format_short(self._room.value_at(drawn))
        return sentence.format(real=format_short(real), drawn=about)


def _between(curve: Sequence[Point], epoch: float) -> float:
    """The value at an epoch, on a straight line between the points beside it."""
    right = bisect.bisect_left(curve, (epoch, -math.inf))
    if right == 0 or right == len(curve):
        return curve[min(right, len(curve) - 1)][1]
    (x0, y0), (x1, y1) = curve[right - 1], curve[right]
    share = (epoch - x0) / (x1 - x0)
    return y0 * (1.0 - share) + y1 * share


def _crossing(heights: Sequence[float], first: int, last: int) -> float:
    """Where a curve is half-way from one turning point to the next."""
    middle = (heights[first] + heights[last]) / 2.0
    rises = heights[last] > middle
    index = next(i for i in range(first, last) if (heights[i + 1] >= middle) is rises)
    return index + (middle - heights[index]) / (heights[index + 1] - heights[index])


def _sizes(heights: Sequence[float]) -> tuple[float, float]:
    """How far a curve goes from one epoch to the next: in the first third, and in the last."""
    steps = [abs(after - before) for before, after in pairwise(heights)]
    third = max(len(steps) // 3, 1)
    return fmean(steps[:third]), fmean(steps[-third:])


def _middles(heights: Sequence[float]) -> tuple[float, float]:
    """Around what it jumps, in its first half and in its second."""
    threes = zip(heights, heights[1:], heights[2:], strict=False)
    middles = [(before + 2.0 * here + after) / 4.0 for before, here, after in threes]
    half = (len(middles) + 1) // 2
    return median(middles[:half]), median(middles[-half:])


def _limit(values: Sequence[float]) -> float:
    """Around what a curve jumps whose distance from it is multiplied by one number each time."""
    first, second, third = values[:3]
    ratio = (third - second) / (second - first)
    return float(f"{first + (second - first) / (1.0 - ratio):.12g}")
