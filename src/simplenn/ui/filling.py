"""Fills rectangles with a colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter


def fill(
    painter: QPainter,
    area: QRectF,
    colour: QColor,
    style: Qt.BrushStyle = Qt.BrushStyle.SolidPattern,
) -> None:
    """Fill a rectangle; the painter is left as it was.

    QPainter.fillRect and QBrush's longer forms also take gradients, and PySide6 makes all their
    classes to see whether a colour is one: a hundredth of the time until there is a window.
    """
    brush = QBrush()
    brush.setColor(colour)
    brush.setStyle(style)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRect(area)
    painter.restore()
