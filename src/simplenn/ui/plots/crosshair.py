"""The mark on the epoch that is pointed at, and its numbers."""

from __future__ import annotations

import pyqtgraph as pg

from simplenn.core.network import Epoch
from simplenn.core.numbers import format_exact
from simplenn.ui.digits import digits_of, shown_text
from simplenn.ui.plots.labels import Label, Spot
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.size import px


class Crosshair:
    """A vertical line, and where there is something to show, a ring and a box with numbers.

    Other texts keep their places: the mark comes and goes with the pointer.
    """

    def __init__(self, view: PlotView) -> None:
        self._view = view
        self._line = pg.InfiniteLine(angle=90)
        self._ring = pg.ScatterPlotItem()
        self._numbers = Label(view, rank=9, reach=5, covers=True)
        for depth, item in enumerate((self._line, self._ring), start=10):
            item.setZValue(depth)
            view.item.addItem(item, ignoreBounds=True)
            view.labels.ignore(item)
        view.themed.connect(self.apply_theme)
        self.apply_theme()
        self.hide()

    def show(self, x: float, y: float | None) -> None:
        """Mark a place in the plot, or where y is not known, all that has this x."""
        self._line.setPos(x)
        self._line.setVisible(True)
        self._ring.setVisible(y is not None)
        self._numbers.hide()
        if y is not None:
            self._ring.setData([x], [y])

    def show_numbers(self, x: float, y: float, text: str) -> None:
        """Write beside a place what there is to know about it; out of view, beside the edge."""
        (left, right), (bottom, top) = self._view.shown
        y = min(max(y, bottom), top)
        inwards = 1 if x < left / 2 + right / 2 else -1
        down = 1 if y > bottom / 2 + top / 2 else -1
        sides = ((inwards, down), (inwards, -down), (-inwards, down), (-inwards, -down))
        spots = [Spot(x, y, *side) for side in sides]
        for across, up in ((1.0, 1.0), (0.0, 0.0), (0.0, 1.0), (1.0, 0.0)):
            spots.append(Spot(*self._view.place_at(across, up)))
        self._numbers.show([shown_text(text, digits_of(self._view))], spots)
        self._view.labels.place(self._numbers)

    def hide(self) -> None:
        """Mark nothing."""
        for item in (self._line, self._ring):
            item.setVisible(False)
        self._numbers.hide()

    def apply_theme(self) -> None:
        """Take the colours of the palette."""
        theme = self._view.theme
        self._line.setPen(self._view.pen(theme.faint))
        self._ring.setBrush(pg.mkBrush(None))
        self._ring.setSize(px(self._view, 12))
        self._ring.setPen(self._view.pen(theme.text, 2))
        self._numbers.set_colours(theme.text, theme.background, self._view.pen(theme.faint))


def readout(epoch: Epoch) -> str:
    """An epoch's numbers for somebody who points at it; all of them are from before its update."""
    return (
        f"epoch {epoch.number:,}\n"
        f"error {format_exact(epoch.error)}\n"
        f"off by {format_exact(epoch.off_by)}\n"
        f"weight {format_exact(epoch.weight)}"
    )
