"""A lesson's file that is open: it is read again whenever it changes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from simplenn.core.errors import LessonError
from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.reader import read_lesson

_SETTLED: Final = 200
"""Milliseconds without a change of the file: an editor has written all of it."""

_AWAY: Final = 1000
"""Milliseconds between two looks for a file that is away: Qt watches none, nor a stick's folder."""


class WatchedLesson(QObject):
    """Reads a lesson, and again after each change, also once its file is back after it was away.

    Signals:
        changed (Lesson): The file was changed, and this stands in it now.
        broken: It was changed and cannot be read any more.
    """

    changed = Signal(object)
    broken = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._mistakes = ""
        self._watcher = QFileSystemWatcher(self)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self._read_again)
        self._away = QTimer(self, singleShot=True, interval=_AWAY)
        self._away.timeout.connect(self._read_again)
        self._watcher.fileChanged.connect(lambda _path: self._settled.start())

    @property
    def path(self) -> Path | None:
        """The file, or None where none is open."""
        return self._path

    @property
    def mistakes(self) -> str:
        """Why the file cannot be read as it is now, in sentences; empty where it can be."""
        return self._mistakes

    def open(self, path: Path) -> Lesson:
        """Read a file, and watch it in place of the one before.

        Raises:
            LessonError: It cannot be read; the one before stays open.
        """
        lesson = read_lesson(path)
        self.close()
        self._path = path
        self._watcher.addPath(str(path))
        return lesson

    def close(self) -> None:
        """Watch no file any more."""
        self._path = None
        self._mistakes = ""
        self._settled.stop()
        self._away.stop()
        if files := self._watcher.files():  # none where the file was deleted meanwhile
            self._watcher.removePaths(files)

    def _read_again(self) -> None:
        if self._path is None:
            return
        if self._path.is_file():
            self._watcher.addPath(str(self._path))  # editors replace files, and Qt forgets them
        else:
            self._away.start()
        try:
            lesson = read_lesson(self._path)
        except LessonError as error:
            before, self._mistakes = self._mistakes, str(error)
            if self._mistakes != before:
                self.broken.emit()
            return
        self._mistakes = ""
        self.changed.emit(lesson)
