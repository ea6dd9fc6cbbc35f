"""A label that shows one number with all its digits."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
)
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from simplenn.core.numbers import format_exact
from simplenn.ui.digits import Digits, digits_of, follow_digits, shown_text
from simplenn.ui.widgets.faded_digits import faded_formats, text_format
from simplenn.ui.widgets.fonts import use_fixed_pitch
from simplenn.ui.widgets.key_help import KeyHelp, tell_keys

_LONGEST: Final = "-2.2250738585072014e-308"
_NONE: Final = "\N{EM DASH}"
_SETTLED: Final = 400
"""Milliseconds without another number: a run that goes on would not let a person hear any."""

_SELECTABLE: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class NumberLabel(QLabel):
    """Shows a number so that float() gives it back; it can be selected and copied.

    The later digits are paler. Its Qt property `value` holds the number itself, or None while
    there is none. It always has room for the longest number, so that nothing beside it moves.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_NONE, parent)
        self._value: float | None = None
        self._called = ""
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self._name_it)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(_SELECTABLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        tell_keys(self, KeyHelp("Ctrl+C", "Copy the number, with all its digits."))
        use_fixed_pitch(self)
        follow_digits(self, self._show_digits)
        self._keep_room()

    def set_value(self, value: float | None) -> None:
        """Show another number, or a dash for none."""
        is_selected = self.selectedText() == self.text()
        self._value = value
        self._show_digits()
        if self.hasFocus():
            self._settled.start()  # a screen reader says each name that it gets while it is here
        else:
            self._name_it()
        if is_selected:  # as one number, it still is when a run has gone on
            self._select()

    def _show_digits(self) -> None:
        """Show as many digits as are wanted; all of them are in the value, and are copied."""
        self.setText(shown_text(self._in_full, digits_of(self)))
        self.update()

    @property
    def _in_full(self) -> str:
        return _NONE if self._value is None else format_exact(self._value + 0.0)  # never "-0"

    def set_called(self, called: str) -> None:
        """Say what the number is, for a screen reader: it reads the name only, never the text."""
        self._called = called
        self._name_it()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the digits, and what is selected of them."""
        painter = QPainter(self)
        layout = QTextLayout(self.text(), self.font(), self)
        layout.setFormats(
            [*faded_formats(self.text(), self.palette(), digits_of(self)), *self._selection()]
        )
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        layout.draw(painter, QPointF(0.0, (self.height() - line.height()) / 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what the menu is to copy, if nothing is selected yet."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.RightButton and not self.hasSelectedText():
            self._select()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the number, where Qt would stop at its point."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
            return
        self._select()
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection():  # where the middle button pastes what is selected
            clipboard.setText(self._in_full, QClipboard.Mode.Selection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the number, with all its digits, where nothing else is selected."""
        if event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText():
            self._select()
        if event.matches(QKeySequence.StandardKey.Copy) and self.selectedText() == self.text():
            QGuiApplication.clipboard().setText(self._in_full)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy all digits where only the first ones are shown."""
        if digits_of(self) is not Digits.SHORT:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction("&Copy")
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self._in_full))
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font with the size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_room()

    def _keep_room(self) -> None:
        metrics = self.fontMetrics()
        self.setFixedSize(metrics.horizontalAdvance(_LONGEST) + 1, metrics.height())

    def _selection(self) -> list[QTextLayout.FormatRange]:
        if not self.hasSelectedText():
            return []
        start, palette = self.selectionStart(), self.palette()
        places = range(start, start + len(self.selectedText()))
        letters = palette.color(QPalette.ColorRole.HighlightedText)
        return [text_format(places, letters, palette.color(QPalette.ColorRole.Highlight))]

    def _name_it(self) -> None:
        if self._called:
            text = "none yet" if self._value is None else self._in_full
            self.setAccessibleName(f"{self._called}: {text}")

    def _select(self) -> None:
        self.setSelection(0, len(self.text()))

    def _get_value(self) -> float | None:
        return self._value

    value = Property(object, _get_value)
