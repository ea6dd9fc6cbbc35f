"""The forecast as a dashed curve: where the epochs of a run will be, before it has begun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QPen

from simplenn.core.forecast import Forecast
from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.network import EpochQuantity
from simplenn.core.trace import sample_positions
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.axes import FloatArray
from simplenn.ui.plots.clipping import as_far_as_worth_dashing, clipped, until_gone
from simplenn.ui.plots.epoch_curve import MOST_DOTS
from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.epoch_sampling import worth_showing_settled
from simplenn.ui.size import px

_ROOM_BEFORE: Final = 10.0
_ROOM_BESIDE_A_RUN: Final = 2.0
"""By how much the error of a forecast that runs away may grow before it leaves the plot: a
curve to come must not make one that is there too flat to be seen."""

_WORTH_REACHING: Final = 2_000
"""Epochs; a plot of more than these shows its run, not the forecast."""

_Key = tuple[Forecast, int, int, int]


class ForecastCurve:
    """Draws over the epochs what the set-up will do; an Overlay of an EpochPlot.

    It is made for the run that is shown, whose points land on it, or for its last continuation,
    from the weight and the epoch where that began. Where the fields have other numbers, it starts
    from the starting weight, as the next run will.
    """

    def __init__(self, plot: EpochPlot, model: WindowModel) -> None:
        self._view = plot.view
        self._axis = plot.axis
        self._quantity: EpochQuantity = plot.quantity
        self._model = model
        self._expected = model.shown.expected
        self._forecast = Forecast(self._expected.setup)
        self._seen: tuple[int, int, int] | None = None
        self._epochs: list[int] = []
        self._numbers: list[float] = []
        self._drawn: tuple[FloatArray, FloatArray] = np.empty(0), np.empty(0)
        self._pen = QPen()
        self._line = pg.PlotCurveItem(connect="finite")
        self._dots = pg.ScatterPlotItem()
        for item in (self._line, self._dots):
            item.setZValue(-5)
            self._view.item.addItem(item, ignoreBounds=True)
        self._view.themed.connect(self._apply_theme)
        self._view.box.sigYRangeChanged.connect(self._on_range_changed)
        model.restrictions.changed.connect(plot.draw)
        self._apply_theme()

    def last_epoch(self) -> int:
        """As far as it has something to show, unless a run with the same numbers shows it."""
        if self._is_being_trained() or self._model.restrictions.hides(Hidden.FORECAST):
            return 0
        last = min(self._model.setup.epochs, _WORTH_REACHING)
        settled = Forecast(self._model.setup).settles_after
        return last if settled is None else min(last, worth_showing_settled(settled))

    def prepare(self, start: int, stop: int, at_most: int) -> Sequence[float]:
        """Compute what lies in view."""
        expected = self._model.shown.expected
        if self._expected != expected:
            self._expected, self._seen = expected, None
            self._forecast = Forecast(expected.setup)
        hidden = self._model.restrictions.hides(Hidden.FORECAST)
        last = 0 if hidden or self._model.stepping.active else self._last_forecast()
        view = max(start, expected.before), min(stop, last), at_most
        if view != self._seen:
            self._seen = view
            self._compute(*view)
        return [self._numbers[index] for index in self._worth_room()]

    def draw(self) -> None:
        """Draw it, as far as it is not too far out of view."""
        heights = self._axis.positions(self._numbers)
        epochs = np.array(self._epochs, dtype=np.float64)
        if not (np.array_equal(epochs, self._drawn[0]) and np.array_equal(heights, self._drawn[1])):
            self._drawn = epochs, heights
            self._draw_visible_part()

    def _is_being_trained(self) -> bool:
        """Whether the forecast is made for the run that is shown."""
        return self._model.trainer.history is not None and not self._model.shown.differences

    def _last_forecast(self) -> int:
        history, planned = self._model.trainer.history, self._model.setup.epochs
        if history is None or not self._is_being_trained():
            return planned
        return max(planned, history.planned)

    def _compute(self, start: int, stop: int, at_most: int) -> None:
        self._epochs, self._numbers = [], []
        value = getattr(self._forecast, self._quantity)
        settled, before = self._forecast.settles_after, self._expected.before
        for position in self._positions(start, stop, at_most):
            count = position - before
            number = value(count if settled is None else min(count, settled))
            if number is None or (self._quantity != "error" and self._error(count) is None):
                break  # it only grows from here
            self._epochs.append(position + 1)
            self._numbers.append(number)

    def _positions(self, start: int, stop: int, at_most: int) -> Sequence[int]:
        """The indices to draw; of a weight that changes sides, both sides of the goal."""
        positions = sample_positions(start, max(stop, start), at_most)
        is_whole = len(positions) >= stop - start
        if self._quantity == "error" or not self._forecast.alternates or is_whole:
            return positions
        both = {near for position in positions for near in (position, position + 1)}
        return sorted(near for near in both if near < stop)

    def _error(self, count: int) -> float | None:
        return self._forecast.error(count)

    def _worth_room(self) -> list[int]:
        """The indices of the points that the plot should make room for."""
        first = self._forecast.error(0)
        if not self._forecast.grows or first is None:
            return list(range(len(self._numbers)))
        room = _ROOM_BEFORE if self._model.trainer.history is None else _ROOM_BESIDE_A_RUN
        before = self._expected.before
        errors = [self._forecast.error(epoch - 1 - before) for epoch in self._epochs]
        return [
            index
            for index, error in enumerate(errors)
            if error is not None and error <= room * first
        ]

    def _on_range_changed(self, *_: object) -> None:
        self._draw_visible_part()

    def _draw_visible_part(self) -> None:
        epochs, heights = self._drawn
        bottom, top = self._view.shown[1]
        span = top / 2 - bottom / 2
        low, high = bottom - span, top + span
        near = until_gone(heights, low, high)
        x, y = clipped(epochs[near], heights[near], low, high)
        self._line.setData(x, y)
        self._line.setPen(as_far_as_worth_dashing(self._pen, x, y, self._view))
        self._dots.setData(*(self._drawn if len(epochs) <= MOST_DOTS else ([], [])))

    def _apply_theme(self) -> None:
        colour = self._view.theme.term(self._quantity)
        self._pen = self._view.pen(colour, 1.5)
        self._pen.setDashPattern([4.0, 4.0])
        self._dots.setBrush(pg.mkBrush(None))
        self._dots.setSize(px(self._view, 6))
        self._dots.setPen(self._view.pen(colour))
        self._draw_visible_part()
