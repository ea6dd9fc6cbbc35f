"""A place for a card that can be spared."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from simplenn.ui.size import column, share_out_with_size

_SHARE: Final = 0.25
"""Of the height of what the card is in."""


class CardPlace(QWidget):
    """Shows a card where it leaves room for the rest: in very large letters it takes too much."""

    def __init__(self, card: QWidget, parent: QWidget) -> None:
        """Hold a card.

        Args:
            card: The card, which can hide itself.
            parent: What the card is in.
        """
        super().__init__(parent)
        self._card = card
        self._around = parent
        column(self, card)
        parent.installEventFilter(self)
        share_out_with_size(self, self._fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that there is more or less room."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        around = self._around
        self.setVisible(self._card.heightForWidth(around.width()) <= around.height() * _SHARE)
