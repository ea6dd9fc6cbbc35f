"""Reading numbers as people type them, with the marks and the digits of their language.

Taken are a point or a comma before the decimals, any minus sign, the decimal digits of every
script, and what people put between thousands: spaces of any width, apostrophes and underscores,
and commas or points where they can mean nothing else (1,000,000 and 1.000,5). What could be read
in two ways is not read at all: 1,000 may be a thousand or one.
"""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Final

_SPACES: Final = " \N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
_APOSTROPHES: Final = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
_PLAIN: Final = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys("\N{ARABIC THOUSANDS SEPARATOR}", "'"),
    **dict.fromkeys("\N{ARABIC DECIMAL SEPARATOR}\N{FULLWIDTH FULL STOP}", "."),
    **dict.fromkeys("\N{FULLWIDTH COMMA}", ","),
    **dict.fromkeys("\N{FULLWIDTH PLUS SIGN}", "+"),
    **dict.fromkeys("\N{MINUS SIGN}\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}", "-"),
    **dict.fromkeys("\N{NON-BREAKING HYPHEN}\N{HYPHEN}\N{EN DASH}", "-"),
}
"""What stands for the same as a character on every keyboard."""

_NUMBER: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_WITH_MARKS: Final = re.compile(
    r"([+-]?[1-9][0-9]{0,2}(?:([ '_,.])[0-9]{3})(?:\2[0-9]{3})*)(?![0-9])(.*)"
)
"""Digits with one kind of mark between thousands, and what follows."""


def parse_number(text: str) -> float | None:
    """The finite number that a text stands for; None where it stands for none, or for two."""
    number = None if is_ambiguous(text) else _parse(_python_spelling(text))
    return number if number is not None and math.isfinite(number) else None


def parse_count(text: str, most: int) -> int | None:
    """The whole number from 1 to most that a text stands for, or None.

    A comma or a point with three digits after it stands between thousands here.
    """
    spelling = _python_spelling(text, whole=True)
    number = _parse(spelling)
    if number is None or not 1.0 <= number <= most or Decimal(spelling) != int(number):
        return None
    return int(number)


def is_ambiguous(text: str) -> bool:
    """Whether a comma may stand for a point, or between thousands: 1,000 is 1 or 1000."""
    return two_meanings(text) is not None


def two_meanings(text: str) -> tuple[str, str] | None:
    """Both numbers that an ambiguous text may stand for, as Python writes them, or None."""
    plain = _plain(text)
    found = _WITH_MARKS.fullmatch(plain)
    if found is None or found[2] != "," or plain.count(",") > 1 or found[3]:
        return None
    return plain.replace(",", ""), plain.replace(",", ".")


def possible_numbers(text: str) -> list[Decimal]:
    """Every finite number that a text may stand for, with the digits as they were typed.

    1.369 and 1,369 may be 1369 as well.
    """
    spellings = dict.fromkeys((_python_spelling(text), _python_spelling(text, whole=True)))
    return [number for each in spellings if (number := _parse_decimal(each)) is not None]


def _parse_decimal(spelling: str) -> Decimal | None:
    number = _parse(spelling)
    try:
        return Decimal(spelling) if number is not None and math.isfinite(number) else None
    except InvalidOperation:  # an exponent of more than eighteen digits
        return None


def _parse(spelling: str) -> float | None:
    return float(spelling) if _NUMBER.fullmatch(spelling) else None


def _python_spelling(text: str, *, whole: bool = False) -> str:
    """A text as Python writes numbers: no mark between thousands, and a point.

    Args:
        text: What was typed; where it is no number, it remains none.
        whole: Whether one comma or point with three digits after it stands between thousands.
    """
    plain = _plain(text)
    found = _WITH_MARKS.fullmatch(plain)
    if found is not None and _is_between_thousands(found, whole=whole):
        plain = found[1].replace(found[2], "") + found[3]
    return plain.replace(",", ".")


def _is_between_thousands(found: re.Match[str], *, whole: bool) -> bool:
    """Whether the marks that were found cannot be a decimal point."""
    mark, rest = found[2], found[3]
    if mark not in ",.":
        return True
    other = "." if mark == "," else ","
    return found[1].count(mark) > 1 or rest.startswith(other) or (whole and not rest)


def _plain(text: str) -> str:
    """A text with the characters that every keyboard has, where others stand for the same."""
    return "".join(map(_plain_character, text.strip()))


def _plain_character(char: str) -> str:
    if char.isascii():
        return char
    if unicodedata.category(char) == "Cf":  # marks of writing direction, which nobody sees
        return ""
    digit = unicodedata.decimal(char, None)
    return _PLAIN.get(char, char) if digit is None else str(digit)
