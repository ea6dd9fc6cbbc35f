"""Keeps the mouse wheel from changing a value by accident."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


def ignore_stray_wheel(widget: QWidget) -> None:
    """Let the wheel change a widget only while it has the focus; scrolling past never does."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_StrayWheelFilter(widget))


class _StrayWheelFilter(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        stray = event.type() is QEvent.Type.Wheel and not (
            isinstance(watched, QWidget) and watched.hasFocus()
        )
        if stray:
            event.ignore()  # so that what lies behind may scroll
        return stray


def leave_undo_to_window(widget: QWidget) -> None:
    """Let Ctrl+Z and its like reach the window even while a widget is being typed into."""
    widget.installEventFilter(_UndoKeysFilter(widget))


class _UndoKeysFilter(QObject):
    """A text field claims the keys for itself (ShortcutOverride) before the window hears of them.

    Where the window has nothing to undo, the keys would come back to the field (KeyPress).
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        if not (event.matches(undo) or event.matches(redo)):
            return False
        event.ignore()
        return True
