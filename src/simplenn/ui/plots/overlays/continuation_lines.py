"""Lines where training was continued, in a plot over the epochs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import Qt

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.epoch_plot import EpochPlot

_TEXT: Final = "continued"

_TEXT_HEIGHTS: Final = {"error": 0.94, "weight": 0.08}
"""Where the text stands on the line, as a share of its height: where the curve seldom is."""

_MOST_LINES: Final = 100
"""Of more, only every second, third... is drawn: nobody could tell them apart."""


class ContinuationLines:
    """A vertical line before the first epoch of each continuation; an Overlay."""

    def __init__(self, plot: EpochPlot, model: WindowModel) -> None:
        self._plot = plot
        self._view = plot.view
        self._shown = model.shown
        self._lines: list[pg.InfiniteLine] = []
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
        for line, first in zip(self._lines, firsts, strict=True):
            line.setPos(first - 0.5)
            has_room = first - last_with_text > room
            line.label.setVisible(has_room)
            last_with_text = first if has_room else last_with_text

    def _have_lines(self, count: int) -> None:
        while len(self._lines) > count:
            self._view.item.removeItem(self._lines.pop())
        while len(self._lines) < count:
            options = {"position": _TEXT_HEIGHTS[self._plot.quantity]}
            line = pg.InfiniteLine(angle=90, label=_TEXT, labelOpts=options)
            self._colour(line)
            self._view.item.addItem(line, ignoreBounds=True)
            self._lines.append(line)

    def _apply_theme(self) -> None:
        for line in self._lines:
            self._colour(line)

    def _colour(self, line: pg.InfiniteLine) -> None:
        line.setPen(self._view.pen(self._view.theme.faint, style=Qt.PenStyle.DashLine))
        line.label.setColor(self._view.theme.text)
