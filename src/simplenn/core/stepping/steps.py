"""The lines and the steps of an epoch, and a place in a run that is gone through with them."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class CodeLine(IntEnum):
    """The five lines of an epoch, in the order in which they are computed.

    A line's number is also how many lines are done when it is, with 0 for none: so
    `done >= CodeLine.ERROR` asks whether the error has been computed.
    """

    PREDICTION = 1
    DELTA = 2
    ERROR = 3
    DERIVATIVE = 4
    WEIGHT = 5


class Step(IntEnum):
    """The four steps in which the five lines are gone through."""

    PREDICT = 1
    COMPARE = 2
    DERIVATIVE = 3
    ADJUST = 4

    @property
    def lines(self) -> tuple[CodeLine, ...]:
        """The code lines that this step does, in order."""
        return _LINES[self]


_LINES = {
    Step.PREDICT: (CodeLine.PREDICTION,),
    Step.COMPARE: (CodeLine.DELTA, CodeLine.ERROR),
    Step.DERIVATIVE: (CodeLine.DERIVATIVE,),
    Step.ADJUST: (CodeLine.WEIGHT,),
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
