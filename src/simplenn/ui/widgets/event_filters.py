"""Keeps the mouse wheel from changing a value by accident."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
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
