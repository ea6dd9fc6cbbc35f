"""Autosave: unsaved work is written to a recovery file, which the next start offers."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from simplenn.core.errors import SessionError
from simplenn.core.file_lock import FileLock
from simplenn.core.safe_file import sweep
from simplenn.core.session import Session
from simplenn.core.session_file import SUFFIX, read_session, write_session
from simplenn.engine.trainer import Trainer, TrainerState
from simplenn.ui.session.document import Document

if TYPE_CHECKING:
    from datetime import datetime

INTERVAL: Final = 60_000
"""Milliseconds from the first unsaved change to the autosave."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)  # Qt refers weakly to receivers
class LostSession:
    """The unsaved work of a program that ended unexpectedly.

    Attributes:
        path: The recovery file.
        session: Its content.
        saved_at: When it was saved.
        lock: Locked while a person is asked about it.
    """

    path: Path
    session: Session
    saved_at: datetime
    lock: FileLock

    def discard(self) -> None:
        """Delete it."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self.lock.remove()

    def release(self) -> None:
        """Let the next start offer it again."""
        self.lock.release()


class _RecoveryFile:
    """A recovery file of this process, with the lock that keeps other processes from it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = _lock_for(path)

    def write(self, session: Session) -> bool:
        """Write it, if that can be done. Nobody else can read it, nor look into its folder."""
        folder = self.path.parent
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
            self._lock.acquire()
            write_session(self.path, session, private=True)
        except (OSError, SessionError):
            return False
        return True

    def remove(self) -> None:
        """Delete it, if it is there."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._lock.remove()


class Autosave(QObject):
    """Saves a document's unsaved work to a recovery file of this process.

    A lock file beside it tells other processes that this one is still running. While there is
    nothing new to save, no timer is running.
    """

    def __init__(
        self,
        document: Document,
        trainer: Trainer,
        folder: Path,
        parent: QObject | None = None,
        spare: Path | None = None,
    ) -> None:
        """Begin to follow a document.

        Args:
            document: The document.
            trainer: Trains the current run.
            folder: The folder of recovery files; made when it is needed.
            parent: What this belongs to.
            spare: A folder on another disk, for when that one is full, or None.
        """
        super().__init__(parent)
        self._document = document
        self._trainer = trainer
        name = f"{os.getpid()}-{os.urandom(4).hex()}{SUFFIX}"
        self._usual = _RecoveryFile(folder / name)
        self._spare = None if spare is None else _RecoveryFile(spare / name)
        self._timer = QTimer(self, singleShot=True, interval=INTERVAL)
        self._timer.timeout.connect(self.save_now)
        document.edited.connect(self._on_edited)
        self._on_edited()

    @property
    def path(self) -> Path:
        """The recovery file."""
        return self._usual.path

    def save_now(self) -> bool:
        """Save unsaved work to the recovery file now.

        Returns:
            Whether it could be saved. If not, it is tried again; no dialog interrupts.
        """
        self._timer.stop()
        if not self._document.modified:
            self.discard()
            return True
        is_saved = self._write()
        if not is_saved or self._trainer.state is TrainerState.RUNNING:
            self._timer.start()
        return is_saved

    def discard(self) -> None:
        """Delete the recovery file: nothing is unsaved, or the person gave it up."""
        self._timer.stop()
        self._usual.remove()
        if self._spare is not None:
            self._spare.remove()

    def _write(self) -> bool:
        """Write the recovery file; where the disk is full, the spare one."""
        session = self._document.recovery_session
        if self._usual.write(session):
            if self._spare is not None:
                self._spare.remove()
            return True
        return (
            self._spare is not None
            and is_own_folder(self._spare.path.parent, make=True)
            and self._spare.write(session)
        )

    def _on_edited(self) -> None:
        if not self._document.modified:
            self.discard()
        elif not self._timer.isActive():
            self._timer.start()


def is_own_folder(folder: Path, *, make: bool = False) -> bool:
    """Whether a folder where everybody may make one is not somebody else's, nor a link to one.

    Args:
        folder: The folder.
        make: Whether to make it where it is missing.
    """
    with suppress(OSError):
        if make:
            folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        is_mine = os.name != "posix" or found.st_uid == os.getuid()
        return stat.S_ISDIR(found.st_mode) and is_mine
    return False


def find_lost_sessions(folder: Path) -> Iterator[LostSession]:
    """Find recovery files of programs that ended, latest first; each is locked until released."""
    sweep(folder)
    for saved_at, path in sorted(_recovery_files(folder), reverse=True):
        lock = _lock_for(path)
        if not lock.acquire():
            continue  # its program is still running
        try:
            session = read_session(path)
        except SessionError:
            lock.release()
        else:
            yield LostSession(path, session, _moment(saved_at), lock)


def _moment(seconds: float) -> datetime:
    """A moment after 1970; the end of the calendar for one that a wrong clock has made up."""
    from datetime import datetime  # here: the window is painted without it

    try:
        return datetime.fromtimestamp(seconds)
    except (OverflowError, OSError, ValueError):
        return datetime.max if seconds > 0 else datetime.min


def _recovery_files(folder: Path) -> Iterator[tuple[float, Path]]:
    """The recovery files in a folder, with the times at which they were saved."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # one that is gone or broken must not hide the others
                if entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                    yield entry.stat().st_mtime, Path(entry.path)


def _lock_for(path: Path) -> FileLock:
    return FileLock(path.with_suffix(".lock"))
