"""The thread that trains."""

from __future__ import annotations

import time
import traceback
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, QThread, Signal

from simplenn.core.run import TrainingRun
from simplenn.engine.pace import Pace

_PATIENCE: Final = 0.1
"""Seconds to wait for a picture; a window that takes longer is busy with something else."""

_SHARE: Final = 3.0
"""So many times as long as a picture took is trained before there is another one."""


class TrainingThread(QThread):
    """Advances a run at a pace until the run is done or somebody halts the thread.

    While it is running, the run belongs to it; others may read the run's trace.

    It rests until its start is acknowledged, and while a picture is drawn: Python runs one
    thread at a time, and two that take turns every few microseconds are both several times as
    slow (measured).

    Signals:
        advanced: New epochs are in the trace. Comes at most sixty times a second, thirty at
            full speed, and only after the last one was acknowledged, so that it never piles up.
            Where pictures take long, there are fewer, so that most of the time is for training.

    Attributes:
        failure: The traceback of an exception that ended the thread, or None.
    """

    advanced = Signal()

    def __init__(self, run: TrainingRun, speed: float | None, parent: QObject) -> None:
        super().__init__(parent)
        self.failure: str | None = None
        self._run = run
        self._pace = Pace(speed)
        self._acknowledged = Event()
        self._next_picture = 0.0

    def set_speed(self, speed: float | None) -> None:
        """Go on at another speed: epochs a second, or None for as fast as it can."""
        self._pace.set_speed(speed)

    def acknowledge(self) -> None:
        """Say that its start, or the last `advanced`, has been dealt with: the next is welcome."""
        self._acknowledged.set()

    def halt(self) -> None:
        """End the thread and wait for its end, a few milliseconds at most."""
        self._pace.end()
        self._acknowledged.set()
        self.wait()

    def run(self) -> None:
        """Train. Called by Qt in the new thread."""
        try:
            self._acknowledged.wait(_PATIENCE)
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
        began = time.monotonic()
        if began < self._next_picture or not self._acknowledged.is_set():
            return
        self._acknowledged.clear()
        if self._pace.ended:
            return  # whoever halts the thread ends the pace first, and waits for no picture
        self.advanced.emit()
        self._acknowledged.wait(_PATIENCE)
        drawn = time.monotonic()
        interval = self._pace.picture_interval
        self._next_picture = max(began + interval, drawn + _SHARE * (drawn - began))
