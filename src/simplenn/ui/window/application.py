"""The application, and what the desktop asks of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """A QApplication that tells which file the desktop wants it to open.

    Only macOS asks so, at the start as well as later: there, a double-click on a file is an event
    and no argument of the command line.

    Signals:
        file_requested (Path): This file is to be opened.
    """

    file_requested = Signal(Path)

    def event(self, event: QEvent) -> bool:
        """Tell of a file that the desktop wants to have opened."""
        if isinstance(event, QFileOpenEvent) and event.url().isLocalFile():
            self.file_requested.emit(Path(event.file()))
            return True
        return super().event(event)
