"""Cuts off what of a curve lies far outside the view.

Qt draws a dashed line dash by dash, in view or not. A line that is a million times as long as the
view would keep the window busy for minutes.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from simplenn.ui.plots.axes import FloatArray
from simplenn.ui.plots.plot_view import PlotView

_LONGEST_DASHED: Final = 20_000.0
"""Pixels of the device."""


def until_gone(heights: FloatArray, low: float, high: float) -> slice:
    """The part of a curve before it leaves for good, with the point that it leaves to.

    A weight that runs away jumps from one side of the goal to the other; without this, it would
    cross the plot in every epoch.

    Args:
        heights: The positions of the points, in turn.
        low: Whatever is lower is out of sight.
        high: Whatever is higher is out of sight.
    """
    inside = np.flatnonzero((heights >= low) & (heights <= high))
    return slice(0, int(inside[-1]) + 2 if len(inside) else 0)


def clipped(x: FloatArray, y: FloatArray, low: float, high: float) -> tuple[FloatArray, FloatArray]:
    """The part of a curve that lies between two heights.

    Args:
        x: The places of its points, rising.
        y: Their heights.
        low: Nothing below this is kept.
        high: Nothing above this is kept.

    Returns:
        The same for the part that is left; where the curve is interrupted there is a NaN.
    """
    if not len(y) or (y.min() >= low and y.max() <= high):
        return x, y
    points: list[tuple[float, float]] = []
    for start in range(len(x) - 1):
        piece = _piece(x[start : start + 2].tolist(), y[start : start + 2].tolist(), low, high)
        if not piece or (points and points[-1] != piece[0]):
            points.append((np.nan, np.nan))
        points += piece[1:] if points and piece and points[-1] == piece[0] else piece
    return np.array([point[0] for point in points]), np.array([point[1] for point in points])


def _piece(x: list[float], y: list[float], low: float, high: float) -> list[tuple[float, float]]:
    """The part of one straight line; nothing where all of it is outside."""
    if max(y) < low or min(y) > high:
        return []
    ends = []
    for place, height in zip(x, y, strict=True):
        inside = min(max(height, low), high)
        share = (inside - y[0]) / (y[1] - y[0]) if inside != height else None
        ends.append((place if share is None else x[0] + share * (x[1] - x[0]), inside))
    return ends


def as_far_as_worth_dashing(pen: QPen, x: FloatArray, y: FloatArray, view: PlotView) -> QPen:
    """The pen for a line; one without dashes if there were thousands of them, next to each other.

    Args:
        pen: What the line is to be drawn with.
        x: The places of its points, in the plot's coordinates.
        y: Their heights; NaN where it is interrupted.
        view: The plot.
    """
    if _length(x, y, view) <= _LONGEST_DASHED:
        return pen
    solid = QPen(pen)
    solid.setStyle(Qt.PenStyle.SolidLine)
    return solid


def _length(x: FloatArray, y: FloatArray, view: PlotView) -> float:
    """How long a line through some places of the plot is, in pixels of the device."""
    (left, right), (bottom, top) = view.shown
    across = np.diff(x) / (right - left) * view.box.width()
    up = np.diff(y) / (top - bottom) * view.box.height()
    return float(np.nansum(np.hypot(across, up))) * view.devicePixelRatioF()
