"""What happens when something goes wrong that should not have."""

from __future__ import annotations

import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from simplenn.ui.errors.error_dialog import show_failure


def write_down(details: str, path: Path) -> bool:
    """Add a failure to the log; gives whether it could be written."""
    from simplenn.ui.errors import error_log  # only now: it is rarely needed

    return error_log.write_down(details, path)


class ExceptionHook(QObject):
    """Handles every exception that nothing else has caught, from any thread.

    It is written to the log file, and a dialog tells the person, one at a time.

    Signals:
        happened: Something has failed: the unsaved work had better be kept.
    """

    happened = Signal()
    _caught = Signal(str)

    def __init__(self, window: QWidget, log: Path) -> None:
        """Prepare; watch() begins.

        Args:
            window: The window to tell the person in.
            log: Where to write failures down.
        """
        super().__init__(window)
        self._window = window
        self._log = log
        self._dialog: QDialog | None = None
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Handle all exceptions from now on."""
        sys.excepthook = self.handle
        threading.excepthook = lambda args: self.handle(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an exception and tell of it; Ctrl+C in the terminal closes the window."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        write_down(details, self._log)
        if sys.stderr is not None:
            sys.stderr.write(details)
        self._caught.emit(details)

    def log(self, details: str) -> None:
        """Write down a failure that the person is told of elsewhere."""
        write_down(details, self._log)
        self.happened.emit()

    def _tell(self, details: str) -> None:
        self.happened.emit()
        if self._dialog is None:
            where = f"\nThis is also in {self._log}\n"
            self._dialog = show_failure(
                self._window, "Something went wrong that should not have.", details + where
            )
            self._dialog.finished.connect(self._forget_dialog)

    def _forget_dialog(self) -> None:
        self._dialog = None
