"""The weight of every epoch, live."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simplenn.core.narration import said
from simplenn.core.theory import ideal_weight
from simplenn.ui.divergence_mark import DivergenceMark
from simplenn.ui.dots import Dots
from simplenn.ui.epoch_plot import EpochPlot, last_worth_showing
from simplenn.ui.forecast_curve import ForecastCurve
from simplenn.ui.ghosts import Ghosts
from simplenn.ui.model import WindowModel
from simplenn.ui.panel_header import PanelHeader
from simplenn.ui.plot_view import PlotView
from simplenn.ui.scale import LinearAxis


class WeightPanel(QWidget):
    """The weight curve, the line it should come to, and the weight after the last update.

    It tells apart what the error curve cannot: alphas that come from two sides to the same
    error from those that come from one.
    """

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        axis = LinearAxis()
        view = PlotView("weight_plot", "epoch", "weight, before the update", axis, self)
        self._plot = EpochPlot(view, axis, model, "weight")
        self._header = PanelHeader("Weight per epoch", "fit_weight_button", self)
        self._header.fit.clicked.connect(self._plot.fit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(view, stretch=1)
        self._plot.follows_changed.connect(self._show_follows)
        model.shown_changed.connect(self._show_landmark)
        model.setup_changed.connect(self._show_landmark)
        view.resized.connect(self._show_landmark)
        self._show_landmark()
        self._plot.add_overlay(NextWeight(self._plot, model))
        self._plot.add_overlay(ForecastCurve(self._plot, model))
        self._plot.add_overlay(DivergenceMark(self._plot, model))
        Ghosts(self._plot, model)

    def _show_landmark(self) -> None:
        weight = ideal_weight(self._model.present_setup)
        value = "" if weight is None else said(weight)
        text = self._plot.view.first_fitting((f"goal/input = {value}", value), 0.5)
        self._plot.set_landmark(weight, text)

    def _show_follows(self) -> None:
        self._header.fit.show_unless(self._plot.follows, self._plot.view.widget)


class NextWeight:
    """A hollow dot at the weight that the next epoch will begin with."""

    def __init__(self, plot: EpochPlot, model: WindowModel) -> None:
        self._model = model
        self._axis = plot.axis
        self._view = view = plot.view
        self._place: tuple[int, float] | None = None
        self._dot = Dots(view.box, 9)
        self._dot.setZValue(6)
        view.item.addItem(self._dot, ignoreBounds=True)
        view.themed.connect(self._apply_theme)
        self._apply_theme()

    def last_epoch(self) -> int:
        """The epoch that will begin with this weight, unless it is too far away to be seen."""
        history, number = self._model.history, self._number()
        if number is None or history is None:
            return 0
        return number if number <= last_worth_showing(history) + 1 else 0

    def look(self, start: int, stop: int, at_most: int) -> Sequence[float]:
        """Find out whether the dot is in view, and how high."""
        number = self._number() or 0
        there = max(start, 0) < number <= stop
        self._place = (number, self._weight(number)) if there else None
        return [self._place[1]] if self._place else []

    def draw(self) -> None:
        """Draw the dot, if it is in view."""
        places = [self._place] if self._place else []
        self._dot.put_at((number, self._axis.height(weight)) for number, weight in places)

    def _weight(self, number: int) -> float:
        history = self._model.history
        return self._model.setup.weight if history is None else history.weight_after(number - 1)

    def _number(self) -> int | None:
        """The epoch after the last one that is shown, if its weight is known."""
        demo = self._model.demo
        if demo.active:
            return demo.position.epoch + 1 if demo.epochs_shown == demo.position.epoch else None
        return len(self._model.history or ()) + 1

    def _apply_theme(self) -> None:
        theme = self._view.theme
        self._dot.set_colours(pg.mkBrush(theme.background), self._view.pen(theme.weight, 2))
