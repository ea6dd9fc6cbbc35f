"""When a guess counts as right."""

from __future__ import annotations

from decimal import Decimal

import pytest

from simplenn.core.stepping.guess import judge


@pytest.mark.parametrize(
    ("guess", "value"),
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
def test_right_also_when_rounded_or_cut_off(guess: str, value: float) -> None:
    verdict = judge(Decimal(guess), value)
    assert verdict.right
    assert verdict.sentence.startswith("Right")


@pytest.mark.parametrize(
    ("guess", "value", "sentence"),
    [
        ("37", -37.0, "Not quite: 74 too high."),
        ("-36", -37.0, "Not quite: 1 too high."),
        ("1400", 1369.0, "Not quite: 31 too high."),
        ("245", 243.6525878906251, "Not quite: 1.347 too high."),
        ("0.02", 0.02447549348672308, "Not quite: 0.004475 too low."),
        ("0", 1e-9, "Not quite: 1e-09 too low."),
        ("1e308", -1e308, "Not quite."),
        ("1e-9999999", 5.0, "Not quite: 5 too low."),
        ("1e-9999999", -5.0, "Not quite: 5 too high."),
        ("-1e9999999", 5.0, "Not quite."),
        ("0e9999999", 5.0, "Not quite: 5 too low."),
    ],
)
def test_not_right_and_by_how_much(guess: str, value: float, sentence: str) -> None:
    verdict = judge(Decimal(guess), value)
    assert not verdict.right
    assert verdict.sentence == sentence
