"""What screen readers say of the window: what the status line tells, where it matters."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from simplenn.core.lesson.page_setup import Hidden
from simplenn.engine.trainer import TrainerState
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.window.status_bar import (
    STEPPING_KEYS,
    StatusLabel,
    difference_sentence,
    status_sentence,
)

_ENDED_HIDDEN: Final = "The run has ended. For now, the lesson hides what came of it."

_ANOTHER_RUN: Final = "This is a new run, with the numbers in the fields."

_PRESENTATION: Final = "Presentation. Esc ends it."
_NO_PRESENTATION: Final = "The presentation has ended."


class Announcements(QObject):
    """Says refusals at once, and in their turn what the model tells and how a run has ended.

    While a run goes on nothing is said of it, however often the status line changes.
    """

    def __init__(self, model: WindowModel, status: StatusLabel) -> None:
        super().__init__(status)
        self._model = model
        self._status = status
        self._differed = False
        self._told_of = self._come_to
        model.told.connect(self._say)
        model.typed_fields.refusal_changed.connect(self._refuse)
        self._soon = QTimer(self, singleShot=True, interval=0)  # when all of it is as it will be
        self._soon.timeout.connect(self._tell_state)
        self._soon.timeout.connect(self._tell_difference)
        model.trainer.state_changed.connect(self._soon.start)
        model.setup_changed.connect(self._soon.start)
        model.stepping.activated.connect(self._tell_keys)
        model.actions["presentation_action"].toggled.connect(self._tell_presentation)

    def leave_to_page(self) -> None:
        """Say nothing of what the window has come to: the page of a lesson is read instead."""
        self._told_of = self._come_to

    @property
    def _come_to(self) -> tuple[object, ...]:
        trainer = self._model.trainer
        return trainer.state, trainer.history, len(trainer.history or ())

    def _say(self, sentence: str) -> None:
        announce(self._status, sentence)

    def _refuse(self) -> None:
        announce(self._status, self._model.typed_fields.refusal, urgent=True)

    def _tell_state(self) -> None:
        model, state = self._model, self._model.trainer.state
        before, self._told_of = self._told_of, self._come_to
        if before == self._told_of or state is TrainerState.RUNNING or model.stepping.active:
            return
        restrictions = model.restrictions
        hides = restrictions.hides_results or restrictions.hides(Hidden.STATUS)
        if state is TrainerState.ENDED and hides:
            self._say(_ENDED_HIDDEN)
        elif not restrictions.hides(Hidden.STATUS):
            self._say(status_sentence(model))

    def _tell_keys(self, stepping: bool) -> None:
        """Say the keys after the step, which is told where it is shown."""
        if stepping:
            another = self._model.stepping.is_another_run
            self._say(f"{_ANOTHER_RUN} {STEPPING_KEYS}" if another else STEPPING_KEYS)

    def _tell_presentation(self, begun: bool) -> None:
        self._say(_PRESENTATION if begun else _NO_PRESENTATION)

    def _tell_difference(self) -> None:
        """Say once that the fields differ from the run, and not at each further change."""
        difference = difference_sentence(self._model)
        if difference and not self._differed:
            self._say(difference)
        self._differed = bool(difference)
