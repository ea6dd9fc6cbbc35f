"""A curve that somebody draws into a plot before it is trained."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from simplenn.core.numbers import format_short
from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.plot_keys import ZOOM_KEYS
from simplenn.ui.size import px
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.widgets.key_help import KeyHelp, tell_keys, told_keys

_STEPS: Final = 20
"""How many presses of a key lead from the lowest to the highest value that there is room for."""

_ACROSS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UP: Final = {Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}


_KEY_HELP: Final = (
    KeyHelp("Right, Left", "Draw on to the next epoch, or go back."),
    KeyHelp("Up, Down", "Move the curve there."),
    KeyHelp("Enter", "Back to the lesson."),
)


class _Pen(NamedTuple):
    """Where the keys draw."""

    epoch: int
    value: float


class Sketch(QObject):
    """Draws what the mouse or the arrow keys draw while it is on; an Overlay of an EpochPlot.

    There is one value for each epoch: to draw over it again corrects it. Right takes the pen along
    to the next epoch, Up and Down move the curve there.

    Signals:
        changed: There is another curve.
        finished: Enter was pressed.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, plot: EpochPlot) -> None:
        super().__init__(plot)
        self._plot = plot
        self._view = plot.view
        self._axis = plot.axis
        self._values: dict[int, float] = {}
        self._room: tuple[float, ...] = ()
        self._epochs = 0
        self._on = False
        self._is_drawn = False
        self._last: tuple[float, float] | None = None
        self._passed_at: dict[int, float] = {}  # how near the mouse has come to each epoch
        self._pen = _Pen(1, 0.0)
        self._usual_keys = told_keys(self._view.widget)
        self._line = pg.PlotCurveItem(antialias=True)
        self._line.setZValue(4)
        self._view.item.addItem(self._line, ignoreBounds=True)
        self._mark = pg.ScatterPlotItem()
        self._mark.setZValue(5)
        self._view.item.addItem(self._mark, ignoreBounds=True)
        self._view.widget.viewport().installEventFilter(self)
        self._view.widget.installEventFilter(self)
        self._view.themed.connect(self._apply_theme)
        self._apply_theme()

    @property
    def on(self) -> bool:
        """Whether the mouse and the arrow keys draw."""
        return self._on

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
        self._pen = _Pen(1, min(room) / 2 + max(room) / 2)
        self._values.clear()
        tell_keys(self._view.widget, *_KEY_HELP, *ZOOM_KEYS)
        self._redraw()

    def stop(self) -> None:
        """Keep what was drawn, and draw no more."""
        self._on = False
        self._draw_pen()
        tell_keys(self._view.widget, *self._usual_keys)

    def clear(self) -> None:
        """Remove what was drawn, and draw no more."""
        self.stop()
        self._epochs, self._room = 0, ()
        self._values.clear()
        self._redraw()

    def take_keys(self) -> None:
        """Have the arrow keys draw: the plot gets the focus."""
        self._view.widget.setFocus(Qt.FocusReason.TabFocusReason)
        self._say_pen()

    def last_epoch(self) -> int:
        """The last epoch to draw at."""
        return self._epochs

    def prepare(self, start: int, stop: int, at_most: int) -> Sequence[float]:
        """Ask for room for what was drawn, and for what may come."""
        return (*self._room, *self._values.values())

    def draw(self) -> None:
        """Draw the curve on the axis as it is now; mostly there is none, and none to remove."""
        points = self.points
        if not (points or self._on or self._is_drawn):
            return
        self._is_drawn = bool(points)
        epochs = np.array([epoch for epoch, _ in points], dtype=np.float64)
        heights = self._axis.positions([value for _, value in points])
        self._line.setData(epochs, heights)
        self._draw_pen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw along the mouse while its left button is down, and with the arrow keys."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._draw_pen()
        if not self._on:
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if not isinstance(event, QMouseEvent):
            return False
        left = Qt.MouseButton.LeftButton
        if event.type() is QEvent.Type.MouseButtonPress and event.button() is left:
            self._last = None
            self._passed_at.clear()
            self._take(event.position().toPoint())
            return True
        if event.type() is QEvent.Type.MouseMove and event.buttons() & left:
            self._take(event.position().toPoint())
            return True
        return event.type() is QEvent.Type.MouseButtonRelease and event.button() is left

    def _take(self, place: QPoint) -> None:
        """Put the curve through a place, and straight to it from the place before.

        An epoch gets the height at which the mouse crosses it, or comes nearest to it.
        """
        point = self._view.box.mapSceneToView(self._view.widget.mapToScene(place))
        here = point.x(), self._axis.value_at(point.y())
        before = self._last or here
        low, high = sorted((before, here))
        for epoch in range(max(math.ceil(low[0]), 1), min(math.floor(high[0]), self._epochs) + 1):
            share = 1.0 if high[0] == low[0] else (epoch - low[0]) / (high[0] - low[0])
            self._values[epoch] = low[1] + (high[1] - low[1]) * share
            self._passed_at[epoch] = 0.0
        near = math.floor(here[0] + 0.5)
        if 1 <= near <= self._epochs:
            off = abs(here[0] - near)
            if off <= self._passed_at.get(near, 1.0):
                self._values[near], self._passed_at[near] = here[1], off
            self._pen = _Pen(near, self._values[near])
        self._last = here
        self._redraw()
        self.changed.emit()

    def _take_key(self, event: QKeyEvent) -> bool:
        """Draw with a key; gives whether it was one that draws."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        elif key in _ACROSS:
            self._move_pen(_ACROSS[key])
        elif key in _UP:
            self._put(self._pen.epoch, self._value_beside(self._pen.value, _UP[key]))
        else:
            return False
        return True

    def _move_pen(self, epochs: int) -> None:
        """Go to another epoch: to the right the line comes along where there is none yet."""
        here = self._pen
        epoch = min(max(here.epoch + epochs, 1), self._epochs)
        if epochs > 0:
            self._values.setdefault(here.epoch, here.value)
        self._put(epoch, self._values.get(epoch, here.value))

    def _value_beside(self, value: float, steps: int) -> float:
        """Go some steps up from a value, but not out of the room."""
        low, high = min(self._room), max(self._room)
        step = (high - low) / _STEPS
        return low + min(max(round((value - low) / step) + steps, 0), _STEPS) * step

    def _put(self, epoch: int, value: float) -> None:
        self._pen = _Pen(epoch, value)
        self._values[epoch] = value
        self._redraw()
        self.changed.emit()
        self._say_pen()

    def _say_pen(self) -> None:
        value = format_short(self._pen.value)
        announce(self._view.widget, f"epoch {self._pen.epoch}: {self._plot.quantity} {value}")

    def _draw_pen(self) -> None:
        """Mark where the keys draw, while they do."""
        shown = self._on and self._view.widget.hasFocus()
        height = self._axis.position(self._pen.value) if shown else 0.0
        self._mark.setData([self._pen.epoch] if shown else [], [height] if shown else [])

    def _redraw(self) -> None:
        self._plot.draw()

    def _apply_theme(self) -> None:
        pen = self._view.pen(self._view.theme.text, 2)
        pen.setStyle(Qt.PenStyle.DotLine)
        self._line.setPen(pen)
        self._mark.setSize(px(self._view, 10))
        self._mark.setPen(self._view.pen(self._view.theme.text, 2))
        self._mark.setBrush(pg.mkBrush(None))
