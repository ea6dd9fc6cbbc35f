"""What is said of an answer."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from simplenn.core.lesson.tasks.task import Judgement
from simplenn.ui.size import px, space
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.widgets.fonts import use_bold
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

_STRIPE: Final = 4.0

_RIGHT: Final = ("\N{CHECK MARK}", "right", "goal")
_WRONG: Final = ("\N{BALLOT X}", "not right", "error")
_HINT: Final = ("\N{RIGHTWARDS ARROW}", "hint", "input")
"""A mark, what a screen reader says for it, and the colour of which term the stripe has."""


class _Age(Enum):
    """What becomes of a sentence when something else is answered or trained."""

    NEVER = "it is as true as before"
    GOES = "it said what to do first"
    IS_OF_BEFORE = "it judged something else"


class Feedback(QWidget):
    """A sentence on a card, with a mark and a stripe that say whether the answer was right.

    Once what was judged is another answer or another run, the card says what it was about.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = _HINT
        self._age = _Age.NEVER
        self._mark = QLabel(self)
        self._mark.setObjectName("lesson_mark")
        self._about = WrappingLabel(1, self)
        self._about.setObjectName("lesson_feedback_about")
        use_bold(self._about)
        self._text = WrappingLabel(1, self)
        self._text.setObjectName("lesson_feedback")
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside the mark, at any height
        lines = QVBoxLayout()
        space(lines, self, spacing=4)
        lines.addWidget(self._about)
        lines.addWidget(self._text)
        layout = QHBoxLayout(self)
        space(layout, self, (12, 8, 8, 8), 8)
        layout.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, stretch=1)
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self._text.setText("")
        self.hide()

    def recall(self, sentence: str, right: bool) -> None:
        """Say what came of a task on an earlier visit, without a word to screen readers.

        Args:
            sentence: What is said.
            right: Whether the answer was right then.
        """
        self._show(_RIGHT if right else _HINT, sentence, _Age.NEVER)

    def hint(self, sentence: str) -> None:
        """Give a hint, which helps with any answer, to screen readers too."""
        self._show(_HINT, sentence, _Age.NEVER)
        announce(self._text, sentence)

    def judge(self, judgement: Judgement) -> None:
        """Say whether an answer was right, and why, to screen readers too."""
        kind = _RIGHT if judgement.right else _WRONG
        age = _Age.IS_OF_BEFORE if judgement.is_answer else _Age.GOES
        self._show(kind if judgement.is_answer else _HINT, judgement.sentence, age)
        announce(self._text, judgement.sentence)

    def be_of_before(self, what: str) -> None:
        """Say that this was about an earlier answer; go where it only said what to do first.

        Args:
            what: Such as "your answer before".
        """
        if self._age is _Age.GOES:
            self.clear()
        elif self._age is _Age.IS_OF_BEFORE:
            self._about.setText(f"About {what}:")
            self._about.show()

    def _show(self, kind: tuple[str, str, str], sentence: str, age: _Age) -> None:
        self._kind, self._age = kind, age
        self._about.hide()
        mark, name, _term = kind
        self._mark.setText(mark)
        self._mark.setAccessibleName(name)
        self._text.setText(sentence)
        self.show()
        self._lay_out_now()
        self.update()

    def _lay_out_now(self) -> None:
        """Be as high as the new sentence at once: until then, lines of it would be cut off."""
        self._text.updateGeometry()
        within: QWidget | None = self
        while within is not None and not isinstance(within, QScrollArea):
            if layout := within.layout():
                layout.activate()
            within = within.parentWidget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card's ground, and its stripe."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), self.palette().color(QPalette.ColorRole.Base))
        colour = Theme.of(self.palette()).term(self._kind[2])
        painter.fillRect(QRectF(0.0, 0.0, px(self, _STRIPE), self.height()), colour)
