"""Where an alpha stands on the ruler, and which alpha stands where."""

from __future__ import annotations

from typing import Final

from simplenn.core.sentences.alpha import why_no_limit
from simplenn.core.theory import CREEPING, best_alpha, limit_alpha

_ROOT: Final = 4
"""Below 1, a fourth root: it gives a regime that begins at a thousandth its own place."""

_SLOPE: Final = 0.5
"""Above 1, a straight line, as steep as it takes to write a regime's name into its zone."""

_LOWEST: Final = -0.16
_HIGHEST: Final = 1.9

ZERO: Final = 0.0
CREEPING_ENDS: Final = 1.0 - CREEPING
ONE_STEP: Final = 1.0
OSCILLATING: Final = 2.0
"""alpha * input ** 2 at the borders of the regimes: 1 - r."""

_DIGITS: Final = 3


class AlphaRulerScale:
    """The ruler for one input: places from 0 (left end) to 1 (right end), and their alphas.

    A place depends on alpha * input ** 2 alone, so that the borders of the regimes never move.
    """

    def __init__(self, input: float) -> None:
        self._input = input
        self.best = best_alpha(input)
        self.limit = limit_alpha(input)

    @property
    def is_usable(self) -> bool:
        """Whether there is a limit to measure alpha by that a float can hold."""
        return self.best is not None and self.limit is not None

    @property
    def why_unusable(self) -> str:
        """Why there is no limit to measure alpha by."""
        return why_no_limit(self._input)

    def place(self, alpha: float) -> float:
        """Where an alpha stands; below 0 or above 1 for one that is off the ruler."""
        return place_of(alpha / self.best if self.best else 0.0)

    def alpha(self, place: float) -> float:
        """The alpha at a place, rounded to three digits: a pixel is no finer.

        A place beyond an end stands for that end.
        """
        place = min(max(place, 0.0), 1.0)
        return float(f"{change_at(place) * (self.best or 0.0):.{_DIGITS}g}")

    def stops(self) -> list[float]:
        """The alphas that are easy to hit: 0, the best one, and the limit."""
        return [0.0, self.best or 0.0, self.limit or 0.0]

    def near_stop(self, place: float, within: float) -> float | None:
        """The stop that is near a place, or None."""
        for stop in self.stops():
            if abs(self.place(stop) - place) <= within:
                return stop
        return None

    def stepped(self, alpha: float, by: float) -> float:
        """The alpha at a distance along the ruler from another one, or the first stop before that.

        From an alpha beyond an end, it goes to that end, or stays where it is.
        """
        start = self.place(alpha)
        if (by > 0.0 and start >= 1.0) or (by < 0.0 and start <= 0.0):
            return alpha
        start = min(max(start, 0.0), 1.0)
        low, high = sorted((start, start + by))
        for stop in self.stops() if by > 0.0 else reversed(self.stops()):
            if alpha != stop and low <= self.place(stop) <= high:
                return stop
        return self.alpha(start + by)


def place_of(change: float) -> float:
    """Where alpha * input ** 2 stands on every ruler."""
    if change > 1.0:
        height = 1.0 + _SLOPE * (change - 1.0)
    else:
        height = abs(change) ** (1 / _ROOT) * (1.0 if change >= 0.0 else -1.0)
    return (height - _LOWEST) / (_HIGHEST - _LOWEST)


def change_at(place: float) -> float:
    """The alpha * input ** 2 that stands at a place."""
    height = _LOWEST + place * (_HIGHEST - _LOWEST)
    if height > 1.0:
        return 1.0 + (height - 1.0) / _SLOPE
    return abs(height) ** _ROOT * (1.0 if height >= 0.0 else -1.0)
