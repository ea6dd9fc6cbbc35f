"""The thread that trains."""

from __future__ import annotations

import time
import traceback
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, QThread, Signal

from simplenn.core.run import TrainingRun
from simplenn.engine.pace import Pace

_LONGEST_REDRAW: Final = 0.1
"""Seconds to wait for a redraw; a window that takes longer is busy with something else."""

_TRAINING_SHARE: Final = 4.0
"""How many times as long as a redraw took there is training before the next one."""


class TrainingThread(QThread):
    """Advances a run at a pace until the run is done or somebody halts the thread.

    While it is running, the run belongs to it; others may read the run's trace.

    It waits while the window is drawn, at the start and after every `advanced`: Python runs one
    thread at a time, and a window that shares the time with training is drawn late.

    Signals:
        advanced: New epochs are in the trace. Comes at most sixty times a second, thirty at
            full speed, and only when the window was drawn after the last one, so that it never
            piles up. Where drawing takes long it comes more seldom, so that most of the time is
            for training.

    Attributes:
        failure: The traceback of an exception that ended the thread, or None.
    """

    advanced = Signal()

    def __init__(self, run: TrainingRun, speed: float | None, parent: QObject) -> None:
        super().__init__(parent)
        self.failure: str | None = None
        self._run = run
        self._pace = Pace(speed)
        self._redrawn = Event()
        self._next_redraw = 0.0

    def set_speed(self, speed: float | None) -> None:
        """Go on at another speed: epochs a second, or None for as fast as it can."""
        self._pace.set_speed(speed)

    def go_on_after_redraw(self) -> None:
        """Say that the window has been drawn since the start, or since the last `advanced`."""
        self._redrawn.set()

    def halt(self) -> None:
        """End the thread and wait for its end, a few milliseconds at most."""
        self._pace.end()
        self._redrawn.set()
        self.wait()

    def run(self) -> None:
        """Train. Called by Qt in the new thread."""
        try:
            self._redrawn.wait(_LONGEST_REDRAW)
            while not (self._pace.ended or self._run.done):
                self._train()
        except Exception:  # noqa: BLE001 - whatever it is, it must reach the person
            self.failure = traceback.format_exc()

    def _train(self) -> None:
        due = self._pace.wait()
        if self._run.settled_at is not None:
            due = self._run.remaining  # nothing new happens any more: there is nothing to watch
        if self._run.advance(due):
            self._announce()

    def _announce(self) -> None:
        began = time.monotonic()
        if began < self._next_redraw or not self._redrawn.is_set():
            return
        self._redrawn.clear()
        if self._pace.ended:
            return  # the thread is being halted, and nobody waits for this redraw
        self.advanced.emit()
        self._redrawn.wait(_LONGEST_REDRAW)
        drawn = time.monotonic()
        interval = self._pace.redraw_interval
        self._next_redraw = max(began + interval, drawn + _TRAINING_SHARE * (drawn - began))
