"""A set-up: the five numbers that decide a training run."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from simplenn.core.fields import ALPHA, EPOCHS, FIELDS, GOAL, INPUT, WEIGHT
from simplenn.core.numbers import format_exact


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything that decides a training run; the same set-up always gives the same digits.

    Any real number is taken and kept as a float. FIELDS in core/fields.py says more of each.

    Attributes:
        input: What the network is given. Any finite number.
        goal: What it should answer. Any finite number.
        weight: The weight it starts from. Any finite number.
        alpha: The learning rate. Any finite number: 0 learns nothing and a negative one
            diverges, and both are worth seeing.
        epochs: How often to adjust the weight, from 1 to MAX_EPOCHS.

    Raises:
        SetupError: A field is not such a number; the message names the field and the value.
    """

    input: float
    goal: float
    weight: float = WEIGHT.default
    alpha: float = ALPHA.default
    epochs: int = int(EPOCHS.default)

    def __post_init__(self) -> None:
        for field in FIELDS:
            object.__setattr__(self, field.name, field.checked(getattr(self, field.name)))

    def in_words(self, names: Collection[str]) -> str:
        """Some of the numbers with all digits, each after what it is called.

        Args:
            names: The names of their fields, in any order.
        """
        return ", ".join(
            f"{field.label} {format_exact(getattr(self, field.name))}"
            for field in FIELDS
            if field.name in names
        )


ARTICLE: Final = Setup(INPUT.default, GOAL.default)
"""The article's numbers, which everything starts with unless others are asked for."""
