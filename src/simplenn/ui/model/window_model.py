"""What all panels of a window share."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from simplenn.core.history import History
from simplenn.core.setup import ARTICLE, Setup
from simplenn.engine.trainer import Trainer, TrainerState
from simplenn.ui.model.redraw_queue import Turns
from simplenn.ui.model.runs import Runs
from simplenn.ui.model.snapshot import Snapshot
from simplenn.ui.model.stepping import Stepping
from simplenn.ui.model.stepping_actions import SteppingActions
from simplenn.ui.model.stepping_autoplay import Autoplay
from simplenn.ui.model.undo import UndoHistory


class WindowModel(QObject):
    """The set-up being edited, the trainer, all runs, the stepping, and which epoch is shown.

    Attributes:
        edits: What can be undone.
        trainer: Does the training.
        turns: Says who may draw when.
        runs: Everything that was trained.
        stepping: Goes through a run step by step.
        autoplay: Does that by itself.
        stepping_actions: What a person can do in the stepping.

    Signals:
        setup_changed: The set-up is another one.
        shown_changed: There is something else to show: new epochs, another moment.
        pointed: Another epoch is pointed at, or none.
        told (str): There is something to tell the person, such as why a number was refused.
        log_changed: Errors are to be shown on the other scale.
    """

    setup_changed = Signal()
    shown_changed = Signal()
    pointed = Signal()
    told = Signal(str)
    log_changed = Signal()

    def __init__(self, setup: Setup = ARTICLE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_history = UndoHistory(self)
        self.trainer = Trainer(self)
        self.turns = Turns(self.trainer, self)
        self.runs = Runs(self.trainer, self.undo_history, self)
        self.stepping = Stepping(self.trainer, setup, self)
        self.autoplay = Autoplay(self.stepping, self)
        self.stepping_actions = SteppingActions(
            self.stepping, self.autoplay, self.toggle_stepping, self
        )
        self.tolerance = Tolerance(self)
        self._setup = setup
        self._trained: History | None = None
        self._pointed_at: int | None = None
        self._shown_epoch: int | None = None
        self._log = False
        self.trainer.advanced.connect(self.shown_changed)
        self.trainer.state_changed.connect(self._on_state_changed)
        self.trainer.state_changed.connect(self.undo_history.end_edit)
        self.stepping.changed.connect(self._on_demo_changed)

    @property
    def setup(self) -> Setup:
        """What the next run will be started with."""
        return self._setup

    def set_setup(self, setup: Setup) -> None:
        """Change what the next run will be started with. Can be undone."""
        if setup != self._setup:
            self.undo_history.change_setup(self._put_setup, self._setup, setup)

    @property
    def history(self) -> History | None:
        """The epochs that the window shows: the demo's or what has been trained; or None."""
        return self.stepping.history if self.stepping.active else self.trainer.history

    @property
    def is_going_on(self) -> bool:
        """Whether the window shows the present of a run that is being trained."""
        running = self.trainer.state is TrainerState.RUNNING
        return running and not self.stepping.active and self.shown_epoch is None

    @property
    def errors_shown(self) -> int:
        """The errors of how many epochs are to be shown; all of them, but in the stepping."""
        return self.stepping.errors_shown if self.stepping.active else len(self.history or ())

    @property
    def weights_shown(self) -> int:
        """The weights (before the update) of how many epochs are to be shown."""
        return self.stepping.position.epoch if self.stepping.active else len(self.history or ())

    @property
    def snapshot(self) -> Snapshot:
        """The numbers of the moment that the window shows."""
        if self.stepping.active and self.stepping.epoch is not None:
            return Snapshot.within(self.stepping.epoch, self.stepping.shown_lines)
        history = self.history
        if history is None or not history:
            return Snapshot.after_training(self.snapshot_setup, self.snapshot_setup.weight, None)
        if self.shown_epoch is not None:
            return Snapshot.within(history[self.shown_epoch - 1], 4)
        return Snapshot.after_training(self.snapshot_setup, history.weight, history[-1])

    @property
    def snapshot_setup(self) -> Setup:
        """What the network is, was or will be trained with at the moment that is shown."""
        history = self.history
        if history is None:
            return self._setup
        return history.setup_at(self.shown_epoch - 1) if self.shown_epoch else history.run.setup

    @property
    def weight(self) -> float:
        """What the network knows at that moment; before training, what it would start from."""
        return self.snapshot.weight

    @property
    def shown_epoch(self) -> int | None:
        """The number of the past epoch that all of the window shows; None is the present."""
        if self.stepping.active:
            return self.stepping.position.epoch if self.stepping.epoch is not None else None
        there = self._shown_epoch is not None and self._shown_epoch <= len(self.history or ())
        return self._shown_epoch if there else None

    def show_epoch(self, number: int | None) -> None:
        """Show a past epoch everywhere until something is trained, or the present again."""
        if self.stepping.active:
            self.stepping.go_to_epoch(number or self.stepping.last.epoch)
        elif number != self._shown_epoch:
            self._shown_epoch = number
            self.shown_changed.emit()

    def toggle_stepping(self) -> None:
        """Enter the demo at what the window shows, or leave it."""
        if self.stepping.active:
            self.stepping.leave()
        else:
            self.stepping.enter(self._shown_epoch)

    @property
    def pointed_at(self) -> int | None:
        """The number of the epoch that is marked in every view, or None."""
        there = self._pointed_at is not None and self._pointed_at <= self.epochs_shown
        return self._pointed_at if there else None

    def point_at(self, number: int | None) -> None:
        """Mark an epoch in every view; one that is not in the history means none."""
        if number is not None and not 1 <= number <= self.epochs_shown:
            number = None
        if number != self._pointed_at:
            self._pointed_at = number
            self.pointed.emit()

    @property
    def marked_at(self) -> int | None:
        """The epoch that every view marks: what is pointed at, or else the past that is held."""
        return self.shown_epoch if self.pointed_at is None else self.pointed_at

    @property
    def epochs_shown(self) -> int:
        """How many epochs are to be shown from beginning to end; all, but while stepping."""
        return self.stepping.epochs_shown if self.stepping.active else len(self.history or ())

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
        self.stepping.set_setup(setup)
        self.setup_changed.emit()

    def _on_state_changed(self) -> None:
        history = self.trainer.history
        if history is not self._trained or self.trainer.state is TrainerState.RUNNING:
            self._trained, self._shown_epoch = history, None
        self.point_at(self._pointed_at)
        self.shown_changed.emit()

    def _on_demo_changed(self) -> None:
        self.point_at(self._pointed_at)
        self.shown_changed.emit()


class Tolerance(QObject):
    """The distance from the goal that forecasts are made for; all panels share it.

    Signals:
        changed: It is another one.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = 0.1

    @property
    def value(self) -> float:
        """How far off the prediction may be; above 0."""
        return self._value

    def set_value(self, value: float) -> None:
        """Forecast for another distance; one that is not above 0 changes nothing."""
        if value > 0.0 and value != self._value:
            self._value = value
            self.changed.emit()
