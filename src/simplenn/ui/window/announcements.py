"""What screen readers say of the window: what the status line tells, where it matters."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from simplenn.core.lesson.lesson import Hidden
from simplenn.engine.trainer import TrainerState
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.window.status_bar import StatusLabel, difference_sentence, status_sentence

_ENDED_HIDDEN: Final = (
    "The run has ended. The lesson hides what came of it until its question is answered."
)


class Announcements(QObject):
    """Says refusals at once, and in their turn what the model tells and how a run has ended.

    While a run goes on nothing is said of it, however often the status line changes.
    """

    def __init__(self, model: WindowModel, status: StatusLabel) -> None:
        super().__init__(status)
        self._model = model
        self._status = status
        self._differed = False
        self._come_to: tuple[object, ...] = (model.trainer.state, None, 0)
        model.told.connect(self._say)
        model.typed_fields.refusal_changed.connect(self._refuse)
        self._soon = QTimer(self, singleShot=True, interval=0)  # when all of it is as it will be
        self._soon.timeout.connect(self._tell_state)
        self._soon.timeout.connect(self._tell_difference)
        model.trainer.state_changed.connect(self._soon.start)
        model.setup_changed.connect(self._soon.start)
        model.stepping.activated.connect(self._tell_keys)

    def _say(self, sentence: str) -> None:
        announce(self._status, sentence)

    def _refuse(self) -> None:
        announce(self._status, self._model.typed_fields.refusal, urgent=True)

    def _tell_state(self) -> None:
        model, trainer = self._model, self._model.trainer
        state = trainer.state
        come_to = state, trainer.history, len(trainer.history or ())
        before, self._come_to = self._come_to, come_to
        if come_to == before or state is TrainerState.RUNNING or model.stepping.active:
            return
        if state is TrainerState.ENDED and model.restrictions.hides(Hidden.STATUS):
            self._say(_ENDED_HIDDEN)
        elif not model.restrictions.hides(Hidden.STATUS):
            self._say(status_sentence(model))

    def _tell_keys(self, stepping: bool) -> None:
        if stepping:
            self._say(status_sentence(self._model))

    def _tell_difference(self) -> None:
        """Say once that the fields differ from the run, and not at each further change."""
        difference = difference_sentence(self._model)
        if difference and not self._differed:
            self._say(difference)
        self._differed = bool(difference)
