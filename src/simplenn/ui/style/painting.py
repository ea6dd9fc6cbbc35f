"""How a run's line is drawn, in plots and beside its name."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from simplenn.core.run_style import LineStyle, RunStyle
from simplenn.ui.style.theme import Theme

_PATTERNS: Final[dict[LineStyle, tuple[float, ...]]] = {
    LineStyle.DASHED: (6.0, 3.0),
    LineStyle.DOTTED: (1.5, 2.5),
    LineStyle.DASH_DOTTED: (8.0, 3.0, 1.5, 3.0),
}
"""Lengths of strokes and gaps, in widths of the line."""

_DOT: Final = 4.0


def pen_of(style: RunStyle, theme: Theme, width: float) -> QPen:
    """The pen that an earlier run is drawn with; its width does not grow with the plot."""
    pen = QPen(theme.run(style), width)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if style.line in _PATTERNS:
        pen.setDashPattern(_PATTERNS[style.line])
    return pen


def paint_swatch(
    painter: QPainter, rect: QRectF, style: RunStyle, theme: Theme, current: bool, size: float = 1.0
) -> None:
    """Paint a piece of a run's line: the current one's as it is drawn in the error plot.

    Args:
        painter: What to paint with.
        rect: Where to.
        style: How the run's line is drawn.
        theme: The colours.
        current: Whether it is the current run.
        size: How many times as wide as at 100 % lines are.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = QPointF(rect.left(), rect.center().y())
    right = QPointF(rect.right(), rect.center().y())
    painter.setPen(QPen(theme.error, 2.5 * size) if current else pen_of(style, theme, 2.0 * size))
    painter.drawLine(left, right)
    if current:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.error)
        painter.drawEllipse(right, _DOT * size, _DOT * size)
    painter.restore()
