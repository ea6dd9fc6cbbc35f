"""A plot of what every alpha would do."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor

from simplenn.core.exploration import Exploration, Explored, ExploredQuantity
from simplenn.core.numbers import format_short
from simplenn.ui.plots.axes import ErrorAxis
from simplenn.ui.plots.clipping import clipped
from simplenn.ui.plots.labels import Label, beside_upright
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.size import px

_SNAP_DISTANCE: Final = 5.0
"""Pixels: a click that is so near to the best alpha, or to the limit, chooses exactly that one."""

_ROOM: Final = 3.0
"""Decades above the first error; what grows more than that leaves the plot."""

_HIGH_FIRST: Final = (0.94, 0.8, 0.65, 0.5, 0.3)
_LOW_FIRST: Final = (0.06, 0.2, 0.4, 0.6, 0.8)
"""Of the plot's height: where the name of a line can stand."""

_KEYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class AlphaPlot(QObject):
    """Both axes are logarithmic; the best alpha, the limit and the alpha that is set are marked.

    Signals:
        chosen (float): The person wants this alpha.
        pointed (Explored | None): The pointer is at this alpha, or at none.
    """

    chosen = Signal(float)
    pointed = Signal(object)

    def __init__(self, view: PlotView, axis: ErrorAxis) -> None:
        super().__init__(view)
        self.view = view
        self._axis = axis
        self._quantity = ExploredQuantity.ERROR
        self._exploration: Exploration | None = None
        self._explored: list[Explored] = []
        self._alpha = math.nan
        axis.set_log(True)
        view.box.setMouseEnabled(x=False, y=False)
        self._beyond_limit = pg.LinearRegionItem(movable=False)
        self._curve = pg.PlotCurveItem(connect="finite")
        self._best, self._limit, self._current = (pg.InfiniteLine(angle=90) for _ in range(3))
        self._names = {
            line: Label(view, rank=rank)
            for rank, line in enumerate((self._best, self._limit, self._current))
        }
        for item in (self._beyond_limit, self._curve, self._best, self._limit, self._current):
            view.item.addItem(item, ignoreBounds=True)
        self._connect()
        self._apply_theme()

    def show_quantity(self, quantity: ExploredQuantity) -> None:
        """Show something else of each alpha."""
        self._quantity = quantity
        self._draw()

    def show_exploration(self, exploration: Exploration, explored: list[Explored]) -> None:
        """Show what is known by now, by rising alpha."""
        self._exploration = exploration
        self._explored = explored
        self._draw()

    def show_alpha(self, alpha: float) -> None:
        """Mark the alpha that is set."""
        self._alpha = alpha
        shown = self._exploration is not None and self._is_in_range(alpha)
        self._current.setVisible(shown)
        if shown:
            self._mark(self._current, alpha, f"alpha {format_short(alpha)}", _LOW_FIRST)
        else:
            self._names[self._current].hide()
        self.view.labels.place()

    def _connect(self) -> None:
        view = self.view
        view.themed.connect(self._apply_theme)
        view.resized.connect(self._draw)
        view.hovered.connect(lambda x, _y: self.pointed.emit(self._nearest(x)))
        view.left.connect(lambda: self.pointed.emit(None))
        view.key_pressed.connect(self._on_key)
        view.widget.scene().sigMouseClicked.connect(self._on_clicked)

    def _is_in_range(self, alpha: float) -> bool:
        alphas = self._exploration.alphas if self._exploration else []
        return bool(alphas) and alphas[0] <= alpha <= alphas[-1]

    def _draw(self) -> None:
        exploration = self._exploration
        if exploration is None or not exploration.alphas:
            self._set_visible(False)
            return
        self._set_visible(True)
        left, right = math.log10(exploration.alphas[0]), math.log10(exploration.alphas[-1])
        self._beyond_limit.setRegion((math.log10(exploration.limit), right + 1.0))
        self._draw_curve((left, right))
        best, limit = exploration.best, exploration.limit
        self._mark(self._best, best, f"best {format_short(best)}", _HIGH_FIRST)
        self._mark(self._limit, limit, f"limit {format_short(limit)}", _HIGH_FIRST)
        self.show_alpha(self._alpha)

    def _draw_curve(self, across: tuple[float, float]) -> None:
        known = [(explored.alpha, self._value(explored)) for explored in self._explored]
        values = [value for _, value in known if value is not None]
        self._axis.place_zero(values)
        heights = self._axis.positions(values)
        top = max(self._top(), 1.0)
        low, high = self._axis.fitting_range(heights[heights <= top])
        self.view.show_range(across, (low, high))
        self.view.give_axes_room()
        places = np.array([math.log10(alpha) for alpha, value in known if value is not None])
        self._curve.setData(*clipped(places, heights, low - 1.0, high + 1.0))

    def _value(self, explored: Explored) -> float | None:
        return explored.error if self._quantity is ExploredQuantity.ERROR else explored.needed

    def _top(self) -> float:
        """The greatest height worth showing."""
        if self._exploration is None or self._quantity is ExploredQuantity.NEEDED:
            return math.inf
        setup = self._exploration.setup
        off_by = abs(setup.input * setup.weight - setup.goal)
        return 2.0 * math.log10(off_by) + _ROOM if 0.0 < off_by < math.inf else math.inf

    def _set_visible(self, visible: bool) -> None:
        for item in (self._beyond_limit, self._curve, self._best, self._limit, self._current):
            item.setVisible(visible)
        if not visible:
            for name in self._names.values():
                name.hide()

    def _mark(
        self, line: pg.InfiniteLine, alpha: float, text: str, shares: Sequence[float]
    ) -> None:
        place = math.log10(alpha)
        line.setPos(place)
        self._names[line].show([text], beside_upright(self.view, place, shares))

    def _nearest(self, x: float) -> Explored | None:
        if not self._explored:
            return None
        return min(self._explored, key=lambda explored: abs(math.log10(explored.alpha) - x))

    def _on_clicked(self, event: pg.GraphicsScene.mouseEvents.MouseClickEvent) -> None:
        box, exploration = self.view.box, self._exploration
        inside = box.sceneBoundingRect().contains(event.scenePos())
        if not inside or exploration is None or not exploration.alphas:
            return
        x = box.mapSceneToView(event.scenePos()).x()
        near = px(self.view, _SNAP_DISTANCE) * box.viewPixelSize()[0]
        for alpha in (exploration.best, exploration.limit):
            if abs(math.log10(alpha) - x) <= near:
                self.chosen.emit(alpha)
                return
        self.chosen.emit(float(f"{10.0**x:.3g}"))

    def _on_key(self, key: int) -> None:
        """Choose the next alpha, whether the one that is set is among those explored or not."""
        alphas = self._exploration.alphas if self._exploration else []
        step = _KEYS.get(Qt.Key(key))
        if step is None or not alphas:
            return
        index = bisect_left(alphas, self._alpha)
        is_there = index < len(alphas) and alphas[index] == self._alpha
        index += step if is_there or step < 0 else 0
        self.chosen.emit(alphas[min(max(index, 0), len(alphas) - 1)])

    def _apply_theme(self) -> None:
        theme = self.view.theme
        self._curve.setPen(self.view.pen(theme.error, 2))
        self._best.setPen(self.view.pen(theme.goal, 1.5, Qt.PenStyle.DashLine))
        self._limit.setPen(self.view.pen(theme.error, 1.5, Qt.PenStyle.DashDotLine))
        self._current.setPen(self.view.pen(theme.text, 1.5))
        for name in self._names.values():
            name.set_colours(theme.text)
        ground = QColor(theme.error)
        ground.setAlphaF(0.12)
        self._beyond_limit.setBrush(pg.mkBrush(ground))
        for edge in self._beyond_limit.lines:
            edge.setPen(pg.mkPen(None))
