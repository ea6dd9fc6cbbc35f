"""The thread that explores alphas."""

from __future__ import annotations

import time
import traceback
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, QThread, Signal

from simplenn.core.exploration import Exploration, Explored

_FIRST: Final = 0.03
_LATER: Final = 0.1
"""Seconds until the first announcement, and between two later ones. Drawing takes its time from
the exploring."""

_PAUSE: Final = 1e-6
"""Seconds. Long enough for the window's thread to get Python's lock whenever it waits for it."""

_WORK: Final = 0.002
"""Seconds of work between two pauses."""


class ExploringThread(QThread):
    """Does the runs of an exploration, one after the other, until all are done or it is halted.

    Signals:
        explored (Exploration, list[Explored]): More alphas of the exploration are done; each
            comes once.

    Attributes:
        failure: The traceback of an exception that ended the thread, or None.
    """

    explored = Signal(object, list)

    def __init__(self, exploration: Exploration, parent: QObject) -> None:
        super().__init__(parent)
        self.failure: str | None = None
        self._exploration = exploration
        self._halted = False
        self._may_work = Event()
        self._may_work.set()

    def set_resting(self, resting: bool) -> None:
        """Hold the work after the alpha that is being tried, or go on with it."""
        if resting:
            self._may_work.clear()
        else:
            self._may_work.set()

    def halt(self) -> None:
        """End the thread and wait for its end, some milliseconds at most."""
        self._halted = True
        self._may_work.set()
        self.wait()

    def run(self) -> None:
        """Explore. Called by Qt in the new thread."""
        try:
            self._explore()
        except Exception:  # noqa: BLE001 - whatever it is, it must reach the person
            self.failure = traceback.format_exc()

    def _explore(self) -> None:
        done: list[Explored] = []
        breathed_at = time.monotonic()
        due = breathed_at + _FIRST
        for alpha in self._exploration.order:
            self._may_work.wait()
            if self._halted:
                return
            done.append(self._exploration.at(alpha))
            now = time.monotonic()
            if now - breathed_at >= _WORK:
                time.sleep(_PAUSE)
                breathed_at = now
            if now >= due:
                self.explored.emit(self._exploration, done)
                done, due = [], now + _LATER
        self.explored.emit(self._exploration, done)
