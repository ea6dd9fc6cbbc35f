"""Lines where training was continued, in a plot over the epochs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import Qt

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.labels import Label, beside_upright

_TEXT: Final = "continued"

_LOW_FIRST: Final = (0.08, 0.3, 0.6, 0.94)
_SHARES: Final = {"error": (0.94, 0.7, 0.45, 0.2), "weight": _LOW_FIRST, "prediction": _LOW_FIRST}
"""Where the text can stand beside the line, as a share of its height: where the curve seldom is,
first."""

_MOST_LINES: Final = 100
"""Of more, only every second, third... is drawn: nobody could tell them apart."""


class ContinuationLines:
    """A vertical line before the first epoch of each continuation; an Overlay."""

    def __init__(self, plot: EpochPlot, model: WindowModel) -> None:
        self._plot = plot
        self._view = plot.view
        self._shown = model.shown
        self._lines: list[tuple[pg.InfiniteLine, Label]] = []
        self._view.themed.connect(self._apply_theme)

    def last_epoch(self) -> int:
        """They lie between the epochs of the run."""
        return 0

    def prepare(self, start: int, stop: int, at_most: int) -> Sequence[float]:
        """They have no height."""
        return ()

    def draw(self) -> None:
        """Have a line for each continuation that has begun, with a text where there is room."""
        history = self._shown.history
        firsts = [] if history is None else history.seams
        firsts = [first for first in firsts if first <= self._plot.epochs_shown]
        firsts = firsts[:: len(firsts) // _MOST_LINES + 1]
        self._have_lines(len(firsts))
        (left, right), _ = self._view.shown
        width = self._view.fontMetrics().horizontalAdvance(_TEXT)
        room = 1.5 * width * (right - left) / max(self._view.box.width(), 1.0)
        last_with_text = -math.inf
        for (line, label), first in zip(self._lines, firsts, strict=True):
            line.setPos(first - 0.5)
            if first - last_with_text > room:
                shares = _SHARES[self._plot.quantity]
                label.show([_TEXT], beside_upright(self._view, first - 0.5, shares))
                last_with_text = first
            else:
                label.hide()

    def _have_lines(self, count: int) -> None:
        while len(self._lines) > count:
            line, label = self._lines.pop()
            self._view.item.removeItem(line)
            label.remove()
        while len(self._lines) < count:
            line, label = pg.InfiniteLine(angle=90), Label(self._view, rank=2)
            self._colour(line, label)
            self._view.item.addItem(line, ignoreBounds=True)
            self._lines.append((line, label))

    def _apply_theme(self) -> None:
        for line, label in self._lines:
            self._colour(line, label)

    def _colour(self, line: pg.InfiniteLine, label: Label) -> None:
        line.setPen(self._view.pen(self._view.theme.faint, style=Qt.PenStyle.DashLine))
        label.set_colours(self._view.theme.text)
