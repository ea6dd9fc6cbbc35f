"""What a person can do, as actions that menus, buttons and shortcuts share."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from simplenn.engine.trainer import TrainerState
from simplenn.ui.model.window_model import WindowModel


class TrainingActions(QObject):
    """Train, Pause/Resume, Stop, Continue and Reset, each enabled only when it makes sense."""

    def __init__(self, model: WindowModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        trainer = model.trainer
        self.train = self._action("&Train", "F5", "Train from the starting weight.")
        self.pause = self._action("Pa&use", "F8", "Hold training; go on whenever you like.")
        self.stop = self._action("&Stop", "Shift+F5", "End this run here.")
        self.continue_ = self._action("&Continue", "F9", "Train on from the learned weight.")
        self.reset = self._action(
            "Reset", "Ctrl+R", "Forget what was learned; the runs stay listed."
        )
        self.train.triggered.connect(model.train)
        self.pause.triggered.connect(model.pause_or_resume)
        self.stop.triggered.connect(trainer.stop)
        self.continue_.triggered.connect(model.continue_training)
        self.reset.triggered.connect(trainer.reset)
        trainer.state_changed.connect(self._show_state)
        self._show_state()

    def all(self) -> list[QAction]:
        """Every action, in the order of a menu."""
        return [self.train, self.pause, self.stop, self.continue_, self.reset]

    def _action(self, text: str, shortcut: str, tip: str) -> QAction:
        action = QAction(self, text=text)
        action.setShortcut(QKeySequence(shortcut))
        action.setToolTip(f"{tip} ({shortcut})")
        return action

    def _show_state(self) -> None:
        trainer = self._model.trainer
        going_on = trainer.state in (TrainerState.RUNNING, TrainerState.PAUSED)
        paused = trainer.state is TrainerState.PAUSED
        possible = {
            self.train: not going_on,
            self.pause: going_on,
            self.stop: going_on,
            self.continue_: trainer.can_continue,
            self.reset: trainer.state is not TrainerState.EMPTY,
        }
        self.pause.setText("Res&ume" if paused else "Pa&use")
        for action in sorted(possible, key=possible.__getitem__, reverse=True):
            action.setEnabled(possible[action])  # first what a button can hand its focus on to
