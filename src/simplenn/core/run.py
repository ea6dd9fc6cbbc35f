"""One training run, which goes on whenever and as far as somebody asks it to."""

from __future__ import annotations

import math
from enum import Enum
from typing import Final

from simplenn.core.network import Epoch, train_epochs, train_one_epoch
from simplenn.core.setup import Setup
from simplenn.core.theory import Regime, answer_spacing, regime
from simplenn.core.trace import BLOCK, Trace

_SAFE_DELTA: Final = 1e154
"""Below this at both ends of a block, no delta within it can be too large to be squared: it grows
or shrinks by the same factor from epoch to epoch, but for rounding, and the first square that
overflows is that of 1.34e154."""

_LAST_DIGITS: Final = 1e-8
"""Where a weight alternates between two numbers, so near to each other is by rounding, and farther
apart is bouncing. An epoch takes a share 2 - alpha * input ** 2 of delta away, and rounding adds
about 4e-16 of the goal: where both are equal, a run that has learned goes to and fro for ever. For
that share to do its work within a billion epochs it must be above 4e-8, so that 4e-16 / 4e-8 is
the farthest apart that rounding keeps two weights."""


class Outcome(Enum):
    """What has come of a run so far."""

    RUNNING = "running"
    FINISHED = "finished"
    """All epochs are done, and the weight was still changing."""
    CONVERGED = "converged"
    """The weight no longer changes, except perhaps in its last digits, for ever."""
    OSCILLATING = "bouncing"
    """The weight goes to and fro between the same numbers, for ever."""
    DIVERGED = "diverged"
    """A number grew too large for a float."""
    STOPPED = "stopped"
    """Somebody stopped it before all epochs were done."""


class TrainingRun:
    """Trains for as many epochs as its caller asks for at a time: the caller sets the pace.

    Bit for bit what the five lines compute, at any pace. When a number grows too large for a
    float the run ends as diverged, and its trace with the last epoch whose numbers are all
    finite; neither infinity nor NaN ever gets out.

    Once the weight repeats itself exactly, all later epochs are known; asked for any number of
    them, the run fills them in at once.

    Attributes:
        setup: What it was started with.
        trace: Every epoch done so far.
        outcome: What has come of it so far.
        settled_at: The first epoch that brought the weight back to a value it had before, or
            None: from there on, nothing new happens.
        settled_as: CONVERGED or OSCILLATING from then on, also when it was stopped; else None.
        alternates: Whether it goes to and fro between two weights from then on.
        diverged_at: The epoch in which a number grew too large, or None.
    """

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.trace = Trace(setup)
        self.outcome = Outcome.RUNNING
        self.settled_at: int | None = None
        self.settled_as: Outcome | None = None
        self.alternates = False
        self.diverged_at: int | None = None
        self._weight = setup.weight

    @property
    def epoch(self) -> int:
        """How many epochs are done."""
        return len(self.trace)

    @property
    def remaining(self) -> int:
        """How many epochs are still to do."""
        return 0 if self.done else self.setup.epochs - self.epoch

    @property
    def done(self) -> bool:
        """Whether it has ended: finished, settled and filled in, diverged, or stopped."""
        ended = self.outcome in (Outcome.DIVERGED, Outcome.STOPPED)
        return ended or self.epoch >= self.setup.epochs

    @property
    def has_ended_itself(self) -> bool:
        """Whether it has ended without anybody stopping it."""
        return self.done and self.outcome is not Outcome.STOPPED

    @property
    def weight(self) -> float:
        """The weight now, after the last update."""
        return self._weight

    @property
    def prediction(self) -> float | None:
        """What the network answers now; None if that is too large for a float."""
        prediction = self.setup.input * self._weight
        return prediction if math.isfinite(prediction) else None

    @property
    def starts_small(self) -> bool:
        """Whether the first epoch's numbers fit into a float, if only alpha were small enough."""
        setup = self.setup
        return train_one_epoch(1, setup.weight, setup.input, setup.goal, 0.0) is not None

    @property
    def runs_away(self) -> bool:
        """Whether the answer is farther from the goal than it was at the start of the run."""
        setup, prediction = self.setup, self.prediction
        at_start = abs(setup.input * setup.weight - setup.goal)
        return prediction is None or abs(prediction - setup.goal) > at_start

    @property
    def is_at_goal(self) -> bool:
        """Whether the answer is as near to the goal as rounding allows anybody to expect."""
        setup, prediction = self.setup, self.prediction
        if prediction is None:
            return False
        at_start = abs(setup.input * setup.weight - setup.goal)
        near = max(1e-8 * at_start, 2.0 * answer_spacing(setup))
        return math.isclose(prediction, setup.goal, rel_tol=1e-8, abs_tol=near)

    @property
    def last(self) -> Epoch | None:
        """The last epoch's numbers, or None before the first."""
        return self.trace[-1] if self.epoch else None

    def advance(self, count: int) -> int:
        """Do some epochs.

        Args:
            count: How many at most.

        Returns:
            How many it did: fewer where the run ended before.
        """
        before = self.epoch
        target = before + min(count, self.remaining)
        while self.epoch < target and not self.done:
            to_border = BLOCK - self.epoch % BLOCK
            if self.settled_at is not None and to_border == BLOCK:
                self._fill_in(target)
            else:
                self._train(min(to_border, target - self.epoch))
        if self.outcome is Outcome.RUNNING and self.done:
            bounced = regime(self.setup) is Regime.OSCILLATES
            self.outcome = Outcome.OSCILLATING if bounced else Outcome.FINISHED
        return self.epoch - before

    def branch(self) -> TrainingRun:
        """A run of its own that has done the same epochs; it goes on even if this one stopped."""
        branch = TrainingRun(self.setup)
        branch.trace = self.trace.copy()
        was_stopped = self.outcome is Outcome.STOPPED
        branch.outcome = (self.settled_as or Outcome.RUNNING) if was_stopped else self.outcome
        branch.settled_at = self.settled_at
        branch.settled_as, branch.alternates = self.settled_as, self.alternates
        branch.diverged_at = self.diverged_at
        branch._weight = self._weight
        return branch

    def stop(self) -> None:
        """End the run here, if it has not ended already."""
        if not self.done:
            self.outcome = Outcome.STOPPED

    def _train(self, count: int) -> None:
        """Do some epochs of one block: at once, or one by one where numbers may get too large."""
        before, weight = self.epoch, self._after(self._weight, count)
        if self._is_safe(self._weight) and self._is_safe(weight):
            self._take(weight, count)
        else:
            self._train_carefully(count)
        is_new = self.settled_at is None and self.diverged_at is None
        if is_new and self._after(self._weight, 2) == self._weight:
            self._settle(before)

    def _train_carefully(self, count: int) -> None:
        setup, weight, done = self.setup, self._weight, 0
        while done < count:
            epoch = train_one_epoch(done, weight, setup.input, setup.goal, setup.alpha)
            if epoch is None:
                break
            weight, done = epoch.new_weight, done + 1
        if done:
            self._take(weight, done)
        if done < count:
            self.outcome = Outcome.DIVERGED
            self.diverged_at = self.epoch + 1

    def _take(self, weight: float, count: int) -> None:
        self._weight = weight
        length = self.epoch + count
        self.trace.extend(length, [weight] if length % BLOCK == 0 else [])

    def _fill_in(self, target: int) -> None:
        self.trace.extend(target)
        self._weight = self.trace.weight_after(target)

    def _settle(self, before: int) -> None:
        """Find the epoch, after so many, with which the weight began to repeat, if it is done."""
        weight = self._weight
        number = self._first_repetition(max(before - 1, 0))
        if number > self.epoch:
            return
        self.settled_at = number
        tiny = _LAST_DIGITS * max(abs(weight), abs(self.setup.weight))
        other = self._after(weight, 1)
        self.alternates = other != weight
        same = abs(other - weight) <= tiny
        self.settled_as = self.outcome = Outcome.CONVERGED if same else Outcome.OSCILLATING

    def _first_repetition(self, number: int) -> int:
        """The first epoch, after so many, that brings back a weight of one or two epochs before.

        Only to be asked where there is one, since it goes on until then.
        """
        before, weight = math.nan, self.trace.weight_after(number)
        while True:
            number += 1
            new_weight = self._after(weight, 1)
            if new_weight in (weight, before):
                return number
            before, weight = weight, new_weight

    def _after(self, weight: float, count: int) -> float:
        setup = self.setup
        return train_epochs(weight, setup.input, setup.goal, setup.alpha, count)

    def _is_safe(self, weight: float) -> bool:
        """Whether the weight is finite and its delta is far from overflowing when squared."""
        return abs(self.setup.input * weight - self.setup.goal) < _SAFE_DELTA
