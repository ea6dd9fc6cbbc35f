"""The status line: one sentence on what is going on, with this run's numbers."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from simplenn.core.sentences import status
from simplenn.core.stepping.narration import moment
from simplenn.engine.trainer import TrainerState
from simplenn.ui.model.stepping import Stepping
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

_STEPPING: Final = (
    "Step {step} of 4 in epoch {epoch:,}. Right or Space goes on, Left goes back, with Shift by "
    "whole epochs. Esc leaves."
)
_STEPPING_ANOTHER_RUN: Final = (
    "Step {step} of 4 in epoch {epoch:,} of a new run, with the numbers in the fields. Right or "
    "Space goes on, Left goes back, with Shift by whole epochs. Esc leaves."
)
_PAST: Final = "{moment} The right end of the epoch slider is the present."
_PAUSED: Final = "Paused. {progress}"


class StatusLabel(WrappingLabel):
    """Shows the sentence; what the model tells stays until something else happens."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self._model = model
        self.setObjectName("status_label")
        self.setMargin(8)
        model.told.connect(self.setText)
        model.setup_changed.connect(self._show)
        model.typed_fields.refusal_changed.connect(self._show)
        model.tolerance.changed.connect(self._show)
        model.shown.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.setText(status_sentence(self._model))


def status_sentence(model: WindowModel) -> str:
    """One sentence or two for the state that the model's trainer is in."""
    trainer, history = model.trainer, model.shown.history
    if model.typed_fields.refusal:
        return model.typed_fields.refusal
    if model.stepping.active:
        return _while_stepping(model.stepping)
    if history is not None and model.shown.epoch is not None:
        return _PAST.format(moment=moment(model.shown.setup, history[model.shown.epoch - 1]))
    if trainer.history is None:
        return status.untrained(model.setup)
    if trainer.state is TrainerState.PAUSED:
        return _PAUSED.format(progress=status.going_on(trainer.history))
    if trainer.state is TrainerState.RUNNING:
        return status.going_on(trainer.history)
    return status.ended(trainer.history)


def _while_stepping(stepping: Stepping) -> str:
    sentence = _STEPPING_ANOTHER_RUN if stepping.is_another_run else _STEPPING
    return sentence.format(step=stepping.position.step, epoch=stepping.position.epoch)
