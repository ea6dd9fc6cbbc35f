"""Notices that an upgrade has replaced the program, or that it was removed, while it is running."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import simplenn


class ProgramFile:
    """The file that tells one installation of the program from the next.

    What is imported after an upgrade does not fit what is there already, or cannot be found.
    """

    def __init__(self, path: Path) -> None:
        """Remember which file it is.

        Args:
            path: The file, which belongs to the program that is running.
        """
        self._path = path
        self._at_start = _identity(path)

    @property
    def was_replaced(self) -> bool:
        """Whether another file lies in its place now, or none."""
        return _identity(self._path) != self._at_start


def _identity(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


PROGRAM: Final = ProgramFile(
    Path(sys.executable if getattr(sys, "frozen", False) else simplenn.__file__)
)
"""The program that is running: a bundle holds all modules, and elsewhere they are files."""
