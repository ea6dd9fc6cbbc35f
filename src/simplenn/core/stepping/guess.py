"""Whether a guess is right, rounded as people round."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Final, NamedTuple

from simplenn.core.words import format_spoken

_COARSEST: Final = 0.05
"""However few digits were typed, a guess that is off by more than this share is not right."""


class Verdict(NamedTuple):
    """What is to be said about a guess.

    Attributes:
        right: Whether it is right.
        sentence: That, and otherwise by how much it is not.
    """

    right: bool
    sentence: str


def judge(guess: Decimal, value: float) -> Verdict:
    """Compare a guess with the number itself.

    Rounding and cutting off are both fine: a guess may differ by less than one unit of the last
    digit that was typed, but never by more than a twentieth of the number.

    Args:
        guess: A finite number, with the digits as they were typed.
        value: The number itself, finite.
    """
    exponent = guess.as_tuple().exponent
    assert isinstance(exponent, int), "a guess is a finite number"
    miss = guess - Decimal(value)
    unit = Decimal(1).scaleb(exponent)
    if miss == 0 or float(guess) == value:
        return Verdict(True, "Right.")
    if abs(miss) < unit and abs(miss) <= abs(Decimal(value)) * Decimal(_COARSEST):
        return Verdict(True, "Right, rounded.")
    return Verdict(False, _not_right(float(miss)))


def _not_right(miss: float) -> str:
    if miss == 0.0 or not math.isfinite(miss):
        return "Not quite."
    return f"Not quite: {format_spoken(abs(miss))} too {'high' if miss > 0.0 else 'low'}."
