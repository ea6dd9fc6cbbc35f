"""Exported files, and why one could not be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from simplenn.core.errors import CancelledError, ExportError
from simplenn.core.exporters.exporter import Content
from simplenn.core.safe_file import quoted_name, reason_not_saved, replace_atomically
from simplenn.core.session import ProgressCallback


def save(path: Path, content: Content, watch: ProgressCallback = lambda done: True) -> None:
    """Write a file; it is there under its name only when all of it is.

    Args:
        path: Where to.
        content: What it is to hold.
        watch: Called with how many pieces are written.

    Raises:
        CancelledError: The watch said so.
        ExportError: It cannot be written.
    """
    with _saying_why(path), replace_atomically(path) as file:
        for done, piece in enumerate(content.pieces, start=1):
            file.write(piece)
            if not watch(done):
                raise CancelledError


@contextmanager
def _saying_why(path: Path) -> Iterator[None]:
    """Turn what the system says about a file into an ExportError."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = reason_not_saved(error)
        raise ExportError(f"{quoted_name(path)} cannot be saved: {reason}.") from error
