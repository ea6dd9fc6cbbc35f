"""The valley as it was before the input or the goal was changed."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from simplenn.core.numbers import format_short
from simplenn.core.setup import Setup
from simplenn.ui.plots.axes import FARTHEST, FloatArray, LinearAxis
from simplenn.ui.plots.labels import Label, Spot
from simplenn.ui.plots.plot_view import PlotView

_NAMES: Final = (
    "before: input {input}, goal {goal}",
    "before:\ninput {input},\ngoal {goal}",
    "before",
)

_POINTS: Final = 241
"""How many points a valley is drawn through."""

_NAME_AT: Final = (0.9, 0.1, 0.8, 0.2, 0.95, 0.05, 0.7, 0.3)
_SIDES: Final = ((1, 0), (-1, 0), (1, 1), (-1, 1))
"""Where its name can stand: at these shares of what is in view of it, and on these sides."""


class OldValley:
    """A thin, dashed curve with the numbers it belongs to."""

    def __init__(self, view: PlotView, weights: LinearAxis, errors: LinearAxis) -> None:
        self._view = view
        self._weights = weights
        self._errors = errors
        self._setup: Setup | None = None
        self._curve = pg.PlotCurveItem(antialias=True)
        self._curve.setZValue(-1)
        self._name = Label(view, rank=2, reach=0)
        view.item.addItem(self._curve, ignoreBounds=True)

    @property
    def setup(self) -> Setup | None:
        """Whose valley it is; None where there is none."""
        return self._setup

    def follow(self, before: Setup | None, now: Setup) -> None:
        """Keep the valley that was there first, until that is the one that is there now.

        Args:
            before: What the valley was drawn for until now, or None.
            now: What it is drawn for from now on.
        """
        first = self._setup or before
        self._setup = None if first is None or is_same_valley(first, now) else first

    def remove(self) -> None:
        """Have none."""
        self._setup = None

    def draw(self) -> None:
        """Draw it on the axes as they are now."""
        self._curve.setVisible(self._setup is not None)
        if self._setup is None:
            self._name.hide()
            return
        places, heights = valley_points(self._setup, self._view, self._weights, self._errors)
        self._curve.setData(places, heights)
        input, goal = format_short(self._setup.input), format_short(self._setup.goal)
        self._name.show([text.format(input=input, goal=goal) for text in _NAMES], self._spots())

    def apply_theme(self) -> None:
        """Take the colours of the palette."""
        theme = self._view.theme
        self._curve.setPen(self._view.pen(theme.faint, 1.5, Qt.PenStyle.DashLine))
        self._name.set_colours(theme.text)

    def _spots(self) -> list[Spot]:
        """Beside the part of the curve that is in view."""
        places, heights = self._curve.getData()
        _, (low, high) = self._view.shown
        inside = np.flatnonzero((heights >= low) & (heights <= high))
        if not len(inside):
            return []
        chosen = [inside[round(share * (len(inside) - 1))] for share in _NAME_AT]
        return [
            Spot(float(places[at]), float(heights[at]), *side) for at in chosen for side in _SIDES
        ]


def is_same_valley(one: Setup, other: Setup) -> bool:
    """Whether every weight has the same error with both."""
    return (one.input, one.goal) == (other.input, other.goal)


def valley_points(
    setup: Setup, view: PlotView, weights: LinearAxis, errors: LinearAxis
) -> tuple[FloatArray, FloatArray]:
    """The part of a valley between the left and the right end of the view."""
    (left, right), _ = view.shown
    places = np.linspace(left, right, _POINTS)
    with np.errstate(over="ignore", invalid="ignore"):
        heights = (setup.input * weights.values_at(places) - setup.goal) ** 2
    heights = np.nan_to_num(heights, nan=FARTHEST, posinf=FARTHEST)
    return places, errors.positions(heights)
