"""A text that wraps, and that seldom disturbs what lies around it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget


class WrappedText(QWidget):
    """Holds a label, as high as its text needs; only another height has others laid out anew.

    Qt would do that for every other text, which a sentence with an epoch's numbers has all the
    time.
    """

    def __init__(self, label: QLabel, lines: int, parent: QWidget | None = None) -> None:
        """Take a label.

        Args:
            label: What shows the text.
            lines: For how many lines there is to be room in any case.
            parent: The widget this belongs to.
        """
        super().__init__(parent)
        self._label = label
        self._height = 0
        label.setParent(self)
        label.setWordWrap(True)
        around = label.contentsMargins().top() + label.contentsMargins().bottom()
        margins = 2 * label.margin() + around
        self.setMinimumHeight(lines * label.fontMetrics().lineSpacing() + margins)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As the label would like it."""
        return self._label.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as the longest word."""
        return self._label.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """The narrower it is, the more lines the text has."""
        return self._label.heightForWidth(width)

    def event(self, event: QEvent) -> bool:
        """See whether another text needs another height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._ask_for_height()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the label all the room."""
        super().resizeEvent(event)
        self._label.setGeometry(self.rect())
        self._height = self.heightForWidth(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what nobody was told of while this was hidden."""
        super().showEvent(event)
        self._ask_for_height()

    def _ask_for_height(self) -> None:
        height = self.heightForWidth(self.width())
        if height != self._height:
            self._height = height
            self.updateGeometry()
