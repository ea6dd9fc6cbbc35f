from __future__ import annotations

import dataclasses
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simplenn.core.errors import SetupError
from simplenn.core.fields import MAX_EPOCHS
from simplenn.core.setup import Setup

NUMBER_FIELDS = ("input", "goal", "weight", "alpha")


class Unprintable:
    def __repr__(self) -> str:
        return "x" * 1000


NO_NUMBERS: list[tuple[Any, str]] = [
    (None, "None"),
    ("5", "'5'"),
    (b"5", "b'5'"),
    (True, "True"),
    (False, "False"),
    (5j, "5j"),
    (Decimal("0.5"), "Decimal('0.5')"),
    ([5], "[5]"),
    (np.array([5.0]), "array([5.])"),
    (np.bool_(True), "np.True_"),
    (float("nan"), "nan"),
    (Unprintable(), f"{'x' * 40}..."),
]
NOT_FINITE: list[tuple[Any, str]] = [
    (float("inf"), "inf"),
    (-float("inf"), "-inf"),
    (10**400, f"1{'0' * 39}..."),
    (10**5000, "a number of thousands of digits"),
    (Fraction(10**400, 3), f"Fraction(1{'0' * 30}..."),
]
NO_EPOCHS: list[tuple[Any, str]] = [
    (0, "0"),
    (-1, "-1"),
    (1_000_000_001, "1000000001"),
    (10**400, f"1{'0' * 39}..."),
    (2.5, "2.5"),
    (20.0, "20.0"),
    (float("nan"), "nan"),
    (float("inf"), "inf"),
    (True, "True"),
    (None, "None"),
    ("20", "'20'"),
    (5j, "5j"),
    (Decimal(20), "Decimal('20')"),
]


def refusal(field: str, value: object) -> str:
    """The sentence with which a set-up refuses a value."""
    values: dict[str, Any] = {"input": 5, "goal": 42, field: value}
    with pytest.raises(SetupError) as raised:
        Setup(**values)
    assert raised.value.field == field
    assert raised.value.value is value
    return str(raised.value)


@pytest.mark.parametrize("field", NUMBER_FIELDS)
@pytest.mark.parametrize(("value", "shown"), NO_NUMBERS, ids=[shown for _, shown in NO_NUMBERS])
def test_what_is_no_number_is_refused(field: str, value: object, shown: str) -> None:
    assert refusal(field, value) == f"{field} must be a number, but it is {shown}."


@pytest.mark.parametrize("field", NUMBER_FIELDS)
@pytest.mark.parametrize(("value", "shown"), NOT_FINITE, ids=[shown for _, shown in NOT_FINITE])
def test_what_is_too_large_for_a_float_is_refused(field: str, value: object, shown: str) -> None:
    reason = "must be a finite number, at most about 1.8e308 in size"
    assert refusal(field, value) == f"{field} {reason}, but it is {shown}."


@pytest.mark.parametrize(("value", "shown"), NO_EPOCHS, ids=[shown for _, shown in NO_EPOCHS])
def test_what_is_no_number_of_epochs_is_refused(value: object, shown: str) -> None:
    reason = "must be a whole number from 1 to 1,000,000,000"
    assert refusal("epochs", value) == f"epochs {reason}, but it is {shown}."


@pytest.mark.parametrize("value", [5, Fraction(5), np.float32(5), np.float64(5), np.int64(5)])
def test_any_real_number_is_kept_as_a_float(value: Any) -> None:
    setup = Setup(value, value, value, value, np.int64(7))  # type: ignore[arg-type]
    assert setup == Setup(5.0, 5.0, 5.0, 5.0, 7)
    assert [type(field) for field in dataclasses.astuple(setup)] == [float] * 4 + [int]


@pytest.mark.parametrize("epochs", [1, MAX_EPOCHS])
def test_both_ends_of_the_range_of_epochs_are_allowed(epochs: int) -> None:
    assert Setup(5, 42, epochs=epochs).epochs == epochs


@given(numbers=st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 4))
@example(numbers=(0.0, -0.0, 5e-324, -1.7976931348623157e308))
def test_every_finite_number_is_allowed(numbers: tuple[float, float, float, float]) -> None:
    setup = Setup(*numbers)
    kept = (setup.input, setup.goal, setup.weight, setup.alpha)
    assert [number.hex() for number in kept] == [number.hex() for number in numbers]


ANYTHING = st.deferred(lambda: st.from_type(object))  # not found out while tests are collected


@given(field=st.sampled_from((*NUMBER_FIELDS, "epochs")), value=ANYTHING)
def test_nothing_but_a_setup_error_comes_out(field: str, value: object) -> None:
    values: dict[str, Any] = {"input": 5, "goal": 42, field: value}
    with suppress(SetupError):
        Setup(**values)


def test_the_defaults_are_the_article_s() -> None:
    assert Setup(5, 42) == Setup(input=5, goal=42, weight=1.0, alpha=0.01, epochs=20)


def test_a_setup_does_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Setup(5, 42).alpha = 1.0  # type: ignore[misc]
