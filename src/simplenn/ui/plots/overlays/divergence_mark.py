"""Marks the epoch in which the numbers of a run grew too large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import Qt

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.labels import Label, beside_upright

_TEXTS: Final = ("too large for a float", "too large")
_SHARES: Final = (0.8, 0.9, 0.6, 0.4, 0.2, 0.1)
"""Of the plot's height, where the text can stand, the best place first."""


class DivergenceMark:
    """A vertical line behind the last finite epoch; an Overlay of an EpochPlot."""

    def __init__(self, plot: EpochPlot, model: WindowModel) -> None:
        self._plot = plot
        self._view = plot.view
        self._shown = model.shown
        self._line = pg.InfiniteLine(angle=90)
        self._text = Label(self._view, rank=1)
        self._view.item.addItem(self._line, ignoreBounds=True)
        self._view.themed.connect(self._apply_theme)
        self._apply_theme()

    def last_epoch(self) -> int:
        """The epoch in which it happened; none while only earlier ones are shown."""
        history = self._shown.history
        if history is None or history.run.diverged_at is None:
            return 0
        return len(history) + 1 if self._plot.epochs_shown == len(history) else 0

    def prepare(self, start: int, stop: int, at_most: int) -> Sequence[float]:
        """It goes through all heights."""
        return ()

    def draw(self) -> None:
        """Draw the line, or hide it."""
        epoch = self.last_epoch()
        self._line.setVisible(epoch > 0)
        self._line.setPos(epoch)
        if epoch > 0:
            self._text.show(_TEXTS, beside_upright(self._view, epoch, _SHARES))
        else:
            self._text.hide()

    def _apply_theme(self) -> None:
        theme = self._view.theme
        self._line.setPen(self._view.pen(theme.text, 1.5, Qt.PenStyle.DashDotLine))
        self._text.set_colours(theme.text)
