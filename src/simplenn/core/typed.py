"""Numbers as people type them."""

from __future__ import annotations

import re
from typing import Final

_IN_THOUSANDS: Final = r"[+-]?[1-9]\d{0,2}(,\d{3})+"
_GROUPED: Final = r"[+-]?[1-9]\d{0,2}([,. ]\d{3})+"


def plain_number(text: str) -> str:
    """A text as Python writes numbers: with a point, and an ASCII minus sign."""
    return text.strip().replace(",", ".").replace("\N{MINUS SIGN}", "-")


def is_ambiguous(text: str) -> bool:
    """Whether a comma may stand for a point, or between thousands: 1,000 is 1 or 1000."""
    return re.fullmatch(_IN_THOUSANDS, text.strip()) is not None


def plain_count(text: str) -> str:
    """A whole number as Python writes it, without what people put between thousands."""
    return re.sub("[,. ]", "", text) if re.fullmatch(_GROUPED, text.strip()) else text


def readings(text: str) -> list[str]:
    """What a text may stand for, as Python writes it: 1.369 and 1,369 may be 1369 as well."""
    return list(dict.fromkeys(plain_number(each) for each in (text, plain_count(text))))
