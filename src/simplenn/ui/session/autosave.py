"""Unsaved work, kept where the next start finds it if this one does not end well."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QTimer

from simplenn.core.session import Session, SessionError
from simplenn.core.session_file import SUFFIX, read_session, write_session
from simplenn.engine.trainer import Trainer, TrainerState
from simplenn.ui.session.document import Document

INTERVAL: Final = 60_000
"""Milliseconds from the first unsaved change to its being kept."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)  # Qt refers weakly to receivers
class LostSession:
    """Work that a program left behind which has not ended well.

    Attributes:
        path: Where it is.
        session: What it is.
        kept_at: When it was kept.
        lock: Locked as long as somebody decides what is to become of it.
    """

    path: Path
    session: Session
    kept_at: datetime
    lock: QLockFile

    def discard(self) -> None:
        """Throw it away."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self.lock.unlock()

    def leave(self) -> None:
        """Leave it for the next start."""
        self.lock.unlock()


class Autosave(QObject):
    """Keeps a document's unsaved work in a file of this process's own.

    A lock beside the file tells other processes that somebody still cares for it. While
    nothing has changed since it was kept last, no timer is running.
    """

    def __init__(
        self, document: Document, trainer: Trainer, folder: Path, parent: QObject | None = None
    ) -> None:
        """Begin to watch a document.

        Args:
            document: The document.
            trainer: What may be adding to it.
            folder: Where recovery files are; made when it is needed.
            parent: What this belongs to.
        """
        super().__init__(parent)
        self._document = document
        self._trainer = trainer
        self._path = folder / f"{os.getpid()}-{os.urandom(4).hex()}{SUFFIX}"
        self._lock = _lock_for(self._path)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.keep)
        document.edited.connect(self._on_edited)
        self._on_edited()

    @property
    def path(self) -> Path:
        """Where unsaved work is kept."""
        return self._path

    @property
    def is_waiting(self) -> bool:
        """Whether there is something to keep soon."""
        return self._timer.isActive()

    def keep(self) -> None:
        """Keep what is unsaved, now. That it cannot be kept is no reason to disturb anybody."""
        self._timer.stop()
        if not self._document.modified:
            self.forget()
            return
        with suppress(OSError, SessionError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._lock.isLocked() or self._lock.tryLock(0):
                write_session(self._path, self._document.to_recover)
        if self._trainer.state is TrainerState.RUNNING:
            self._timer.start()  # more is coming

    def forget(self) -> None:
        """Nothing is unsaved any more, or the person wants none of it."""
        self._timer.stop()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._lock.unlock()

    def _on_edited(self) -> None:
        if not self._document.modified:
            self.forget()
        elif not self._timer.isActive():
            self._timer.start()


def find_lost_sessions(folder: Path) -> Iterator[LostSession]:
    """Find what was left behind, the latest first; each is locked until it is dealt with."""
    with suppress(OSError):
        for path in sorted(folder.glob(f"*{SUFFIX}"), key=_kept_at, reverse=True):
            lock = _lock_for(path)
            if not lock.tryLock(0):
                continue  # whoever keeps it is still there
            try:
                yield LostSession(
                    path, read_session(path), datetime.fromtimestamp(_kept_at(path)), lock
                )
            except (SessionError, OSError):
                lock.unlock()


def _kept_at(path: Path) -> float:
    return path.stat().st_mtime


def _lock_for(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # only the death of its process makes a lock void, not its age
    return lock
