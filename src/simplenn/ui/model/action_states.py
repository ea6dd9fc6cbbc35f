"""When each action makes sense, and which of them are on."""

from __future__ import annotations

from PySide6.QtCore import QObject

from simplenn.core.exporters.registry import exporters_by_action
from simplenn.core.stepping.steps import Position
from simplenn.engine.trainer import Trainer, TrainerState
from simplenn.ui.model.actions_and_shortcuts import Actions
from simplenn.ui.model.stepping import Stepping
from simplenn.ui.model.stepping_autoplay import Autoplay


class ActionStates(QObject):
    """Enables and ticks the actions for training, stepping through and exporting."""

    def __init__(
        self, actions: Actions, trainer: Trainer, stepping: Stepping, autoplay: Autoplay
    ) -> None:
        super().__init__(actions)
        self._actions = actions
        self._trainer = trainer
        self._stepping = stepping
        self._autoplay = autoplay
        actions["demo_action"].triggered.connect(
            self._show
        )  # Qt ticks it, although it may be refused
        for news in (trainer.state_changed, stepping.changed, stepping.activated, autoplay.toggled):
            news.connect(self._show)
        self._show()

    def _show(self) -> None:
        possible = {**self._for_training(), **self._for_stepping()}
        for name in sorted(possible, key=possible.__getitem__, reverse=True):
            self._actions[name].setEnabled(possible[name])  # first those that may get the focus
        paused = self._trainer.state is TrainerState.PAUSED
        self._actions["pause_action"].setText("Res&ume" if paused else "Pa&use")
        self._actions["demo_action"].setChecked(self._stepping.active)
        self._actions["guess_action"].setChecked(self._stepping.guessing.on)
        self._actions["auto_action"].setChecked(self._autoplay.on)

    def _for_training(self) -> dict[str, bool]:
        trainer = self._trainer
        going_on = trainer.state in (TrainerState.RUNNING, TrainerState.PAUSED)
        any_run = trainer.state is not TrainerState.EMPTY
        return {
            "train_action": not going_on,
            "pause_action": going_on,
            "stop_action": going_on,
            "continue_action": trainer.can_continue,
            "reset_action": any_run,
            **{name: any_run for name, it in exporters_by_action().items() if it.needs_run},
        }

    def _for_stepping(self) -> dict[str, bool]:
        active = self._stepping.active
        back = active and self._stepping.position != Position()
        on = active and self._stepping.can_go_on
        return {
            **dict.fromkeys(("back_action", "previous_epoch_action", "first_action"), back),
            **dict.fromkeys(("next_action", "next_epoch_action", "last_action", "auto_action"), on),
            **dict.fromkeys(("guess_action", "why_action", "leave_action"), active),
        }
