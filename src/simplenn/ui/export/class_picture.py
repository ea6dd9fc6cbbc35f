"""The curves that a class has drawn, over each other: a misconception is seen at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

from simplenn.core.lesson.results import Result
from simplenn.core.lesson.tasks.task import Point
from simplenn.core.numbers import format_short

_WIDTH: Final = 1200
_HEIGHT: Final = 480
_LEFT: Final = 120
_TOP: Final = 50
_BOTTOM: Final = 50
_RIGHT: Final = 30

_ALPHA: Final = 110
"""Of 255: where many curves lie over each other, it gets dark."""


def class_picture(results: Sequence[Result]) -> bytes:
    """Draw a plot for each question that was answered with a curve, one below the other, as PNG."""
    questions = list(dict.fromkeys(result.question for result in results if result.drawn))
    image = QImage(_WIDTH, max(len(questions), 1) * _HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(QFont("sans-serif", 14))
    if not questions:
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, "Nobody has drawn a curve.")
    for number, question in enumerate(questions):
        curves = [result.drawn for result in results if result.question == question]
        painter.save()
        painter.translate(0, number * _HEIGHT)
        _draw(painter, question, [curve for curve in curves if curve])
        painter.restore()
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _draw(painter: QPainter, question: str, curves: Sequence[Sequence[Point]]) -> None:
    area = QRectF(_LEFT, _TOP, _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM)
    across = [x for curve in curves for x, _ in curve]
    up = [y for curve in curves for _, y in curve]
    x0, x1, y0, y1 = min(across), max(across), min(0.0, *up), max(up)

    def place(point: Point) -> QPointF:
        x, y = _share(point[0], x0, x1), _share(point[1], y0, y1)
        return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())

    painter.setPen(QColor("black"))
    count = f"{len(curves)} curve" if len(curves) == 1 else f"{len(curves)} curves"
    title = painter.fontMetrics().elidedText(
        f"{question} ({count})", Qt.TextElideMode.ElideMiddle, int(area.width())
    )
    painter.drawText(QPointF(_LEFT, _TOP - 18), title)
    painter.setPen(QPen(QColor("#888888"), 1.5))
    painter.drawPolyline([area.topLeft(), area.bottomLeft(), area.bottomRight()])
    painter.setPen(QColor("black"))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for value, y in ((y1, area.top()), (y0, area.bottom())):
        painter.drawText(QRectF(0, y - 15, _LEFT - 10, 30), right, format_short(value))
    for value, x in ((x0, area.left()), (x1, area.right() - 40)):
        painter.drawText(QPointF(x, area.bottom() + 28), format_short(value))
    painter.drawText(QPointF(area.center().x() - 30, area.bottom() + 28), "epoch")
    colour = QColor("#0072B2")
    colour.setAlpha(_ALPHA)
    painter.setPen(QPen(colour, 2.5))
    for curve in curves:
        painter.drawPolyline(QPolygonF([place(point) for point in sorted(curve)]))


def _share(value: float, low: float, high: float) -> float:
    """How far a number is from one to another: 0 to 1. Of halves, no difference is too large."""
    return (value / 2 - low / 2) / ((high / 2 - low / 2) or 1.0)
