"""Exported files, and why one could not be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from simplenn.core.safe_file import shown_name, why_unsaved, written_whole


class ExportError(Exception):
    """A file could not be written; the message says in one sentence which and why."""


@contextmanager
def saying_why(path: Path) -> Iterator[None]:
    """Turn what the system says about a file into an ExportError."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise ExportError(f"{shown_name(path)} cannot be saved: {why_unsaved(error)}.") from error


def save(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all.

    Raises:
        ExportError: It cannot be written.
    """
    with saying_why(path), written_whole(path) as file:
        file.write(data)
