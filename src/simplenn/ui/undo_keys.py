"""Keeps a text field's own undo from getting in the way of the window's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


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
