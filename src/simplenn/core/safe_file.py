"""Writing files so that a crash or a full disk never leaves half a file."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final, cast

from simplenn.core.errors import printable

_PART: Final = ".simplenn-part"
_COPY: Final = ".simplenn-copy"
"""A whole copy of what is written in place. It is never swept: it may be all that is left."""

_LEFT_BEHIND: Final = 3600.0
"""Seconds. A part file that was not written to for so long belongs to no running program."""

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
    errno.ENXIO: "nobody reads from this pipe, or the device is not there",
    errno.EIO: "the disk does not answer as it should",
}

_MAY_NOT: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_MAY_NOT_RENAME: Final = (*_MAY_NOT, errno.EBUSY, errno.EXDEV)


@contextmanager
def replace_atomically(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Write a file beside the target, and rename it to the target when all of it is on the disk.

    A kill at any moment, a full disk, or an exception in the with-block leaves the old file as it
    was. A link stays a link, and a file that is replaced keeps its owner and its permissions.

    Where a file cannot be replaced so (another name is linked to it, its folder may not be
    written, it is mounted on its own, its owner is somebody else), it is written in place, after
    a whole copy of the new content is on the disk. A device or a pipe is written to as it is.

    Args:
        path: The target.
        private: Whether a new file can be read by nobody else.

    Yields:
        The file to write to.

    Raises:
        OSError: It cannot be written.
    """
    existing = _writable_target(path)
    if existing is not None and not stat.S_ISREG(existing.st_mode):
        with _open_stream(path) as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))
    sweep(target.parent)
    part = _Part(target, existing)
    try:
        with part.create(private=private) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.move()
    except BaseException:
        part.remove()
        raise


class _Part:
    """The unfinished file, with the owner and the permissions of the one it is to replace."""

    def __init__(self, target: Path, existing: os.stat_result | None) -> None:
        self._target = target
        self._existing = existing
        self._path = target.with_name(
            f".{target.name[:_LONGEST_STEM]}.{os.urandom(4).hex()}{_PART}"
        )
        self._replaces = existing is None or existing.st_nlink == 1

    def create(self, *, private: bool) -> BinaryIO:
        """Create the file; from here on there may be one to remove."""
        existing = self._existing
        mode = 0o600 if private or existing is not None else 0o666
        try:
            file = _create(self._path, mode)
        except OSError as error:
            if existing is None or error.errno not in _MAY_NOT:
                raise
            self._path = Path(tempfile.gettempdir(), self._path.name)
            file = _create(self._path, mode)
            self._replaces = False
        if existing is not None and self._replaces:
            self._replaces = _copy_attributes(self._target, existing, self._path)
        return file

    def move(self) -> None:
        """Replace the target, or overwrite it where it cannot be replaced."""
        if self._replaces:
            try:
                self._path.replace(self._target)
            except OSError as error:
                if error.errno not in _MAY_NOT_RENAME or not self._target.exists():
                    raise
            else:
                _sync_folder(self._target.parent)
                return
        self._overwrite()

    def remove(self) -> None:
        """Remove it, if it is still there."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _overwrite(self) -> None:
        """Write the target in place. The copy is removed when that is done, and not before."""
        with self._target.open("r+b") as file:
            _reserve(file, self._path.stat().st_size)  # where there is no room, nothing is changed
            copy = self._path.replace(self._path.with_suffix(_COPY))
            _sync_folder(copy.parent)
            with copy.open("rb") as source:
                shutil.copyfileobj(source, file)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):
            copy.unlink()


def sweep(folder: Path) -> None:
    """Remove the part files of programs that were killed while they were saving to a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and entry.name.endswith(_PART):
                part = Path(entry.path)
                with suppress(OSError):
                    if _age(part) > _LEFT_BEHIND:
                        part.unlink()


def fingerprint(path: Path) -> str | None:
    """A text that changes whenever the file is written; None for a file that cannot be seen."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return f"{found.st_ino} {found.st_mtime_ns} {found.st_size}"


def reason_not_saved(error: OSError | ValueError) -> str:
    """The reason why a file cannot be written, in words."""
    if isinstance(error, OSError) and error.errno == errno.ENOENT:
        return "its folder is not there"
    return reason_for(error)


def reason_for(error: OSError | ValueError) -> str:
    """The reason why a file cannot be read, in words."""
    if isinstance(error, OSError) and error.errno is not None:
        return _REASONS.get(error.errno, os.strerror(error.errno).lower())
    return "no file can have such a name"


def quoted_name(path: Path) -> str:
    """A file's name in quotes, as far as it can be shown at all."""
    name = path.name or str(path)
    with suppress(UnicodeEncodeError):  # a half of a character that no disk holds stays one
        name = os.fsencode(name).decode(errors="replace")
    visible = printable(name)
    return f"“{visible if len(visible) <= 100 else visible[:100] + '…'}”"


def _writable_target(path: Path) -> os.stat_result | None:
    """What is there now, if it may be written; None where nothing is there."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    if stat.S_ISREG(found.st_mode):
        path.open("r+b").close()  # the system says why not: its disk may be one to be read only
    return found


def _open_stream(path: Path) -> BinaryIO:
    """Open a device or a pipe. A pipe that nobody reads is an error, not a wait for ever."""
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(descriptor, True)
    return os.fdopen(descriptor, "wb")


def _create(path: Path, mode: int) -> BinaryIO:
    """Create a file with these permissions from the first moment on."""
    return cast(BinaryIO, open(path, "xb", opener=lambda name, how: os.open(name, how, mode)))


def _copy_attributes(source: Path, found: os.stat_result, path: Path) -> bool:
    """Give a new file the owner, the permissions and the access list of another.

    Returns:
        Whether that could be done. Where it cannot, replacing would take the file from its owner.
    """
    try:
        if os.name == "posix":
            _copy_owner(source, found, path)
        path.chmod(stat.S_IMODE(found.st_mode))
    except OSError:
        return False
    return True


def _copy_owner(source: Path, found: os.stat_result, path: Path) -> None:
    new = path.stat()
    if (new.st_uid, new.st_gid) != (found.st_uid, found.st_gid):
        os.chown(path, found.st_uid, found.st_gid)
    if sys.platform == "linux":
        for name in os.listxattr(source):
            if not name.startswith("security."):  # the system gives every file its own
                os.setxattr(path, name, os.getxattr(source, name))


def _reserve(file: BinaryIO, size: int) -> None:
    """Make sure that a file can grow to a size before anything in it is changed."""
    before = os.fstat(file.fileno()).st_size
    if size <= before or not hasattr(os, "posix_fallocate"):
        return
    try:
        os.posix_fallocate(file.fileno(), before, size - before)
    except OSError as error:
        os.ftruncate(file.fileno(), before)
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise  # other errors: the file system cannot reserve


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
