"""A plot of what every alpha would do."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt, Signal

from simplenn.core.exploration import Exploration, Explored, ExploredQuantity
from simplenn.core.numbers import format_short
from simplenn.ui.plots.axes import ErrorAxis
from simplenn.ui.plots.clipping import clipped
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.size import px

_SNAP_DISTANCE: Final = 5.0
"""Pixels: a click that is so near to the best alpha, or to the limit, chooses exactly that one."""

_ROOM: Final = 3.0
"""Decades above the first error; what grows more than that leaves the plot."""

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
        self._best = self._line(0.94)
        self._limit = self._line(0.94, anchors=[(0.0, 0.5), (0.0, 0.5)])
        self._current = self._line(0.06)
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
            self._mark(self._current, alpha, f"alpha {format_short(alpha)}")

    def _line(self, height: float, **options: object) -> pg.InfiniteLine:
        return pg.InfiniteLine(angle=90, label="", labelOpts={"position": height, **options})

    def _connect(self) -> None:
        view = self.view
        view.themed.connect(self._apply_theme)
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
        self._mark(self._best, best := exploration.best, f"best {format_short(best)}")
        self._mark(self._limit, limit := exploration.limit, f"limit {format_short(limit)}")
        left, right = math.log10(exploration.alphas[0]), math.log10(exploration.alphas[-1])
        self._beyond_limit.setRegion((math.log10(exploration.limit), right + 1.0))
        self._draw_curve((left, right))
        self.show_alpha(self._alpha)

    def _draw_curve(self, across: tuple[float, float]) -> None:
        known = [(explored.alpha, self._value(explored)) for explored in self._explored]
        values = [value for _, value in known if value is not None]
        self._axis.place_zero(values)
        heights = self._axis.positions(values)
        top = max(self._top(), 1.0)
        low, high = self._axis.fitting_range(heights[heights <= top])
        self.view.show_range(across, (low, high))
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

    def _mark(self, line: pg.InfiniteLine, alpha: float, text: str) -> None:
        line.setPos(math.log10(alpha))
        line.label.setFormat(text)

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
        for line in (self._best, self._limit, self._current):
            line.label.setColor(theme.text)
            line.label.fill = pg.mkBrush(theme.background)
        ground = theme.error
        ground.setAlphaF(0.12)
        self._beyond_limit.setBrush(pg.mkBrush(ground))
        for edge in self._beyond_limit.lines:
            edge.setPen(pg.mkPen(None))
