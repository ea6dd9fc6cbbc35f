"""The weight that answers exactly, or the goal, as a line across the plot of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import Qt

from simplenn.core.numbers import format_short
from simplenn.core.theory import ideal_weight
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.axes import FARTHEST
from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.labels import Label, Spot

_SHARES: Final = (0.0, 1.0, 0.25, 0.5, 0.75)
"""Where the name can stand, as a share of the plot's width, the best place first."""


class GoalLine:
    """A dashed line at goal / input, or at the goal, that stays in view, with its name."""

    def __init__(self, plot: EpochPlot, model: WindowModel) -> None:
        self._model = model
        self._axis = plot.axis
        self._name_of_value = "goal" if plot.quantity == "prediction" else "goal/input"
        self._view = view = plot.view
        self._line = pg.InfiniteLine(angle=0)
        self._name = Label(view, rank=0)
        view.item.addItem(self._line, ignoreBounds=True)
        view.themed.connect(self._apply_theme)
        self._apply_theme()

    def last_epoch(self) -> int:
        """It is as long as the plot."""
        return 0

    def prepare(self, start: int, stop: int, at_most: int) -> Sequence[float]:
        """Find out where it is; the axis keeps it in view."""
        setup = self._model.shown.setup
        value = ideal_weight(setup) if self._name_of_value == "goal/input" else setup.goal
        there = value is not None and abs(value) < FARTHEST
        self._axis.required_values = [value] if value is not None and there else []
        return ()

    def draw(self) -> None:
        """Draw it, or nothing where no weight answers exactly."""
        self._line.setVisible(bool(self._axis.required_values))
        if not self._axis.required_values:
            self._name.hide()
        for value in self._axis.required_values:
            height = self._axis.position(value)
            self._line.setPos(height)
            number = format_short(value)
            texts = [f"{self._name_of_value} = {number}", number]
            self._name.show(texts, self._spots(height))

    def _spots(self, height: float) -> list[Spot]:
        """Below the line where it is high, else above it; or on its other side."""
        _, (bottom, top) = self._view.shown
        better = 1 if height > bottom / 2 + top / 2 else -1
        places = [self._view.place_at(share, 0.0)[0] for share in _SHARES]
        return [Spot(x, height, down=down) for down in (better, -better) for x in places]

    def _apply_theme(self) -> None:
        theme = self._view.theme
        self._line.setPen(self._view.pen(theme.goal, 1.5, Qt.PenStyle.DashLine))
        self._name.set_colours(theme.text)
