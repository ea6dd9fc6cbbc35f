"""The weight of every epoch, or what the network answered with it, live."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from simplenn.core.network import EpochQuantity
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.epoch_plot_range import connect_range
from simplenn.ui.plots.axes import EpochAxis, LinearAxis
from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.overlays.continuation_lines import ContinuationLines
from simplenn.ui.plots.overlays.divergence_mark import DivergenceMark
from simplenn.ui.plots.overlays.earlier_runs import EarlierRuns
from simplenn.ui.plots.overlays.forecast_curve import ForecastCurve
from simplenn.ui.plots.overlays.goal_line import GoalLine
from simplenn.ui.plots.overlays.next_weight import NextWeight
from simplenn.ui.plots.overlays.sketch import Sketch
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.plots.run_key import RunKey
from simplenn.ui.size import column
from simplenn.ui.widgets.panel_header import FitButton, PanelHeader
from simplenn.ui.widgets.tick_box import TickBox

_TITLES: Final = {"weight": "Weight per epoch", "prediction": "Prediction per epoch"}

_TIP: Final = "Show what the network answered in each epoch, input * weight, not the weight."


class WeightPanel(QWidget):
    """The weights or the predictions of a run, and the line that they should come to.

    It tells apart what the error curve cannot: alphas that come from two sides to the same
    error from those that come from one.

    Attributes:
        sketch: What a lesson has the person draw.
    """

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._header = PanelHeader(_TITLES["weight"], "fit_weight_button", self)
        self._toggle = self._prediction_toggle()
        self._header.row.insertWidget(1, self._toggle)
        self._weights = _Curves("weight", model, self, self._header.fit)
        self._predictions: _Curves | None = None
        self._layout = column(self, self._header)
        self._weights.add_to(self._layout)
        self.sketch = Sketch(self._weights.plot)
        self._weights.plot.add_overlay(self.sketch)
        model.plot_choices.predictions.changed.connect(self._show_quantity)
        self._show_quantity()

    def _prediction_toggle(self) -> TickBox:
        toggle = TickBox("prediction", self)
        toggle.setObjectName("prediction_toggle")
        toggle.setToolTip(_TIP)
        toggle.toggled.connect(self._model.plot_choices.predictions.set_value)
        return toggle

    def _show_quantity(self) -> None:
        """Show the one plot or the other; that of the predictions is built when it is needed."""
        wanted = self._model.plot_choices.predictions.value
        self._toggle.setChecked(wanted)
        if wanted and self._predictions is None:
            fit = FitButton(_TITLES["prediction"], "fit_prediction_button", self)
            self._header.row.insertWidget(2, fit)
            self._predictions = _Curves("prediction", self._model, self, fit)
            self._predictions.add_to(self._layout)
        title = _TITLES["prediction" if wanted else "weight"]
        self._header.set_title(title)
        self.setWindowTitle(title)
        if self._predictions is not None:
            self._predictions.set_visible(wanted)
        self._weights.set_visible(not wanted)


class _Curves:
    """A plot of one quantity, with its key and the button for its range.

    Attributes:
        plot: The plot.
    """

    def __init__(
        self, quantity: EpochQuantity, model: WindowModel, panel: QWidget, fit: FitButton
    ) -> None:
        axis, name = LinearAxis(), f"{quantity}_plot"
        self._view = PlotView(
            name, "epoch", f"{quantity}, before the update", axis, panel, EpochAxis()
        )
        self._fit = fit
        self.plot = plot = EpochPlot(self._view, axis, model, quantity)
        self._key = RunKey(quantity, model, panel)
        plot.add_overlay(GoalLine(plot, model))
        plot.add_overlay(NextWeight(plot, model))
        plot.add_overlay(ForecastCurve(plot, model))
        plot.add_overlay(DivergenceMark(plot, model))
        plot.add_overlay(ContinuationLines(plot, model))
        self._offer_range = connect_range(fit, plot, EarlierRuns(plot, model))

    def add_to(self, layout: QVBoxLayout) -> None:
        """Put the plot, and its key below it."""
        layout.addWidget(self._view, stretch=1)
        layout.addWidget(self._key)

    def set_visible(self, visible: bool) -> None:
        """Show all of it, or nothing."""
        self._view.setVisible(visible)
        self._key.set_wanted(visible)
        self._offer_range()
        if not visible:
            self._fit.hide()
