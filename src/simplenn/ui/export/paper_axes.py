"""Axes for paper: a grid with numbers, to draw into or with curves that somebody has drawn."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from simplenn.core.lesson.tasks.task import Point
from simplenn.core.numbers import format_distinct

_LETTERS: Final = 3.2
_ROOM_LEFT: Final = 16.0
_ROOM_ABOVE: Final = 7.0
_ROOM_BELOW: Final = 11.0
_ROOM_RIGHT: Final = 5.0
"""Millimetres."""

_GRID: Final = "#c8c8c8"

_NICE: Final = (1.0, 2.0, 2.5, 5.0, 10.0, 20.0)


class Range(NamedTuple):
    """What an axis shows.

    Attributes:
        name: What it is an axis of.
        low: Its first number.
        high: Its last one, above that.
        whole: Whether there is nothing between whole numbers, such as epochs.
    """

    name: str
    low: float
    high: float
    whole: bool = False

    def share(self, value: float) -> float:
        """How far a number is from the first to the last: 0 to 1."""
        return (value / 2 - self.low / 2) / ((self.high / 2 - self.low / 2) or 1.0)  # no overflow

    def ticks(self, most: int) -> Iterator[float]:
        """Round numbers at even distances, about as many as there may be."""
        span = self.high - self.low
        finest = max(sys.float_info.min, math.ulp(self.low), math.ulp(self.high))
        if not math.isfinite(span) or span <= most * finest:
            yield from (self.low, self.high)
            return
        power = 10.0 ** math.floor(math.log10((max(span, most) if self.whole else span) / most))
        steps = (power * nice for nice in _NICE)
        step = next(step for step in steps if span / step <= most and self._fits(step))
        first, last = math.ceil(self.low / step), math.floor(self.high / step + 1e-9)
        for number in range(first, last + 1):
            yield min(max(number * step, self.low), self.high)

    def _fits(self, step: float) -> bool:
        return not self.whole or step == int(step)


class PaperAxes:
    """Draws two axes, and knows where in the picture a point of the plot is."""

    def __init__(self, area: QRectF, across: Range, up: Range, millimetre: float) -> None:
        """Take the place and the ranges.

        Args:
            area: Where in the picture all of it is, numbers and names included.
            across: The axis to the right.
            up: The axis upwards.
            millimetre: How many pixels of the picture that is.
        """
        self._millimetre = millimetre
        room = (_ROOM_LEFT, _ROOM_ABOVE, -_ROOM_RIGHT, -_ROOM_BELOW)
        left, top, right, bottom = (each * millimetre for each in room)
        self._plot = area.adjusted(left, top, right, bottom)
        self._across = across
        self._up = up

    @property
    def plot(self) -> QRectF:
        """The place between the axes."""
        return self._plot

    def place(self, point: Point) -> QPointF:
        """Where a point of the plot is in the picture."""
        x, y = self._across.share(point[0]), self._up.share(point[1])
        return QPointF(
            self._plot.left() + x * self._plot.width(),
            self._plot.bottom() - y * self._plot.height(),
        )

    def draw(self, painter: QPainter) -> None:
        """Draw the grid, the axes with arrows, the numbers and the names."""
        font = QFont("sans-serif")
        font.setPixelSize(round(_LETTERS * self._millimetre))
        painter.setFont(font)
        self._draw_grid(painter)
        self._draw_arrows(painter)
        self._draw_names(painter)

    def draw_curve(self, painter: QPainter, curve: Iterable[Point], pen: QPen) -> None:
        """Draw a line through points."""
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([self.place(point) for point in sorted(curve)]))

    def _draw_grid(self, painter: QPainter) -> None:
        unit, plot = self._millimetre, self._plot
        letters = painter.fontMetrics()
        for value, text in _with_texts(self._across.ticks(20)):
            x = self.place((value, self._up.low)).x()
            painter.setPen(QPen(QColor(_GRID), 0.2 * unit))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            box = QRectF(x - 10 * unit, plot.bottom() + unit, 20 * unit, letters.height())
            painter.setPen(QColor("black"))
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, text)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value, text in _with_texts(self._up.ticks(8)):
            y = self.place((self._across.low, value)).y()
            painter.setPen(QPen(QColor(_GRID), 0.2 * unit))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            box = QRectF(plot.left() - 41.5 * unit, y - 5 * unit, 40 * unit, 10 * unit)
            painter.setPen(QColor("black"))
            painter.drawText(box, right, text)

    def _draw_arrows(self, painter: QPainter) -> None:
        plot, tip = self._plot, 1.5 * self._millimetre
        painter.setPen(QPen(QColor("black"), 0.4 * self._millimetre))
        top = plot.topLeft() - QPointF(0, 2 * tip)
        right = plot.bottomRight() + QPointF(2 * tip, 0)
        painter.drawPolyline([top, plot.bottomLeft(), right])
        painter.drawPolyline([top + QPointF(-tip, tip), top, top + QPointF(tip, tip)])
        painter.drawPolyline([right + QPointF(-tip, -tip), right, right + QPointF(-tip, tip)])

    def _draw_names(self, painter: QPainter) -> None:
        unit, plot = self._millimetre, self._plot
        painter.setPen(QColor("black"))
        height = painter.fontMetrics().height()
        above = QRectF(
            plot.left() + 3 * unit, plot.top() - _ROOM_ABOVE * unit, plot.width(), height
        )
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, self._up.name)
        below = QRectF(plot.left(), plot.bottom() + unit + height, plot.width(), height)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self._across.name)


def _with_texts(values: Iterable[float]) -> Iterator[tuple[float, str]]:
    numbers = list(values)
    return zip(numbers, format_distinct(*numbers), strict=True)
