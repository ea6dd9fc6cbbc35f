"""The small buttons at the right end of a panel's header."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from simplenn.ui.size import px

_OUT: Final = "{title} in a window of its own"
_OUT_TIP: Final = "Put “{title}” into a window of its own. ({key})"
_BACK: Final = "Put {title} back"
_BACK_TIP: Final = "Put “{title}” back into the main window. ({key})"

_PADDING: Final = 8
"""Pixels at 100 %: how much larger a button is than the letters."""


class PanelCorner(QWidget):
    """Has a button that gives a panel a window of its own, and one that closes the panel.

    A panel puts this into its header. There is nothing in it until the window offers the buttons,
    so that a picture of a panel has none.

    Signals:
        window_requested: The panel is to go into a window of its own, or back.
        close_requested: The panel is to be closed.
    """

    window_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._window_key = ""
        self._window = _CornerButton(_paint_window, self)
        self._close = _CornerButton(_paint_cross, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._window)
        layout.addWidget(self._close)
        self._window.clicked.connect(self.window_requested)
        self._close.clicked.connect(self.close_requested)
        self.hide()

    def offer(self, name: str, title: str, *, window_key: str, close_key: str) -> None:
        """Show the buttons.

        Args:
            name: The panel's object name.
            title: What the panel is called.
            window_key: What does the same as the one button, as people call it.
            close_key: What does the same as the other.
        """
        self._title = title
        self._window_key = window_key
        self._window.setObjectName(f"{name}_window_button")
        self._close.setObjectName(f"{name}_close_button")
        self._close.setAccessibleName(f"Close {title}")
        self._close.setToolTip(f"Close “{title}”; the menu View opens it again. ({close_key})")
        self.set_in_window(False)
        self.show()

    def set_in_window(self, in_window: bool) -> None:
        """Offer what makes sense where the panel is: a window has a button that closes it."""
        name, tip = (_BACK, _BACK_TIP) if in_window else (_OUT, _OUT_TIP)
        self._window.setAccessibleName(name.format(title=self._title))
        self._window.setToolTip(tip.format(title=self._title, key=self._window_key))
        self._window.set_paint(_paint_arrow if in_window else _paint_window)
        self._close.setHidden(in_window)


_Paint = Callable[[QPainter, QRectF], None]

_SHARE: Final = 0.42
"""How much of the button's side its sign takes."""


class _CornerButton(QToolButton):
    """A small sign without a frame, until the pointer or the focus comes to it."""

    def __init__(self, paint: _Paint, parent: QWidget) -> None:
        super().__init__(parent)
        self._paint = paint
        self.setAutoRaise(True)

    def set_paint(self, paint: _Paint) -> None:
        """Show another sign."""
        self._paint = paint
        self.update()

    def sizeHint(self) -> QSize:
        """A little larger than the letters."""
        side = self.fontMetrics().height() + px(self, _PADDING)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign on what tool buttons have."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.ButtonText), self.height() / 16)
        painter.setPen(pen)
        side = round(self.height() * _SHARE)
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(QRectF(self.rect()).center())
        self._paint(painter, sign)


def _paint_cross(painter: QPainter, sign: QRectF) -> None:
    painter.drawLine(sign.topLeft(), sign.bottomRight())
    painter.drawLine(sign.topRight(), sign.bottomLeft())


def _paint_window(painter: QPainter, sign: QRectF) -> None:
    """A window with an arrow out of it."""
    third = sign.width() / 3
    top, right = sign.top(), sign.right()
    painter.drawPolyline(
        [
            QPointF(sign.center().x(), top + third),
            QPointF(sign.left(), top + third),
            sign.bottomLeft(),
            QPointF(right - third, sign.bottom()),
            QPointF(right - third, sign.center().y()),
        ]
    )
    painter.drawLine(QLineF(right - 2 * third, top + 2 * third, right, top))
    painter.drawPolyline(
        [QPointF(right - third, top), QPointF(right, top), QPointF(right, top + third)]
    )


def _paint_arrow(painter: QPainter, sign: QRectF) -> None:
    """An arrow into a corner."""
    third = sign.width() / 3
    painter.drawRect(sign)
    inner = sign.adjusted(third, third, -third, -third)
    painter.drawLine(sign.topRight(), inner.bottomLeft())
    painter.drawPolyline([inner.topLeft(), inner.bottomLeft(), inner.bottomRight()])
