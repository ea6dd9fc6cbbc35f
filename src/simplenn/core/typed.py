"""Numbers as people type them."""

from __future__ import annotations

import re
from typing import Final

_GROUPED: Final = r"[+-]?[1-9]\d{0,2}(MARK\d{3})+"


def plain_number(text: str) -> str:
    """A text as Python writes numbers: with a point, and an ASCII minus sign."""
    return text.strip().replace(",", ".").replace("\N{MINUS SIGN}", "-")


def is_ambiguous(text: str) -> bool:
    """Whether a comma may stand for a point, or between thousands: 1,000 is 1 or 1000."""
    return _is_grouped(text, ",")


def plain_count(text: str) -> str:
    """A whole number as Python writes it, without what people put between thousands."""
    return re.sub("[,. ]", "", text) if _is_grouped(text, "[,. ]") else text


def readings(text: str) -> list[str]:
    """What a text may stand for, as Python writes it: 1.369 and 1,369 may be 1369 as well."""
    return list(dict.fromkeys(plain_number(each) for each in (text, plain_count(text))))


def _is_grouped(text: str, mark: str) -> bool:
    """Whether a text is a number with such a mark between its thousands."""
    return re.fullmatch(_GROUPED.replace("MARK", mark), text.strip()) is not None
