"""What the next epoch will begin with, in the plot of the weights or of the predictions."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg

from simplenn.ui.model.snapshot import finite
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.epoch_sampling import last_worth_showing
from simplenn.ui.size import px


class NextWeight:
    """A hollow dot at the weight that the next epoch will begin with, or what it answers."""

    def __init__(self, plot: EpochPlot, model: WindowModel) -> None:
        self._model = model
        self._axis = plot.axis
        self._quantity = plot.quantity
        self._view = view = plot.view
        self._place: tuple[int, float] | None = None
        self._dot = pg.ScatterPlotItem()
        self._dot.setZValue(6)
        view.item.addItem(self._dot, ignoreBounds=True)
        view.themed.connect(self._apply_theme)
        self._apply_theme()

    def last_epoch(self) -> int:
        """The epoch that will begin with this weight, unless it is too far away to be seen."""
        history, number = self._model.shown.history, self._number()
        if number is None or history is None:
            return 0
        return number if number <= last_worth_showing(history) + 1 else 0

    def prepare(self, start: int, stop: int, at_most: int) -> Sequence[float]:
        """Find out whether the dot is in view, and how high."""
        number = self._number() or 0
        value = self._value(number) if max(start, 0) < number <= stop else None
        self._place = None if value is None else (number, value)
        return [self._place[1]] if self._place else []

    def draw(self) -> None:
        """Draw the dot, if it is in view."""
        if self._place is None:
            self._dot.setData([], [])
        else:
            number, value = self._place
            self._dot.setData([number], [self._axis.position(value)])

    def _value(self, number: int) -> float | None:
        history, setup = self._model.shown.history, self._model.setup
        weight = setup.weight if history is None else history.weight_after(number - 1)
        if self._quantity == "weight":
            return weight
        input = setup.input if history is None else history.setup_at(number - 1).input
        return finite(input * weight)

    def _number(self) -> int | None:
        """The epoch after the last one that is shown, if its weight is known."""
        stepping = self._model.stepping
        if stepping.active:
            return (
                stepping.position.epoch + 1
                if stepping.epochs_shown == stepping.position.epoch
                else None
            )
        return len(self._model.shown.history or ()) + 1

    def _apply_theme(self) -> None:
        theme = self._view.theme
        self._dot.setBrush(pg.mkBrush(theme.background))
        self._dot.setSize(px(self._view, 9))
        self._dot.setPen(self._view.pen(theme.term(self._quantity), 2))
