"""What a person can set before training, and what is allowed, said in words."""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass
from numbers import Real
from typing import Final

MAX_EPOCHS: Final = 1_000_000_000
"""The most epochs one run may have."""


class SetupError(ValueError):
    """A set-up that cannot be trained with.

    Attributes:
        field: The name of the field that is wrong.
        value: What it was given.
        reason: What it must be, as it follows the field's name in the message.
    """

    def __init__(self, field: str, value: object, reason: str) -> None:
        super().__init__(f"{field} {reason}, but it is {_shown(value)}.")
        self.field = field
        self.value = value
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything that decides a training run; the same set-up always gives the same digits.

    Any real number is taken and kept as a float.

    Attributes:
        input: What the network is given. Any finite number.
        goal: What it should answer. Any finite number.
        weight: The weight it starts from. Any finite number.
        alpha: The learning rate. Any finite number: 0 learns nothing and a negative one runs
            away, and both are worth seeing.
        epochs: How often to adjust the weight, from 1 to MAX_EPOCHS.

    Raises:
        SetupError: A field is not such a number; the message names the field and the value.
    """

    input: float
    goal: float
    weight: float = 1.0
    alpha: float = 0.01
    epochs: int = 20

    def __post_init__(self) -> None:
        for field in ("input", "goal", "weight", "alpha"):
            object.__setattr__(self, field, finite_number(field, getattr(self, field)))
        object.__setattr__(self, "epochs", epoch_count("epochs", self.epochs))


def finite_number(field: str, value: object) -> float:
    """Check that a value is a finite number, and give it as a float.

    Raises:
        SetupError: It is not; the message names the field and the value.
    """
    if not isinstance(value, Real) or isinstance(value, bool):
        raise SetupError(field, value, "must be a number")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if math.isnan(number):
        raise SetupError(field, value, "must be a number")
    if math.isinf(number):
        raise SetupError(field, value, "must be a finite number, at most about 1.8e308 in size")
    return number


def epoch_count(field: str, value: object) -> int:
    """Check that a value is a whole number from 1 to MAX_EPOCHS, and give it as an int.

    Raises:
        SetupError: It is not; the message names the field and the value.
    """
    reason = f"must be a whole number from 1 to {MAX_EPOCHS:,}"
    if isinstance(value, bool):
        raise SetupError(field, value, reason)
    try:
        count = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise SetupError(field, value, reason) from None
    if not 1 <= count <= MAX_EPOCHS:
        raise SetupError(field, value, reason)
    return count


def _shown(value: object, at_most: int = 40) -> str:
    """The value as a person would recognise it, cut when it is very long."""
    try:
        text = repr(value)
    except ValueError:  # Python refuses to print integers of more than 4,300 digits
        return "a number of thousands of digits"
    return text if len(text) <= at_most else f"{text[:at_most]}..."


ARTICLE: Final = Setup(input=5.0, goal=42.0)
"""The article's numbers, which everything starts with unless others are asked for."""
