"""Rows of panels that scroll where the window is too low for them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from simplenn.ui.panels.panel_rows import PanelRows
from simplenn.ui.size import width_on_screen
from simplenn.ui.widgets.call_after_paint import call_after_paint

_SHARE: Final = 0.5
"""The share of the screen's width that it may insist on."""

_LOWEST: Final = 96
"""Pixels, at any size of the letters."""


class ScrolledRows(QScrollArea):
    """Shows rows as high as they have to be; what is in them has no scroll bar of its own.

    Attributes:
        rows: The rows.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PanelRows(name, self)
        self._in_view: QWidget | None = None
        self.setWidget(self.rows)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._bring_into_view)

    def sizeHint(self) -> QSize:
        """As high as its rows would like."""
        return self.rows.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its panels allow, or half of the screen; as low as anybody likes."""
        needed = self.rows.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(min(needed, width_on_screen(self, _SHARE)), _LOWEST)

    def event(self, event: QEvent) -> bool:
        """Notice that the panels need more or less room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._decide_on_bar()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice that there is more or less room."""
        self._decide_on_bar()
        super().resizeEvent(event)

    def lay_out_now(self) -> None:
        """Notice a change at once, and not in the next turn."""
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def keep_in_view(self, widget: QWidget) -> None:
        """Scroll to a widget whenever it can be seen and the rows' heights change."""
        self._in_view = widget

    def _decide_on_bar(self) -> None:
        """Have a bar that is needed before all is laid out: not again because it has come."""
        policy, needed = Qt.ScrollBarPolicy, self.rows.minimumSizeHint().height()
        too_low = needed > self.height()
        wanted = policy.ScrollBarAlwaysOn if too_low else policy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(wanted)

    def _bring_into_view(self) -> None:
        shown = self._in_view
        if shown is not None and shown.isVisible():
            call_after_paint(shown, lambda: self.ensureWidgetVisible(shown, 0, 0))
