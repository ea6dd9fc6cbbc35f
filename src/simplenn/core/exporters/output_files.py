"""Exported files, and why one could not be written."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from simplenn.core.errors import CancelledError, ExportError
from simplenn.core.exporters.exporter import Content
from simplenn.core.safe_file import quoted_name, reason_not_saved, replace_atomically
from simplenn.core.session import ProgressCallback

STDOUT: Final = Path("-")
"""Stands for the standard output."""


def save(path: Path, content: Content, progress: ProgressCallback = lambda done: True) -> None:
    """Write a file; it is there under its name only when all of it is.

    What is no file but a device or a pipe is written to as it comes.

    Args:
        path: Where to.
        content: What it is to hold.
        progress: Called with how many pieces are written; it can cancel the rest.

    Raises:
        CancelledError: It answered False.
        BrokenPipeError: It is a pipe, and its reader has read enough.
        ExportError: It cannot be written.
    """
    with _saying_why(path), _opened(path) as file:
        for done, piece in enumerate(content.pieces, start=1):
            file.write(piece)
            if not progress(done):
                raise CancelledError


def check_outputs(source: Path, outputs: Iterable[Path]) -> None:
    """Make sure that no output destroys what is read, or another output.

    Args:
        source: The file or the folder that is read.
        outputs: The files that will be written.

    Raises:
        ExportError: One of them would.
    """
    known = {_identity(source): "the file that is read"}
    for path in outputs:
        identity = _identity(path)
        if identity in known:
            raise ExportError(f"{quoted_name(path)} is {known[identity]}: give it another name.")
        if not _is_stream(path):
            known[identity] = "the name of two outputs"


def is_stdout(path: Path) -> bool:
    """Whether a path leads to the standard output."""
    return path == STDOUT or _identity(path) == _identity(Path("/dev/stdout"))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file that replaces another one when it is whole, or a device or a pipe as it is."""
    if path == STDOUT:
        if sys.stdout is None:
            raise OSError(errno.EBADF, "there is no standard output")
        yield sys.stdout.buffer
        sys.stdout.flush()
    elif _is_descriptor(path):
        with path.open("wb") as file:
            yield file
    else:
        with replace_atomically(path) as file:
            yield file


def _is_descriptor(path: Path) -> bool:
    """Whether a path leads to what the program was started with, such as /dev/stdout.

    That may be a file, which then must be written to, not replaced: others write to it, too.
    """
    return any(path.absolute().is_relative_to(folder) for folder in ("/dev", "/proc"))


def _is_stream(path: Path) -> bool:
    """Whether several outputs may go there, one after the other."""
    try:
        return path == STDOUT or _is_descriptor(path) or not stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _identity(path: Path) -> object:
    """The same for all names of one file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return os.path.realpath(path) if "\0" not in str(path) else str(path)
    return found.st_dev, found.st_ino


@contextmanager
def _saying_why(path: Path) -> Iterator[None]:
    """Turn what the system says about a file into an ExportError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        reason = reason_not_saved(error)
        raise ExportError(f"{quoted_name(path)} cannot be saved: {reason}.") from error
