"""What happens when something goes wrong that should not have."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import closing
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from simplenn import __version__
from simplenn.ui.error_dialog import show_failure
from simplenn.ui.recovery import state_folder

LOG_SIZE: Final = 256 * 1024
"""Bytes; two older files of that size are kept beside it."""

_OLDER_LOGS: Final = 2


def log_file() -> Path:
    """Where unexpected failures are written down."""
    return state_folder() / "log" / "simplenn.log"


def write_down(details: str, path: Path) -> bool:
    """Add a failure to a log file, which starts anew when it has become too large.

    Returns:
        Whether it could be written.
    """
    record = logging.LogRecord("simplenn", logging.ERROR, "", 0, details, None, None)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        log = _Log(path, maxBytes=LOG_SIZE, backupCount=_OLDER_LOGS, encoding="utf-8", delay=True)
        log.setFormatter(logging.Formatter(f"%(asctime)s SimpleNN {__version__}\n%(message)s"))
        with closing(log):
            log.emit(record)
    except OSError:
        return False
    return True


class _Log(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """Let whoever writes know: logging itself would only print it."""
        if (error := sys.exception()) is not None:
            raise error


class Failures(QObject):
    """Takes every exception that nobody has caught, from any thread.

    It is written to the log, the unsaved work is kept, and the person is told, once at a time.
    """

    _caught = Signal(str)

    def __init__(self, window: QWidget, keep: Callable[[], None], log: Path) -> None:
        """Prepare; watch() begins.

        Args:
            window: The window to tell the person in.
            keep: Keeps the unsaved work.
            log: Where to write failures down.
        """
        super().__init__(window)
        self._window = window
        self._keep = keep
        self._log = log
        self._dialog: QMessageBox | None = None
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Take all exceptions from now on."""
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Deal with an exception; Ctrl+C in the terminal closes the window."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        write_down(details, self._log)
        if sys.stderr is not None:
            sys.stderr.write(details)
        self._caught.emit(details)

    def log(self, details: str) -> None:
        """Write down a failure that the person is told of elsewhere, and keep the work."""
        write_down(details, self._log)
        self._keep()

    def _tell(self, details: str) -> None:
        self._keep()
        if self._dialog is None:
            where = f"\nThis is also in {self._log}\n"
            self._dialog = show_failure(
                self._window, "Something went wrong that should not have.", details + where
            )
            self._dialog.finished.connect(self._forget_dialog)

    def _forget_dialog(self) -> None:
        self._dialog = None
