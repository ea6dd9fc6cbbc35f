"""What is said of an answer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from simplenn.core.lesson.tasks.task import Judgement
from simplenn.ui.size import px, space
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

_STRIPE: Final = 4.0

_RIGHT: Final = ("\N{CHECK MARK}", "right", "goal")
_WRONG: Final = ("\N{BALLOT X}", "not right", "error")
_HINT: Final = ("\N{RIGHTWARDS ARROW}", "hint", "input")
"""A mark, what a screen reader says for it, and the colour of which term the stripe has."""


class Feedback(QWidget):
    """A sentence on a card, with a mark and a stripe that say whether the answer was right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = _HINT
        self._mark = QLabel(self)
        self._mark.setObjectName("lesson_mark")
        self._text = WrappingLabel(1, self)
        self._text.setObjectName("lesson_feedback")
        layout = QHBoxLayout(self)
        space(layout, self, (12, 8, 8, 8), 8)
        layout.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, stretch=1)
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self._text.setText("")
        self.hide()

    def remind(self, sentence: str) -> None:
        """Say something that is no judgement, without a word to screen readers."""
        self._show(_HINT, sentence)

    def judge(self, judgement: Judgement) -> None:
        """Say whether an answer was right, and why, to screen readers too."""
        kind = _RIGHT if judgement.right else _WRONG
        self._show(kind if judgement.is_answer else _HINT, judgement.sentence)
        announce(self._text, judgement.sentence)

    def _show(self, kind: tuple[str, str, str], sentence: str) -> None:
        self._kind = kind
        mark, name, _term = kind
        self._mark.setText(mark)
        self._mark.setAccessibleName(name)
        self._text.setText(sentence)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card's ground, and its stripe."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), self.palette().color(QPalette.ColorRole.Base))
        colour = Theme.of(self.palette()).term(self._kind[2])
        painter.fillRect(QRectF(0.0, 0.0, px(self, _STRIPE), self.height()), colour)
