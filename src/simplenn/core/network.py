"""The network itself: one weight, and the five lines that teach it."""

from __future__ import annotations

import math
from itertools import repeat
from typing import NamedTuple

from simplenn.core.setup import Setup


class Epoch(NamedTuple):
    """Every number of one epoch.

    A named tuple, because plots ask for thousands at a time and it is three times as quick to
    make as a frozen dataclass.

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

    The error is left out, since the next weight does not depend on it. Infinity and NaN, once
    they arise, never leave the weight again: whoever calls this looks at the result.

    Returns:
        The weight after count epochs; not finite when any number on the way was not.
    """
    for _ in repeat(None, count):
        weight = weight - (alpha * ((input * weight - goal) * input))
    return weight


def train_while_finite(
    weight: float, input: float, goal: float, alpha: float, count: int
) -> tuple[float, int]:
    """Do many epochs, up to the one in which a number, the error among them, gets too large.

    Returns:
        The weight after the last whole epoch, and how many whole epochs there were.
    """
    done = 0
    try:
        for done in range(count):
            delta = input * weight - goal
            delta**2  # raises OverflowError where the error is too large
            new_weight = weight - (alpha * (delta * input))
            if not math.isfinite(new_weight):
                return weight, done
            weight = new_weight
    except OverflowError:
        return weight, done
    return weight, count


def epochs_until_repetition(weight: float, input: float, goal: float, alpha: float) -> int:
    """After how many epochs a weight comes back that was there one or two epochs before.

    Only to be asked where it does come back, since it goes on until then.
    """
    before, done = math.nan, 0
    while True:
        new_weight = weight - (alpha * ((input * weight - goal) * input))
        done += 1
        if new_weight in (weight, before):
            return done
        before, weight = weight, new_weight


def train_errors(weight: float, input: float, goal: float, alpha: float, count: int) -> list[float]:
    """Do many epochs and keep only each one's error, which must not be too large for a float."""
    errors: list[float] = []
    for _ in repeat(None, count):
        delta = input * weight - goal
        errors.append(delta**2)
        weight = weight - (alpha * (delta * input))
    return errors


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
        """Learn to answer goal for input, going on from the present weight.

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
