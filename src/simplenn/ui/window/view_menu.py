"""View > Theme, View > Size and View > Full screen."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

from simplenn.ui.model.actions_and_shortcuts import ActionSpec, build_action
from simplenn.ui.model.preferences import ZOOMS, Preferences, ThemeChoice
from simplenn.ui.style.palettes import apply_theme

_TEXTS: Final = {
    ThemeChoice.DESKTOP: "As the &desktop",
    ThemeChoice.LIGHT: "&Light",
    ThemeChoice.DARK: "Dar&k",
}


class ThemeMenu(QMenu):
    """Chooses the colours, at once and for the next start."""

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__("&Theme", parent)
        self.setObjectName("theme_menu")
        self._preferences = preferences
        group = QActionGroup(self)
        for choice, text in _TEXTS.items():
            action = build_action(ActionSpec(f"theme_{choice.value}", text, checkable=True), group)
            action.setChecked(choice is preferences.theme)
            action.triggered.connect(partial(self._choose, choice))
            self.addAction(action)

    def _choose(self, choice: ThemeChoice, _checked: bool = True) -> None:
        self._preferences.set_theme(choice)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, choice)


class SizeMenu(QMenu):
    """Chooses how large everything is from the next start on: Qt asks for that only once.

    Signals:
        told (str): What was chosen, and when it will be seen.
    """

    told = Signal(str)

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__("Si&ze", parent)
        self.setObjectName("size_menu")
        self._preferences = preferences
        group = QActionGroup(self)
        for zoom in ZOOMS:
            spec = ActionSpec(f"size_{zoom * 100:.0f}", _percent(zoom), checkable=True)
            action = build_action(spec, group)
            action.setChecked(zoom == preferences.zoom)
            action.triggered.connect(partial(self._choose, zoom))
            self.addAction(action)

    def _choose(self, zoom: float, _checked: bool = True) -> None:
        self._preferences.set_zoom(zoom)
        self.told.emit(f"From the next start on, everything is shown at {_percent(zoom)}.")


def _percent(zoom: float) -> str:
    return f"{zoom * 100:.0f}\N{NO-BREAK SPACE}%"


class FullScreen(QObject):
    """Gives a window all of the screen, and back; its action is on while the window has it."""

    def __init__(self, window: QMainWindow, action: QAction) -> None:
        super().__init__(window)
        self._window = window
        self._action = action
        window.installEventFilter(self)

    def toggle(self) -> None:
        """Give the window the screen, or give it back."""
        state = self._window.windowState()
        self._window.setWindowState(state ^ Qt.WindowState.WindowFullScreen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window; Esc gives the screen back where nothing else needs that key."""
        if event.type() is QEvent.Type.WindowStateChange:
            self._action.setChecked(self._window.isFullScreen())
        elif (
            event.type() is QEvent.Type.KeyPress and self._action.isChecked() and _is_escape(event)
        ):
            self.toggle()
            return True
        return False


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
