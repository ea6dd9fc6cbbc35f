"""Long work in a thread of its own, with a progress bar and Cancel in front of the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from simplenn.core.session import ProgressCallback
from simplenn.engine.background_task import BackgroundTask
from simplenn.ui.errors.error_dialog import show_failure
from simplenn.ui.widgets.dialogs import show_notice
from simplenn.ui.widgets.plain_text import plain_label

_MINIMUM_DURATION: Final = 400
"""Milliseconds. Work that ends earlier shows no progress bar."""

_STEPS: Final = 1_000
"""Steps of the progress bar."""


class ProgressRunner(QObject):
    """Runs one task after the other for a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._task: BackgroundTask | None = None
        self._bar: QProgressDialog | None = None
        self._meter: QProgressBar | None = None
        self._then: Callable[[object], None] | None = None
        self._waiting: list[Callable[[], None]] = []
        self._is_shut_down = False

    @property
    def busy(self) -> bool:
        """Whether a task is running."""
        return self._task is not None

    def run(
        self,
        text: str,
        total: float,
        work: Callable[[ProgressCallback], object],
        then: Callable[[object], None],
        refusals: tuple[type[Exception], ...] = (),
    ) -> None:
        """Run a task in another thread; it waits for its turn while another one is running.

        Args:
            text: What is being done, for the person.
            total: The amount of work, in the units that work reports.
            work: Called in the other thread, with a callback to report progress to.
            then: Called in this thread with the result of work, unless it failed.
            refusals: Exceptions whose message is a sentence for the person. Any other one is an
                unexpected error, shown with its traceback.
        """
        if self.busy:
            self._waiting.append(partial(self.run, text, total, work, then, refusals))
        elif not self._is_shut_down:
            self._start(text, total, BackgroundTask(work, refusals, self), then)

    def _start(
        self, text: str, total: float, task: BackgroundTask, then: Callable[[object], None]
    ) -> None:
        self._then = then
        self._bar = self._new_bar(text)
        self._task = task
        task.progressed.connect(lambda done: self._show(done / max(total, 1.0)))
        task.succeeded.connect(self._succeed)
        task.refused.connect(self._refuse)
        task.failed.connect(self._fail)
        task.cancelled.connect(self._cancelled)
        self._bar.canceled.connect(task.cancel)
        task.start()

    def shut_down(self) -> None:
        """Cancel the task that is running, wait for its end, and run no other any more."""
        self._is_shut_down = True
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()
            self._task.wait()
            self._clear()

    def _new_bar(self, text: str) -> QProgressDialog:
        bar = QProgressDialog("", "Cancel", 0, _STEPS, self._window)
        bar.setLabel(plain_label(text, bar))
        self._meter = QProgressBar(bar)
        self._meter.setRange(0, _STEPS)
        bar.setBar(self._meter)
        bar.setObjectName("progress_dialog")
        bar.setWindowTitle("SimpleNN")
        bar.setWindowModality(Qt.WindowModality.WindowModal)
        bar.setAutoClose(False)
        bar.setAutoReset(False)
        bar.setMinimumDuration(_MINIMUM_DURATION)
        bar.setValue(0)
        return bar

    def _show(self, share: float) -> None:
        if self._meter is not None:  # the dialog's own setValue() would process events meanwhile
            self._meter.setValue(min(int(share * _STEPS), _STEPS))

    def _succeed(self, result: object) -> None:
        then = self._then
        if self._clear() and then is not None:
            then(result)
        self._start_next()

    def _refuse(self, sentence: str) -> None:
        if self._clear():
            show_notice(self._window, sentence)
        self._start_next()

    def _fail(self, details: str) -> None:
        if self._clear():
            show_failure(self._window, "That could not be done.", details)
        self._start_next()

    def _cancelled(self) -> None:
        self._clear()
        self._start_next()

    def _start_next(self) -> None:
        if self._waiting and not self.busy:
            self._waiting.pop(0)()

    def _clear(self) -> bool:
        """Remove the progress bar; False for a signal of a task that has already been removed."""
        task, bar = self._task, self._bar
        if task is None or bar is None:
            return False
        self._task = self._bar = self._meter = self._then = None
        bar.canceled.disconnect()
        bar.reset()
        bar.deleteLater()
        task.wait()
        task.deleteLater()
        return True
