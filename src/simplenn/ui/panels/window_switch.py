"""Moves a panel into a window of its own, and back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from simplenn.ui.model.actions_and_shortcuts import ActionSpec, build_action
from simplenn.ui.panels.panel_frame import PanelFrame
from simplenn.ui.panels.panel_window import PanelWindow


class WindowSwitch(QObject):
    """Has the action that puts a panel into a window of its own and takes it back.

    The window is there while the panel is to be seen.

    Attributes:
        action: The action.

    Signals:
        window_made (PanelWindow): This window will be shown for the first time.
    """

    window_made = Signal(PanelWindow)

    def __init__(self, frame: PanelFrame, keys: list[QAction]) -> None:
        """Begin with the panel in its place.

        Args:
            frame: The panel's place.
            keys: What can be done by key in the window.
        """
        super().__init__(frame)
        self._frame = frame
        self._keys = keys
        self._window: PanelWindow | None = None
        self._is_ready = False
        spec = ActionSpec(f"{frame.spec.name}_in_window", frame.spec.title, checkable=True)
        self.action = build_action(spec, self)
        self.action.toggled.connect(self._move)
        frame.corner.window_requested.connect(self.action.toggle)
        frame.changed.connect(self._show)

    def get_ready(self) -> None:
        """Show the window from now on, if there is to be one; until now, the panel is nowhere."""
        self._is_ready = True
        self._show(activate=False)

    def shut_down(self) -> None:
        """Hide the window for good: the main window is closed."""
        self._is_ready = False
        self._show()

    def _move(self, to_window: bool) -> None:
        """Move the panel, and with it the focus, if it is there."""
        panel, focus = self._frame.panel, QApplication.focusWidget()
        self._frame.set_away(to_window)
        self._show()
        if focus is not None and panel.isAncestorOf(focus):
            panel.window().activateWindow()
            focus.setFocus()

    def _show(self, *, activate: bool = True) -> None:
        """Have the panel in its window, if it is to be seen there."""
        wanted = self.action.isChecked() and self._frame.is_seen and self._is_ready
        if wanted and (self._window is None or not self._window.isVisible()):
            window = self._window = self._window or self._make()
            if not window.isAncestorOf(self._frame.panel):
                window.take(self._frame.panel)
            window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not activate)
            window.show()
        elif not wanted and self._window is not None:
            self._window.hide()

    def _make(self) -> PanelWindow:
        name, main = f"{self._frame.spec.name}_window", self._frame.window()
        window = PanelWindow(name, self._frame.title, main, self._keys)
        window.closed.connect(lambda: self.action.setChecked(False))
        self.window_made.emit(window)
        return window
