"""Numbers as people type them."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simplenn.core.numbers import format_exact
from simplenn.core.typed_numbers import (
    is_ambiguous,
    parse_count,
    parse_number,
    possible_numbers,
    two_meanings,
)

MOST = 1_000_000_000


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("42", 42.0),
        (" 0,5 ", 0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("+1E-4", 1e-4),
        ("0,125", 0.125),
        ("1000,5", 1000.5),
        ("1,000,000", 1e6),
        ("1.000.000", 1e6),
        ("1,000.5", 1000.5),
        ("1.000,5", 1000.5),
        ("1.000", 1.0),
        ("5 000", 5000.0),
        ("5\N{NO-BREAK SPACE}000", 5000.0),
        ("5\N{NARROW NO-BREAK SPACE}000\N{NARROW NO-BREAK SPACE}000,25", 5000000.25),
        ("5\N{THIN SPACE}000.5e3", 5000500.0),
        ("1'000'000.5", 1000000.5),
        ("1\N{RIGHT SINGLE QUOTATION MARK}000", 1000.0),
        ("1_000", 1000.0),
        ("\N{MINUS SIGN}7", -7.0),
        ("\N{EN DASH}7e\N{MINUS SIGN}1", -0.7),
        ("\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH DIGIT FOUR}\N{FULLWIDTH DIGIT TWO}", -42.0),
        ("\N{LEFT-TO-RIGHT MARK}-\N{ARABIC-INDIC DIGIT FOUR}\N{ARABIC DECIMAL SEPARATOR}5", -4.5),
        ("\N{ARABIC-INDIC DIGIT ONE}\N{ARABIC THOUSANDS SEPARATOR}000", 1000.0),
        ("\N{DEVANAGARI DIGIT FOUR}\N{DEVANAGARI DIGIT TWO}", 42.0),
        ("1e-9999999", 0.0),
    ],
)
def test_numbers_of_every_country(text: str, number: float) -> None:
    assert parse_number(text) == number
    assert not is_ambiguous(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "e5", "1e", "abc", "nan", "inf", "-Infinity", "1e999", "0x10", "1.2.3", "1,2,3"),
        *(
            "4 2",
            "1 0000",
            "0 125",
            "1 000'000",
            "1__000",
            "1_00",
            "1.00,5",
            "1,000.500,2",
            "12,34,",
        ),
        *("\N{SUPERSCRIPT TWO}", "\N{VULGAR FRACTION ONE HALF}", "5 %", "--5", "+-5", "5-"),
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None
    assert not is_ambiguous(text)


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("1,000", ("1000", "1.000")),
        ("-12,345", ("-12345", "-12.345")),
        ("\N{MINUS SIGN}999,999", ("-999999", "-999.999")),
    ],
)
def test_what_may_be_two_numbers_is_none(text: str, meanings: tuple[str, str]) -> None:
    assert two_meanings(text) == meanings
    assert parse_number(text) is None
    assert possible_numbers(text) == [Decimal(meanings[1]), Decimal(meanings[0])]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("20", 20),
        ("20.0", 20),
        ("1e6", 1_000_000),
        ("1,000", 1000),
        ("1.000", 1000),
        ("1 000 000", 1_000_000),
        ("1\N{RIGHT SINGLE QUOTATION MARK}000", 1000),
        ("1000000000", MOST),
        ("0", None),
        ("-1", None),
        ("2.5", None),
        ("1,5", None),
        ("1000000001", None),
        ("1.0000000000000000000000001", None),
        ("1e-9999999", None),
        ("1e99999999999999999999", None),
        ("x", None),
    ],
)
def test_counts(text: str, count: int | None) -> None:
    assert parse_count(text, MOST) == count


def test_what_a_guess_may_mean() -> None:
    assert possible_numbers("1.369") == [Decimal("1.369"), Decimal(1369)]
    assert possible_numbers("0.50") == [Decimal("0.50")]
    assert possible_numbers("1e-9999999") == [Decimal("1e-9999999")]
    for text in ("", "x", "1e999", "1e-99999999999999999999"):
        assert possible_numbers(text) == []


@given(number=st.floats(allow_nan=False, allow_infinity=False))
def test_what_a_field_shows_can_be_typed(number: float) -> None:
    assert parse_number(format_exact(number)) == number


@given(text=st.text() | st.from_regex(r"[-+0-9.,_\' e\u2009\u202f]{1,12}", fullmatch=True))
@example("1e-99999999999999999999")
@example("9" * 5000)
def test_no_text_at_all_is_too_much(text: str) -> None:
    number, count = parse_number(text), parse_count(text, MOST)
    assert number is None or math.isfinite(number)
    assert count is None or 1 <= count <= MOST
    assert all(each.is_finite() for each in possible_numbers(text))
