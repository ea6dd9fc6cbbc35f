"""The trace: every epoch's numbers, exactly, in little memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, overload

from simplenn.core.network import Epoch, train_epochs, train_one_epoch
from simplenn.core.setup import Setup

BLOCK: Final = 256
"""Epochs from one checkpoint to the next: 8 bytes for 256 epochs are 0.03 bytes an epoch.

A power of two, so that a weight that alternates has the same phase at every checkpoint.
"""


class Trace(Sequence[Epoch]):
    """All epochs that a run has done, like a list: trace[0] is epoch 1, trace[-1] the last.

    Training is deterministic, so only the weight before every 256th epoch is kept; the numbers
    in between are computed again, digit for digit, when somebody asks. One thread may extend a
    trace while others read it.

    Attributes:
        setup: What the run was started with.
    """

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._checkpoints = array("d", [setup.weight])
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Epoch: ...
    @overload
    def __getitem__(self, index: slice) -> list[Epoch]: ...
    def __getitem__(self, index: int | slice) -> Epoch | list[Epoch]:
        positions = range(self._length)[index]  # an IndexError for what is not there
        if isinstance(positions, range):
            return list(self.at(positions))
        return self._epoch_at(positions)

    def __iter__(self) -> Iterator[Epoch]:
        return self.at(range(self._length))

    def weight_after(self, count: int) -> float:
        """The weight after the first count epochs; after none, it is the starting weight.

        Raises:
            IndexError: The run has not done that many.
        """
        if not 0 <= count <= self._length:
            raise IndexError(f"no weight after {count} epochs, only {self._length} are done")
        block, rest = divmod(count, BLOCK)
        return self._train(self._checkpoint(block), rest)

    def at(self, positions: Iterable[int]) -> Iterator[Epoch]:
        """The epochs at some indices; rising ones share the work within a block."""
        reached, weight = 0, self.setup.weight
        for position in positions:
            if position != reached:
                block, rest = divmod(position, BLOCK)
                if reached // BLOCK != block or reached > position:
                    reached, weight = position - rest, self._checkpoint(block)
                weight = self._train(weight, position - reached)
            epoch = self._epoch(position, weight)
            reached, weight = position + 1, epoch.new_weight
            yield epoch

    def copy(self) -> Trace:
        """A trace of its own with the same epochs."""
        copy = Trace(self.setup)
        copy.extend(self._length, self._checkpoints[1:])
        return copy

    def extend(self, length: int, checkpoints: Sequence[float] = ()) -> None:
        """Take note that the run has done more epochs. Only the run itself calls this.

        Past the last checkpoint that it was given, every block of the trace is like the one
        before it: this is how a billion epochs of a settled weight cost nothing.

        Args:
            length: How many epochs are done now.
            checkpoints: The weights at the block borders passed since the last call.
        """
        self._checkpoints.extend(checkpoints)
        self._length = length

    def _checkpoint(self, block: int) -> float:
        return self._checkpoints[min(block, len(self._checkpoints) - 1)]

    def _train(self, weight: float, count: int) -> float:
        setup = self.setup
        return train_epochs(weight, setup.input, setup.goal, setup.alpha, count)

    def _epoch_at(self, position: int) -> Epoch:
        return self._epoch(position, self.weight_after(position))

    def _epoch(self, position: int, weight: float) -> Epoch:
        setup = self.setup
        epoch = train_one_epoch(position + 1, weight, setup.input, setup.goal, setup.alpha)
        assert epoch is not None, "a trace holds finite epochs only"
        return epoch


def sample_positions(start: int, stop: int, at_most: int) -> Sequence[int]:
    """Choose at most so many of the indices from start to stop, both ends included.

    They are evenly spread. The size of delta grows or shrinks steadily, so a curve of the errors at
    these indices hides no spike. The same ones come back while the range grows.

    Raises:
        ValueError: at_most is below 2.
    """
    if at_most < 2:
        raise ValueError(f"at_most must be at least 2, but it is {at_most}")
    if stop - start <= at_most:
        return range(start, stop)
    stride = 1
    while len(inner := _multiples_between(start, stop - 1, stride)) > at_most - 2:
        stride *= 2
    return [start, *inner, stop - 1]


def _multiples_between(low: int, high: int, stride: int) -> range:
    """The multiples of stride that are above low and below high."""
    return range((low // stride + 1) * stride, high, stride)
