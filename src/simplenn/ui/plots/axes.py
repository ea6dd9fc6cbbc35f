"""How a number becomes a height in a plot: linear, or logarithmic with room for zero."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg

Heights = npt.NDArray[np.float64]

FARTHEST: Final = 4e307
"""No plot goes further, so that the distance of any two heights, and a margin, is a float."""

_FAR: Final = 1e100
"""Larger numbers are counted in a power of ten."""

_PIXELS_A_TICK: Final = 40.0

_LARGEST_POWER: Final = 308.0
"""Ten to this power is still a float."""


class LinearAxis(pg.AxisItem):  # type: ignore[misc]
    """A vertical axis on which a number is its own height, or counted in a power of ten.

    Qt leaves out of a line what is at 1e128 or farther, so such numbers are drawn nearer.
    """

    def __init__(self) -> None:
        super().__init__("left")
        self.landmarks: list[float] = []
        """Numbers that must be in view, too."""
        self._unit = 1.0

    @property
    def is_linear(self) -> bool:
        """Whether a number twice as large is twice as high."""
        return True

    @property
    def mapping(self) -> Hashable:
        """Says which scale this is: while it stays the same, so do all heights."""
        return self._unit

    def heights(self, values: Sequence[float]) -> Heights:
        """Where the numbers that are in view are to be drawn."""
        return self.placed(np.asarray(values, dtype=np.float64))

    def choose_unit(self, values: Sequence[float]) -> None:
        """Count in a power of ten that suits the numbers that are to be brought into view."""
        largest = min(max(map(abs, (*values, *self.landmarks)), default=0.0), FARTHEST)
        unit = 10.0 ** math.floor(math.log10(largest)) if largest > _FAR else 1.0
        if unit != self._unit:
            self._unit = unit
            self.picture = None  # pyqtgraph's cached drawing of the ticks
            self.linkedView().setLimits(yMin=-FARTHEST / unit, yMax=FARTHEST / unit)

    def placed(self, values: Heights) -> Heights:
        """Where many numbers are to be drawn, beside those that heights() was given last."""
        return np.clip(values, -FARTHEST, FARTHEST) / self._unit

    def value(self, height: float) -> float:
        """The number that is drawn at a height."""
        return height * self._unit

    def height(self, value: float) -> float:
        """Where one number is to be drawn, beside those that heights() was given last."""
        return min(max(value, -FARTHEST), FARTHEST) / self._unit

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the numbers that are drawn at some heights."""
        numbers = [self.value(height) for height in values]
        strings: list[str] = super().tickStrings(numbers, scale, self.value(spacing))
        return strings

    def fitting_range(self, heights: Heights) -> tuple[float, float]:
        """A range in which all heights are well to be seen."""
        known = [*heights.tolist(), *map(self.height, self.landmarks)] or [0.0, 1.0]
        low, high = min(known), max(known)
        margin = 0.06 * (high / 2 - low / 2) * 2 or max(abs(high) * 0.1, 1e-300)
        return low - margin, high + margin


class ErrorAxis(LinearAxis):
    """An axis for errors, which may be logarithmic; zero then has a place of its own.

    pyqtgraph's own logarithmic mode turns zeros into NaN, which nobody should ever see.
    """

    def __init__(self) -> None:
        super().__init__()
        self._log = False
        self._zero = -math.inf

    def set_log(self, log: bool) -> None:
        """Be logarithmic or linear from the next drawing on."""
        self._log = log
        self.picture = None  # pyqtgraph's cached drawing of the ticks

    @property
    def is_linear(self) -> bool:
        """Whether it is not logarithmic."""
        return not self._log

    def choose_unit(self, values: Sequence[float]) -> None:
        """On a logarithmic scale, there is nothing to choose."""
        super().choose_unit(() if self._log else values)

    @property
    def mapping(self) -> Hashable:
        """Linear, or logarithmic with zero at its present place."""
        return (self._log, self._zero) if self._log else super().mapping

    def heights(self, values: Sequence[float]) -> Heights:
        """Where the errors that are in view are to be drawn."""
        if self._log:
            positive = [value for value in values if value > 0.0]
            self._zero = math.floor(math.log10(min(positive, default=1.0))) - 1.0
        return super().heights(values)

    def placed(self, values: Heights) -> Heights:
        """On a logarithmic scale, zeros have a place of their own."""
        if not self._log:
            return super().placed(values)
        logarithms = np.full(values.shape, self._zero)
        return np.log10(values, out=logarithms, where=values > 0.0)

    def value(self, height: float) -> float:
        """On a logarithmic scale, a power of ten; at most the largest there is."""
        if not self._log:
            return super().value(height)
        return 10.0 ** min(height, _LARGEST_POWER) if height > self._zero else 0.0

    def height(self, value: float) -> float:
        """On a logarithmic scale, zero goes a decade below the least positive error in view."""
        if not self._log:
            return super().height(value)
        return math.log10(value) if value > 0.0 else self._zero

    def fitting_range(self, heights: Heights) -> tuple[float, float]:
        """From zero, or from a whole decade, to the largest error."""
        high = float(heights.max()) if len(heights) else 1.0
        if not self._log:
            return (-0.03 * high, high * 1.06) if high > 0.0 else (-0.03, 1.0)
        low = math.floor(float(heights.min())) if len(heights) else 0.0
        top = max(math.ceil(high), low + 1.0)
        margin = max(0.2, 0.03 * (top - low))
        return low - margin, top + margin

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Put a tick at whole decades only."""
        if not self._log:
            ticks: list[tuple[float, list[float]]] = super().tickValues(low, high, size)
            return ticks
        step = max(1, math.ceil((high - low) * _PIXELS_A_TICK / max(size, 1.0)))
        first = math.ceil(max(low, self._zero + 1.0) / step) * step
        decades = [float(decade) for decade in range(first, math.floor(high) + 1, step)]
        return [(float(step), [self._zero, *decades] if self._zero >= low else decades)]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write powers of ten, and zero at the place of zero."""
        if not self._log:
            return super().tickStrings(values, scale, spacing)
        return ["0" if value <= self._zero else _power_of_ten(value) for value in values]


def _power_of_ten(exponent: float) -> str:
    return f"{10.0**exponent:g}" if -5 < exponent < 6 else f"1e{exponent:.0f}"


_PIXELS_A_DECADE_TICK: Final = 60.0


_BETWEEN: Final = (1.0, 2.0, 5.0)
"""What is marked of a decade where there is room for it."""


class DecadeAxis(pg.AxisItem):  # type: ignore[misc]
    """Shows 10 ** x at the place x; pyqtgraph's own would write its labels over each other."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Put ticks at 1, 2 and 5 of every decade, or at some whole decades."""
        decades_a_tick = (high - low) * _PIXELS_A_DECADE_TICK / max(size, 1.0)
        fine = decades_a_tick < math.log10(_BETWEEN[1])
        step = 1 if fine else math.ceil(decades_a_tick)
        parts = _BETWEEN if fine else _BETWEEN[:1]
        first = math.floor(low / step) * step
        decades = range(first, math.ceil(high) + 1, step)
        ticks = [decade + math.log10(part) for decade in decades for part in parts]
        return [(float(step), [tick for tick in ticks if low <= tick <= high])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the numbers themselves."""
        return [f"{10.0**value:.1g}" for value in values]
