"""The weight that answers exactly, as a line across the plot of the weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt

from simplenn.core.numbers import format_short
from simplenn.core.theory import ideal_weight
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.axes import FARTHEST
from simplenn.ui.plots.clipping import goes_through
from simplenn.ui.plots.epoch_plot import EpochPlot

_LEFT: Final = 0.02
_RIGHT: Final = 0.98
"""Where the text can stand, as a share of the plot's width."""

_TEXT_SHARE: Final = 0.5
"""The largest share of the plot's width that the text may take."""


class GoalLine(QObject):
    """A dashed line at goal / input that stays in view, with its name; an Overlay.

    The name stands at the end of the line that fewer curves go through.
    """

    def __init__(self, plot: EpochPlot, model: WindowModel) -> None:
        super().__init__(plot)
        self._model = model
        self._axis = plot.axis
        self._view = view = plot.view
        self._line = pg.InfiniteLine(angle=0, label="")
        self._put_text(_LEFT)
        view.item.addItem(self._line, ignoreBounds=True)
        view.themed.connect(self._apply_theme)
        plot.drawn.connect(self._avoid_curves)
        self._apply_theme()

    def last_epoch(self) -> int:
        """It is as long as the plot."""
        return 0

    def prepare(self, start: int, stop: int, at_most: int) -> Sequence[float]:
        """Find out where it is; the axis keeps it in view."""
        weight = ideal_weight(self._model.shown.setup)
        there = weight is not None and abs(weight) < FARTHEST
        self._axis.required_values = [weight] if weight is not None and there else []
        return ()

    def draw(self) -> None:
        """Draw it, or nothing where no weight answers exactly."""
        self._line.setVisible(bool(self._axis.required_values))
        for weight in self._axis.required_values:
            self._line.setPos(self._axis.position(weight))
            number = format_short(weight)
            texts = f"goal/input = {number}", number
            self._line.label.setFormat(self._view.first_fitting(texts, _TEXT_SHARE))

    def _avoid_curves(self) -> None:
        if self._line.isVisible():
            other = _RIGHT if self._text_end == _LEFT else _LEFT
            if self._curves_through_text(self._text_end) > self._curves_through_text(other):
                self._put_text(other)

    def _put_text(self, end: float) -> None:
        self._text_end, side = end, round(end)
        self._line.label.anchors = [(side, 0.0), (side, 1.0)]  # below the line, or above
        self._line.label.setPosition(end)

    def _curves_through_text(self, end: float) -> int:
        """How many curves go through the text if it stands at an end of the line."""
        (left, right), (bottom, top) = self._view.shown
        text, line = self._line.label.boundingRect(), self._line.value()
        width = text.width() / max(self._view.box.width(), 1.0) * (right - left)
        height = text.height() / max(self._view.box.height(), 1.0) * (top - bottom)
        begin = left + end * (right - left) - round(end) * width
        low = line - height if line > (bottom + top) / 2 else line
        across, up = (begin, begin + width), (low + height * 0.2, low + height * 0.8)
        return sum(
            goes_through(curve.getData(), across, up)
            for curve in self._view.item.items
            if isinstance(curve, pg.PlotCurveItem) and curve.isVisible()
        )

    def _apply_theme(self) -> None:
        theme = self._view.theme
        self._line.setPen(self._view.pen(theme.goal, 1.5, Qt.PenStyle.DashLine))
        self._line.label.setColor(theme.text)
