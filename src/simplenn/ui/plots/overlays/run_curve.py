"""The curve of one earlier run."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtGui import QPen

from simplenn.core.network import Epoch
from simplenn.core.run_record import RunRecord
from simplenn.ui.plots.axes import FloatArray
from simplenn.ui.plots.clipping import as_far_as_worth_dashing, clipped, until_gone
from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.epoch_sampling import epoch_points
from simplenn.ui.plots.labels import Label, Spot
from simplenn.ui.style.painting import pen_of
from simplenn.ui.style.theme import Theme

_BEHIND: Final = -10.0
_IN_FRONT: Final = 3.0
_CHOSEN_WIDTH: Final = 3.0
_DIM: Final = 0.35
_UNSEEN: Final = 0.25
"""Pixels. A point that lies so near to the line between its neighbours need not be drawn."""

_SHARES: Final = (0.85, 0.65, 0.45, 0.25)
"""How far along a line its number can stand, if not at the end."""

_LEAVING: Final = ("run {number} leaves the plot", "{number} \N{UP DOWN ARROW}")
"""What is written in place of the number of a run that is not all in view."""

_AT_END: Final = ((1, 0), (1, 1), (-1, 1), (0, -1), (0, 1), (-1, 0))
_SIDES: Final = ((0, -1), (0, 1), (1, 0))
"""Where it stands beside the line: above, below or right of it."""

Indices = npt.NDArray[np.intp]

_NONE: Final[FloatArray] = np.empty(0)


class RunCurve:
    """A run's line, and its number beside it.

    The epochs that were looked up, and the points that were drawn, are kept while the view stays
    the same: the plot is drawn up to 30 times a second, and an earlier run does not change.

    Attributes:
        record: The run.
        values: Its numbers that are in view.
        extremes: The least, the least positive and the largest of them.
        leaves: Whether some of them are too far up or down to be in view.
    """

    def __init__(self, plot: EpochPlot, record: RunRecord) -> None:
        self.record = record
        self.values = _NONE
        self.extremes: list[float] = []
        self.leaves = False
        self._plot = plot
        self._sampled: list[Epoch] = []
        self._epochs = _NONE
        self._sampled_span: Hashable = None
        self._painted: Hashable = None
        self._line = _NONE, _NONE
        self._pen = QPen()
        self._curve = pg.PlotCurveItem(antialias=True, connect="finite")
        self._tag = Label(plot.view, rank=3, reach=0)
        plot.view.item.addItem(self._curve, ignoreBounds=True)

    def remove(self) -> None:
        """Take it out of the plot."""
        self._plot.view.item.removeItem(self._curve)
        self._tag.remove()

    def sample(self, start: int, stop: int, at_most: int) -> None:
        """Fetch the numbers of about so many epochs between two indices."""
        history = self.record.history
        start, stop = max(start, 0), min(stop, len(history))
        wanted = (start, stop, at_most)
        if wanted == self._sampled_span:
            return
        self._sampled_span = wanted
        self._painted = None
        if start < stop:
            self._sampled = history.sample(start, stop, at_most, self._sampled)
        points = epoch_points(self._sampled if start < stop else [], self._plot.quantity)
        self._epochs = np.array([number for number, _ in points], dtype=np.float64)
        self.values = np.array([value for _, value in points], dtype=np.float64)
        positive = self.values[self.values > 0.0]
        edges = (self.values, positive) if len(positive) else (self.values,)
        self.extremes = [float(edge.min()) for edge in edges if len(edge)]
        self.extremes += [float(self.values.max())] if len(self.values) else []

    def paint(self) -> None:
        """Draw it for the plot's scale and range as they are now."""
        view = self._plot.view
        size = (view.box.width(), view.box.height())
        wanted = (view.shown, size, self._plot.axis.mapping, self.leaves)
        if wanted == self._painted or not len(self.values):
            self._set_visible(bool(len(self.values)))
            return
        self._painted = wanted
        (left, right), (bottom, top) = view.shown
        heights = self._plot.axis.positions(self.values)
        low, high = bottom - (top - bottom), top + (top - bottom)
        near = until_gone(heights, low, high)
        x, y = clipped(self._epochs[near], heights[near], low, high)
        across = (x - left) / (right - left) * size[0]
        up = (y - bottom) / (top - bottom) * size[1]
        needed = needed_points(across, up, _UNSEEN)
        self._line = x[needed], y[needed]
        self._curve.setData(*self._line)
        self._curve.setPen(as_far_as_worth_dashing(self._pen, *self._line, view))
        self._set_visible(True)
        self._put_tag(heights, (bottom, top))

    def apply_theme(self, theme: Theme, width: float, chosen: bool | None) -> None:
        """Take the colours of the palette.

        Args:
            theme: The colours.
            width: How wide the line is, in the window's pixels, unless it is highlighted.
            chosen: Whether this run is highlighted; None where no run is.
        """
        colour = theme.run(self.record.style)
        width = self._plot.view.pen_width(_CHOSEN_WIDTH if chosen else width)
        self._pen = pen_of(self.record.style, theme, width)
        self._curve.setPen(as_far_as_worth_dashing(self._pen, *self._line, self._plot.view))
        self._tag.set_colours(
            theme.letters(colour), frame=self._plot.view.pen(colour) if chosen else None
        )
        self._curve.setZValue(_IN_FRONT if chosen else _BEHIND)
        self._curve.setOpacity(_DIM if chosen is False else 1.0)
        self._tag.set_opacity(_DIM if chosen is False else 1.0)

    def _put_tag(self, heights: FloatArray, shown: tuple[float, float]) -> None:
        """Have the number beside the end of what can be seen of the line, or else beside it."""
        low, high = shown
        inside = np.flatnonzero((heights >= low) & (heights <= high))
        if not len(inside):
            self._tag.hide()
            return
        first = self._crossing(heights, inside[0], -1, shown)
        last = self._crossing(heights, inside[-1], 1, shown)
        spots = [Spot(*self._place(last, heights, shown), *side) for side in _AT_END]
        for share in _SHARES:
            place = self._place(first + share * (last - first), heights, shown)
            spots += [Spot(*place, *side) for side in _SIDES]
        number = str(self.record.number)
        texts = [text.format(number=number) for text in _LEAVING] if self.leaves else [number]
        self._tag.show(texts, spots)

    def _place(
        self, across: float, heights: FloatArray, shown: tuple[float, float]
    ) -> tuple[float, float]:
        height = float(np.interp(across, self._epochs, heights))
        return across, min(max(height, shown[0]), shown[1])

    def _crossing(
        self, heights: FloatArray, at: int, step: int, shown: tuple[float, float]
    ) -> float:
        """Where the line from a point in view to the next one comes to the edge of the plot."""
        if not 0 <= at + step < len(heights):
            return float(self._epochs[at])
        here, beyond = heights[at], heights[at + step]
        edge = shown[1] if beyond > here else shown[0]
        share = (edge - here) / (beyond - here)
        return float(self._epochs[at] + share * (self._epochs[at + step] - self._epochs[at]))

    def _set_visible(self, visible: bool) -> None:
        self._curve.setVisible(visible)
        if not visible:
            self._tag.hide()


def needed_points(across: FloatArray, up: FloatArray, unseen: float) -> Indices:
    """Choose the points of a line without which it would look different.

    Of every second point, those are left out that lie on the line between their neighbours; then
    the same is done with the points that are left, until all of them are needed.

    Args:
        across: Where the points are, in pixels from left to right.
        up: Where they are, in pixels upwards.
        unseen: How many pixels beside the line are still on it.

    Returns:
        The indices of the points to draw, the first and the last among them.
    """
    kept = np.arange(len(across))
    while True:
        inner = np.arange(1, len(kept) - 1, 2)
        before, here, after = kept[inner - 1], kept[inner], kept[inner + 1]
        share = (across[here] - across[before]) / (across[after] - across[before])
        off = np.abs(up[before] + share * (up[after] - up[before]) - up[here])
        if not (off <= unseen).any():
            return kept
        kept = np.delete(kept, inner[off <= unseen])
