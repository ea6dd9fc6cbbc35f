"""Stepping through a run, forwards and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from simplenn.core.history import History
from simplenn.core.network import Epoch
from simplenn.core.setup import Setup
from simplenn.core.stepping.code_lines import SolvedLine, code_lines
from simplenn.core.stepping.steps import CodeLine, Position, Step
from simplenn.engine.trainer import Trainer, TrainerState
from simplenn.ui.model.guessing import Guessing

_AHEAD: Final = 100_000
"""Epochs that are computed in advance: further than anybody steps."""


class Stepping(QObject):
    """Takes one epoch after the other apart, in a history of its own.

    Entering pauses a running training and steps through a branch of what was trained, or
    through a new run where the set-up is another one. Leaving throws that away, and the training
    goes on. So nothing is ever lost, and going back shows the very same numbers: they are read
    from the same trace. Anything else that happens to the training ends the stepping.

    Attributes:
        guessing: Which results are hidden until they were guessed.

    Signals:
        activated (bool): Stepping was entered or left.
        changed: There is something else to show: another step, a result, another history.
    """

    activated = Signal(bool)
    changed = Signal()

    def __init__(self, trainer: Trainer, setup: Setup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._setup = setup
        self._history: History | None = None
        self._position = Position()
        self._paused_training = False
        self.guessing = Guessing()
        trainer.state_changed.connect(self._on_training)

    @property
    def active(self) -> bool:
        """Whether somebody is stepping through a run."""
        return self._history is not None

    @property
    def history(self) -> History | None:
        """The epochs that can be stepped through, or None while nobody does."""
        return self._history

    @property
    def is_another_run(self) -> bool:
        """Whether it is another run than the trained one, because the set-up is another."""
        return bool(self._trainer.history) and self._trained is None

    @property
    def position(self) -> Position:
        """The step that is shown."""
        return self._position

    @property
    def last(self) -> Position:
        """The last step there is; the first where the numbers are too large from the start."""
        return Position(len(self._history), Step.ADJUST) if self._history else Position()

    @property
    def total(self) -> int:
        """How many epochs the run has, as far as anybody knows; at least 1."""
        if not self._history:
            return 1
        return len(self._history) if self._history.run.done else self._history.planned

    @property
    def can_go_on(self) -> bool:
        """Whether there is a step after the one that is shown, or a result to be shown."""
        if not self._history:
            return False
        return self._position < self.last or self.asked is not None or not self._history.run.done

    @property
    def epoch(self) -> Epoch | None:
        """The numbers of the epoch that is shown, or None where there is none."""
        return self._history[self._position.epoch - 1] if self._history else None

    @property
    def setup(self) -> Setup:
        """What the epoch that is shown was trained with."""
        history = self._history
        return history.setup_at(self._position.epoch - 1) if history else self._setup

    @property
    def shown_lines(self) -> int:
        """How many of the epoch's five lines show their results."""
        return 0 if self.epoch is None else self.guessing.lines_shown(self._position)

    @property
    def errors_shown(self) -> int:
        """The errors of how many epochs have been shown."""
        return self._position.epoch - (self.shown_lines < CodeLine.ERROR)

    @property
    def epochs_shown(self) -> int:
        """How many epochs have been shown from beginning to end."""
        return self._position.epoch - (self.shown_lines < CodeLine.WEIGHT)

    @property
    def asked(self) -> SolvedLine | None:
        """The line whose result is to be guessed now, or None."""
        epoch = self.epoch
        if epoch is None or self.shown_lines >= self._position.step.lines[-1]:
            return None
        return code_lines(self.setup, epoch)[self.shown_lines]

    def enter(self, at: int | None = None) -> None:
        """Begin to step through a run.

        Args:
            at: The epoch to begin with, or None for the next one of a training that is going
                on, and the first one of any other.
        """
        if self.active:
            return
        going_on = self._trainer.state in (TrainerState.RUNNING, TrainerState.PAUSED)
        was_running = self._trainer.state is TrainerState.RUNNING
        self._trainer.pause()
        self._paused_training = was_running
        trained = self._trainer.history
        if at is None and going_on and trained is not None:
            at = len(trained) + 1
        self.guessing.forget_guesses()
        self._begin(at or 1)
        self.activated.emit(True)

    def leave(self) -> None:
        """Show again what was there before."""
        if not self.active:
            return
        self._history = None
        self._position = Position()
        self.activated.emit(False)
        self.changed.emit()
        if self._paused_training:
            self._trainer.resume()

    def set_setup(self, setup: Setup) -> None:
        """Step through a run with another set-up, from its first epoch."""
        self._setup = setup
        if self.active:
            self._begin(1)

    def next(self) -> None:
        """Show the result that is hidden, or else the next step."""
        if self.asked is not None:
            self.guessing.reveal(self._position.epoch, self.shown_lines + 1)
            self.changed.emit()
        else:
            self.go(self._position.next())

    def back(self) -> None:
        """Show the step before."""
        self.go(self._position.back())

    def go(self, position: Position) -> None:
        """Show a step; where there are fewer epochs, the last one."""
        before = self._position, self.last
        self._reach(position.epoch)
        position = min(position, self.last)
        if (position, self.last) == before:
            return
        self._position = position
        self.guessing.reveal(position.epoch, position.step.lines[0] - 1)
        self.changed.emit()

    def go_to_epoch(self, number: int) -> None:
        """Show the same step of another epoch; where there are fewer, of the last one."""
        self._reach(number)
        self.go(self._position.in_epoch(min(max(number, 1), self.last.epoch)))

    def set_guess_first(self, guess_first: bool) -> None:
        """Hide results from now on, or show them; what is shown already stays shown."""
        if guess_first != self.guessing.on:
            self.guessing.reveal(self._position.epoch, self.shown_lines)
            self.guessing.on = guess_first
            self.changed.emit()

    def guess(self, text: str) -> None:
        """Judge a guess at the hidden result; show that once the guess is right, or the second."""
        asked, history, epoch = self.asked, self._history, self.epoch
        if asked is None or history is None or epoch is None:
            return
        # Imported here: the window is painted before what only lessons and guesses need.
        from simplenn.core.lesson.hidden_result import question_of

        around = history[max(epoch.number - 2, 0) : epoch.number + 1]
        neighbours = [each for each in around if each.number != epoch.number]
        question = question_of(asked, self.setup, epoch, neighbours)
        self.guessing.judge(text, question, epoch.number, asked.line)
        self.changed.emit()

    @property
    def _trained(self) -> History | None:
        """What was trained, if it is what the set-up leads to."""
        trained = self._trainer.history
        return trained if trained and _began_with(trained, self._setup) else None

    def _begin(self, at: int) -> None:
        trained = self._trained
        self._history = History(self._setup) if trained is None else trained.branch()
        self._history.run.advance(_AHEAD)
        self._position = Position(min(at, self.last.epoch))
        self.guessing.begin(self._position.epoch)
        self.changed.emit()

    def _reach(self, number: int) -> None:
        """Compute up to an epoch, if the run goes that far and nobody has been there."""
        if self._history is not None and number > len(self._history):
            self._history.run.advance(number - len(self._history))

    def _on_training(self) -> None:
        self._paused_training = False
        self.leave()


def _began_with(history: History, setup: Setup) -> bool:
    """Whether a history is what a set-up leads to, continuations with the same numbers included."""
    learned = history.run.setup.weight
    return history.setup.weight == setup.weight and history.run.setup == replace(
        setup, weight=learned
    )
