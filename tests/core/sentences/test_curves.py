"""Plots in words."""

from __future__ import annotations

import time
from typing import Literal

import pytest
from tests.core.training import trained

from simplenn.core.sentences.curves import curve, valley
from simplenn.core.setup import Setup


@pytest.mark.parametrize(
    ("setup", "quantity", "shown", "says"),
    [
        (
            Setup(5, 42),
            "error",
            20,
            "the error falls fast at first, then ever more slowly, from 1369 in epoch 1 to 0.024",
        ),
        (
            Setup(5, 42, alpha=0.0001, epochs=5_000),
            "error",
            5_000,
            "5,000 epochs: the error falls fast at first, then ever more slowly, from 1369 in",
        ),
        (Setup(5, 42, alpha=0.0001, epochs=60), "weight", 60, "the weight rises evenly, from 1 in"),
        (Setup(5, 42), "weight", 1, "1 epoch: the weight is 1."),
        (Setup(5, 42), "weight", 0, "Nothing is trained yet."),
        (
            Setup(5, 42, alpha=0.07),
            "weight",
            20,
            "20 epochs: the weight jumps to and fro, less each time, from 1 in epoch 1 to 8.431 in",
        ),
        (
            Setup(5, 42, alpha=0.079, epochs=3_000),
            "weight",
            3_000,
            "the weight jumps to and fro, less each time, from 1 in epoch 1 to 8.4 in epoch 3,000.",
        ),
        (
            Setup(5, 42, alpha=0.08),
            "error",
            20,
            "20 epochs: the error stays as it is, 1369.",
        ),
        (
            Setup(5, 42, alpha=0.09, epochs=5_000),
            "error",
            1_500,
            "the error rises slowly at first, then ever faster, from 1369 in epoch 1 to 4.706e+293",
        ),
    ],
)
def test_a_curve_is_told_with_its_numbers(
    setup: Setup, quantity: Literal["error", "weight"], shown: int, says: str
) -> None:
    assert says in curve(trained(setup), quantity, shown)


def test_a_long_run_is_told_from_a_few_of_its_epochs() -> None:
    history = trained(Setup(5, 42, alpha=1e-7, epochs=300_000))
    before = time.process_time()
    assert "300,000 epochs: the weight rises" in curve(history, "weight", 300_000)
    assert time.process_time() - before < 0.1


def test_without_a_run_there_is_nothing_to_tell() -> None:
    assert curve(None, "error", 0) == "Nothing is trained yet."


def test_the_valley_is_told_by_its_bottom_and_the_ball() -> None:
    assert valley(Setup(5, 42), 1.0) == (
        "A valley with its bottom at weight 8.4, where the error is 0. "
        "The ball is at weight 1, where the error is 1369."
    )
    assert valley(Setup(0, 42), 1.0) == (
        "A plain: with input 0 the error is 1764, whatever the weight is."
    )
    assert valley(Setup(1e200, 42), 1.0) == "The errors are too large for a float."
