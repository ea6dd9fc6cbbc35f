"""How many epochs are due, and when."""

from __future__ import annotations

import time
from threading import Condition
from typing import Final

SLOWEST: Final = 0.01
"""Epochs a second. Slower than this nobody could tell training from standing still."""

FASTEST: Final = 1e9
"""Epochs a second. No machine gets there, and Python counts what is due without an overflow."""

TICK: Final = 1 / 60
"""Seconds: nobody sees more than sixty redraws a second, so faster paces come in batches."""

FULL_SPEED_TICK: Final = 1 / 30
"""Seconds between two redraws at full speed: each of them costs the training some time."""

FULL_SPEED_BATCH: Final = 10_000
"""Epochs between two pauses at full speed."""

_PAUSE: Final = 1e-6
"""Seconds. In it the window's thread gets Python's lock, if it is waiting for it."""


def limited(speed: float | None) -> float | None:
    """The speed that comes nearest to a wish; None, as fast as it can, stays so."""
    return None if speed is None else min(max(speed, SLOWEST), FASTEST)


class Pace:
    """Tells a training thread when to do how many epochs; its speed may change at any time.

    Any thread may set the speed or end the waiting; one thread waits.
    """

    def __init__(self, speed: float | None) -> None:
        """Begin to count now.

        Args:
            speed: Epochs a second, above 0, or None for as fast as it can.
        """
        self._changed = Condition()
        self._ended = False
        self._speed = speed
        self._since = time.monotonic()
        self._counted = 0

    @property
    def redraw_interval(self) -> float:
        """Seconds from one redraw to the next, at least."""
        return FULL_SPEED_TICK if self._speed is None else TICK

    @property
    def ended(self) -> bool:
        """Whether somebody has ended the waiting."""
        return self._ended

    def set_speed(self, speed: float | None) -> None:
        """Go on at another speed: epochs a second, or None for as fast as it can."""
        with self._changed:
            self._speed = speed
            self._restart()
            self._changed.notify()

    def end(self) -> None:
        """Let the waiting end at once; nothing is due any more."""
        with self._changed:
            self._ended = True
            self._changed.notify()

    def wait(self) -> int:
        """Wait until epochs are due.

        Returns:
            How many; 0 when the waiting was ended, or when it is worth asking again.
        """
        with self._changed:
            if self._ended:
                return 0
            if self._speed is not None:
                return self._wait_at(self._speed)
        time.sleep(_PAUSE)
        return FULL_SPEED_BATCH

    def _wait_at(self, speed: float) -> int:
        next_due = self._since + (self._counted + 1) / speed
        now = time.monotonic()
        self._changed.wait(max(next_due - now, TICK if speed * TICK > 1 else 0.0))
        if self._ended or self._speed != speed:
            return 0
        due = int((time.monotonic() - self._since) * speed) - self._counted
        return self._count(due, speed)

    def _count(self, due: int, speed: float) -> int:
        """Count what is due as done; what this machine cannot keep up with is left out."""
        at_most = max(1, min(int(speed * TICK * 2), FULL_SPEED_BATCH * 10))
        if due > at_most:
            self._restart()
            return at_most
        self._counted += due
        return due

    def _restart(self) -> None:
        self._since = time.monotonic()
        self._counted = 0
