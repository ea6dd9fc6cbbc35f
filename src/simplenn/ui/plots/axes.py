"""The axes of the plots: where on an axis a number is drawn, and how the axis writes it.

A position is a place on an axis in the coordinates that pyqtgraph draws in. On a linear axis, the
position of a number is most often the number itself. But Qt draws wrongly what is very large, and
leaves an item where it is if it is moved by less than 1e-12 or by less than 1e-12 of its position.
So the positions of very large, very small and very similar numbers are counted in another unit,
or from another origin.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from simplenn.core.numbers import format_exact

FloatArray = npt.NDArray[np.float64]

FARTHEST: Final = 4e307
"""No plot goes further, so that the distance of any two positions, and a margin, is a float."""

_LARGE: Final = 1e100
"""Larger numbers are counted in a power of ten: Qt leaves out of a line what is beyond 1e128."""

_SMALL: Final = 1e-6
"""Smaller numbers are counted in a power of ten, so that a pixel is more than 1e-12."""

_NARROW: Final = 1e-6
"""Numbers that differ by a smaller share of their size are counted from one of them."""

_TOLD_APART: Final = 15
"""Of more significant digits, the last ones of a float are its rounding and no help."""

_LINES_A_DECADE: Final = 2.8
"""The least distance of two ticks on a vertical logarithmic axis, in lines of its numbers."""

_LINES_ACROSS_A_DECADE: Final = 4.2
"""The same on a horizontal one, where the numbers stand side by side."""

_LINES_A_TICK: Final = 1.3
"""The least distance of two ticks on a vertical linear axis."""

_WRITTEN_OUT: Final = 1e10
"""Larger numbers are written in powers of ten, as they are everywhere else."""

_HALF_A_NUMBER: Final = 0.7
"""What a number at the end of a vertical axis may take beyond it, in lines."""

_NAME_MISSES: Final = 0.2
"""The part of the height of an axis's name that pyqtgraph leaves no room for."""

_LARGEST_POWER: Final = 308.0
"""Ten to this power is still a float."""


class LinearAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis on which equal differences are equally long.

    Attributes:
        required_values: Numbers that must be in view, besides those that are drawn.
    """

    def __init__(self, orientation: str = "left") -> None:
        super().__init__(orientation)
        self.required_values: list[float] = []
        self._origin = 0.0
        self._unit = 1.0

    def boundingRect(self) -> QRectF:
        """With room for half a number above and below a vertical axis.

        pyqtgraph forgets that room where there is a grid, and leaves out the numbers at the ends.
        """
        room = _HALF_A_NUMBER * line_height(self) if self.orientation == "left" else 0.0
        rect: QRectF = super().boundingRect()
        return rect.adjusted(0.0, -room, 0.0, room)

    def _updateWidth(self) -> None:
        """With a gap between the axis's name and its numbers; pyqtgraph has it overlap them."""
        super()._updateWidth()
        if self.label.isVisible():
            width = self.minimumWidth() + _NAME_MISSES * self.label.boundingRect().height()
            self.setMaximumWidth(width)
            self.setMinimumWidth(width)

    @property
    def is_linear(self) -> bool:
        """Whether a number twice as large is twice as far from zero."""
        return True

    @property
    def mapping(self) -> Hashable:
        """Changes whenever the positions of numbers change."""
        return self._origin, self._unit

    @property
    def unit(self) -> float:
        """The difference of two numbers whose positions differ by one."""
        return self._unit

    def choose_unit(self, values: Sequence[float]) -> None:
        """Count in a unit, and from an origin, that suit the numbers to be brought into view."""
        shown = self._to_show(values)
        ends = min(shown, default=0.0), max(shown, default=0.0)
        origin, unit = _origin_and_unit(*(min(max(end, -FARTHEST), FARTHEST) for end in ends))
        if (origin, unit) != (self._origin, self._unit):
            self._origin, self._unit = origin, unit
            self.picture = None  # pyqtgraph's cached drawing of the ticks
            self._limit_view(FARTHEST / max(unit, 1.0))

    def place_zero(self, values: Sequence[float]) -> None:
        """Find a place for zero beside some numbers; a linear axis always has one."""

    def position(self, value: float) -> float:
        """Where one number is drawn."""
        position = (min(max(value, -FARTHEST), FARTHEST) - self._origin) / self._unit
        return min(max(position, -FARTHEST), FARTHEST)  # a tiny unit makes it infinite

    def positions(self, values: Sequence[float] | FloatArray) -> FloatArray:
        """Where many numbers are drawn."""
        array = np.asarray(values, dtype=np.float64)
        with np.errstate(over="ignore"):  # a tiny unit makes them infinite
            positions = (np.clip(array, -FARTHEST, FARTHEST) - self._origin) / self._unit
        return np.clip(positions, -FARTHEST, FARTHEST)

    def value_at(self, position: float) -> float:
        """The number that is drawn at a position."""
        return self._origin + position * self._unit

    def values_at(self, positions: FloatArray) -> FloatArray:
        """The numbers that are drawn at some positions."""
        return self._origin + positions * self._unit

    def fitting_range(self, positions: FloatArray, least: float = 0.0) -> tuple[float, float]:
        """The least and the largest position to show, with a margin around all that is drawn.

        Args:
            positions: All that is drawn.
            least: The share of what is drawn that the margin has at least.
        """
        known = [*positions.tolist(), *map(self.position, self.required_values)] or [0.0, 1.0]
        low, high = min(known), max(known)
        margin = max(0.06, least) * (high / 2 - low / 2) * 2 or max(abs(high) * 0.1, 1e-300)
        return low - margin, high + margin

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """Choose a distance of ticks at which their numbers have room beside each other."""
        spacing = float(super().tickSpacing(low, high, size)[0][0])
        room_for_one = size / (high - low)  # pixels
        while size > 0.0 and self._crowd(low, high, spacing) > spacing * room_for_one:
            spacing = _next_round_number(spacing)
            if spacing > high - low:
                break
        return [(spacing, 0.0)]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the numbers that are drawn at some positions."""
        numbers = [self.value_at(position) for position in values]
        distance = spacing * self._unit
        largest = max(map(abs, numbers), default=0.0)
        if self._origin != 0.0 and _digits_of(largest, distance) > _TOLD_APART:
            offsets = [position * self._unit for position in values]
            return _texts_from(self._origin, offsets, distance)
        return texts_of_ticks(numbers, distance)

    def _to_show(self, values: Sequence[float]) -> list[float]:
        return [*values, *self.required_values]

    def _limit_view(self, farthest: float) -> None:
        box = self.linkedView()
        if box is not None:
            first = "y" if self.orientation == "left" else "x"
            box.setLimits(**{f"{first}Min": -farthest, f"{first}Max": farthest})

    def _crowd(self, low: float, high: float, spacing: float) -> float:
        """How many pixels there have to be from a number to the next."""
        if self.orientation == "left":
            return _LINES_A_TICK * line_height(self)
        ends = [math.ceil(low / spacing) * spacing, math.floor(high / spacing) * spacing]
        metrics = QFontMetricsF(_font_of(self))
        widest = max(map(metrics.horizontalAdvance, self.tickStrings(ends, 1.0, spacing)))
        return widest / 0.9


class EpochAxis(LinearAxis):
    """A horizontal axis of whole numbers from 1."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """There is nothing between two epochs."""
        return [
            (max(spacing, 1.0), start) for spacing, start in super().tickSpacing(low, high, size)
        ]


class ErrorAxis(LinearAxis):
    """A vertical axis for errors, which may be logarithmic; zero then has a place of its own.

    pyqtgraph's own logarithmic mode turns zeros into NaN, and draws nothing where they are.
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

    @property
    def mapping(self) -> Hashable:
        """Changes whenever the positions of numbers change."""
        return (self._log, self._zero) if self._log else super().mapping

    def choose_unit(self, values: Sequence[float]) -> None:
        """On a logarithmic scale, there is nothing to choose."""
        super().choose_unit(() if self._log else values)

    def place_zero(self, values: Sequence[float]) -> None:
        """On a logarithmic scale, zero goes a decade below the least positive of some errors."""
        positive = [value for value in values if value > 0.0]
        self._zero = math.floor(math.log10(min(positive, default=1.0))) - 1.0

    def position(self, value: float) -> float:
        """Where one error is drawn; on a logarithmic scale, at its logarithm to the base 10."""
        if not self._log:
            return super().position(value)
        return math.log10(value) if value > 0.0 else self._zero

    def positions(self, values: Sequence[float] | FloatArray) -> FloatArray:
        """Where many errors are drawn."""
        if not self._log:
            return super().positions(values)
        array = np.asarray(values, dtype=np.float64)
        return np.log10(array, out=np.full(array.shape, self._zero), where=array > 0.0)

    def value_at(self, position: float) -> float:
        """On a logarithmic scale, a power of ten; at most the largest there is."""
        if not self._log:
            return super().value_at(position)
        return 10.0 ** min(position, _LARGEST_POWER) if position > self._zero else 0.0

    def fitting_range(self, positions: FloatArray, least: float = 0.0) -> tuple[float, float]:
        """From zero, or from a whole decade, to the largest error."""
        high = float(positions.max()) if len(positions) else 1.0
        if not self._log:
            below, above = max(0.03, least), 1.0 + max(0.06, least)
            return (-below * high, high * above) if high > 0.0 else (-below, 1.0)
        low = math.floor(float(positions.min())) if len(positions) else 0.0
        top = max(math.ceil(high), low + 1.0)
        margin = max(0.2, max(0.03, least) * (top - low))
        return low - margin, top + margin

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """On a logarithmic scale, put a tick at whole decades only."""
        if not self._log:
            ticks: list[tuple[float, list[float]]] = super().tickValues(low, high, size)
            return ticks
        step = max(
            1, math.ceil((high - low) * _LINES_A_DECADE * line_height(self) / max(size, 1.0))
        )
        first = math.ceil(max(low, self._zero + 1.0) / step) * step
        decades = [float(decade) for decade in range(first, math.floor(high) + 1, step)]
        return [(float(step), [self._zero, *decades] if self._zero >= low else decades)]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """On a logarithmic scale, write powers of ten, and zero at the place of zero."""
        if not self._log:
            return super().tickStrings(values, scale, spacing)
        return ["0" if value <= self._zero else text_of_power(value) for value in values]

    def _to_show(self, values: Sequence[float]) -> list[float]:
        return [*super()._to_show(values), 0.0]


class LogAlphaAxis(pg.AxisItem):  # type: ignore[misc]
    """A horizontal axis that shows 10 ** x at the position x.

    pyqtgraph's own writes its numbers over each other where there is little room.
    """

    _STEPS_IN_DECADE: Final = (1.0, 2.0, 5.0)

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Put ticks at 1, 2 and 5 of every decade, or at some whole decades."""
        decades_a_tick = (high - low) * _LINES_ACROSS_A_DECADE * line_height(self) / max(size, 1.0)
        fine = decades_a_tick < math.log10(self._STEPS_IN_DECADE[1])
        step = 1 if fine else math.ceil(decades_a_tick)
        parts = self._STEPS_IN_DECADE if fine else self._STEPS_IN_DECADE[:1]
        first = math.floor(low / step) * step
        decades = range(first, math.ceil(high) + 1, step)
        ticks = [decade + math.log10(part) for decade in decades for part in parts]
        return [(float(step), [tick for tick in ticks if low <= tick <= high])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the numbers themselves."""
        return [text_of_power(value) for value in values]


def line_height(axis: pg.AxisItem) -> float:
    """How high a line of an axis's numbers is, in pixels."""
    return QFontMetricsF(_font_of(axis)).height()


def _font_of(axis: pg.AxisItem) -> QFont:
    return axis.style["tickFont"] or QApplication.font()


def texts_of_ticks(numbers: Sequence[float], spacing: float) -> list[str]:
    """Write numbers with as many digits as it takes to tell each from the next.

    Args:
        numbers: What to write.
        spacing: The distance of two of them; above 0.
    """
    largest = max(map(abs, numbers), default=0.0)
    exponent = _exponent_of(spacing)
    few_zeros = exponent >= -4 or largest >= 1e-3  # 5e-05 is how other places write 0.00005
    if largest == 0.0 or (1e-4 <= largest < _WRITTEN_OUT and few_zeros):
        decimals = max(-exponent, 0)
        return [f"{round(number, decimals) + 0.0:,.{decimals}f}" for number in numbers]
    digits = min(_digits_of(largest, spacing), 17)
    return [_in_powers_of_ten(number, digits, spacing) for number in numbers]


def text_of_power(exponent: float) -> str:
    """Write a power of ten, or 2 or 5 times one, given its logarithm to the base 10."""
    number = float(f"{10.0**exponent:.1g}")
    return texts_of_ticks([number], number)[0]


def _texts_from(origin: float, offsets: Sequence[float], spacing: float) -> list[str]:
    """Write numbers too near to each other for a float's digits, such as "8.4 + 5e-16"."""
    start, sizes = format_exact(origin), texts_of_ticks([*map(abs, offsets)], spacing)
    return [
        start if float(size) == 0.0 else f"{start} {'-' if offset < 0.0 else '+'} {size}"
        for offset, size in zip(offsets, sizes, strict=True)
    ]


def _digits_of(largest: float, spacing: float) -> int:
    """How many significant digits tell numbers of a size apart that differ by a spacing."""
    return max(_exponent_of(largest) - _exponent_of(spacing) + 1, 1)


def _in_powers_of_ten(number: float, digits: int, spacing: float) -> str:
    return "0" if abs(number) < spacing / 1e6 else f"{number:.{digits}g}"


def _exponent_of(number: float) -> int:
    """The largest whole number that ten can be raised to without passing a number above 0."""
    return math.floor(math.log10(number) + 1e-9)  # 1000 must give 3, whatever log10 rounds to


def _next_round_number(number: float) -> float:
    """The next larger one of ..., 0.5, 1, 2, 5, 10, 20, ..."""
    power = 10.0 ** _exponent_of(number)
    return next(power * step for step in (2.0, 5.0, 10.0) if power * step > number * 1.01)


def _origin_and_unit(low: float, high: float) -> tuple[float, float]:
    """From where, and in what, to count the numbers of a range."""
    span, largest = high - low, max(abs(low), abs(high))
    if 0.0 < span < _NARROW * largest:
        # A short number, so that round positions are round numbers, too.
        return round(low, -_exponent_of(span) - 1), _unit(span)
    return 0.0, _unit(largest)


def _unit(size: float) -> float:
    far_from_1 = size > _LARGE or 0.0 < size < _SMALL
    return 10.0 ** _exponent_of(size) if far_from_1 else 1.0
