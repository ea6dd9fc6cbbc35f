"""What all panels of a window share."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from simplenn.core.history import History
from simplenn.core.setup import ARTICLE, Setup
from simplenn.engine.trainer import Trainer, TrainerState
from simplenn.ui.model.redraw_queue import Turns
from simplenn.ui.model.runs import Runs
from simplenn.ui.model.snapshot import Present
from simplenn.ui.model.stepping import Demo
from simplenn.ui.model.stepping_actions import DemoActions
from simplenn.ui.model.stepping_autoplay import AutoStep
from simplenn.ui.model.undo import Edits


class WindowModel(QObject):
    """The set-up being edited, the trainer, all runs, the demo, and which epoch is shown.

    Attributes:
        edits: What can be undone.
        trainer: Does the training.
        turns: Says who may draw when.
        runs: Everything that was trained.
        demo: Goes through a run step by step.
        auto_step: Does that by itself.
        demo_actions: What a person can do in the demo.

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
        self.edits = Edits(self)
        self.trainer = Trainer(self)
        self.turns = Turns(self.trainer, self)
        self.runs = Runs(self.trainer, self.edits, self)
        self.demo = Demo(self.trainer, setup, self)
        self.auto_step = AutoStep(self.demo, self)
        self.demo_actions = DemoActions(self.demo, self.auto_step, self.toggle_demo, self)
        self.tolerance = Tolerance(self)
        self._setup = setup
        self._trained: History | None = None
        self._pointed_at: int | None = None
        self._held_at: int | None = None
        self._log = False
        self.trainer.advanced.connect(self.shown_changed)
        self.trainer.state_changed.connect(self._on_state_changed)
        self.trainer.state_changed.connect(self.edits.seal)
        self.demo.changed.connect(self._on_demo_changed)

    @property
    def setup(self) -> Setup:
        """What the next run will be started with."""
        return self._setup

    def set_setup(self, setup: Setup) -> None:
        """Change what the next run will be started with. Can be undone."""
        if setup != self._setup:
            self.edits.change_setup(self._put_setup, self._setup, setup)

    @property
    def history(self) -> History | None:
        """The epochs that the window shows: the demo's or what has been trained; or None."""
        return self.demo.history if self.demo.active else self.trainer.history

    @property
    def is_going_on(self) -> bool:
        """Whether the window shows the present of a run that is being trained."""
        running = self.trainer.state is TrainerState.RUNNING
        return running and not self.demo.active and self.held_at is None

    @property
    def errors_shown(self) -> int:
        """The errors of how many epochs are to be shown; all of them, but in the demo."""
        return self.demo.errors_shown if self.demo.active else len(self.history or ())

    @property
    def weights_shown(self) -> int:
        """The weights (before the update) of how many epochs are to be shown."""
        return self.demo.position.epoch if self.demo.active else len(self.history or ())

    @property
    def present(self) -> Present:
        """The numbers of the moment that the window shows."""
        if self.demo.active and self.demo.epoch is not None:
            return Present.within(self.demo.epoch, self.demo.shown_lines)
        history = self.history
        if history is None or not history:
            return Present.after_training(self.present_setup, self.present_setup.weight, None)
        if self.held_at is not None:
            return Present.within(history[self.held_at - 1], 4)
        return Present.after_training(self.present_setup, history.weight, history[-1])

    @property
    def present_setup(self) -> Setup:
        """What the network is, was or will be trained with at the moment that is shown."""
        history = self.history
        if history is None:
            return self._setup
        return history.setup_at(self.held_at - 1) if self.held_at else history.run.setup

    @property
    def weight(self) -> float:
        """What the network knows at that moment; before training, what it would start from."""
        return self.present.weight

    @property
    def held_at(self) -> int | None:
        """The number of the past epoch that all of the window shows; None is the present."""
        if self.demo.active:
            return self.demo.position.epoch if self.demo.epoch is not None else None
        there = self._held_at is not None and self._held_at <= len(self.history or ())
        return self._held_at if there else None

    def hold_at(self, number: int | None) -> None:
        """Show a past epoch everywhere until something is trained, or the present again."""
        if self.demo.active:
            self.demo.go_to_epoch(number or self.demo.last.epoch)
        elif number != self._held_at:
            self._held_at = number
            self.shown_changed.emit()

    def toggle_demo(self) -> None:
        """Enter the demo at what the window shows, or leave it."""
        if self.demo.active:
            self.demo.leave()
        else:
            self.demo.enter(self._held_at)

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
        return self.held_at if self.pointed_at is None else self.pointed_at

    @property
    def epochs_shown(self) -> int:
        """How many epochs are to be shown from beginning to end; all of them, but in the demo."""
        return self.demo.epochs_shown if self.demo.active else len(self.history or ())

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
        self.demo.set_setup(setup)
        self.setup_changed.emit()

    def _on_state_changed(self) -> None:
        history = self.trainer.history
        if history is not self._trained or self.trainer.state is TrainerState.RUNNING:
            self._trained, self._held_at = history, None
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
