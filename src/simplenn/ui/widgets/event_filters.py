"""Events that a widget takes otherwise: a stray wheel, a clicker, a press while it is disabled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
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


def ignore_clicker(widget: QWidget) -> None:
    """Let Page Up and Page Down, which a presenter's clicker sends, never change a widget."""
    widget.installEventFilter(_ClickerFilter(widget))


class _ClickerFilter(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_clicker = event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if is_clicker:
            event.ignore()  # so that the window may have it
        return is_clicker


def tell_when_pressed_off(widget: QWidget, tell: Callable[[], object]) -> None:
    """Have somebody told why when they press a widget that is disabled.

    Args:
        widget: The widget.
        tell: Called with each press.
    """
    widget.installEventFilter(_PressedOffFilter(widget, tell))


class _PressedOffFilter(QObject):
    def __init__(self, widget: QWidget, tell: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._tell = tell

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and not self._widget.isEnabled():
            self._tell()
        return False
