"""The network itself: one weight, and the five lines that teach it.

They are the lines of Leo Gau's article and of chapter 4 of Andrew W. Trask's "Grokking Deep
Learning". Every digit that is shown rests on their operations and on the order of these: `**` and
not `*`, since `delta * delta` may differ in the last digit.
"""

from __future__ import annotations

import math
from itertools import repeat
from typing import Literal, NamedTuple

from simplenn.core.setup import Setup

EpochQuantity = Literal["error", "weight", "prediction"]
"""The name of the field of an Epoch that a plot shows."""


class Epoch(NamedTuple):
    """Every number of one epoch, in the order in which tables and files have them.

    Attributes:
        number: Which epoch it is, counted from 1.
        weight: The weight before this epoch's update.
        prediction: input * weight.
        delta: prediction - goal.
        error: delta ** 2. It belongs to the weight before the update.
        derivative: delta * input. Half the true slope of the error: the factor 2 lives in alpha.
        new_weight: The weight after this epoch's update.
    """

    number: int
    weight: float
    prediction: float
    delta: float
    error: float
    derivative: float
    new_weight: float

    @property
    def off_by(self) -> float:
        """How far the prediction was from the goal: |delta|."""
        return abs(self.delta)

    @property
    def is_finite(self) -> bool:
        """Whether no number of this epoch is infinite or NaN.

        The new weight tells for all: none of the others can be without that being so too.
        """
        return math.isfinite(self.new_weight)


def train_one_epoch(
    number: int, weight: float, input: float, goal: float, alpha: float
) -> Epoch | None:
    """Do one epoch of gradient descent, in the order of operations that all digits rest on.

    Args:
        number: Which epoch it is, counted from 1.
        weight: The weight to start from.
        input: What the network is given.
        goal: What it should answer.
        alpha: The learning rate.

    Returns:
        The epoch's numbers, or None when one of them is too large for a float.
    """
    try:
        pred = input * weight
        delta = pred - goal
        error = delta**2
        derivative = delta * input
        new_weight = weight - (alpha * derivative)
    except OverflowError:
        return None
    epoch = Epoch(number, weight, pred, delta, error, derivative, new_weight)
    return epoch if epoch.is_finite else None


def train_epochs(weight: float, input: float, goal: float, alpha: float, count: int) -> float:
    """Do many epochs and keep only the weight: the same operations, and so the same digits.

    This is the only other place where the lines stand. "10 million epochs, against the bare five
    lines" in `make bench` needs it: one expression without names is quicker than the five lines,
    and the error is left out, since the next weight does not depend on it.

    Returns:
        The weight after count epochs; not finite when a weight on the way was not, for infinity
        and NaN never leave a weight again. An error that is too large does not show in it.
    """
    for _ in repeat(None, count):
        weight = weight - (alpha * ((input * weight - goal) * input))
    return weight


class SimpleNN:
    """The smallest neural network there is: it multiplies its input by one weight.

    >>> network = SimpleNN()
    >>> errors = network.train(input=5, goal=42, epochs=20)
    >>> network.predict(5)
    41.88266515825944

    Attributes:
        weight: What the network knows. Training changes it.
        alpha: The learning rate: how much of the derivative each epoch applies.
    """

    def __init__(self, weight: float = 1.0, alpha: float = 0.01) -> None:
        self.weight = weight
        self.alpha = alpha

    def predict(self, input: float) -> float:
        """Answer for an input: input * weight."""
        return input * self.weight

    def train(self, input: float, goal: float, epochs: int) -> list[float]:
        """Learn to answer goal for input, going on from the weight learned so far.

        When a number grows too large for a float, training ends with the last epoch whose
        numbers are all finite, and the list is shorter than epochs.

        Args:
            input: What the network is given.
            goal: What it should answer.
            epochs: How often to adjust the weight, from 1 to 1,000,000,000.

        Returns:
            Each epoch's error, (prediction - goal) ** 2, before that epoch's update.

        Raises:
            SetupError: One of the numbers is not allowed; the message says which and why.
        """
        setup = Setup(input, goal, self.weight, self.alpha, epochs)
        errors: list[float] = []
        self.weight = setup.weight
        for number in range(1, setup.epochs + 1):
            epoch = train_one_epoch(number, self.weight, setup.input, setup.goal, setup.alpha)
            if epoch is None:
                break
            errors.append(epoch.error)
            self.weight = epoch.new_weight
        return errors
