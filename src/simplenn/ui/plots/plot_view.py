"""A bare plot in the colours of the palette, for every plot of the window."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QPicture,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simplenn.ui.plots.axes import FARTHEST, FloatArray, LinearAxis
from simplenn.ui.plots.labels import Labels
from simplenn.ui.plots.plot_widget import calm_plot_widget, use_size_of
from simplenn.ui.size import factor, follow_size, px
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.accessible_roles import speak_as
from simplenn.ui.widgets.contrast import blended, focus_colour

_LOWEST: Final = 96
"""Pixels: in less room than this, there is nothing to be seen but axes."""

_GRID: Final = 0.15
"""How much of a faint line's colour there is in the lines of the grid."""

_FAR: Final = 1e7
"""Pixels: farther away than anything that is drawn."""


class PlotView(QWidget):
    """Holds a pyqtgraph plot: calm axes, a faint grid, no menus, colours from the palette.

    Attributes:
        labels: Its texts.

    Signals:
        themed: The colours have changed; those that were got from here before are out of date.
        moved: The person has panned or zoomed.
        resized: There are more or fewer pixels to draw on.
        revealed: The plot can be seen again.
        hovered (float, float): The pointer is here, in the plot's coordinates.
        left: The pointer or the focus has left the plot.
        key_pressed (int): A key was pressed while the plot had the focus; a Qt.Key.
    """

    themed = Signal()
    moved = Signal()
    resized = Signal()
    revealed = Signal()
    hovered = Signal(float, float)
    left = Signal()
    key_pressed = Signal(int)

    def __init__(
        self,
        name: str,
        across: str,
        up: str,
        axis: LinearAxis,
        parent: QWidget,
        bottom: pg.AxisItem,
    ) -> None:
        """Build an empty plot.

        Args:
            name: The object name of the plot widget inside.
            across: What the horizontal axis shows.
            up: What the vertical axis shows.
            axis: The vertical axis.
            parent: The widget it belongs to.
            bottom: The horizontal axis.
        """
        super().__init__(parent)
        self._scale: float | None = None
        self._makes_room = False
        self.widget = calm_plot_widget(self, axis, bottom)
        self.widget.setObjectName(name)
        speak_as(self.widget, QAccessible.Role.Graphic)
        self.widget.setAccessibleName(f"{up} against {across}")
        self.item: pg.PlotItem = self.widget.getPlotItem()
        self.box: pg.ViewBox = self.item.getViewBox()
        self.labels = Labels(self)
        self._up = up
        bottom.setLabel(across)
        axis.setLabel(up)
        self._connect()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.widget)
        follow_size(self, self._use_size)

    @property
    def theme(self) -> Theme:
        """The colours to draw with now."""
        return Theme.of(self.palette())

    @property
    def scale(self) -> float:
        """How many pixels of the device there are for each of the window's, in one direction."""
        return self.devicePixelRatioF() if self._scale is None else self._scale

    def pen(
        self, colour: QColor, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> QPen:
        """What to draw a line with, however far the plot is zoomed.

        Args:
            colour: Its colour.
            width: Its width at 100 %, in the window's pixels.
            style: How it is broken.
        """
        pen: QPen = pg.mkPen(colour, width=self.pen_width(width), style=style)
        return pen

    def pen_width(self, width: float) -> float:
        """How wide a pen is that is so wide at 100 %: pyqtgraph's count pixels of the device."""
        return width * factor(self) * self.scale

    @contextmanager
    def drawn_at(self, scale: float) -> Iterator[None]:
        """Be ready to be drawn into a picture.

        Args:
            scale: How many pixels the picture has for each of the window's, in one direction;
                lines are drawn that much wider.
        """
        self._scale = scale
        try:
            use_size_of(self, self.widget)
            self._apply_theme()
            self.give_axes_room()
            yield
        finally:
            self._scale = None
            self._apply_theme()

    @property
    def pixels_across(self) -> int:
        """How many pixels the plotting area is wide, on the device."""
        return max(int(self.box.width() * self.devicePixelRatioF()), 1)

    @property
    def shown(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """What is in view: the least and the largest x, and the same for y."""
        (left, right), (bottom, top) = self.box.viewRange()
        return (left, right), (bottom, top)

    def pixels_of(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Where places of the plot are in its plotting area, in pixels from its upper left end.

        What is far away is said to be ten million pixels away: infinity times 0 is no number.
        """
        (left, right), (bottom, top) = self.shown
        with np.errstate(over="ignore"):
            across = (x - left) / (right - left) * self.box.width()
            down = (top - y) / (top - bottom) * self.box.height()
        return np.clip(across, -_FAR, _FAR), np.clip(down, -_FAR, _FAR)

    def place_at(self, across: float, up: float) -> tuple[float, float]:
        """The place of the plot at a share, from 0 to 1, of its width and of its height."""
        (left, right), (bottom, top) = self.shown
        return left + across * (right - left), bottom + up * (top - bottom)

    def pixels_apart(self, one: tuple[float, float], other: tuple[float, float]) -> float:
        """How far two places of the plot are from each other, in pixels of the device."""
        (left, right), (bottom, top) = self.shown
        across = (other[0] - one[0]) / (right - left) * self.box.width()
        up = (other[1] - one[1]) / (top - bottom) * self.box.height()
        return math.hypot(across, up) * self.devicePixelRatioF()

    def show_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Bring a range of positions into view."""
        low, high = max(y[0], -FARTHEST), min(y[1], FARTHEST)
        if ((x[0], x[1]), (low, high)) != self.shown:
            self.box.setRange(xRange=x, yRange=(low, high), padding=0)
            self._move_all()

    def give_axes_room(self) -> None:
        """Make the axes as wide as their numbers are, now and not after the next painting.

        An axis measures its numbers while it is painted, leaves out those that it has no room for,
        and then has everything laid out, drawn and painted again. So it is painted here before.
        """
        axes = [self.item.getAxis(side) for side in ("left", "bottom")]
        self._makes_room = True
        for _ in range(2):  # other positions of the plot may need other numbers
            nowhere = QPicture()
            painter = QPainter(nowhere)
            for axis in axes:
                if axis.picture is None:
                    axis.paint(painter, None, None)
            painter.end()
            self.item.layout.activate()
        self._makes_room = False

    def event(self, event: QEvent) -> bool:
        """Follow the window to a screen with smaller or larger pixels."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._apply_theme()
        return super().event(event)

    def name_up(self, up: str) -> None:
        """Say what the vertical axis shows from now on."""
        self._up = up
        self._show_name()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the desktop's colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._apply_theme()

    def showEvent(self, event: QShowEvent) -> None:
        """Have drawn what was not worth drawing while nobody saw it."""
        super().showEvent(event)
        self.revealed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of the plot widget's keys, and of what leaves it; show that it has the focus."""
        if isinstance(event, QFocusEvent):
            by_key = event.gotFocus() and event.reason() is not Qt.FocusReason.MouseFocusReason
            colour = focus_colour(self.palette())
            self.box.setBorder(self.pen(colour, 2) if by_key else None)
        if event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.left.emit()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self.key_pressed.emit(event.key())
        return False

    def _connect(self) -> None:
        self.box.sigRangeChangedManually.connect(lambda _axes: self.moved.emit())
        self.box.sigResized.connect(self._on_resized)
        self.widget.scene().sigMouseMoved.connect(self._hover)
        self.widget.installEventFilter(self)

    def _on_resized(self) -> None:
        self._show_name()
        if not self._makes_room:
            self.resized.emit()
        self._move_all()

    def _show_name(self) -> None:
        """Cut the vertical axis's name short where there is no room for all of it."""
        axis = self.item.getAxis("left")
        fits = self.fontMetrics().horizontalAdvance(self._up) < self.box.height()
        text = self._up if fits else re.split(r"[,(]", self._up)[0].strip()
        if text != axis.labelText:
            axis.setLabel(text)
            axis.resizeEvent()  # which puts it into the middle

    def _move_all(self) -> None:
        """Have all in the plot at its place now: while painting, Qt would have to begin again."""
        self.box.updateMatrix()

    def _hover(self, position: object) -> None:
        if self.widget.scene().clickEvents:
            return  # a button is down: this is the beginning of a click or a drag
        if self.box.sceneBoundingRect().contains(position):
            point = self.box.mapSceneToView(position)
            self.hovered.emit(point.x(), point.y())
        else:
            self.left.emit()

    def _use_size(self) -> None:
        """Draw as large as all the rest is."""
        self.setMinimumSize(px(self, _LOWEST), px(self, _LOWEST))
        use_size_of(self, self.widget)
        self._apply_theme()

    def _apply_theme(self) -> None:
        theme = self.theme
        self.widget.setBackground(theme.background)
        for side in ("bottom", "left"):
            axis = self.item.getAxis(side)
            axis.setPen(self.pen(theme.faint))
            axis.setTickPen(self.pen(blended(theme.faint, theme.background, _GRID)))
            axis.setTextPen(self.pen(theme.text))
        self.themed.emit()
