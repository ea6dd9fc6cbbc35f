"""The frame around what the keyboard works on."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QFocusFrame,
    QLineEdit,
    QMainWindow,
    QWidget,
)
from shiboken6 import isValid

from simplenn.ui.size import factor
from simplenn.ui.widgets.contrast import focus_colour

_WIDTH: Final = 2.0
"""Pixels at 100 %."""

_BY_KEY: Final = Qt.WidgetAttribute.WA_KeyboardFocusChange

_TYPED_INTO: Final = (QAbstractSpinBox, QLineEdit)
"""Here the frame shows where the letters go, however the field was reached."""


class FocusRing(QObject):
    """Draws a frame around the widget of a window that the Tab key has led to.

    What Qt's style draws there is one pixel of a dark colour, which is not seen on dark ones.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._frame: _Frame | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._window) or self._window.isHidden():  # closed, or gone with the program
            return
        by_key = now is not None and now.window().testAttribute(_BY_KEY)
        wanted = now if by_key or isinstance(now, _TYPED_INTO) else None
        if self._frame is None or not isValid(self._frame):  # gone with what it was around
            self._frame = _Frame(self._window)
        self._frame.setWidget(wanted)  # type: ignore[arg-type]
        self._frame.raise_()  # the style would have it under the widget


class _Frame(QFocusFrame):
    """Qt makes this as large as the widget with a frame around it is."""

    @property
    def outline(self) -> QRect:
        """Where the frame is: over the edge of a widget that has no room around it."""
        parent = self.parentWidget()
        assert parent is not None, "the widget that is framed is in it"
        return self.rect().intersected(parent.rect().translated(-self.pos()))

    def event(self, event: QEvent) -> bool:
        """Be seen on the widget, too: with each place, Qt sets a mask for what is around it."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            QTimer.singleShot(0, self, self._leave_inside_out)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        painter = QPainter(self)
        painter.setClipRect(self.outline)
        painter.setPen(QPen(focus_colour(self.palette()), 2 * _WIDTH * factor(self)))
        painter.drawRect(self.outline)

    def _leave_inside_out(self) -> None:
        """Have a cursor blink inside without painting this, too.

        `make bench` needs this for the share of a core that an idle window takes.
        """
        width = math.ceil(_WIDTH * factor(self))
        inside = self.outline.adjusted(width, width, -width, -width)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inside)))
