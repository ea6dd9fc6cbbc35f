"""Round marks in a plot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget


class Dots(QGraphicsItem):
    """Round marks of one size, in pixels, at places in the coordinates of a plot.

    pyqtgraph's own marks cost ten times as much for every picture, and there are only a few here.

    Attributes:
        places: Where they are, in the plot's coordinates.
    """

    def __init__(self, box: pg.ViewBox, size: float) -> None:
        """Prepare; there are none at first, and the plot has yet to be given this item.

        Args:
            box: The part of the plot with the curves.
            size: From one side to the other, in pixels.
        """
        super().__init__()
        self.places: Sequence[tuple[float, float]] = ()
        self._radius = size / 2
        self._brush = QBrush()
        self._pen = pg.mkPen(None)
        self._box = box
        box.sigTransformChanged.connect(self.prepareGeometryChange)

    def put_at(self, places: Iterable[tuple[float, float]]) -> None:
        """Have one at each of these places, and no others."""
        if (wanted := list(places)) != self.places:
            self.places = wanted
            self.update()

    def set_colours(self, brush: QBrush, pen: QPen) -> None:
        """Fill them, and draw their rims, in these colours from now on."""
        self._brush, self._pen = brush, pen
        self.update()

    def boundingRect(self) -> QRectF:
        """All that can be seen of the plot: what lies beyond is cut off there."""
        return QRectF(self._box.viewRect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw them; the painter measures in the plot's coordinates, and not in pixels."""
        pixels = painter.worldTransform()
        across, up = self._radius / abs(pixels.m11()), self._radius / abs(pixels.m22())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._brush)
        painter.setPen(self._pen)
        for x, y in self.places:
            painter.drawEllipse(QPointF(x, y), across, up)
