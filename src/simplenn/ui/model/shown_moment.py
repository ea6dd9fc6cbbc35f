"""The moment that the window shows: after which epoch, and which epoch is pointed at."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from simplenn.core.history import History
from simplenn.core.setup import Setup
from simplenn.core.stepping.steps import CodeLine
from simplenn.engine.trainer import Trainer, TrainerState
from simplenn.ui.model.snapshot import Snapshot
from simplenn.ui.model.stepping import Stepping


class Expected(NamedTuple):
    """A run to forecast.

    Attributes:
        setup: What it begins with; for a continuation, from the weight that it goes on from.
        before: How many epochs the history has before it.
    """

    setup: Setup
    before: int


class ShownMoment(QObject):
    """What all panels show: the end of what was trained, an epoch before it, or a step.

    The latest state is the one after the last epoch. A past epoch, which the epoch slider chooses,
    is shown until training goes on. While somebody steps through, the step decides.

    Signals:
        changed: There is something else to show: new epochs, another moment.
        pointed: Another epoch is pointed at, or none.
        numbers_requested (int): The table of all numbers is wanted, at an epoch.
    """

    changed = Signal()
    pointed = Signal()
    numbers_requested = Signal(int)

    def __init__(
        self, trainer: Trainer, stepping: Stepping, setup: Setup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._stepping = stepping
        self._setup = setup
        self._trained: History | None = None
        self._epoch: int | None = None
        self._pointed_at: int | None = None
        trainer.advanced.connect(self.changed)
        trainer.state_changed.connect(self._on_state_changed)
        stepping.changed.connect(self._on_stepping_changed)

    def set_setup(self, setup: Setup) -> None:
        """Show another set-up where nothing has been trained yet."""
        self._setup = setup

    @property
    def history(self) -> History | None:
        """The epochs that are stepped through, or else those that have been trained; or None."""
        return self._stepping.history if self._stepping.active else self._trainer.history

    @property
    def is_going_on(self) -> bool:
        """Whether the latest state of a run that is being trained is shown."""
        running = self._trainer.state is TrainerState.RUNNING
        return running and not self._stepping.active and self.epoch is None

    @property
    def errors(self) -> int:
        """The errors of how many epochs are shown: all of them, unless somebody steps through."""
        return self._stepping.errors_shown if self._stepping.active else len(self.history or ())

    @property
    def weights(self) -> int:
        """The weights (before the update) of how many epochs are shown."""
        return self._stepping.position.epoch if self._stepping.active else len(self.history or ())

    @property
    def predictions(self) -> int:
        """The predictions of how many epochs are shown."""
        if not self._stepping.active:
            return len(self.history or ())
        is_known = self._stepping.shown_lines >= CodeLine.PREDICTION
        return self._stepping.position.epoch - (0 if is_known else 1)

    @property
    def epochs(self) -> int:
        """How many epochs are shown from beginning to end."""
        return self._stepping.epochs_shown if self._stepping.active else len(self.history or ())

    @property
    def snapshot(self) -> Snapshot:
        """The numbers of this moment."""
        if self._stepping.active and self._stepping.epoch is not None:
            return Snapshot.within(self.setup, self._stepping.epoch, self._stepping.shown_lines)
        history = self.history
        if history is None or not history:
            return Snapshot.after_training(self.setup, self.setup.weight, None)
        if self.epoch is not None:
            return Snapshot.within(self.setup, history[self.epoch - 1], CodeLine.DERIVATIVE)
        return Snapshot.after_training(self.setup, history.weight, history[-1])

    @property
    def setup(self) -> Setup:
        """What the network is, was or will be trained with at this moment."""
        history = self.history
        if history is None:
            return self._setup
        return history.setup_at(self.epoch - 1) if self.epoch else history.run.setup

    @property
    def differences(self) -> tuple[str, ...]:
        """The fields whose numbers are others than those of the run that is shown.

        How many epochs there are is no difference: it changes nothing of what is shown.
        """
        history, setup = self._trainer.history, self._setup
        if history is None or self._stepping.active:
            return ()
        run, start = history.run.setup, history.setup
        trained = {"input": run.input, "goal": run.goal, "weight": start.weight, "alpha": run.alpha}
        return tuple(name for name, number in trained.items() if number != getattr(setup, name))

    @property
    def expected(self) -> Expected:
        """The run that forecasts are made for: the one shown, or else the one Train will begin."""
        history = self._trainer.history
        if history is None or self._stepping.active or self.differences:
            return Expected(self._setup, 0)
        whole = history.as_one_setup()
        if whole is not None:
            return Expected(whole, 0)
        return Expected(history.run.setup, history.planned - history.run.setup.epochs)

    @property
    def weight(self) -> float:
        """What the network knows at this moment; before training, what it would start from."""
        return self.snapshot.weight

    @property
    def epoch(self) -> int | None:
        """The number of the past epoch that is shown; None for the latest state."""
        if self._stepping.active:
            return self._stepping.position.epoch if self._stepping.epoch is not None else None
        there = self._epoch is not None and self._epoch <= len(self.history or ())
        return self._epoch if there else None

    def show_epoch(self, number: int | None) -> None:
        """Show a past epoch until something is trained, or the latest state again (None)."""
        if self._stepping.active:
            self._stepping.go_to_epoch(number or self._stepping.last.epoch)
        elif number != self._epoch:
            self._epoch = number
            self.changed.emit()

    @property
    def pointed_at(self) -> int | None:
        """The number of the epoch that is pointed at, or None."""
        there = self._pointed_at is not None and self._pointed_at <= self.epochs
        return self._pointed_at if there else None

    def point_at(self, number: int | None) -> None:
        """Mark an epoch in every panel; one that is not shown means none."""
        if number is not None and not 1 <= number <= self.epochs:
            number = None
        if number != self._pointed_at:
            self._pointed_at = number
            self.pointed.emit()

    @property
    def marked_at(self) -> int | None:
        """The epoch that every panel marks: the one pointed at, or else the past one shown."""
        return self.epoch if self.pointed_at is None else self.pointed_at

    def _on_state_changed(self) -> None:
        history = self._trainer.history
        if history is not self._trained or self._trainer.state is TrainerState.RUNNING:
            self._trained, self._epoch = history, None
        self._on_stepping_changed()

    def _on_stepping_changed(self) -> None:
        self.point_at(self._pointed_at)
        self.changed.emit()
