"""Shift+F10 opens the menu of what has the focus, as the menu key does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def open_menu_with(event: QKeyEvent, window: QWidget) -> None:
    """Take a key that nothing in a window has taken. On Linux, Qt does not know this one.

    Args:
        event: What was pressed; only Shift+F10 does something.
        window: The window that it came to.
    """
    focus, shift = window.focusWidget(), Qt.KeyboardModifier.ShiftModifier
    is_menu_key = event.key() == Qt.Key.Key_F10 and event.modifiers() == shift
    if not is_menu_key or focus is None or QApplication.activePopupWidget() is not None:
        return
    place = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(focus, QContextMenuEvent(reason, place, focus.mapToGlobal(place)))
