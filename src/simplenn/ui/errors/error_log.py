"""The log of unexpected errors, a file of limited size."""

from __future__ import annotations

import logging
import sys
from contextlib import closing
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from simplenn import __version__

LOG_SIZE: Final = 256 * 1024
"""Bytes; two older log files of that size are kept beside it."""

_OLDER_LOGS: Final = 2


def append_to_log(details: str, path: Path) -> bool:
    """Add an error to a log file; when the file is too large, it is renamed and a new one begun.

    Returns:
        Whether it could be written.
    """
    record = logging.LogRecord("simplenn", logging.ERROR, "", 0, details, None, None)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.chmod(0o700)  # a traceback may tell what somebody was working on
        log = _Log(path, maxBytes=LOG_SIZE, backupCount=_OLDER_LOGS, encoding="utf-8", delay=True)
        log.setFormatter(logging.Formatter(f"%(asctime)s SimpleNN {__version__}\n%(message)s"))
        with closing(log):
            log.emit(record)
    except OSError:
        return False
    return True


class _Log(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """Raise the error again: logging itself would only print it."""
        if (error := sys.exception()) is not None:
            raise error
