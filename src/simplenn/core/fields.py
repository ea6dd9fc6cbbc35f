"""The fields of a set-up: what each is called, what it means, and what it may be.

This is the one description of them. The set-up's own checks, the spin boxes and their tooltips,
the command line's help, session files, tables and captions are all made from it.
"""

from __future__ import annotations

import math
import operator
from numbers import Real
from typing import Final, NamedTuple

from simplenn.core.errors import SetupError

MAX_EPOCHS: Final = 1_000_000_000
"""The most epochs one run may have."""


class Field(NamedTuple):
    """A number that a person can set. None of them has a unit.

    Attributes:
        name: What it is called in code, on the command line and in files.
        label: What it is called in the window and in tables.
        explanation: What it means, in one sentence.
        default: What it is unless another number is asked for: the article's.
        is_whole: Whether it is a whole number from 1 to MAX_EPOCHS. Any other field takes every
            finite number.
    """

    name: str
    label: str
    explanation: str
    default: float
    is_whole: bool = False

    def checked(self, value: object, of: str = "") -> float:
        """Check a value, and give it as an int or a float.

        Args:
            value: Anything at all.
            of: What the field belongs to, as it follows the name in a message: " of run 2".

        Raises:
            SetupError: The field cannot have it; the message names the field and the value.
        """
        check = epoch_count if self.is_whole else finite_number
        return check(self.name + of, value)


INPUT: Final = Field("input", "input", "What the network is given.", 5.0)
GOAL: Final = Field("goal", "goal", "What it should answer.", 42.0)
WEIGHT: Final = Field(
    "weight", "starting weight", "What the network knows before training: it starts from here.", 1.0
)
ALPHA: Final = Field(
    "alpha", "alpha", "The learning rate: how much of the derivative each epoch applies.", 0.01
)
EPOCHS: Final = Field(
    "epochs",
    "epochs",
    f"How often the weight is adjusted, from 1 to {MAX_EPOCHS:,} times.",
    20,
    is_whole=True,
)

FIELDS: Final = (INPUT, GOAL, WEIGHT, ALPHA, EPOCHS)
"""All of them, in the order in which they are listed everywhere."""


def finite_number(name: str, value: object) -> float:
    """Check that a value is a finite number, and give it as a float.

    Raises:
        SetupError: It is not; the message has the name and the value.
    """
    if not isinstance(value, Real) or isinstance(value, bool):
        raise SetupError(name, value, "must be a number")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if math.isnan(number):
        raise SetupError(name, value, "must be a number")
    if math.isinf(number):
        raise SetupError(name, value, "must be a finite number, at most about 1.8e308 in size")
    return number


def epoch_count(name: str, value: object) -> int:
    """Check that a value is a whole number from 1 to MAX_EPOCHS, and give it as an int.

    Raises:
        SetupError: It is not; the message has the name and the value.
    """
    reason = f"must be a whole number from 1 to {MAX_EPOCHS:,}"
    if isinstance(value, bool):
        raise SetupError(name, value, reason)
    try:
        count = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise SetupError(name, value, reason) from None
    if not 1 <= count <= MAX_EPOCHS:
        raise SetupError(name, value, reason)
    return count
