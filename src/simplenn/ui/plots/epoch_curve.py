"""The curve of the run that the window shows, in a plot over the epochs."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyqtgraph as pg

from simplenn.core.history import History
from simplenn.core.network import Epoch, EpochQuantity
from simplenn.ui.plots.axes import FloatArray, LinearAxis
from simplenn.ui.plots.epoch_sampling import are_consecutive, epoch_points
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.size import px

MOST_DOTS: Final = 120
"""Up to this many epochs in view, each one has a dot."""


class EpochCurve:
    """A line through the epochs in view, with dots where they are few, and one at its end.

    Attributes:
        values: The numbers that are in view.
    """

    def __init__(self, view: PlotView, axis: LinearAxis, quantity: EpochQuantity) -> None:
        self.values: list[float] = []
        self._view = view
        self._axis = axis
        self._quantity = quantity
        self._numbers: FloatArray = np.empty(0)
        self._epochs: list[Epoch] = []
        self._sampled: tuple[History, int, int, int] | None = None
        self._drawn: tuple[FloatArray, FloatArray] = np.empty(0), np.empty(0)
        self._end: tuple[float, float] | None = None
        self._line = pg.PlotCurveItem(antialias=True)
        view.item.addItem(self._line)
        self._dots, self._last = pg.ScatterPlotItem(), pg.ScatterPlotItem()
        self._last.setZValue(5)
        for dots in (self._dots, self._last):
            view.item.addItem(dots, ignoreBounds=True)

    def sample(self, history: History | None, start: int, stop: int, at_most: int) -> None:
        """Look up the epochs in view.

        Args:
            history: What is shown, or None where there is nothing.
            start: Index of the first epoch in view; may be negative.
            stop: Index after the last one.
            at_most: How many points are worth drawing.
        """
        if history is None:
            self._epochs, self._sampled = [], None
        elif (history, start, stop, at_most) != self._sampled:
            known = self._epochs if self._sampled and self._sampled[0] is history else ()
            self._sampled = history, start, stop, at_most
            self._epochs = history.sample(start, stop, at_most, known)
        points = epoch_points(self._epochs, self._quantity)
        self.values = [value for _, value in points]
        self._numbers = np.array([number for number, _ in points], dtype=np.float64)

    def draw(self, last: int) -> None:
        """Draw what was looked up.

        Args:
            last: The number of the last epoch that is shown; it has a dot of its own.
        """
        heights = self._axis.positions(self.values)
        if not all(map(np.array_equal, (self._numbers, heights), self._drawn)):
            self._drawn = self._numbers, heights
            self._line.setData(self._numbers, heights)
            dotted = len(self._epochs) <= MOST_DOTS and are_consecutive(self._epochs)
            self._dots.setData(*(self._drawn if dotted else ([], [])))
        at_end = bool(self._epochs) and self._epochs[-1].number == last
        self._end = (float(last), float(heights[-1])) if at_end else None
        self._last.setData(*([[place] for place in self._end] if self._end else ([], [])))

    def ends_at(self, number: int, value: float) -> bool:
        """Whether the end that was drawn is less than a pixel from a point."""
        place = number, self._axis.position(value)
        return self._end is not None and self._view.pixels_apart(self._end, place) < 1.0

    def apply_theme(self) -> None:
        """Take the colours of the palette."""
        theme = self._view.theme
        colour = theme.term(self._quantity)
        self._line.setPen(self._view.pen(colour, 2))
        for dots, size, pen in (
            (self._dots, 5, pg.mkPen(None)),
            (self._last, 10, self._view.pen(theme.background, 2)),
        ):
            dots.setSize(px(self._view, size))
            dots.setBrush(pg.mkBrush(colour))
            dots.setPen(pen)
