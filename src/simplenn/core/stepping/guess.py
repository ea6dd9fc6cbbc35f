"""Whether a guess is right, rounded as people round."""

from __future__ import annotations

import math
import sys
from decimal import Decimal
from typing import Final, NamedTuple

from simplenn.core.numbers import format_short

_COARSEST: Final = 0.05
"""However few digits were typed, a guess that is off by more than this share is not right."""

_RIGHT: Final = "Right."
_RIGHT_ROUNDED: Final = "Right, rounded."
_NOT_RIGHT: Final = "Not quite."
_TOO_LOW: Final = "Not quite: {off_by} too low."
_TOO_HIGH: Final = "Not quite: {off_by} too high."


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
    if float(guess) == value:
        return Verdict(True, _RIGHT)
    if guess and not sys.float_info.min <= abs(float(guess)) < math.inf:
        return Verdict(False, _not_right(float(guess) - value))  # beyond what decimals can do
    exponent = guess.as_tuple().exponent
    assert isinstance(exponent, int), "a guess is a finite number"
    off_by = guess - Decimal(value)
    is_near = abs(off_by) <= abs(Decimal(value)) * Decimal(_COARSEST)
    if is_near and abs(off_by) < Decimal(1).scaleb(exponent):
        return Verdict(True, _RIGHT_ROUNDED)
    return Verdict(False, _not_right(float(off_by)))


def _not_right(off_by: float) -> str:
    if off_by == 0.0 or not math.isfinite(off_by):
        return _NOT_RIGHT
    text = _TOO_HIGH if off_by > 0.0 else _TOO_LOW
    return text.format(off_by=format_short(abs(off_by)))
