"""A label for a term, with a swatch of the term's colour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from simplenn.ui.filling import fill
from simplenn.ui.theme import Theme

_SWATCH: Final = 4.0
_GAP: Final = 8


class TermLabel(QLabel):
    """Names a term; the bar on its left has the colour the term has in every plot and formula.

    Attributes:
        INDENT: Pixels from the left edge to the text.
    """

    INDENT: Final = int(_SWATCH) + _GAP

    def __init__(self, text: str, term: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._term = term
        self.setContentsMargins(self.INDENT, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text and, beside it, the swatch."""
        super().paintEvent(event)
        if self._term is None:
            return
        height = self.fontMetrics().height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, (self.height() - height) / 2, _SWATCH, height)
        fill(painter, bar, Theme.of(self.palette()).term(self._term))
