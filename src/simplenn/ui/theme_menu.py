"""View > Theme."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from simplenn.ui.appearance import apply_theme
from simplenn.ui.preferences import Preferences, ThemeChoice

_TEXTS: Final = {
    ThemeChoice.DESKTOP: "As the &desktop",
    ThemeChoice.LIGHT: "&Light",
    ThemeChoice.DARK: "Dar&k",
}


class ThemeMenu(QMenu):
    """Chooses the colours, at once and for the next start."""

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__("&Theme", parent)
        self._preferences = preferences
        group = QActionGroup(self)
        for choice, text in _TEXTS.items():
            action = QAction(group, text=text, checkable=True)
            action.setObjectName(f"theme_{choice.value}")
            action.setChecked(choice is preferences.theme)
            action.triggered.connect(partial(self._choose, choice))
            self.addAction(action)

    def _choose(self, choice: ThemeChoice, _checked: bool = True) -> None:
        self._preferences.set_theme(choice)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, choice)
