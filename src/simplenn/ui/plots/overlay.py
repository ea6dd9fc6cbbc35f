"""What an EpochPlot expects of the other things that are drawn in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Overlay(Protocol):
    """Something else that is drawn over the epochs, such as a forecast or an earlier run."""

    def last_epoch(self) -> int:
        """The epoch that the plot should reach to for this; 0 where it has nothing to show."""
        ...

    def prepare(self, start: int, stop: int, at_most: int) -> Sequence[float]:
        """Find out what is to be drawn.

        Args:
            start: Index of the first epoch in view; may be negative.
            stop: Index after the last one.
            at_most: How many points are worth drawing.

        Returns:
            The numbers that the plot should make room for.
        """
        ...

    def draw(self) -> None:
        """Draw what prepare() has found; by now the axis knows the position of each number."""
        ...
