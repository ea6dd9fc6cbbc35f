"""A window of its own for a panel, for a second screen such as a projector."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QWidget

from simplenn.ui.size import column, window_size
from simplenn.ui.widgets.window_keys import WindowKeys


class PanelWindow(WindowKeys, QWidget):
    """A plain window, which every desktop can move; in it, the main window's keys work, too.

    It comes up on another screen, if there is one, and not on top of the main window. When it is
    closed, its panel goes back.

    Signals:
        closed: The person wants the panel back.
    """

    closed = Signal()

    def __init__(self, name: str, title: str, main: QWidget, actions: list[QAction]) -> None:
        """Build an empty window.

        Args:
            name: Its object name.
            title: Its title.
            main: The main window, which it belongs to.
            actions: What can be done by key in it.
        """
        super().__init__(main, Qt.WindowType.Window)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.addActions(actions)
        column(self)
        self.resize(self.sizeHint())
        others = [screen for screen in QGuiApplication.screens() if screen is not main.screen()]
        if others:  # which is where a projector is
            self.setScreen(others[0])
            self.move(others[0].availableGeometry().center() - self.rect().center())

    def sizeHint(self) -> QSize:
        """Large enough for a plot on a projector."""
        return window_size(self, 960, 600)

    def take(self, panel: QWidget) -> None:
        """Show a panel."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(panel)
        panel.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the desktop, before it sees the window, that no other one is below it."""
        self.windowHandle().setTransientParent(None)  # type: ignore[arg-type]
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the panel go back."""
        super().closeEvent(event)
        self.closed.emit()
