"""The status line: one sentence on what is going on, with this run's numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from simplenn.core.numbers import format_exact
from simplenn.core.sentences import status
from simplenn.core.setup import Setup
from simplenn.core.stepping.narration import moment
from simplenn.engine.trainer import Trainer, TrainerState
from simplenn.ui.model.stepping import Stepping
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import follow_size, px
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

STEPPING_KEYS: Final = (
    "Right or Space goes on, Left goes back, with Shift by whole epochs. Esc leaves."
)
_STEPPING: Final = "Step {step} of 4 in epoch {epoch:,}."
_STEPPING_ANOTHER_RUN: Final = (
    "Step {step} of 4 in epoch {epoch:,} of a new run, with the numbers in the fields."
)
_PAST: Final = "{moment} At the right end of the epoch slider is the latest state."
_PAUSED: Final = "Paused. {progress}"
_DIFFERENCE: Final = "What is shown was trained with {trained}; the field says {fields}."
_DIFFERENCES: Final = "What is shown was trained with {trained}; the fields say {fields}."
_TRAIN: Final = "Train begins a new run with that."
_TRAIN_OR_CONTINUE: Final = (
    "Train begins a new run with that, Continue goes on from the learned weight."
)


class StatusLabel(WrappingLabel):
    """Shows the sentence; what the model tells stays until something else happens.

    While a class looks at the steps of a run, it is not there to say which step that is.
    """

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self._model = model
        self._presentation = model.actions["presentation_action"]
        self._presentation.toggled.connect(self._show)
        self.setObjectName("status_label")
        follow_size(self, lambda: self.setMargin(px(self, 8)))
        model.told.connect(self._tell)
        model.setup_changed.connect(self._show)
        model.typed_fields.refusal_changed.connect(self._show)
        model.tolerance.changed.connect(self._show)
        model.shown.changed.connect(self._show)
        model.restrictions.changed.connect(self._show)
        self._show()

    def _tell(self, sentence: str) -> None:
        self.setText(f"{sentence} {difference_sentence(self._model)}".rstrip())
        self.show()

    def _show(self) -> None:
        self.setText(status_sentence(self._model))
        stepping = self._model.stepping
        says_more = self._model.typed_fields.refusal or stepping.is_another_run
        steps_alone = stepping.active and not says_more
        self.setHidden(self._presentation.isChecked() and bool(steps_alone))


def status_sentence(model: WindowModel) -> str:
    """One sentence or two for the state that the model's trainer is in."""
    history, difference = model.shown.history, difference_sentence(model)
    if model.typed_fields.refusal:
        return model.typed_fields.refusal
    if model.stepping.active:
        return _while_stepping(model.stepping)
    if model.restrictions.hides_results:
        return _without_results(model, difference)
    if history is not None and model.shown.epoch is not None:
        past = _PAST.format(moment=moment(model.shown.setup, history[model.shown.epoch - 1]))
        return f"{past} {difference}".rstrip()
    if model.trainer.history is None:
        tells = not model.restrictions.hides_reasons
        return status.untrained(model.setup, tells_prospect=tells)
    if model.trainer.state in (TrainerState.PAUSED, TrainerState.RUNNING):
        return f"{_progress(model.trainer)} {difference}".rstrip()
    tell = status.reached if model.restrictions.hides_reasons else status.ended
    return difference or tell(model.trainer.history)


def _without_results(model: WindowModel, difference: str) -> str:
    """What can be said while a lesson hides what comes of a run."""
    untold, history = model.restrictions.why_untold, model.trainer.history
    if history is None or model.trainer.state not in (TrainerState.PAUSED, TrainerState.RUNNING):
        return difference or untold
    progress = status.progress(history)
    paused = model.trainer.state is TrainerState.PAUSED
    return f"{_PAUSED.format(progress=progress) if paused else progress} {untold}"


def difference_sentence(model: WindowModel) -> str:
    """Say that the fields have other numbers than the run that is shown; empty if not."""
    names, history = model.shown.differences, model.trainer.history
    if history is None or not names:
        return ""
    trained = replace(history.run.setup, weight=history.setup.weight)
    said = _DIFFERENCE if len(names) == 1 else _DIFFERENCES
    sentence = said.format(trained=_named(trained, names), fields=_named(model.setup, names))
    if model.trainer.can_continue:
        return f"{sentence} {_TRAIN_OR_CONTINUE}"
    return f"{sentence} {_TRAIN}" if model.trainer.state is TrainerState.ENDED else sentence


def _named(setup: Setup, names: Sequence[str]) -> str:
    """Such as "goal 42 and alpha 0.01"."""
    numbers = [f"{name} {format_exact(getattr(setup, name))}" for name in names]
    return " and ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))


def _progress(trainer: Trainer) -> str:
    assert trainer.history is not None, "a run is going on"
    progress = status.going_on(trainer.history)
    return _PAUSED.format(progress=progress) if trainer.state is TrainerState.PAUSED else progress


def _while_stepping(stepping: Stepping) -> str:
    sentence = _STEPPING_ANOTHER_RUN if stepping.is_another_run else _STEPPING
    place = sentence.format(step=stepping.position.step, epoch=stepping.position.epoch)
    return f"{place} {STEPPING_KEYS}"
