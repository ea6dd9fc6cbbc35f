"""How a run's line is drawn, in plots and beside its name."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simplenn.core.run_style import LineStyle, RunStyle
from simplenn.ui.style.theme import Theme

_PATTERNS: Final[dict[LineStyle, tuple[float, ...]]] = {
    LineStyle.DASHED: (6.0, 3.0),
    LineStyle.DOTTED: (1.5, 2.5),
    LineStyle.DASH_DOTTED: (8.0, 3.0, 1.5, 3.0),
}
"""Lengths of strokes and gaps, in widths of the line."""

DOT: Final = 4.0
"""Pixels at 100 %: the radius of the dot in which the current run's line ends."""


def pen_of(style: RunStyle, theme: Theme, width: float) -> QPen:
    """The pen that an earlier run is drawn with; its width does not grow with the plot."""
    pen = QPen(theme.run(style), width)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if style.line in _PATTERNS:
        pen.setDashPattern(_PATTERNS[style.line])
    return pen


def paint_line(painter: QPainter, area: QRectF, pen: QPen, dot: float = 0.0) -> None:
    """Paint a piece of a line.

    Args:
        painter: What to paint with.
        area: Where to: across its middle.
        pen: How the line is drawn.
        dot: The radius of the dot in which it ends, as the current run's does; 0 for none.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    end = QPointF(area.right(), area.center().y())
    painter.setPen(pen)
    painter.drawLine(QPointF(area.left(), end.y()), end)
    if dot:
        paint_dot(painter, end, pen.color(), dot)


def paint_dot(painter: QPainter, centre: QPointF, colour: QColor, radius: float) -> None:
    """Paint a dot."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(centre, radius, radius)
