"""A horizontal logarithmic axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg

_PIXELS_A_TICK: Final = 60.0

_BETWEEN: Final = (1.0, 2.0, 5.0)
"""What is marked of a decade where there is room for it."""


class DecadeAxis(pg.AxisItem):  # type: ignore[misc]
    """Shows 10 ** x at the place x; pyqtgraph's own would write its labels over each other."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Put ticks at 1, 2 and 5 of every decade, or at some whole decades."""
        decades_a_tick = (high - low) * _PIXELS_A_TICK / max(size, 1.0)
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
