"""A push button that does what an action does."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from simplenn.ui.size import factor
from simplenn.ui.widgets.contrast import focus_colour

_FRAME: Final = 2.0
"""Pixels at 100 %: how wide the frame of a button that is pressed or switched on is."""

_TINT: Final = 0.2
"""How much of the frame's colour lies on it."""


class ActionButton(QPushButton):
    """Shows an action's text, tooltip and state, and triggers it when clicked.

    Attributes:
        stand_ins: The first of these that is enabled gets the focus when this is disabled. Qt
            would give it to the next widget, where the next key press does something else.
    """

    def __init__(
        self, name: str, action: QAction, parent: QWidget | None = None, text: str | None = None
    ) -> None:
        """Build the button.

        Args:
            name: Its object name.
            action: What it does.
            parent: The widget it belongs to.
            text: What it says, where that is not the action's own text.
        """
        super().__init__(parent)
        self.stand_ins: tuple[QWidget, ...] = ()
        self._action = action
        self._text = text
        self.setCheckable(action.isCheckable())
        self.setObjectName(name)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._show_action)
        self._show_action()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it; what is pressed or switched on has a frame and a tint."""
        super().paintEvent(event)
        if self.isDown() or self.isChecked():
            colour = focus_colour(self.palette())
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            width = _FRAME * factor(self)
            painter.setPen(QPen(colour, width))
            colour.setAlphaF(_TINT)
            painter.setBrush(colour)
            inset = width / 2 + 1.0
            area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(area, width, width)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Called by Qt for the Tab key, and when the button is disabled while it has the focus."""
        if self.isEnabled():
            return super().focusNextPrevChild(forwards)
        for other in self.stand_ins:
            if other.isEnabled():
                other.setFocus()
                return True
        return super().focusNextPrevChild(forwards)

    def _show_action(self) -> None:
        self.setText(self._action.text() if self._text is None else self._text)
        self.setChecked(self._action.isChecked())
        self.setAccessibleName(self._action.text().replace("&", ""))
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
