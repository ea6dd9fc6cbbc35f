"""How numbers are written."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simplenn.core import numbers

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(number=FINITE)
@example(-0.0)
def test_an_exact_number_can_be_read_back(number: float) -> None:
    assert float(numbers.format_exact(number)) == number


@pytest.mark.parametrize(
    ("number", "said"), [(5.0, "5"), (8.4, "8.4"), (-37.0, "-37"), (1e300, "1e+300"), (0.1, "0.1")]
)
def test_a_whole_number_is_said_without_decimals(number: float, said: str) -> None:
    assert numbers.format_exact(number) == said


@given(number=FINITE)
@example(13.950000000000001)
@example(8.4)
@example(5e-324)
def test_what_comes_out_by_hand_stands_before_all_digits(number: float) -> None:
    by_hand, _, in_full = numbers.format_by_hand(number).partition(" (")
    assert float(by_hand) == pytest.approx(number, rel=2e-14)
    assert float(in_full.removesuffix(" with all digits)") or by_hand) == number


@given(one=st.floats(-1e300, 1e300), other=st.floats(-1e300, 1e300))
@example(one=0.08, other=math.nextafter(0.08, 1))
@example(one=1e300, other=math.nextafter(1e300, 0))
def test_different_numbers_are_told_apart(one: float, other: float) -> None:
    left, right = numbers.format_distinct(one, other)
    assert (left != right) is (one != other) or one == other == 0.0
    assert float(left) == pytest.approx(one, rel=1e-3, abs=5e-324)


@given(number=FINITE)
@example(-0.0)
@example(-1e-9)
def test_nobody_writes_minus_zero(number: float) -> None:
    for write in (numbers.format_exact, numbers.format_short, numbers.format_about):
        assert write(number).removeprefix("about ") != "-0"
    assert "-0" not in numbers.format_distinct(number, -0.0)


@pytest.mark.parametrize(
    ("number", "short", "about"),
    [
        (37.0, "37", "37"),
        (770.0625, "770.0625", "770.0625"),
        (1234.5, "1234.5", "1234.5"),
        (-0.0, "0", "0"),
        (41.88266515825944, "41.88", "about 41.88"),
        (123456.789, "123456.8", "about 123456.8"),
        (12345678.9, "1.235e+07", "about 1.235e+07"),
        (1e-5, "1e-05", "1e-05"),
    ],
)
def test_numbers_are_written_in_full_where_that_is_short(
    number: float, short: str, about: str
) -> None:
    assert numbers.format_short(number) == short
    assert numbers.format_about(number) == about


@given(number=FINITE)
def test_what_is_not_called_about_is_the_whole_number(number: float) -> None:
    text = numbers.format_about(number)
    assert text.startswith("about ") is (float(text.removeprefix("about ")) != number)


@pytest.mark.parametrize(
    ("some", "texts"),
    [
        ((1.0, 15.8), ["1", "15.8"]),
        ((8.399999, 8.4000000001), ["8.399999", "8.4"]),
        ((8.399999, 8.3999992), ["8.399999", "8.3999992"]),
        ((0.08002, 0.08), ["0.08002", "0.08"]),
        ((42.00000000000003, 41.99999999999998), ["42.00000000000003", "41.99999999999998"]),
        ((1234567.25, 2.0), ["1234567", "2"]),
        ((5.0, 5.0), ["5", "5"]),
    ],
)
def test_numbers_that_stand_together_can_be_told_apart(
    some: tuple[float, ...], texts: list[str]
) -> None:
    assert numbers.format_distinct(*some) == texts


def test_epochs_are_counted_in_english() -> None:
    assert list(map(numbers.format_epochs, (0, 1, 2, 1000))) == [
        *("0 epochs", "1 epoch", "2 epochs", "1,000 epochs")
    ]
