"""The weight of every epoch, live."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

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
from simplenn.ui.widgets.panel_header import PanelHeader


class WeightPanel(QWidget):
    """The weight curve, the line it should come to, and the weight after the last update.

    It tells apart what the error curve cannot: alphas that come from two sides to the same
    error from those that come from one.

    Attributes:
        sketch: What a lesson has the person draw.
    """

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        axis = LinearAxis()
        view = PlotView(
            "weight_plot", "epoch", "weight, before the update", axis, self, EpochAxis()
        )
        self._plot = EpochPlot(view, axis, model, "weight")
        self._header = PanelHeader("Weight per epoch", "fit_weight_button", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(view, stretch=1)
        layout.addWidget(RunKey("weight", model, self))
        self._plot.add_overlay(GoalLine(self._plot, model))
        self._plot.add_overlay(NextWeight(self._plot, model))
        self._plot.add_overlay(ForecastCurve(self._plot, model))
        self._plot.add_overlay(DivergenceMark(self._plot, model))
        self._plot.add_overlay(ContinuationLines(self._plot, model))
        earlier_runs = EarlierRuns(self._plot, model)
        connect_range(self._header.fit, self._plot, earlier_runs)
        self.sketch = Sketch(self._plot)
        self._plot.add_overlay(self.sketch)
