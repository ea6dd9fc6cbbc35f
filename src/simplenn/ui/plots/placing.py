"""Finds room for a text between curves and marks; all in pixels, with y growing downwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from simplenn.ui.plots.axes import FloatArray


class Box(NamedTuple):
    """A rectangle, such as a text takes."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def beside(
        cls, x: float, y: float, size: tuple[float, float], side: tuple[int, int], gap: float
    ) -> Box:
        """The box of a text that stands beside a place.

        Args:
            x: The place.
            y: The place.
            size: The text's width and height.
            side: -1, 0 or 1 for left of it, in the middle or right of it; the same for above, at
                the same height or below.
            gap: How far from it.
        """
        (width, height), (across, down) = size, side
        left = x - width / 2 + across * (width / 2 + gap)
        top = y - height / 2 + down * (height / 2 + gap)
        return cls(left, top, left + width, top + height)

    def inside(self, area: Box) -> Box:
        """The same box, moved as far as it takes to be inside an area."""
        right = max(min(self.left, area.right - (self.right - self.left)), area.left) - self.left
        down = max(min(self.top, area.bottom - (self.bottom - self.top)), area.top) - self.top
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def fits_in(self, area: Box) -> bool:
        """Whether it is no larger than an area, and not more than half of it is outside."""
        width, height = self.right - self.left, self.bottom - self.top
        inside = self.inside(area)
        is_near = (
            abs(inside.left - self.left) <= width / 2 and abs(inside.top - self.top) <= height / 2
        )
        return is_near and width <= area.right - area.left and height <= area.bottom - area.top

    def overlaps(self, other: Box) -> bool:
        """Whether there is a place that lies in both."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Obstacles(NamedTuple):
    """Straight pieces of lines; a dot is a piece without a length.

    Attributes:
        middles: The x and the y of the middle of each piece: two rows.
        halves: The way from there to one of its ends: two rows.
        radii: How far each reaches to its sides.
    """

    middles: FloatArray
    halves: FloatArray
    radii: FloatArray

    @classmethod
    def of(cls, lines: Iterable[tuple[FloatArray, FloatArray, float]]) -> Obstacles:
        """Make obstacles of lines.

        Args:
            lines: The x and the y of each one's points, and its radius. NaN interrupts a line.
        """
        starts, ends, radii = [np.empty((2, 0))], [np.empty((2, 0))], [np.empty(0)]
        for x, y, radius in lines:
            points = np.vstack((x, y))
            starts.append(points[:, :-1])
            ends.append(points[:, 1:])
            radii.append(np.full(max(len(x) - 1, 0), radius))
        start, end = np.hstack(starts), np.hstack(ends)
        known = np.isfinite(start).all(axis=0) & np.isfinite(end).all(axis=0)
        start, end = start[:, known], end[:, known]
        return cls((start + end) / 2, (end - start) / 2, np.hstack(radii)[known])

    def hits(self, box: Box) -> int:
        """How many of the pieces go through a box: those that no line separates from it."""
        half_width, half_height = (box.right - box.left) / 2, (box.bottom - box.top) / 2
        across = self.middles[0] - (box.left + half_width)
        down = self.middles[1] - (box.top + half_height)
        long, high = np.abs(self.halves)
        wide, tall = half_width + self.radii, half_height + self.radii
        near = (np.abs(across) <= wide + long) & (np.abs(down) <= tall + high)
        turned = np.abs(across * self.halves[1] - down * self.halves[0])
        return int(np.count_nonzero(near & (turned <= wide * high + tall * long)))


def free_place(
    boxes: Iterable[Box], area: Box, obstacles: Obstacles, taken: Sequence[Box]
) -> Box | None:
    """The first of some boxes in which nothing is in the way.

    Args:
        boxes: Where the text could stand, the best place first. One that reaches out of the area,
            with no more than its half, is moved into it.
        area: Where there may be a text.
        obstacles: What must not be covered.
        taken: Where other texts stand.
    """
    for wished in boxes:
        box = wished.inside(area)
        if wished.fits_in(area) and is_free(box, obstacles, taken):
            return box
    return None


def is_free(box: Box, obstacles: Obstacles, taken: Sequence[Box]) -> bool:
    """Whether nothing is in the way in a box."""
    return not any(map(box.overlaps, taken)) and not obstacles.hits(box)


def least_covering(boxes: Iterable[Box], area: Box, obstacles: Obstacles) -> Box:
    """Of some boxes, at least one, the first that covers the fewest obstacles."""
    return min((box.inside(area) for box in boxes), key=obstacles.hits)
