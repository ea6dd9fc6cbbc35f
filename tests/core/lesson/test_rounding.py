"""When a number that was typed counts as right."""

from __future__ import annotations

from decimal import Decimal

import pytest

from simplenn.core.lesson.rounding import is_right


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("-37", -37.0),
        ("-37.0", -37.0),
        ("0.1", 0.1),
        ("1369", 1369.0),
        ("243.65", 243.6525878906251),
        ("243.66", 243.6525878906251),
        ("244", 243.6525878906251),
        ("0.024", 0.02447549348672308),
        ("0", 0.0),
        ("1e3", 1000.0),
    ],
)
def test_right_also_when_rounded_or_cut_off(typed: str, value: float) -> None:
    assert is_right(Decimal(typed), value)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("37", -37.0),
        ("-36", -37.0),
        ("1400", 1369.0),
        ("245", 243.6525878906251),
        ("0.02", 0.02447549348672308),
        ("0", 1e-9),
        ("1e308", -1e308),
        ("1e-9999999", 5.0),
        ("1e-9999999", -5.0),
        ("-1e9999999", 5.0),
        ("0e9999999", 5.0),
    ],
)
def test_not_right(typed: str, value: float) -> None:
    assert not is_right(Decimal(typed), value)
