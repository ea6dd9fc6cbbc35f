"""The ball in the valley, and everything that is drawn around it."""

from __future__ import annotations

import math
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem

from simplenn.core.network import Epoch
from simplenn.core.numbers import format_short
from simplenn.core.sentences.slope import slope_beside_tangent
from simplenn.core.stepping.steps import CodeLine
from simplenn.ui.plots.axes import FARTHEST, LinearAxis
from simplenn.ui.plots.labels import Label, Spot, beside_upright
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.size import px

_BALL: Final = 15
_HEAD: Final = 12
_NAME_HEIGHTS: Final = (0.5, 0.65, 0.35, 0.8, 0.2, 0.95)
_SLOPE_XS: Final = (0.5, 0.3, 0.7, 0.25, 0.75, 0.0, 1.0)
_SLOPE_PLACES: Final = [(x, y) for y in (1.0, 0.7) for x in _SLOPE_XS]
"""Where texts can stand, as shares of the plot's width and height, the best place first."""


class ValleyMarks:
    """The ball, its height, the tangent, the arrow to the next weight, earlier epochs, the bottom.

    Attributes:
        ball: The ball, which can be dragged.
        placing: Whether the ball is being moved by the program, not by the person.
    """

    def __init__(self, view: PlotView, weights: LinearAxis, errors: LinearAxis) -> None:
        """Add the marks to a plot.

        Args:
            view: The plot.
            weights: Its horizontal axis.
            errors: Its vertical axis.
        """
        self._view = view
        self._weights = weights
        self._errors = errors
        self.placing = False
        self._slope_texts: list[str] = []
        self._bottom = pg.InfiniteLine(angle=90)
        self._bottom_name = Label(view, rank=1)
        self._height, self._tangent, self._way = (QGraphicsLineItem() for _ in range(3))
        self._head = pg.ArrowItem(headLen=_HEAD, tipAngle=40)
        self._earlier = pg.ScatterPlotItem()
        self._next = pg.ScatterPlotItem()
        self._slope = Label(view, rank=0, reach=0)
        self.ball = pg.TargetItem(size=_BALL, symbol="o")
        self.ball.setCursor(Qt.CursorShape.SizeHorCursor)
        self._add_all()

    def apply_theme(self) -> None:
        """Take the colours of the palette."""
        theme = self._view.theme
        faint = QColor(theme.weight)
        faint.setAlpha(90)
        self._bottom.setPen(self._view.pen(theme.goal, 1.5, Qt.PenStyle.DashLine))
        self._bottom_name.set_colours(theme.text)
        self._height.setPen(self._view.pen(theme.error, 2, Qt.PenStyle.DotLine))
        self._tangent.setPen(self._view.pen(theme.text, 1.5, Qt.PenStyle.DashLine))
        self._way.setPen(self._view.pen(theme.weight, 2.5))
        self._head.setStyle(pen=self._view.pen(theme.weight), brush=pg.mkBrush(theme.weight))
        self._earlier.setSize(px(self._view, 9))
        self._next.setSize(px(self._view, _BALL - 3))
        self._head.setStyle(headLen=px(self._view, _HEAD))
        self.ball.scale = px(self._view, _BALL)
        self.ball.viewTransformChanged()
        self._earlier.setBrush(pg.mkBrush(faint))
        self._earlier.setPen(pg.mkPen(None))
        self._next.setBrush(pg.mkBrush(theme.background))
        self._next.setPen(self._view.pen(theme.weight, 2))
        self._slope.set_colours(theme.text)
        for brush in (self.ball.setBrush, self.ball.setHoverBrush):
            brush(theme.weight)
        self.ball.setPen(self._view.pen(theme.background, 1.5))
        self.ball.setHoverPen(self._view.pen(theme.text, 2))

    def mark_bottom(self, weight: float | None) -> None:
        """Mark the weight that answers exactly, if there is one."""
        there = weight is not None and abs(weight) < FARTHEST
        self._bottom.setVisible(there)
        if weight is None or not there:
            self._bottom_name.hide()
        else:
            place, number = self._weights.position(weight), format_short(weight)
            self._bottom.setPos(place)
            spots = beside_upright(self._view, place, _NAME_HEIGHTS)
            self._bottom_name.show([f"goal/input = {number}", number], spots)

    def mark_earlier_epochs(self, epochs: list[Epoch]) -> None:
        """Mark the weights of earlier epochs."""
        weights = self._weights.positions([epoch.weight for epoch in epochs])
        self._earlier.setData(weights, self._errors.positions([epoch.error for epoch in epochs]))

    def are_about_there(self, epoch: Epoch) -> bool:
        """Whether an epoch's marks would be less than a pixel from these, with the same text."""
        place = self.place_of(epoch).toTuple()
        near = self._view.pixels_apart(self.ball.pos().toTuple(), place) < 1.0
        return near and self._slope_texts == _slope_texts(epoch, is_last=False)

    def place_of(self, epoch: Epoch) -> QPointF:
        """Where the ball is at an epoch, in the coordinates of the plot."""
        return QPointF(self._weights.position(epoch.weight), self._errors.position(epoch.error))

    def mark(self, epoch: Epoch | None, following: Epoch | None, lines: int, is_last: bool) -> None:
        """Mark an epoch, as far as so many of its five lines have come.

        Args:
            epoch: Its numbers, or None where they are too large.
            following: The next one's, or None where they are too large.
            lines: From 0 to 5.
            is_last: Whether the marks stay at this epoch because the next one's numbers are too
                large.
        """
        here, there = epoch is not None, following is not None
        for item, needed, goes_on in self._needed():
            item.setVisible(here and lines >= needed and (there or not goes_on))
        if epoch is None or lines < CodeLine.DERIVATIVE:
            self._slope.hide()
        if epoch is None:
            return
        self._place_ball(epoch)
        self._draw_height(epoch)
        self._draw_tangent(epoch)
        if lines >= CodeLine.DERIVATIVE:
            self._write_slope(epoch, is_last)
        if following is not None:
            self._draw_way(epoch, following)

    def _needed(self) -> list[tuple[QGraphicsItem, int, bool]]:
        """Every item, how many lines it needs done, and whether it needs the next epoch."""
        return [
            (self.ball, 0, False),
            (self._height, CodeLine.ERROR, False),
            (self._tangent, CodeLine.DERIVATIVE, False),
            (self._head, CodeLine.WEIGHT, True),
            (self._way, CodeLine.WEIGHT, True),
            (self._next, CodeLine.WEIGHT, True),
        ]

    def _add_all(self) -> None:
        items = [self._bottom, self._earlier, *(item for item, *_ in reversed(self._needed()))]
        for depth, item in enumerate(items, start=1):
            item.setZValue(depth)
            self._view.item.addItem(item, ignoreBounds=True)

    def _place_ball(self, epoch: Epoch) -> None:
        self.placing = True
        self.ball.setPos(self.place_of(epoch))
        self.placing = False

    def _draw_height(self, epoch: Epoch) -> None:
        """From the ground to the ball, as far as it is in view: a dotted line has many dots."""
        _, (bottom, top) = self._view.shown
        ball = self.place_of(epoch)
        low, high = max(bottom, 0.0), min(top, ball.y())
        self._height.setLine(ball.x(), low, ball.x(), max(low, high))

    def _draw_tangent(self, epoch: Epoch) -> None:
        """The line through the ball with the true slope, 2 * delta * input, across the view."""
        ball, slope = self.place_of(epoch), self._slope_in_plot(epoch)
        (left, right), (bottom, top) = self._view.shown
        if slope:
            reach = (top - bottom) / abs(slope)
            left, right = max(left, ball.x() - reach), min(right, ball.x() + reach)
        start, end = (QPointF(x, ball.y() + slope * (x - ball.x())) for x in (left, right))
        self._tangent.setLine(QLineF(start, end))

    def _write_slope(self, epoch: Epoch, is_last: bool) -> None:
        """Where there is room, first of all at the top."""
        self._slope_texts = _slope_texts(epoch, is_last)
        spots = [Spot(*self._view.place_at(*place)) for place in _SLOPE_PLACES]
        self._slope.show(self._slope_texts, spots)

    def _slope_in_plot(self, epoch: Epoch) -> float:
        """2 * derivative, in the units of the axes."""
        return 2.0 * (epoch.derivative / self._errors.unit) * self._weights.unit

    def _draw_way(self, epoch: Epoch, following: Epoch) -> None:
        """The arrow from the ball to where the next weight puts it."""
        ball, place = self.place_of(epoch), self.place_of(following)
        self._way.setLine(QLineF(ball, place))
        self._next.setData([place.x()], [place.y()])
        start, end = map(self._view.box.mapViewToScene, (ball, place))
        way = end - start
        length = math.hypot(way.x(), way.y())
        if length < px(self._view, _BALL + _HEAD):
            self._head.setVisible(False)
            return
        tip = end - way * (px(self._view, _BALL) / 2 / length)
        self._head.setStyle(angle=math.degrees(math.atan2(way.y(), way.x())) + 180)
        self._head.setPos(self._view.box.mapSceneToView(tip))


def _slope_texts(epoch: Epoch, is_last: bool) -> list[str]:
    texts = slope_beside_tangent(epoch)
    if not is_last:
        return texts
    moment = f"epoch {epoch.number:,}, before the\nnumbers became too large"
    return [*(f"{moment}\n{text}" for text in texts), moment, f"epoch {epoch.number:,}"]
