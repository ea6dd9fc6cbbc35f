"""The mark on the epoch that is pointed at, and its numbers."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QColor

from simplenn.core.network import Epoch
from simplenn.core.numbers import format_exact
from simplenn.ui.plots.plot_view import PlotView


class Crosshair:
    """A vertical line, and where there is something to show, a ring and a box with numbers."""

    def __init__(self, view: PlotView) -> None:
        self._view = view
        self._line = pg.InfiniteLine(angle=90)
        self._ring = pg.ScatterPlotItem(size=12)
        self._box = pg.TextItem()
        for depth, item in enumerate((self._line, self._ring, self._box), start=10):
            item.setZValue(depth)
            view.item.addItem(item, ignoreBounds=True)
        view.themed.connect(self.apply_theme)
        self.apply_theme()
        self.hide()

    def show(self, x: float, y: float | None) -> None:
        """Mark a place in the plot, or where y is not known, all that has this x."""
        self._line.setPos(x)
        self._line.setVisible(True)
        self._ring.setVisible(y is not None)
        self._box.setVisible(False)
        if y is not None:
            self._ring.setData([x], [y])

    def show_numbers(self, x: float, y: float, text: str) -> None:
        """Write beside a place what there is to know about it; out of view, beside the edge."""
        _, (bottom, top) = self._view.shown
        y = min(max(y, bottom), top)
        self._box.setText(text)
        self._box.setAnchor(self._anchor(x, y))
        self._box.setPos(x, y)
        self._box.setVisible(True)

    def hide(self) -> None:
        """Mark nothing."""
        for item in (self._line, self._ring, self._box):
            item.setVisible(False)

    def apply_theme(self) -> None:
        """Take the colours of the palette."""
        theme = self._view.theme
        backdrop = QColor(theme.background)
        backdrop.setAlpha(230)
        self._line.setPen(self._view.pen(theme.faint))
        self._ring.setBrush(pg.mkBrush(None))
        self._ring.setPen(self._view.pen(theme.text, 2))
        self._box.setColor(theme.text)
        self._box.fill = pg.mkBrush(backdrop)
        self._box.border = self._view.pen(theme.faint)

    def _anchor(self, x: float, y: float) -> tuple[float, float]:
        """The part of the box that sits at the point: a corner, or else so that it is in view."""
        (left, right), (bottom, top) = self._view.shown
        across = -0.05 if x < (left + right) / 2 else 1.05
        up = -0.1 if y > bottom / 2 + top / 2 else 1.1
        height, box = self._view.box.height(), self._box.boundingRect().height()
        below_top = (top - y) / (top - bottom) * height
        return across, min(max(up, (below_top + box - height) / box), below_top / box)


def readout(epoch: Epoch) -> str:
    """An epoch's numbers for somebody who points at it; all of them are from before its update."""
    return (
        f"epoch {epoch.number:,}\n"
        f"error {format_exact(epoch.error)}\n"
        f"off by {format_exact(epoch.off_by)}\n"
        f"weight {format_exact(epoch.weight)}"
    )
