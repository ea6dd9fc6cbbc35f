"""A card that explains what is wrong with a run, and offers to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.run import TrainingRun
from simplenn.core.setup import Setup
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import px, space
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.widgets.card import Card
from simplenn.ui.widgets.event_filters import tell_when_pressed_off
from simplenn.ui.widgets.heading import Heading
from simplenn.ui.widgets.wrapping_labels import ScrolledText

if TYPE_CHECKING:
    from simplenn.core.advice import Advice, Problem

_STRIPE: Final = 4.0

_MENDS: Final = "Changes the numbers; you press Train."


class AdviceCard(Card):
    """Comes as soon as something is wrong with a run, and goes when it is put away or mended.

    The remedy changes the set-up and nothing else: the person presses Train. A card that was
    put away stays away for the rest of its run. In a presentation, it is put aside.
    """

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._advice: Advice | None = None
        self._run: TrainingRun | None = None
        self._trained_with: Setup | None = None
        self._put_away: Problem | None = None
        self.setObjectName("advice_card")
        self._title = Heading(parent=self)
        self._text = QLabel(self)
        self._scroll = ScrolledText(self._text, self)
        self._remedy = self._button("remedy_button", _MENDS)
        tell_when_pressed_off(self._remedy, lambda: model.told.emit(self._why_locked))
        self._away = self._button("put_away_button", "Close this card for the rest of the run.")
        self._away.setText("Put awa&y")
        self._lay_out()
        self._remedy.clicked.connect(self._mend)
        self._away.clicked.connect(self._close)
        model.setup_changed.connect(self._show)
        model.trainer.advanced.connect(self._show)
        model.trainer.state_changed.connect(self._show)
        model.restrictions.changed.connect(self._show)
        self._presentation = model.actions["presentation_action"]
        self._presentation.toggled.connect(self._show)
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card's ground, and a stripe that says what it is about: the error."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), self.palette().color(QPalette.ColorRole.Base))
        stripe = QRectF(0.0, 0.0, px(self, _STRIPE), self.height())
        painter.fillRect(stripe, Theme.of(self.palette()).error)

    def _button(self, name: str, tip: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setToolTip(tip)
        return button

    def _lay_out(self) -> None:
        self._title.setObjectName("advice_title")
        self._text.setObjectName("advice_text")
        self._text.setWordWrap(True)
        buttons = QHBoxLayout()
        space(buttons, self, spacing=8)
        buttons.addWidget(self._remedy)
        buttons.addWidget(self._away)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        space(layout, self, (16, 8, 16, 8), 8)
        layout.addWidget(self._title)
        layout.addWidget(self._scroll)
        layout.addLayout(buttons)

    def _show(self) -> None:
        self._notice_new_run()
        advice = self._advice_now()
        if advice is not None and advice != self._advice:
            self._title.setText(f"{advice.problem.value}.")
            self._text.setText(advice.text)
            self._scroll.updateGeometry()  # Qt asks a scroll area anew only when told to
            self._remedy.setText(advice.remedy.replace("use", "Use", 1))
            self.setAccessibleName(f"{advice.problem.value}. {advice.text}")
            self._announce(advice)
        self._advice = advice
        self._remedy.setEnabled(not self._why_locked)
        self._remedy.setToolTip(self._why_locked or _MENDS)
        self.setVisible(advice is not None and not self._presentation.isChecked())

    @property
    def _why_locked(self) -> str:
        """Why a lesson does not let the remedy be taken; nothing where it does."""
        setup, advice = self._model.setup, self._advice
        if advice is None:
            return ""
        return self._model.restrictions.why_not(setup, advice.mended(setup))

    def _announce(self, advice: Advice) -> None:
        """Say what is wrong, and not again when later epochs have only other numbers."""
        if self._advice is None or self._advice.problem is not advice.problem:
            announce(self, f"{advice.problem.value}. {advice.text}")

    def _notice_new_run(self) -> None:
        history = self._model.trainer.history
        run = None if history is None else history.run
        if run is not self._run:
            self._run, self._trained_with, self._put_away = run, self._model.setup, None

    def _advice_now(self) -> Advice | None:
        history, setup = self._model.trainer.history, self._model.setup
        if history is None or self._model.restrictions.hides(Hidden.ADVICE):
            return None
        from simplenn.core.advice import advice_on, would_help  # only now: a start needs none

        mended = setup != self._trained_with and would_help(setup)
        advice = None if mended else advice_on(history)
        return None if advice is None or advice.problem is self._put_away else advice

    def _mend(self) -> None:
        if self._advice is not None:
            remedy = self._advice.remedy
            self._model.set_setup(self._advice.mended(self._model.setup))
            self._model.told.emit(f"Done: {remedy}. Press Train to see what it does.")

    def _close(self) -> None:
        if self._advice is not None:
            self._put_away = self._advice.problem
            self._show()
