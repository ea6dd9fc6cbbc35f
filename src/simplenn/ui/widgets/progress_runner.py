"""Work that takes long, with a progress bar and Cancel in front of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from simplenn.core.exporters.saving import ExportError
from simplenn.core.session import ProgressCallback
from simplenn.engine.task import Task
from simplenn.ui.errors.error_dialog import show_failure
from simplenn.ui.widgets.dialogs import tell

_PATIENCE: Final = 400
"""Milliseconds. What is done by then needs no progress bar."""

_FULL: Final = 1_000


class ProgressRunner(QObject):
    """Does one thing at a time for a window.

    Signals:
        idle: What was going on has ended, in whatever way.
    """

    idle = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._task: Task | None = None
        self._bar: QProgressDialog | None = None
        self._then: Callable[[object], None] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is going on."""
        return self._task is not None

    def run(
        self,
        text: str,
        total: float,
        work: Callable[[ProgressCallback], object],
        then: Callable[[object], None],
    ) -> None:
        """Do something beside the window; does nothing while it is busy.

        Args:
            text: What is going on, for the person.
            total: How much there is to do, in the units that work tells its watch.
            work: Called in another thread, with a watch.
            then: Called in this thread with what work gave, unless it failed.
        """
        if self.busy:
            return
        self._then = then
        self._bar = self._new_bar(text)
        self._task = task = Task(work, (ExportError,), self)
        task.progressed.connect(lambda done: self._show(done / max(total, 1.0)))
        task.succeeded.connect(self._succeed)
        task.refused.connect(self._refuse)
        task.failed.connect(self._fail)
        task.cancelled.connect(self._clear)
        self._bar.canceled.connect(task.cancel)
        task.start()

    def end(self) -> None:
        """Cancel what is going on, and wait for its end."""
        if self._task is not None:
            self._task.cancel()
            self._task.wait()
            self._clear()

    def _new_bar(self, text: str) -> QProgressDialog:
        bar = QProgressDialog(text, "Cancel", 0, _FULL, self._window)
        bar.setObjectName("progress_dialog")
        bar.setWindowTitle("SimpleNN")
        bar.setWindowModality(Qt.WindowModality.WindowModal)
        bar.setAutoClose(False)
        bar.setAutoReset(False)
        bar.setMinimumDuration(_PATIENCE)
        bar.setValue(0)
        return bar

    def _show(self, share: float) -> None:
        if self._bar is not None:
            self._bar.setValue(min(int(share * _FULL), _FULL))

    def _succeed(self, result: object) -> None:
        then = self._then
        if self._clear() and then is not None:
            then(result)

    def _refuse(self, sentence: str) -> None:
        if self._clear():
            tell(self._window, sentence)

    def _fail(self, details: str) -> None:
        if self._clear():
            show_failure(self._window, "That could not be done.", details)

    def _clear(self) -> bool:
        """Put the bar away; False for news of a task that was ended before it came."""
        task, bar = self._task, self._bar
        if task is None or bar is None:
            return False
        self._task = self._bar = self._then = None
        bar.canceled.disconnect()
        bar.reset()
        bar.deleteLater()
        task.wait()
        task.deleteLater()
        self.idle.emit()
        return True
