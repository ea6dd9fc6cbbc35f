"""Reports uncaught exceptions: to the log, to the terminal and to the person."""

from __future__ import annotations

import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from simplenn.ui.errors.error_dialog import show_failure


def append_to_log(details: str, path: Path) -> bool:
    """Add an error to the log; gives whether it could be written."""
    from simplenn.ui.errors import error_log  # only now: a start need not wait for it

    return error_log.append_to_log(details, path)


class ExceptionHook(QObject):
    """Handles every uncaught exception, from any thread.

    It is written to the log, and a dialog shows it; only one such dialog is open at a time.

    Signals:
        caught: There was an unexpected error. Unsaved work should be saved for recovery.
    """

    caught = Signal()
    _reported = Signal(str)

    def __init__(self, window: QWidget, log: Path) -> None:
        """Prepare; nothing is caught before install() is called.

        Args:
            window: The window that the dialog belongs to.
            log: The log file.
        """
        super().__init__(window)
        self._window = window
        self._log = log
        self._dialog: QDialog | None = None
        self._reported.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Handle all exceptions from now on."""
        sys.excepthook = self.handle
        threading.excepthook = lambda args: self.handle(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Handle an exception; Ctrl+C in the terminal closes the window."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        append_to_log(details, self._log)
        if sys.stderr is not None:
            sys.stderr.write(details)
        self._reported.emit(details)

    def log_failure(self, details: str) -> None:
        """Write an error to the log that is shown to the person elsewhere."""
        append_to_log(details, self._log)
        self.caught.emit()

    def _show(self, details: str) -> None:
        self.caught.emit()
        if self._dialog is None:
            where = f"\nThis is also in {self._log}\n"
            self._dialog = show_failure(
                self._window, "Something went wrong that should not have.", details + where
            )
            self._dialog.finished.connect(self._forget_dialog)

    def _forget_dialog(self) -> None:
        self._dialog = None
