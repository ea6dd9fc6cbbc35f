"""Where the window and its parts were on the screen, from one start to the next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QSplitter

from simplenn.ui.model.preferences import Preferences
from simplenn.ui.panels.arrangement import Arrangement
from simplenn.ui.panels.panel_area import PanelArea
from simplenn.ui.panels.panel_rows import PanelRows
from simplenn.ui.panels.panel_window import PanelWindow

_PANELS: Final = "panels"
_SIDE_COLUMN: Final = "side_column"
_SHOWN: Final = QByteArray(b"shown")
_HIDDEN: Final = QByteArray(b"hidden")


class SavedLayout:
    """Puts everything back where it was. A splitter that has a name is remembered by it."""

    def __init__(
        self,
        window: QMainWindow,
        panels: PanelArea,
        side_column: QAction,
        preferences: Preferences,
    ) -> None:
        self._window = window
        self._side_column = side_column
        self._panels = panels
        self._preferences = preferences
        geometry = preferences.layout("window")
        if not geometry.isEmpty():
            window.restoreGeometry(geometry)
        side_column.setChecked(preferences.layout(_SIDE_COLUMN) != _HIDDEN)
        side_column.triggered.connect(self._keep_side_column)
        arrangement = Arrangement.of(_text(preferences.layout(_PANELS)))
        if arrangement is not None:
            panels.arrange(arrangement)
        panels.opened.connect(self._restore_splitters)
        panels.window_made.connect(self._restore_window)

    def keep(self) -> None:
        """Remember where everything is now; before the panels are there, only the window."""
        self._preferences.set_layout("window", self._window.saveGeometry())
        if self._panels.open_names is None:
            return
        for splitter in self._splitters():
            self._preferences.set_layout(splitter.objectName(), splitter.saveState())
        for window in self._window.findChildren(PanelWindow):
            self._preferences.set_layout(window.objectName(), window.saveGeometry())
        self._preferences.set_layout(_PANELS, QByteArray(self._panels.arrangement.text.encode()))

    def reset(self) -> None:
        """Put everything back where it is in a new window; the window itself stays."""
        if not self._side_column.isChecked():
            self._side_column.trigger()
        columns = self._window.findChild(QSplitter, "columns")
        assert columns is not None
        columns.setSizes([0, columns.width(), 0])  # as narrow as they can be beside the panels
        self._panels.reset()

    def _keep_side_column(self, shown: bool) -> None:
        """Remember what the person wants, and not that the column has come back by itself."""
        self._preferences.set_layout(_SIDE_COLUMN, _SHOWN if shown else _HIDDEN)

    def _restore_window(self, window: PanelWindow) -> None:
        geometry = self._preferences.layout(window.objectName())
        if not geometry.isEmpty():
            window.restoreGeometry(geometry)

    def _restore_splitters(self) -> None:
        for splitter in self._splitters():
            state = self._preferences.layout(splitter.objectName())
            if _is_complete(state):
                splitter.restoreState(state)
                splitter.setChildrenCollapsible(False)  # a part of that state, too
                if isinstance(splitter, PanelRows):
                    splitter.learn_shares()

    def _splitters(self) -> list[QSplitter]:
        return [each for each in self._window.findChildren(QSplitter) if each.objectName()]


def _text(layout: QByteArray) -> str:
    return bytes(layout.data()).decode(errors="replace")


def _is_complete(state: QByteArray) -> bool:
    """Whether a splitter's state holds as many sizes as it says; Qt would make room for them."""
    count = int.from_bytes(state.data()[8:12], "big")
    return state.size() >= 12 + 4 * count
