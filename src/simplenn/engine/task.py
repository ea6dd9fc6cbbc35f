"""Work that takes long, done beside the window."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QThread, Signal

from simplenn.core.session import CancelledError, ProgressCallback

_NEWS_INTERVAL: Final = 1 / 20
"""Seconds between two announcements of progress."""

_BREATH: Final = 1e-6
"""Seconds. Long enough for the window's thread to get Python's lock whenever it waits for it."""


class Task(QThread):
    """Calls a function in a thread of its own and announces how that goes.

    Signals:
        progressed (float): This much is done, in the units of the function.
        succeeded (object): It is done; what the function gave.
        refused (str): It came to nothing, for a reason that the person can understand.
        failed (str): It ended with an unexpected exception; its traceback.
        cancelled: Somebody has cancelled it.
    """

    progressed = Signal(float)
    succeeded = Signal(object)
    refused = Signal(str)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(
        self,
        work: Callable[[ProgressCallback], object],
        expected: tuple[type[Exception], ...] = (),
        parent: QObject | None = None,
    ) -> None:
        """Prepare; start() begins.

        Args:
            work: The function. It is given a watch to call often, and to obey.
            expected: Exceptions whose message is meant for the person.
            parent: What it belongs to.
        """
        super().__init__(parent)
        self._work = work
        self._expected = expected
        self._told_at = 0.0

    def cancel(self) -> None:
        """Ask it to end as soon as it calls its watch; what it did until then is thrown away."""
        self.requestInterruption()

    def run(self) -> None:
        """Work. Called by Qt in the new thread."""
        try:
            result = self._work(self._watch)
        except CancelledError:
            self.cancelled.emit()
        except self._expected as error:
            self.refused.emit(str(error))
        except Exception:  # noqa: BLE001 - whatever it is, it must reach the person
            self.failed.emit(traceback.format_exc())
        else:
            self.succeeded.emit(result)

    def _watch(self, done: float) -> bool:
        now = time.monotonic()
        if now - self._told_at >= _NEWS_INTERVAL:
            self._told_at = now
            self.progressed.emit(float(done))
        time.sleep(_BREATH)
        return not self.isInterruptionRequested()
