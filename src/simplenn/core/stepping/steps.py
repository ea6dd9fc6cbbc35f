"""A place in a run that is gone through step by step."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Step(IntEnum):
    """The four steps of an epoch."""

    PREDICT = 1
    COMPARE = 2
    DERIVATIVE = 3
    ADJUST = 4

    @property
    def lines(self) -> range:
        """The numbers of the code lines that this step does, of 1 to 5."""
        return _LINES[self]


_LINES = {
    Step.PREDICT: range(1, 2),
    Step.COMPARE: range(2, 4),
    Step.DERIVATIVE: range(4, 5),
    Step.ADJUST: range(5, 6),
}


class Position(NamedTuple):
    """A step of an epoch; the first is the prediction of epoch 1, and there is no last.

    Attributes:
        epoch: Which epoch, from 1.
        step: Which of its steps.
    """

    epoch: int = 1
    step: Step = Step.PREDICT

    def next(self) -> Position:
        """The step after this one."""
        if self.step is Step.ADJUST:
            return Position(self.epoch + 1)
        return Position(self.epoch, Step(self.step + 1))

    def back(self) -> Position:
        """The step before this one; the first one stays where it is."""
        if self.step is not Step.PREDICT:
            return Position(self.epoch, Step(self.step - 1))
        return Position(self.epoch - 1, Step.ADJUST) if self.epoch > 1 else self

    def in_epoch(self, number: int) -> Position:
        """The same step of another epoch."""
        return Position(number, self.step)
