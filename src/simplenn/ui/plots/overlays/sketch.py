"""A curve that somebody draws into a plot before it is trained."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent

from simplenn.ui.plots.epoch_plot import EpochPlot


class Sketch(QObject):
    """Draws what the mouse draws while it is on; an Overlay of an EpochPlot.

    There is one value for each epoch: to draw over it again corrects it.

    Signals:
        changed: There is another curve.
    """

    changed = Signal()

    def __init__(self, plot: EpochPlot) -> None:
        super().__init__(plot)
        self._plot = plot
        self._view = plot.view
        self._axis = plot.axis
        self._values: dict[int, float] = {}
        self._room: tuple[float, ...] = ()
        self._epochs = 0
        self._on = False
        self._last: tuple[float, float] | None = None
        self._line = pg.PlotCurveItem(antialias=True)
        self._line.setZValue(4)
        self._view.item.addItem(self._line, ignoreBounds=True)
        self._view.widget.viewport().installEventFilter(self)
        self._view.themed.connect(self._apply_theme)
        self._apply_theme()

    @property
    def points(self) -> list[tuple[float, float]]:
        """What was drawn: epochs and values."""
        return [(float(epoch), self._values[epoch]) for epoch in sorted(self._values)]

    def begin(self, epochs: int, room: Sequence[float]) -> None:
        """Take a new curve.

        Args:
            epochs: Up to which epoch it goes.
            room: Values that the plot makes room for, so that there is a scale to draw on.
        """
        self._epochs, self._room, self._on = epochs, tuple(room), True
        self._values.clear()
        self._redraw()

    def stop(self) -> None:
        """Keep what was drawn, and draw no more."""
        self._on = False

    def clear(self) -> None:
        """Remove what was drawn, and draw no more."""
        self._epochs, self._room, self._on = 0, (), False
        self._values.clear()
        self._redraw()

    def last_epoch(self) -> int:
        """The last epoch to draw at."""
        return self._epochs

    def prepare(self, start: int, stop: int, at_most: int) -> Sequence[float]:
        """Ask for room for what was drawn, and for what may come."""
        return (*self._room, *self._values.values())

    def draw(self) -> None:
        """Draw the curve on the axis as it is now."""
        points = self.points
        epochs = np.array([epoch for epoch, _ in points], dtype=np.float64)
        heights = self._axis.positions([value for _, value in points])
        self._line.setData(epochs, heights)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw along the mouse while its left button is down."""
        if not self._on or not isinstance(event, QMouseEvent):
            return False
        left = Qt.MouseButton.LeftButton
        if event.type() is QEvent.Type.MouseButtonPress and event.button() is left:
            self._last = None
            self._take(event.position().toPoint())
            return True
        if event.type() is QEvent.Type.MouseMove and event.buttons() & left:
            self._take(event.position().toPoint())
            return True
        return event.type() is QEvent.Type.MouseButtonRelease and event.button() is left

    def _take(self, place: QPoint) -> None:
        """Put the curve through a place, and straight to it from the place before."""
        point = self._view.box.mapSceneToView(self._view.widget.mapToScene(place))
        here = point.x(), self._axis.value_at(point.y())
        before = self._last or here
        low, high = sorted((before, here))
        for epoch in range(max(math.ceil(low[0] - 0.5), 1), math.floor(high[0] + 0.5) + 1):
            if epoch > self._epochs:
                break
            share = 1.0 if high[0] == low[0] else (epoch - low[0]) / (high[0] - low[0])
            self._values[epoch] = low[1] + (high[1] - low[1]) * min(max(share, 0.0), 1.0)
        self._last = here
        self._redraw()
        self.changed.emit()

    def _redraw(self) -> None:
        self._plot.draw()

    def _apply_theme(self) -> None:
        pen = self._view.pen(self._view.theme.text, 2)
        pen.setStyle(Qt.PenStyle.DotLine)
        self._line.setPen(pen)
