"""Whether a number that somebody has typed is right, rounded as people round."""

from __future__ import annotations

import math
import sys
from decimal import Decimal
from typing import Final

_COARSEST: Final = 0.05
"""However few digits were typed, a number that is off by more than this share is not right."""


def is_right(typed: Decimal, value: float) -> bool:
    """Compare a number that was typed with the number itself.

    Rounding and cutting off are both fine: it may differ by less than one unit of the last digit
    that was typed, but never by more than a twentieth of the number.

    Args:
        typed: A finite number, with the digits as they were typed.
        value: The number itself, finite.
    """
    if float(typed) == value:
        return True
    if typed and not sys.float_info.min <= abs(float(typed)) < math.inf:
        return False  # beyond what decimals can do
    exponent = typed.as_tuple().exponent
    assert isinstance(exponent, int), "it is a finite number"
    off_by = abs(typed - Decimal(value))
    is_near = off_by <= abs(Decimal(value)) * Decimal(_COARSEST)
    return is_near and off_by < Decimal(1).scaleb(exponent)
