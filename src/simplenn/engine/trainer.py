"""The trainer: starts, pauses, resumes, stops and continues training, one run at a time."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from simplenn.core.history import History
from simplenn.core.run import TrainingRun
from simplenn.core.setup import Setup
from simplenn.engine.pace import limited
from simplenn.engine.training_thread import TrainingThread

DEFAULT_SPEED = 10.0
"""Epochs a second: twenty epochs are worth two seconds of watching."""


class TrainerState(Enum):
    """What the trainer is doing."""

    EMPTY = auto()
    """There is no history: nothing has been trained."""
    RUNNING = auto()
    PAUSED = auto()
    """The last run can be resumed."""
    ENDED = auto()
    """The last run is over."""


class Trainer(QObject):
    """Owns the history of one network and the thread that adds to it.

    A thread exists only while training is going on: pausing and stopping end it and wait for
    it, so that in every state but RUNNING the history belongs to the caller's thread.

    Signals:
        state_changed: The state is another one. The history may have been replaced.
        advanced: The history has new epochs.
        failed (str): Training ended with an unexpected exception; its traceback.
        speed_changed: The speed is another one.
    """

    state_changed = Signal()
    advanced = Signal()
    failed = Signal(str)
    speed_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = TrainerState.EMPTY
        self._history: History | None = None
        self._speed: float | None = DEFAULT_SPEED
        self._thread: TrainingThread | None = None
        self._painted = QTimer(self, singleShot=True, interval=0)  # comes after painting
        self._painted.timeout.connect(self._go_on_after_redraw)

    @property
    def state(self) -> TrainerState:
        """What it is doing."""
        return self._state

    @property
    def history(self) -> History | None:
        """Everything trained since the last train() or reset(), or None."""
        return self._history

    @property
    def speed(self) -> float | None:
        """Epochs a second, or None for as fast as it can."""
        return self._speed

    @property
    def can_continue(self) -> bool:
        """Whether the network has learned something that another run can go on from."""
        if self._history is None or self._state is not TrainerState.ENDED:
            return False
        return self._history.run.diverged_at is None

    def set_speed(self, speed: float | None) -> None:
        """Train at another speed from now on.

        Args:
            speed: Epochs a second, from SLOWEST to FASTEST (what lies outside is taken as the
                nearest of them), or None for as fast as it can.
        """
        speed = limited(speed)
        if speed == self._speed:
            return
        self._speed = speed
        if self._thread is not None:
            self._thread.set_speed(speed)
        self.speed_changed.emit()

    def train(self, setup: Setup) -> None:
        """Begin a new history with a run from the set-up's own weight; the old one is left."""
        self._leave()
        self._history = History(setup)
        self._start(self._history.run)

    def continue_with(self, setup: Setup) -> None:
        """Add a run that goes on from the learned weight; begin anew where there is none."""
        if self._history is None:
            self.train(setup)
            return
        self._leave()
        self._start(self._history.continue_with(setup))

    def pause(self) -> None:
        """Pause the run; it can be resumed."""
        if self._state is TrainerState.RUNNING:
            self._halt()
            self._settle(TrainerState.PAUSED)

    def resume(self) -> None:
        """Go on with the paused run."""
        if self._history is not None and self._state is TrainerState.PAUSED:
            self._start(self._history.run)

    def pause_or_resume(self) -> None:
        """Pause the run, or go on with it."""
        if self._state is TrainerState.RUNNING:
            self.pause()
        else:
            self.resume()

    def stop(self) -> None:
        """End the run where it is."""
        if self._history is not None and self._state in (TrainerState.RUNNING, TrainerState.PAUSED):
            self._halt()
            self._history.run.stop()
            self._settle(TrainerState.ENDED)

    def reset(self) -> None:
        """Forget everything learned."""
        self._leave()
        self._history = None
        self._settle(TrainerState.EMPTY)

    def make_current(self, history: History) -> None:
        """Give an earlier history back, so that training can go on from its weight.

        Args:
            history: One that has been left, and so has ended.
        """
        if history is not self._history:
            self._leave()
            self._history = history
            self._settle(TrainerState.ENDED)

    def _start(self, run: TrainingRun) -> None:
        self._thread = TrainingThread(run, self._speed, self)
        self._thread.advanced.connect(self._on_advanced)
        self._thread.finished.connect(self._on_finished)
        self._painted.start()
        self._set_state(TrainerState.RUNNING)
        self._thread.start()

    def _leave(self) -> None:
        """End the run for good: nobody can resume it any more."""
        self._halt()
        if self._history is not None:
            self._history.run.stop()

    def _halt(self) -> None:
        """End the thread; what it had still to announce is dropped."""
        if self._thread is not None:
            self._thread.halt()
            self._thread.deleteLater()
            self._thread = None

    def _on_advanced(self) -> None:
        if self._thread is not None:
            self._painted.start()
            self.advanced.emit()

    def _go_on_after_redraw(self) -> None:
        if self._thread is not None:
            self._thread.go_on_after_redraw()

    def _on_finished(self) -> None:
        thread = self._thread
        if thread is None or not thread.isFinished():
            return  # the news of a thread that was halted meanwhile
        self._halt()
        if thread.failure is not None and self._history is not None:
            self._history.run.stop()
        self._settle(TrainerState.ENDED)
        if thread.failure is not None:
            self.failed.emit(thread.failure)

    def _settle(self, state: TrainerState) -> None:
        """Announce what was done since the last announcement, and the state it led to."""
        if self._history is not None:
            if self._history.run.done:
                state = TrainerState.ENDED
            self.advanced.emit()
        self._set_state(state)

    def _set_state(self, state: TrainerState) -> None:
        self._state = state
        self.state_changed.emit()
