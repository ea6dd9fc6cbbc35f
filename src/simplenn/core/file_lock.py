"""A lock between processes, which ends with the process that holds it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    _HELD = PermissionError
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    _HELD = BlockingIOError


class FileLock:
    """Locks a file through the system, so that a killed process leaves no lock behind.

    What the file holds does not matter, nor does its age or who made it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Lock the file; it is made when it is not there.

        Returns:
            False if another process holds the lock. Where files cannot be locked at all, nobody
            holds it.
        """
        if self._descriptor is not None:
            return True
        descriptor = None
        try:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            descriptor = os.open(self._path, flags, 0o600)
            _lock(descriptor)
        except _HELD:
            if descriptor is None:
                return True  # Windows says the same of a file that may not be opened
            os.close(descriptor)
            return False
        except OSError:
            pass
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Unlock the file; it stays, since another process may be waiting to lock it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def remove(self) -> None:
        """Unlock the file and delete it: nobody needs it any more."""
        self.release()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
