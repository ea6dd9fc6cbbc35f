"""The bold title above a panel or a section."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from simplenn.ui.size import px
from simplenn.ui.widgets.fonts import use_bold

_LONGEST_WORD: Final = 160
"""Pixels at 100 %: a longer word, such as in a name that a person gave, may be cut."""


class Heading(QLabel):
    """A bold title; where there is no room for one line, it takes more."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)  # a title may hold a name that a person gave
        self.setWordWrap(True)
        use_bold(self)

    def sizeHint(self) -> QSize:
        """All in one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word, and as high as it has to be at the width it has."""
        width = min(self._longest_word, px(self, _LONGEST_WORD))
        height = self.heightForWidth(max(self.width(), width))
        return QSize(width, max(height, self.fontMetrics().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice that it needs more lines, or fewer."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text; with an ellipsis where not even a word has room."""
        if self._longest_word <= self.width():
            super().paintEvent(event)
            return
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        QPainter(self).drawText(self.rect(), left, text)

    @property
    def _longest_word(self) -> int:
        words = self.text().split()
        return max(map(self.fontMetrics().horizontalAdvance, words), default=0) + 1
