"""How numbers are written, in fields, tables and sentences. Minus zero is written as 0.

format_exact     all digits, so that float() gives the number back: fields, tables, files
format_short     few digits, to be read and not to be copied: sentences, labels of plots
format_about     the same, and says "about" where digits are left out: sentences with a claim
format_by_hand   all digits, after the number that comes out by hand: solutions
format_distinct  several numbers, with as many digits as it takes to tell neighbours apart
format_epochs    a count of epochs with its noun
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

_SHORT: Final = 8
"""Characters. A number that takes more is shortened: 770.0625 is not, 41.88266515825944 is."""


_NOISE: Final = 2e-14
"""So far off, relatively, a hundred roundings of floats lead at most."""


def format_exact(number: float) -> str:
    """All digits, whole numbers without the ".0": float() gives the number back."""
    return repr(float(number) + 0.0).removesuffix(".0")  # -0.0 + 0.0 is 0.0


def format_short(number: float) -> str:
    """All digits where that is short, else four significant ones, and no 1.235e+05 for 123456.7."""
    in_full = format_exact(number)
    return in_full if len(in_full) <= _SHORT else _with_digits(number, 4)


def format_about(number: float) -> str:
    """As format_short, with "about" before it where that is not the whole number."""
    short = format_short(number)
    return short if float(short) == number else f"about {short}"


def format_by_hand(number: float) -> str:
    """All digits; before them the decimal number that they are but for a float's last digits."""
    decimal, in_full = float(f"{number:.12g}"), format_exact(number)
    if decimal == number or abs(decimal - number) > _NOISE * abs(number):
        return in_full
    return f"{format_exact(decimal)} ({in_full} with all digits)"


def format_distinct(*numbers: float) -> list[str]:
    """As format_short, with more digits where neighbours that differ would read the same.

    A number that is written in full keeps all of its digits beside one that is not, so that
    8.399999 does not stand beside 8.4.
    """
    texts = [format_short(number) for number in numbers]
    whole = [text for text, number in zip(texts, numbers, strict=True) if float(text) == number]
    if _differ(texts, numbers) and len(whole) == len(texts):
        return texts
    for digits in range(max([4, *map(_significant_digits, whole)]), 17):
        texts = [_with_digits(number, digits) for number in numbers]
        if _differ(texts, numbers):
            return texts
    return [format_exact(number) for number in numbers]


def format_epochs(count: int) -> str:
    """Such as "1 epoch" or "1,000 epochs"."""
    return f"{count:,} epoch" if count == 1 else f"{count:,} epochs"


def _with_digits(number: float, digits: int) -> str:
    """A number with so many significant digits; below ten millions, none before the point is cut.

    No number is made longer than it is in full.
    """
    if 1e4 <= abs(number) < 1e7:
        digits = max(digits, 7)
    return min(f"{number + 0.0:.{digits}g}", format_exact(number), key=len)


def _differ(texts: list[str], numbers: tuple[float, ...]) -> bool:
    """Whether no two neighbours read the same, except where they are the same."""
    pairs = zip(pairwise(texts), pairwise(numbers), strict=True)
    return all(one != other or a == b for (one, other), (a, b) in pairs)


def _significant_digits(text: str) -> int:
    mantissa = text.partition("e")[0]
    return len(mantissa.replace(".", "").replace("-", "").strip("0"))


def format_rate(per_second: float, unit: str) -> str:
    """Such as "10 epochs a second", "1 step a second" or "1 step in 5 seconds"."""
    if per_second < 1.0:
        return f"1 {unit} in {format_short(1 / per_second)} seconds"
    count = f"{per_second:,.0f}" if per_second >= 10.0 else format_short(per_second)
    return f"{count} {unit}{'' if count == '1' else 's'} a second"
