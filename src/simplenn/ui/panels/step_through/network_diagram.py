"""The network as a picture: one input, one weight, one prediction, and the goal beside it."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import (
    QEasingCurve,
    QLineF,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QVariantAnimation,
)
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from simplenn.core.network import Epoch
from simplenn.core.numbers import format_short
from simplenn.core.setup import Setup
from simplenn.core.stepping.steps import CodeLine
from simplenn.ui.size import enlarged, factor, follow_size, px
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.accessible_roles import speak_as

_NODE: Final = QSizeF(76, 32)
"""Pixels at 100 %: a node, unless its number needs a wider one."""

_WIDEST: Final = 0.34
"""Of the picture's width: how wide a node can get."""

_EDGE: Final = 8.0
_THINNEST: Final = 1.5
_THICKEST: Final = 11.0
"""Pixels: how thick the connection is."""

_DURATION: Final = 450
"""Milliseconds that a value is on its way."""

_HIGHEST: Final = 320
"""Pixels at 100 %: a higher picture would only be emptier."""

_LABEL: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class NetworkDiagram(QWidget):
    """Shows each value where it is computed; after a step, a dot moves to where it is used.

    The connection's thickness shows how large the weight is, compared with the run's largest. It
    is dashed where the weight is negative.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup: Setup | None = None
        self._epoch: Epoch | None = None
        self._lines = 0
        self._largest = 1.0
        self._way = QVariantAnimation(self)
        self._way.setStartValue(0.0)
        self._way.setEndValue(1.0)
        self._way.setDuration(_DURATION)
        self._way.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._way.valueChanged.connect(lambda _: self.update())
        self._way.finished.connect(self.update)
        speak_as(self, QAccessible.Role.Graphic)
        self.setAccessibleName("The network")
        follow_size(self, lambda: self.setMinimumSize(px(self, 264), px(self, 136)))
        follow_size(self, lambda: self.setMaximumHeight(px(self, _HIGHEST)))

    @property
    def moving(self) -> bool:
        """Whether a dot is moving."""
        return self._way.state() is QVariantAnimation.State.Running

    def show_epoch(self, setup: Setup, epoch: Epoch | None, lines: int, largest: float) -> None:
        """Show an epoch, as far as so many of its five lines have come.

        Args:
            setup: What it was trained with.
            epoch: Its numbers, or None where they are too large.
            lines: How many, counted as CodeLine does.
            largest: The size of a weight whose connection is as thick as can be.
        """
        self._setup, self._epoch, self._lines = setup, epoch, lines
        self._largest = max(largest, sys.float_info.min)
        self._way.stop()
        self.setAccessibleDescription(_in_words(setup, epoch, self._weight, lines))
        self.update()

    def travel(self) -> None:
        """Animate the value of the last line."""
        self._way.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the animation: nobody sees it."""
        self._way.stop()
        super().hideEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for all values."""
        return QSize(px(self, 280), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint connection, nodes, and the values."""
        if self._setup is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(factor(self), factor(self))
        painter.setFont(self._letters)
        self._paint_connection(painter)
        self._paint_comparison(painter)
        self._paint_way_back(painter)
        self._paint_nodes(painter, self._setup)
        self._paint_traveller(painter)

    @property
    def _theme(self) -> Theme:
        return Theme.of(self.palette())

    @property
    def _weight(self) -> float | None:
        if self._epoch is None:
            return None
        return self._epoch.new_weight if self._lines == CodeLine.WEIGHT else self._epoch.weight

    def _input_box(self) -> QRectF:
        return QRectF(_EDGE, self._line_height() + 10, self._node_width(), _NODE.height())

    def _prediction_box(self) -> QRectF:
        box = self._input_box()
        return box.translated(self._room.width() - 2 * _EDGE - box.width(), 0)

    def _node_width(self) -> float:
        """As wide as the longest number of the epoch needs: nodes stay as they are in it."""
        setup, epoch = self._setup, self._epoch
        numbers = [] if setup is None else [setup.input, setup.goal]
        numbers += [] if epoch is None else [epoch.prediction]
        bold = QFontMetricsF(self._bold)
        needed = max((bold.horizontalAdvance(format_short(each)) for each in numbers), default=0.0)
        most = self._room.width() * _WIDEST - _EDGE
        return max(_NODE.width(), min(needed + 2 * _EDGE, most))

    def _goal_box(self) -> QRectF:
        bottom = self._room.height() - self._line_height() - 4
        box = self._prediction_box()
        box.moveBottom(bottom)
        return box

    @property
    def _room(self) -> QSizeF:
        """How large the picture is; all of it is painted as at 100 %."""
        return QSizeF(self.width() / factor(self), self.height() / factor(self))

    @property
    def _letters(self) -> QFont:
        return enlarged(self.font(), 1.0 / factor(self))

    @property
    def _bold(self) -> QFont:
        font = self._letters
        font.setBold(True)
        return font

    def _line_height(self) -> float:
        return QFontMetricsF(self._letters).height()

    def _paint_nodes(self, painter: QPainter, setup: Setup) -> None:
        theme, epoch = self._theme, self._epoch
        known = epoch is not None and self._lines >= CodeLine.PREDICTION
        prediction = format_short(epoch.prediction) if epoch is not None and known else "?"
        self._paint_node(painter, self._input_box(), format_short(setup.input), theme.input)
        self._paint_node(painter, self._prediction_box(), prediction, theme.prediction)
        self._paint_node(painter, self._goal_box(), format_short(setup.goal), theme.goal, corner=4)
        line = self._line_height()
        for box, name in ((self._input_box(), "input"), (self._prediction_box(), "pred")):
            self._write(painter, QRectF(box.x(), box.y() - line - 2, box.width(), line), name)
        box = self._goal_box()
        self._write(painter, QRectF(box.x(), box.bottom() + 2, box.width(), line), "goal")

    def _paint_node(
        self, painter: QPainter, box: QRectF, text: str, colour: QColor, corner: float = 16
    ) -> None:
        fill = QColor(colour)
        fill.setAlphaF(self._theme.behind_letters)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(self._theme.background)
        painter.drawRoundedRect(box, corner, corner)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, corner, corner)
        self._write(painter, box, text, bold=True)

    def _connection(self) -> tuple[QPointF, QPointF]:
        start, end = self._input_box(), self._prediction_box()
        return QPointF(start.right(), start.center().y()), QPointF(end.left(), end.center().y())

    def _paint_connection(self, painter: QPainter) -> None:
        weight = self._weight
        if weight is None:
            return
        share = min(abs(weight) / self._largest, 1.0)
        pen = QPen(self._theme.weight, _THINNEST + (_THICKEST - _THINNEST) * share)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if weight < 0.0:
            pen.setDashPattern([8 / pen.widthF(), 5 / pen.widthF()])
        start, end = self._connection()
        painter.setPen(pen)
        painter.drawLine(start, end)
        room = QRectF(start.x(), 0, end.x() - start.x(), self._line_height())
        self._write(painter, room, "weight")
        value = room.translated(0, start.y() - room.height() - 8)
        self._write(painter, value, format_short(weight), bold=True)
        if self._lines == CodeLine.WEIGHT and self._epoch is not None:
            below = room.translated(0, start.y() + 8)
            self._write(painter, below, f"was {format_short(self._epoch.weight)}")

    def _gap(self) -> tuple[QPointF, QPointF]:
        above, below = self._prediction_box(), self._goal_box()
        return QPointF(above.center().x(), above.bottom()), QPointF(below.center().x(), below.top())

    def _paint_comparison(self, painter: QPainter) -> None:
        start, end = self._gap()
        colour = self._theme.error if self._lines >= CodeLine.DELTA else self._theme.faint
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DotLine))
        painter.drawLine(start, end)
        if self._epoch is None or self._lines < CodeLine.DELTA:
            return
        text = f"delta {format_short(self._epoch.delta)}"
        if self._lines >= CodeLine.ERROR:
            text += f"\nerror {format_short(self._epoch.error)}"
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        room = QRectF(0, start.y(), start.x() - 8, end.y() - start.y())
        painter.drawText(room, right, text)

    def _way_back(self) -> QPainterPath:
        """The curve from the goal back to the weight."""
        goal = self._goal_box()
        start = QPointF(goal.left() - 6, goal.center().y())
        end = QLineF(*self._connection()).pointAt(0.2) + QPointF(0, 26)
        way = QPainterPath(start)
        corner = QPointF(end.x(), start.y())  # near to which it leaves room for delta and error
        way.cubicTo(corner, corner, end)
        return way

    def _paint_way_back(self, painter: QPainter) -> None:
        if self._epoch is None or self._lines < CodeLine.DERIVATIVE:
            return
        way = self._way_back()
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(way)
        tip = way.currentPosition()
        painter.setPen(QPen(colour, 1.5))
        painter.drawPolyline([tip + QPointF(-5, 8), tip, tip + QPointF(5, 8)])
        room = QRectF(0, tip.y(), tip.x() - 8, self._goal_box().bottom() - tip.y())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, f"derivative\n{format_short(self._epoch.derivative)}")

    def _paint_traveller(self, painter: QPainter) -> None:
        """Paint a dot in the colour of the value that moves."""
        if not self.moving or not self._lines:
            return
        done = float(self._way.currentValue())
        painter.setPen(QPen(self._theme.background, 1.5))
        if self._lines == CodeLine.WEIGHT:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.weight, 3 * (1 - done)))
            painter.drawEllipse(QLineF(*self._connection()).center(), 40 * done, 20 * done)
            return
        path, colour = self._traveller_way()
        painter.setBrush(colour)
        painter.drawEllipse(path.pointAtPercent(done), 7, 7)

    def _traveller_way(self) -> tuple[QPainterPath, QColor]:
        if self._lines == CodeLine.DERIVATIVE:
            return self._way_back(), self.palette().color(QPalette.ColorRole.WindowText)
        forward = self._lines == CodeLine.PREDICTION
        start, end = self._connection() if forward else self._gap()
        path = QPainterPath(start)
        path.lineTo(end)
        return path, self._theme.input if forward else self._theme.prediction

    def _write(self, painter: QPainter, room: QRectF, text: str, bold: bool = False) -> None:
        """Write a text into a rectangle, in smaller letters where it is too long."""
        font = self._bold if bold else self._letters
        width = QFontMetricsF(font).horizontalAdvance(text)
        if width > room.width() - 6:
            font = enlarged(font, (room.width() - 6) / width)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(room, _LABEL, text)
        painter.setFont(self._letters)


def _in_words(setup: Setup, epoch: Epoch | None, weight: float | None, lines: int) -> str:
    """What the picture shows of so many lines, for a screen reader."""
    if epoch is None or weight is None:
        return ""
    shown = {"input": setup.input, "weight": weight, "goal": setup.goal}
    results = {
        "prediction": epoch.prediction,
        "delta": epoch.delta,
        "error": epoch.error,
        "derivative": epoch.derivative,
    }
    shown.update(list(results.items())[:lines])
    return ", ".join(f"{name} {format_short(value)}" for name, value in shown.items())
