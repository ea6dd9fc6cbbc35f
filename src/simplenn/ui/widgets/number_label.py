"""A label that shows one number with all its digits."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QEvent, Qt
from PySide6.QtGui import (
    QClipboard,
    QFocusEvent,
    QFontDatabase,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLabel, QWidget

from simplenn.core.words import format_exact

_LONGEST: Final = "-2.2250738585072014e-308"
_NONE: Final = "\N{EM DASH}"
_SELECTABLE: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_STILL_HERE: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the focus goes from a label whose selection Qt keeps."""


class NumberLabel(QLabel):
    """Shows a number so that float() gives it back; it can be selected and copied.

    Its Qt property `value` holds the number itself, or None while there is none. It always has
    room for the longest number, so that nothing beside it moves, or is laid out, for another one.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_NONE, parent)
        self._value: float | None = None
        self.setObjectName(name)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def set_value(self, value: float | None) -> None:
        """Show another number, or a dash for none."""
        is_selected = self.selectedText() == self.text()
        self._value = value
        self.setText(_NONE if value is None else format_exact(value))
        if is_selected:  # as one number, it still is when a run has gone on
            self._select()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Be selectable from now on: Qt takes four times as long to show a text that is."""
        self._be_selectable()
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.RightButton and not self.hasSelectedText():
            self._select()  # what the menu is to copy

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the number, where Qt would stop at its point."""
        self._be_selectable()
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
            return
        self._select()
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection():  # where the middle button pastes what is selected
            clipboard.setText(self.text(), QClipboard.Mode.Selection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the number where nothing else is selected."""
        if event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText():
            self._select()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be selectable no longer."""
        super().focusOutEvent(event)
        if event.reason() not in _STILL_HERE:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font with the size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            metrics = self.fontMetrics()
            self.setFixedSize(metrics.horizontalAdvance(_LONGEST) + 1, metrics.height())

    def _be_selectable(self) -> None:
        self.setTextInteractionFlags(_SELECTABLE)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _select(self) -> None:
        self.setSelection(0, len(self.text()))

    def _get_value(self) -> float | None:
        return self._value

    value = Property(object, _get_value)
