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
from simplenn.core.stepping.steps import CodeLine
from simplenn.ui.plots.axes import FARTHEST, LinearAxis
from simplenn.ui.plots.plot_view import PlotView

_BALL: Final = 15
_HEAD: Final = 12
_LOW: Final = 120.0
"""Pixels: in a lower plot, the text at the bottom would be under that of the slope at the top."""

_BELOW_SLOPE: Final = 0.2
_SLOPE_HINT: Final = "derivative is half of it: the 2 lives in alpha"


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
        self._bottom = pg.InfiniteLine(
            angle=90, label="", labelOpts={"position": 0.5, "anchors": [(1.0, 0.5), (1.0, 0.5)]}
        )
        self._height, self._tangent, self._way = (QGraphicsLineItem() for _ in range(3))
        self._head = pg.ArrowItem(headLen=_HEAD, tipAngle=40)
        self._earlier = pg.ScatterPlotItem(size=9)
        self._next = pg.ScatterPlotItem(size=_BALL - 3)
        self._slope = pg.TextItem(anchor=(0.5, 0))
        self.ball = pg.TargetItem(size=_BALL, symbol="o")
        self.ball.setCursor(Qt.CursorShape.SizeHorCursor)
        self._add_all()

    def apply_theme(self) -> None:
        """Take the colours of the palette."""
        theme = self._view.theme
        faint = QColor(theme.weight)
        faint.setAlpha(90)
        self._bottom.setPen(self._view.pen(theme.goal, 1.5, Qt.PenStyle.DashLine))
        self._bottom.label.setColor(theme.text)
        self._height.setPen(self._view.pen(theme.error, 2, Qt.PenStyle.DotLine))
        self._tangent.setPen(self._view.pen(theme.text, 1.5, Qt.PenStyle.DashLine))
        self._way.setPen(self._view.pen(theme.weight, 2.5))
        self._head.setStyle(pen=self._view.pen(theme.weight), brush=pg.mkBrush(theme.weight))
        self._earlier.setBrush(pg.mkBrush(faint))
        self._earlier.setPen(pg.mkPen(None))
        self._next.setBrush(pg.mkBrush(theme.background))
        self._next.setPen(self._view.pen(theme.weight, 2))
        backdrop = QColor(theme.background)
        backdrop.setAlpha(210)
        self._slope.setColor(theme.text)
        self._slope.fill = pg.mkBrush(backdrop)
        for brush in (self.ball.setBrush, self.ball.setHoverBrush):
            brush(theme.weight)
        self.ball.setPen(self._view.pen(theme.background, 1.5))
        self.ball.setHoverPen(self._view.pen(theme.text, 2))

    def mark_bottom(self, weight: float | None) -> None:
        """Mark the weight that answers exactly, if there is one."""
        there = weight is not None and abs(weight) < FARTHEST
        self._bottom.setVisible(there)
        if weight is not None and there:
            self._bottom.setPos(self._weights.position(weight))
            texts = f"goal/input = {format_short(weight)}", format_short(weight)
            text = self._view.first_fitting(texts, 0.5)
            low = self._view.box.height() < _LOW
            self._bottom.label.setPosition(_BELOW_SLOPE if low else 0.5)
            if text != self._bottom.label.format:
                self._bottom.label.setFormat(text)

    def mark_earlier_epochs(self, epochs: list[Epoch]) -> None:
        """Mark the weights of earlier epochs."""
        weights = self._weights.positions([epoch.weight for epoch in epochs])
        self._earlier.setData(weights, self._errors.positions([epoch.error for epoch in epochs]))

    def are_about_there(self, epoch: Epoch) -> bool:
        """Whether an epoch's marks would be less than a pixel from these, with the same text."""
        place = self.place_of(epoch).toTuple()
        near = self._view.pixels_apart(self.ball.pos().toTuple(), place) < 1.0
        return near and self._slope.toPlainText() == _slope_text(epoch, is_last=False)

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
        if epoch is None:
            return
        self._place_ball(epoch)
        self._draw_height(epoch)
        self._draw_tangent(epoch)
        self._write_slope(_slope_text(epoch, is_last))
        if following is not None:
            self._draw_way(epoch, following)

    def _needed(self) -> list[tuple[QGraphicsItem, int, bool]]:
        """Every item, how many lines it needs done, and whether it needs the next epoch."""
        return [
            (self.ball, 0, False),
            (self._height, CodeLine.ERROR, False),
            (self._slope, CodeLine.DERIVATIVE, False),
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

    def _write_slope(self, text: str) -> None:
        """At the top, in the middle, where there is room for it."""
        if text != self._slope.toPlainText():
            self._slope.setText(text)
        (left, right), (_, top) = self._view.shown
        self._slope.setPos(left / 2 + right / 2, top)
        if not self._view.fits(_SLOPE_HINT, 0.75):
            self._slope.setVisible(False)

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
        if length < _BALL + _HEAD:
            self._head.setVisible(False)
            return
        tip = end - way * (_BALL / 2 / length)
        self._head.setStyle(angle=math.degrees(math.atan2(way.y(), way.x())) + 180)
        self._head.setPos(self._view.box.mapSceneToView(tip))


def _slope_text(epoch: Epoch, is_last: bool) -> str:
    slope = f"slope 2 * delta * input = {format_short(2 * epoch.derivative)}\n{_SLOPE_HINT}"
    return (
        f"epoch {epoch.number:,}, before the numbers became too large\n{slope}"
        if is_last
        else slope
    )
