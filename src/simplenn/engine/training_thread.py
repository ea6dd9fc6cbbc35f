"""The thread that trains."""

from __future__ import annotations

import time
import traceback

from PySide6.QtCore import QObject, QThread, Signal

from simplenn.core.run import TrainingRun
from simplenn.engine.pace import Pace


class TrainingThread(QThread):
    """Advances a run at a pace until the run is done or somebody halts the thread.

    While it is running, the run belongs to it; others may read the run's trace.

    Signals:
        advanced: New epochs are in the trace. Comes at most sixty times a second, thirty at
            full speed, and only after the last one was acknowledged, so that it never piles up.

    Attributes:
        failure: The traceback of an exception that ended the thread, or None.
    """

    advanced = Signal()

    def __init__(self, run: TrainingRun, speed: float | None, parent: QObject) -> None:
        super().__init__(parent)
        self.failure: str | None = None
        self._run = run
        self._pace = Pace(speed)
        self._acknowledged = True
        self._announced_at = 0.0

    def set_speed(self, speed: float | None) -> None:
        """Go on at another speed: epochs a second, or None for as fast as it can."""
        self._pace.set_speed(speed)

    def acknowledge(self) -> None:
        """Say that the last `advanced` has been dealt with, and the next one is welcome."""
        self._acknowledged = True

    def halt(self) -> None:
        """End the thread and wait for its end, a few milliseconds at most."""
        self._pace.end()
        self.wait()

    def run(self) -> None:
        """Train. Called by Qt in the new thread."""
        try:
            while not (self._pace.ended or self._run.done):
                self._train()
        except Exception:  # noqa: BLE001 - whatever it is, it must reach the person
            self.failure = traceback.format_exc()

    def _train(self) -> None:
        due = self._pace.wait()
        if self._run.settled_at is not None:
            due = self._run.remaining  # nothing new happens any more: nobody need watch it
        if self._run.advance(due):
            self._announce()

    def _announce(self) -> None:
        now = time.monotonic()
        if self._acknowledged and now - self._announced_at >= self._pace.picture_interval:
            self._acknowledged = False
            self._announced_at = now
            self.advanced.emit()
