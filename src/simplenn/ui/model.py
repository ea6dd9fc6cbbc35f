"""What all panels of a window share."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from simplenn.core.setup import Setup
from simplenn.engine.trainer import Trainer, TrainerState
from simplenn.ui.edits import Edits
from simplenn.ui.runs import Runs

ARTICLE = Setup(input=5.0, goal=42.0)
"""The article's numbers, which every new window starts with."""


class WindowModel(QObject):
    """The set-up being edited, the trainer, all runs, and the epoch that is pointed at.

    Attributes:
        edits: What can be undone.
        trainer: Does the training.
        runs: Everything that was trained.

    Signals:
        setup_changed: The set-up is another one.
        pointed: Another epoch is pointed at, or none.
        told (str): There is something to tell the person, such as why a number was refused.
        log_changed: Errors are to be shown on the other scale.
    """

    setup_changed = Signal()
    pointed = Signal()
    told = Signal(str)
    log_changed = Signal()

    def __init__(self, setup: Setup = ARTICLE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.edits = Edits(self)
        self.trainer = Trainer(self)
        self.runs = Runs(self.trainer, self.edits, self)
        self._setup = setup
        self._pointed_at: int | None = None
        self._log = False
        self.trainer.state_changed.connect(self._forget_lost_epoch)
        self.trainer.state_changed.connect(self.edits.seal)

    @property
    def setup(self) -> Setup:
        """What the next run will be started with."""
        return self._setup

    def set_setup(self, setup: Setup) -> None:
        """Change what the next run will be started with. Can be undone."""
        if setup != self._setup:
            self.edits.change_setup(self._put_setup, self._setup, setup)

    @property
    def weight(self) -> float:
        """What the network knows now: the learned weight, or the one it would start from."""
        history = self.trainer.history
        return self._setup.weight if history is None else history.weight

    @property
    def pointed_at(self) -> int | None:
        """The number of the epoch that is marked in every view, or None."""
        return self._pointed_at

    def point_at(self, number: int | None) -> None:
        """Mark an epoch in every view; one that is not in the history means none."""
        history = self.trainer.history
        if number is None or history is None or not 1 <= number <= len(history):
            number = None
        if number != self._pointed_at:
            self._pointed_at = number
            self.pointed.emit()

    @property
    def log(self) -> bool:
        """Whether errors are shown on a logarithmic scale."""
        return self._log

    def set_log(self, log: bool) -> None:
        """Show errors on a logarithmic or a linear scale."""
        if log != self._log:
            self._log = log
            self.log_changed.emit()

    def train(self) -> None:
        """Begin a new run with the set-up."""
        self.trainer.train(self._setup)

    def continue_training(self) -> None:
        """Go on from the learned weight with the set-up's other numbers."""
        self.trainer.continue_with(self._setup)

    def pause_or_resume(self) -> None:
        """Hold the run, or go on with it."""
        if self.trainer.state is TrainerState.RUNNING:
            self.trainer.pause()
        else:
            self.trainer.resume()

    def _put_setup(self, setup: Setup) -> None:
        self._setup = setup
        self.setup_changed.emit()

    def _forget_lost_epoch(self) -> None:
        self.point_at(self._pointed_at)
