"""View > Size."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from simplenn.ui.preferences import ZOOMS, Preferences


class SizeMenu(QMenu):
    """Chooses how large everything is from the next start on: Qt asks for that only once.

    Signals:
        told (str): What was chosen, and when it will be seen.
    """

    told = Signal(str)

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__("Si&ze", parent)
        self._preferences = preferences
        group = QActionGroup(self)
        for zoom in ZOOMS:
            action = QAction(group, text=_percent(zoom), checkable=True)
            action.setObjectName(f"size_{zoom * 100:.0f}")
            action.setChecked(zoom == preferences.zoom)
            action.triggered.connect(partial(self._choose, zoom))
            self.addAction(action)

    def _choose(self, zoom: float, _checked: bool = True) -> None:
        self._preferences.set_zoom(zoom)
        self.told.emit(f"From the next start on, everything is shown at {_percent(zoom)}.")


def _percent(zoom: float) -> str:
    return f"{zoom * 100:.0f}\N{NO-BREAK SPACE}%"
