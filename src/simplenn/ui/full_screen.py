"""View > Full screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMainWindow


class FullScreenAction(QAction):
    """Gives a window all of the screen, and back; ticked while it has it, whoever gave it."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window, text="&Full screen", checkable=True)
        self._window = window
        self.setObjectName("full_screen_action")
        self.setShortcut("F11")
        self.triggered.connect(self._toggle)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window; Esc gives the screen back where nothing else needs that key."""
        if event.type() is QEvent.Type.WindowStateChange:
            self.setChecked(self._window.isFullScreen())
        elif event.type() is QEvent.Type.KeyPress and self.isChecked() and _is_escape(event):
            self._toggle()
            return True
        return False

    def _toggle(self) -> None:
        state = self._window.windowState()
        self._window.setWindowState(state ^ Qt.WindowState.WindowFullScreen)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
