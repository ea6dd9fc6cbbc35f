"""The error of every epoch, live."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.epoch_plot_range import connect_range
from simplenn.ui.panels.forecast_bar import ForecastBar
from simplenn.ui.plots.axes import EpochAxis, ErrorAxis
from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.overlays.continuation_lines import ContinuationLines
from simplenn.ui.plots.overlays.divergence_mark import DivergenceMark
from simplenn.ui.plots.overlays.earlier_runs import EarlierRuns
from simplenn.ui.plots.overlays.forecast_curve import ForecastCurve
from simplenn.ui.plots.overlays.sketch import Sketch
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.plots.run_key import RunKey
from simplenn.ui.size import column, follow_size, px, space
from simplenn.ui.widgets.panel_header import PanelHeader
from simplenn.ui.widgets.tick_box import TickBox

_ROOM_FOR_ALL: Final = 890
"""Pixels that the title, the forecast and the controls need in one line."""

_BESIDE_FORECAST: Final = 340
"""Pixels that the title and the controls need of them."""

_SIDE: Final = 16
"""Pixels on the left and on the right."""

_LEAST_WIDTH: Final = 200
"""Pixels. The layout of a wide panel must not keep it from becoming a narrow one."""


class ErrorPanel(QWidget):
    """The error curve with its title, the switch for the scale, and a way back to all of it.

    Attributes:
        sketch: What a lesson has the person draw.
    """

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        follow_size(self, lambda: self.setMinimumWidth(px(self, _LEAST_WIDTH)))
        self._model = model
        self._axis = ErrorAxis()
        view = self._view()
        self._plot = EpochPlot(view, self._axis, model, "error")
        earlier_runs = EarlierRuns(self._plot, model)
        self._plot.add_overlay(ForecastCurve(self._plot, model))
        self._plot.add_overlay(DivergenceMark(self._plot, model))
        self._plot.add_overlay(ContinuationLines(self._plot, model))
        self.sketch = Sketch(self._plot)
        self._plot.add_overlay(self.sketch)
        self._log = self._log_toggle()
        self._header = PanelHeader("Error per epoch", "fit_button", self)
        self._forecast = ForecastBar(model, self)
        self._beside_title = QHBoxLayout()
        self._beside_title.addWidget(self._forecast)  # where most windows want it
        space(self._beside_title, self, (32, 0, 0, 0))
        self._below_header = QHBoxLayout()
        layout = column(self)
        self._fill_header()
        layout.addWidget(self._header)
        layout.addLayout(self._below_header)
        layout.addWidget(view, stretch=1)
        layout.addWidget(RunKey("error", model, self))
        model.log.changed.connect(self._show_log)
        connect_range(self._header.fit, self._plot, earlier_runs)
        self._show_log()
        follow_size(self, self._place_forecast)

    def event(self, event: QEvent) -> bool:
        """Notice that the forecast is there, or is not there any more."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._give_forecast_room()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the forecast beside the title, or below it where there is no room for both."""
        super().resizeEvent(event)
        self._place_forecast()

    def _place_forecast(self) -> None:
        width = self.width()
        beside = width >= px(self, _ROOM_FOR_ALL)
        row, other = self._beside_title, self._below_header
        row, other = (row, other) if beside else (other, row)
        if row.isEmpty():
            other.removeWidget(self._forecast)
            row.addWidget(self._forecast)
        self._give_forecast_room()
        around = _BESIDE_FORECAST if beside else 2 * _SIDE
        self._forecast.set_room(width - px(self, around))

    def _give_forecast_room(self) -> None:
        side = px(self, _SIDE)
        is_below = self._beside_title.isEmpty() and not self._forecast.isHidden()
        self._below_header.setContentsMargins(side, 0, side, px(self, 8) if is_below else 0)

    def _view(self) -> PlotView:
        return PlotView(
            "error_plot",
            "epoch",
            "error (off by, squared), before the update",
            self._axis,
            self,
            EpochAxis(),
        )

    def _fill_header(self) -> None:
        row = self._header.row
        row.insertLayout(0, self._beside_title, stretch=1)
        row.insertWidget(row.indexOf(self._header.fit) + 1, self._log)

    def _log_toggle(self) -> TickBox:
        toggle = TickBox("logarith&mic", self)
        toggle.setObjectName("log_toggle")
        toggle.setToolTip(
            "Show small errors as well as large ones. Zeros have a place of their own."
        )
        toggle.toggled.connect(self._model.log.set_value)
        return toggle

    def _show_log(self) -> None:
        self._log.setChecked(self._model.log.value)
        self._axis.set_log(self._model.log.value)
        self._plot.fit()
