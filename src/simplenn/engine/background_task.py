"""Long work, done in a thread beside the window's."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QThread, Signal

from simplenn.core.errors import CancelledError
from simplenn.core.session import ProgressCallback

_PROGRESS_INTERVAL: Final = 1 / 20
"""Seconds between two signals of progress."""

_YIELD_TIME: Final = 1e-6
"""Seconds. A sleep releases Python's lock, so that the window's thread can take it."""


class BackgroundTask(QThread):
    """Calls a function in a thread of its own, and reports its progress and its result.

    Signals:
        progressed (float): How much is done, in the units of the function.
        succeeded (object): The function has returned this.
        refused (str): It raised an expected exception; its message.
        failed (str): It raised an unexpected exception; its traceback.
        cancelled: It was cancelled.
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
            work: The function. It is given a callback to report progress to, often; when that
                returns False, it has to raise CancelledError.
            expected: Exceptions whose message is a sentence for the person.
            parent: What it belongs to.
        """
        super().__init__(parent)
        self._work = work
        self._expected = expected
        self._reported_at = 0.0

    def cancel(self) -> None:
        """Ask it to end when it reports progress next; what it did until then is thrown away."""
        self.requestInterruption()

    def run(self) -> None:
        """Work. Called by Qt in the new thread."""
        try:
            result = self._work(self._report_progress)
        except CancelledError:
            self.cancelled.emit()
        except self._expected as error:
            self.refused.emit(str(error))
        except Exception:  # noqa: BLE001 - whatever it is, it must reach the person
            self.failed.emit(traceback.format_exc())
        else:
            self.succeeded.emit(result)

    def _report_progress(self, done: float) -> bool:
        now = time.monotonic()
        if now - self._reported_at >= _PROGRESS_INTERVAL:
            self._reported_at = now
            self.progressed.emit(float(done))
        time.sleep(_YIELD_TIME)
        return not self.isInterruptionRequested()
