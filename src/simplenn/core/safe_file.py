"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

_PART: Final = ".simplenn-part"
_LEFT_BEHIND: Final = 3600.0
"""Seconds. An unfinished file that nobody has written to for so long is nobody's any more."""

_LONGEST_STEM: Final = 40

_REASONS: Final = {
    errno.ENOENT: "it is not there",
    errno.EACCES: "permission is denied",
    errno.EPERM: "permission is denied",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the file would be too large for this disk",
    errno.EROFS: "the disk can only be read",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ELOOP: "its links lead round in a circle",
    errno.EIO: "the disk does not answer as it should",
}


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Write a file beside its final place, and move it there when all of it is on the disk.

    A kill at any moment, a full disk, or an exception in the with-block leaves what was there
    before. A link stays a link, and a file that is replaced keeps its permissions.

    Args:
        path: The final name.

    Yields:
        What to write to.

    Raises:
        OSError: It cannot be written.
    """
    target = Path(os.path.realpath(path))
    mode = _mode_to_keep(target)
    _sweep(target)
    part = target.with_name(f".{target.name[:_LONGEST_STEM]}.{os.urandom(4).hex()}{_PART}")
    try:
        with part.open("xb") as file:
            if mode is not None:
                part.chmod(mode)
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def stamp(path: Path) -> str | None:
    """A text that is another one whenever a file has been written; None where none can be seen."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return f"{found.st_ino} {found.st_mtime_ns} {found.st_size}"


def why_unsaved(error: OSError | ValueError) -> str:
    """Say in words why a file cannot be written."""
    if isinstance(error, OSError) and error.errno == errno.ENOENT:
        return "its folder is not there"
    return why(error)


def why(error: OSError | ValueError) -> str:
    """Say in words why a file cannot be read."""
    if isinstance(error, OSError) and error.errno is not None:
        return _REASONS.get(error.errno, os.strerror(error.errno).lower())
    return "no file can have such a name"


def shown_name(path: Path) -> str:
    """A file's name in quotes, as far as it can be shown at all."""
    name = os.fsencode(path.name or str(path)).decode(errors="replace")
    visible = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name)
    return f"“{visible if len(visible) <= 100 else visible[:100] + '…'}”"


def _mode_to_keep(target: Path) -> int | None:
    """The permissions of the file that is there now, if there is one and it may be replaced."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(target))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "may not be written", str(target))
    return stat.S_IMODE(mode)


def _sweep(target: Path) -> None:
    """Remove what earlier attempts left behind when they were killed."""
    with suppress(OSError):
        for part in target.parent.iterdir():
            ours = part.name.startswith(f".{target.name[:_LONGEST_STEM]}.")
            if ours and part.name.endswith(_PART) and _age(part) > _LEFT_BEHIND:
                part.unlink(missing_ok=True)


def _age(path: Path) -> float:
    """Seconds since a file was written to."""
    return time.time() - path.stat().st_mtime


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk, too. Only Unix can, and not on every file system."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
