"""Where the window and its parts were on the screen, from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

from simplenn.ui.model.preferences import Preferences
from simplenn.ui.panels.panel_area import PanelArea


class SavedLayout:
    """Puts everything back where it was. A splitter that has a name is remembered by it."""

    def __init__(self, window: QMainWindow, panels: PanelArea, preferences: Preferences) -> None:
        self._window = window
        self._panels = panels
        self._preferences = preferences
        geometry = preferences.layout("window")
        if not geometry.isEmpty():
            window.restoreGeometry(geometry)
        panels.opened.connect(self._restore_splitters)

    def keep(self) -> None:
        """Remember where everything is now; before the panels are there, only the window."""
        self._preferences.set_layout("window", self._window.saveGeometry())
        if self._panels.open_names is None:
            return
        for splitter in self._splitters():
            self._preferences.set_layout(splitter.objectName(), splitter.saveState())

    def _restore_splitters(self) -> None:
        for splitter in self._splitters():
            state = self._preferences.layout(splitter.objectName())
            if _is_complete(state):
                splitter.restoreState(state)
                splitter.setChildrenCollapsible(False)  # a part of that state, too

    def _splitters(self) -> list[QSplitter]:
        return [each for each in self._window.findChildren(QSplitter) if each.objectName()]


def _is_complete(state: QByteArray) -> bool:
    """Whether a splitter's state holds as many sizes as it says; Qt would make room for them."""
    count = int.from_bytes(state.data()[8:12], "big")
    return state.size() >= 12 + 4 * count
