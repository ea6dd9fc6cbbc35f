"""The history of a network: a run and its continuations, one after the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import overload

from simplenn.core.fields import MAX_EPOCHS
from simplenn.core.network import Epoch
from simplenn.core.run import TrainingRun
from simplenn.core.setup import Setup
from simplenn.core.trace import sample_positions


class History(Sequence[Epoch]):
    """Every epoch a network has been through, numbered from 1 across all its runs.

    The first run starts from its set-up's weight, each later one from the weight learned so
    far. Only the last run may still be going on. Like a list: history[0] is epoch 1.
    """

    def __init__(self, setup: Setup) -> None:
        self._runs = [TrainingRun(setup)]
        self._starts = [0]  # the index of each run's first epoch

    @property
    def run(self) -> TrainingRun:
        """The last run, the only one that may go on."""
        return self._runs[-1]

    @property
    def runs(self) -> tuple[TrainingRun, ...]:
        """The first run and its continuations; all but the last have ended."""
        return tuple(self._runs)

    @property
    def setup(self) -> Setup:
        """What the first run was started with."""
        return self._runs[0].setup

    @property
    def setups(self) -> list[Setup]:
        """What each run was started with, in turn."""
        return [run.setup for run in self._runs]

    @property
    def weight(self) -> float:
        """What the network knows now."""
        return self.run.weight

    @property
    def planned(self) -> int:
        """How many epochs there will be when the last run has done all of its own."""
        return self._starts[-1] + self.run.setup.epochs

    @property
    def seams(self) -> list[int]:
        """The number of the first epoch of each continuation."""
        return [start + 1 for start in self._starts[1:]]

    @property
    def settled_at(self) -> int | None:
        """The number of the epoch from which on nothing new has happened, or None.

        It may lie in an earlier run, when the later ones have gone on in the same way.
        """
        if self.run.settled_at is None:
            return None
        settled = self._starts[-1] + self.run.settled_at
        while settled > 1 and self._repeats(settled - 1, alternates=self.run.alternates):
            settled = self._settled_with(settled - 1)
        return settled

    def continue_with(self, setup: Setup) -> TrainingRun:
        """Begin another run, which goes on from the learned weight. The last one has ended.

        Args:
            setup: What to train with; its weight is replaced by the learned one.
        """
        run = TrainingRun(replace(setup, weight=self.weight))
        self._starts.append(len(self))
        self._runs.append(run)
        return run

    def as_one_setup(self) -> Setup | None:
        """The set-up of a single run that does exactly the same, digit for digit.

        Returns:
            The set-up, or None where a continuation had other numbers, or where one run cannot
            have so many epochs.
        """
        first = self.setup
        same = all(
            (setup.input, setup.goal, setup.alpha) == (first.input, first.goal, first.alpha)
            for setup in self.setups
        )
        return replace(first, epochs=self.planned) if same and self.planned <= MAX_EPOCHS else None

    def branch(self) -> History:
        """A history of its own that begins like this one, and goes on where this one stopped."""
        branch = History(self.setup)
        branch._runs = [*self._runs[:-1], self.run.branch()]
        branch._starts = list(self._starts)
        return branch

    def setup_at(self, index: int) -> Setup:
        """The set-up of the run that did, or will do, the epoch at an index."""
        return self._runs[self._run_at(index)].setup

    def weight_after(self, count: int) -> float:
        """The weight after the first count epochs.

        Raises:
            IndexError: There are not so many.
        """
        run = self._run_at(max(count - 1, 0))
        return self._runs[run].trace.weight_after(count - self._starts[run])

    def sample(
        self, start: int, stop: int, at_most: int, known: Sequence[Epoch] = ()
    ) -> list[Epoch]:
        """Evenly spread epochs for a plot, at sample_positions(), for each run in turn.

        Args:
            start: Index of the first epoch; an epoch that is not there is left out.
            stop: Index after the last epoch.
            at_most: How many epochs to give, about; a run gets 2 in any case.
            known: An earlier sample of this history: what is in it is not computed again.
        """
        total = max(stop - start, 1)
        epochs = {epoch.number: epoch for epoch in known}
        sampled: list[Epoch] = []
        for run, first in zip(self._runs, self._starts, strict=True):
            begin, end = max(start - first, 0), min(stop - first, len(run.trace))
            share = max(2, at_most * (end - begin) // total)
            positions = sample_positions(begin, end, share)
            new = [position for position in positions if first + position + 1 not in epochs]
            for epoch in run.trace.at(new):
                epochs[first + epoch.number] = _renumbered(epoch, first)
            sampled += [epochs[first + position + 1] for position in positions]
        return sampled

    def __len__(self) -> int:
        return self._starts[-1] + len(self.run.trace)

    @overload
    def __getitem__(self, index: int) -> Epoch: ...
    @overload
    def __getitem__(self, index: slice) -> list[Epoch]: ...
    def __getitem__(self, index: int | slice) -> Epoch | list[Epoch]:
        positions = range(len(self))[index]
        if isinstance(positions, range):
            return [self._epoch_at(position) for position in positions]
        return self._epoch_at(positions)

    def __iter__(self) -> Iterator[Epoch]:
        for run, first in zip(self._runs, self._starts, strict=True):
            yield from (_renumbered(epoch, first) for epoch in run.trace)

    def _repeats(self, number: int, *, alternates: bool) -> bool:
        """Whether an epoch left the weight as it was, or brought the one before the last back."""
        *earlier, before, after = map(self.weight_after, range(max(number - 2, 0), number + 1))
        return after in earlier and after != before if alternates else after == before

    def _settled_with(self, number: int) -> int:
        """The epoch with which the repetition that an epoch is part of began in its run."""
        run = self._run_at(number - 1)
        settled_at = self._runs[run].settled_at
        return number if settled_at is None else min(number, self._starts[run] + settled_at)

    def _run_at(self, index: int) -> int:
        return bisect_right(self._starts, index) - 1

    def _epoch_at(self, index: int) -> Epoch:
        run = self._run_at(index)
        first = self._starts[run]
        return _renumbered(self._runs[run].trace[index - first], first)


def _renumbered(epoch: Epoch, before: int) -> Epoch:
    return epoch._replace(number=epoch.number + before) if before else epoch
