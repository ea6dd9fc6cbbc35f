"""Guessing a result before it is shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from simplenn.core.typed_numbers import possible_numbers
from simplenn.ui.model.guessing import Guessing
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import follow_size, space

_SCORE: Final = "{right:,} of {count:,} right"
_SCORE_WITH_SKIPPED: Final = "{right:,} of {count:,} right, {skipped:,} skipped"


class GuessRow(QWidget):
    """A field for the guess and a button; visible only while results are hidden."""

    def __init__(self, model: WindowModel, panel: QWidget) -> None:
        super().__init__(panel)
        self._model = model
        self._panel = panel
        self._question: tuple[int, int] | None = None
        self._label = QLabel("Guess:", self)
        self._field = self._build_field()
        self._label.setBuddy(self._field)
        self._check = QPushButton("Check", self)
        self._check.setObjectName("check_button")
        self._check.setToolTip("Compare the guess with the result. (Enter)")
        self._check.clicked.connect(self._guess)
        self._score = QLabel(self)
        self._score.setObjectName("score_label")
        layout = QHBoxLayout(self)
        space(layout, self, (0, 0, 0, 0), 8)
        layout.addWidget(self._label)
        layout.addWidget(self._field)
        layout.addWidget(self._check)
        layout.addWidget(self._score)
        layout.addStretch()
        model.stepping.changed.connect(self._show)
        self._show()

    def _build_field(self) -> QLineEdit:
        field = _GuessField(self)
        field.setObjectName("guess_field")
        digit = field.fontMetrics
        follow_size(field, lambda: field.setMaximumWidth(digit().horizontalAdvance("0") * 24))
        field.setAccessibleName("guess")
        field.setToolTip("What will the result be? Comma or point, rounded as you like.")
        field.setPlaceholderText("a number")
        field.returnPressed.connect(self._guess)
        field.textChanged.connect(self._on_typed)
        return field

    def _on_typed(self, text: str) -> None:
        self._check.setEnabled(bool(possible_numbers(text)))

    def _guess(self) -> None:
        """Have the guess judged; where it is none, say what is missing."""
        text, stepping = self._field.text().strip(), self._model.stepping
        if possible_numbers(text):
            stepping.guess(text)
        elif stepping.asked is not None:
            self._model.told.emit(
                "Type a number as your guess. Right or Space shows the result without one."
            )

    def _show(self) -> None:
        stepping = self._model.stepping
        asked = stepping.asked
        focus = self.window().focusWidget()
        if asked is None and focus is not None and self.isAncestorOf(focus):
            self._panel.setFocus()  # or Qt would have the next slider get it
        self.setVisible(stepping.guessing.on)
        question = None if asked is None else (stepping.position.epoch, asked.line)
        if question != self._question:
            self._question = question
            self._field.clear()
        self._field.selectAll()  # a first guess that was wrong is replaced by what is typed
        self._field.setEnabled(asked is not None)
        self._label.setText(f"Guess {asked.name}:" if asked else "Guess:")
        self._score.setText(_in_words(stepping.guessing))
        if asked is not None and self._may_take_focus():
            self._field.setFocus()

    def _may_take_focus(self) -> bool:
        """Whether the focus is in this panel, so that nobody is typing elsewhere."""
        focus = self.window().focusWidget()
        return focus is None or focus is self._panel or self._panel.isAncestorOf(focus)


def _in_words(guessing: Guessing) -> str:
    """The score; empty before the first result."""
    if not guessing.count:
        return ""
    text = _SCORE_WITH_SKIPPED if guessing.skipped else _SCORE
    return text.format(right=guessing.right, count=guessing.count, skipped=guessing.skipped)


class _GuessField(QLineEdit):
    """Claims what is typed; while it is empty, the keys that move about are the stepping's."""

    def event(self, event: QEvent) -> bool:
        """Qt asks with this event whether a key is needed here or may be a shortcut."""
        asks = event.type() is QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and not self.text():
            is_typed = event.text().isprintable() and bool(event.text().strip())
            if not is_typed:
                event.ignore()
                return False
        return super().event(event)
