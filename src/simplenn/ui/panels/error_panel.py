"""The error of every epoch, live."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simplenn.ui.epoch_plot import EpochPlot
from simplenn.ui.ghosts import Ghosts
from simplenn.ui.model import WindowModel
from simplenn.ui.plot_view import PlotView
from simplenn.ui.scale import ErrorAxis


class ErrorPanel(QWidget):
    """The error curve with its title, the switch for the scale, and a way back to all of it."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._axis = ErrorAxis()
        view = PlotView(
            "error_plot", "epoch", "error (off by, squared), before the update", self._axis, self
        )
        self._plot = EpochPlot(view, self._axis, model, "error")
        Ghosts(self._plot, model)
        self._log = self._log_toggle()
        self._fit = self._fit_button()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._header())
        layout.addWidget(view, stretch=1)
        model.log_changed.connect(self._show_log)
        self._plot.follows_changed.connect(self._show_follows)
        self._show_log()
        self._show_follows()

    def _header(self) -> QHBoxLayout:
        title = QLabel("Error per epoch", self)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        header = QHBoxLayout()
        header.setContentsMargins(16, 8, 16, 8)
        header.addWidget(title)
        header.addStretch()
        header.addWidget(self._fit)
        header.addWidget(self._log)
        return header

    def _log_toggle(self) -> QCheckBox:
        toggle = QCheckBox("&logarithmic", self)
        toggle.setObjectName("log_toggle")
        toggle.setToolTip(
            "Show small errors as well as large ones. Zeros have a place of their own."
        )
        toggle.toggled.connect(self._model.set_log)
        return toggle

    def _fit_button(self) -> QPushButton:
        button = QPushButton("Zoom &back", self)
        button.setObjectName("fit_button")
        button.setToolTip("Undo zooming and panning, and follow the run again.")
        button.clicked.connect(self._plot.fit)
        return button

    def _show_log(self) -> None:
        self._log.setChecked(self._model.log)
        self._axis.set_log(self._model.log)
        self._plot.fit()

    def _show_follows(self) -> None:
        self._fit.setVisible(not self._plot.follows)
