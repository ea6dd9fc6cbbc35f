"""What the alpha that is set will do, and alphas worth trying."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.sentences import alpha
from simplenn.core.setup import ARTICLE
from simplenn.core.theory import best_alpha, limit_alpha
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.side.alpha_ruler import AlphaRuler
from simplenn.ui.size import space
from simplenn.ui.widgets.event_filters import tell_when_pressed_off
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

_BELOW_LIMIT: Final = 0.95
"""Of the limit: near enough to overshoot visibly, far enough to learn in some dozens of epochs."""

_BUTTONS: Final = {
    "best": ("Best", "1/input²: the goal is reached in one step."),
    "below_limit": ("Below limit", "A little below 2/input²: overshoots, but learns."),
    "article": ("Article's", "0.01, the alpha of the article."),
}
"""What each button says, and what it sets alpha to."""


class AlphaSection(QWidget):
    """The ruler, the factor on delta in words, and three buttons that set alpha."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._brief = False
        ruler = AlphaRuler(model, self)
        self._words = self._words_label()
        self._row = QWidget(self)
        self._buttons = {name: self._button(name, text) for name, (text, _) in _BUTTONS.items()}
        row = QHBoxLayout(self._row)
        space(row, self, (0, 0, 0, 0), 8)
        layout = QVBoxLayout(self)
        space(layout, self, (0, 0, 0, 0), 4)
        layout.addWidget(ruler)
        layout.addWidget(self._words)
        layout.addWidget(self._row)
        model.setup_changed.connect(self._show)
        model.restrictions.follow(Hidden.ALPHA_RULER, ruler.setVisible)
        model.restrictions.changed.connect(self._show_words)
        model.restrictions.changed.connect(self._show)
        for button in self._buttons.values():
            row.addWidget(button)
            model.restrictions.follow(Hidden.ALPHA_BUTTONS, button.setVisible)
        self._show()

    def set_brief(self, brief: bool) -> None:
        """Leave out the words: the ruler says where alpha is."""
        self._brief = brief
        self._show_words()

    def offer_alphas(self, offered: bool) -> None:
        """Have the buttons that set alpha, or leave them out."""
        self._row.setVisible(offered)

    def _show_words(self) -> None:
        hidden = self._model.restrictions.hides(Hidden.ALPHA_RULER)
        self._words.setVisible(not (self._brief or hidden))

    def _words_label(self) -> WrappingLabel:
        label = WrappingLabel(2, self)
        label.setObjectName("alpha_words")
        return label

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(self._row)  # given a text at once, PySide6 would see if it is an icon
        button.setText(text)
        button.setObjectName(f"{name}_alpha_button")
        button.setAccessibleName(f"{text} alpha")
        button.clicked.connect(lambda: self._take(name))
        tell_when_pressed_off(button, self._tell_why_off)
        return button

    def _tell_why_off(self) -> None:
        setup, why = self._model.setup, self._model.restrictions.why_locked("alpha")
        self._model.told.emit(why or f"{alpha.why_no_limit(setup.input).capitalize()}.")

    def _alphas(self) -> dict[str, float | None]:
        input = self._model.setup.input
        limit = limit_alpha(input)
        below = None if limit is None else float(f"{_BELOW_LIMIT * limit:.3g}")
        return {"best": best_alpha(input), "below_limit": below, "article": ARTICLE.alpha}

    def _take(self, name: str) -> None:
        alpha = self._alphas()[name]
        if alpha is not None:
            self._model.undo_history.end_edit()  # each press is taken back by itself
            self._model.set_setup(replace(self._model.setup, alpha=alpha))

    def _show(self) -> None:
        alphas, why = self._alphas(), self._model.restrictions.why_locked("alpha")
        for name, button in self._buttons.items():
            button.setEnabled(alphas[name] is not None and not why)
            button.setToolTip(why or _BUTTONS[name][1])
        self._words.setText(alpha.prospect(self._model.setup))
