"""File > Open recent."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from simplenn.core.safe_file import quoted_name
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.session.open_save import SessionFiles


class RecentMenu(QMenu):
    """The files that were opened or saved last.

    Signals:
        told (str): A file is not there any more.
    """

    told = Signal(str)

    def __init__(self, files: SessionFiles, preferences: Preferences, parent: QWidget) -> None:
        super().__init__("Open &recent", parent)
        self.setObjectName("recent_menu")
        self._files = files
        self._preferences = preferences

    def show_files(self) -> None:
        """List the files that there are now."""
        self.clear()
        paths = self._preferences.recent
        self.setEnabled(bool(paths))
        for number, path in enumerate(paths, start=1):
            self.addAction(self._action(number, path))
        self.addSeparator()
        self.addAction("&Forget these").triggered.connect(self._preferences.forget_recent)

    def _action(self, number: int, path: Path) -> QAction:
        name = quoted_name(path).strip("“”").replace("&", "&&")
        action = QAction(self, text=f"&{number} {name}")
        action.setToolTip(os.fsencode(path).decode(errors="replace"))
        action.triggered.connect(partial(self._open, path))
        return action

    def _open(self, path: Path, _checked: bool = False) -> None:
        if os.path.lexists(path):
            self._files.open_path(path)
        else:
            self._preferences.remove_recent(path)
            self.told.emit(f"{quoted_name(path)} is not there any more, so it left the list.")
