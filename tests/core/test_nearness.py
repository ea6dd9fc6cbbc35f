"""After how many epochs a run was near its goal, against a walk through all of its epochs."""

from __future__ import annotations

import math
import time
from dataclasses import replace

import pytest
from tests.core.training import FiveLines, trained

from simplenn.core.nearness import epochs_needed, epochs_needed_in, may_come_near
from simplenn.core.setup import ARTICLE, Setup
from simplenn.core.theory import answer_spacing, epochs_until_within


def walked(five_lines: FiveLines, setup: Setup, tolerance: float) -> int | None:
    """Look at every weight, one after the other."""
    weights = [setup.weight, *(row[5] for row in five_lines(setup))]
    distances = (abs(setup.input * weight - setup.goal) for weight in weights)
    return next((count for count, off_by in enumerate(distances) if off_by <= tolerance), None)


def test_the_first_epoch_that_is_near_enough_is_found(
    setups: list[Setup], five_lines: FiveLines
) -> None:
    found = 0
    for number, setup in enumerate(setups):
        run = trained(setup).run
        at_first = abs(setup.input * setup.weight - setup.goal)
        spacing = answer_spacing(setup)
        for tolerance in (0.1, at_first * 0.9 ** (number % 50), spacing * (number % 9 + 1) / 2):
            if 0.0 < tolerance < math.inf:
                needed = epochs_needed(run, tolerance)
                assert needed == walked(five_lines, setup, tolerance), (setup, tolerance)
                found += bool(needed)
    assert found > 1_000


@pytest.mark.parametrize("tolerance", [1e-6, 3e-7, 1e-8, 1e-12])
def test_where_rounding_falters_the_first_one_is_found(
    five_lines: FiveLines, tolerance: float
) -> None:
    for alpha in (0.08 - 1e-9, 0.08 * (1 - 1e-12), 1e-9, 0.07, 0.01):
        setup = Setup(5, 42, 8.4 + 2e-7, alpha, 5_000)
        assert epochs_needed(trained(setup).run, tolerance) == walked(five_lines, setup, tolerance)


@pytest.mark.parametrize(
    ("setup", "tolerance", "needed"),
    [
        (Setup(3, 0.3, 0.19999999999999998, 2 / 9, 60), 0.29999999999999993, 1),
        (Setup(7, 10, 2.857142857142857, 2 / 49, 60), 9.99999999999999, 3),
        (
            Setup(5, 46.18899691305626, -3.531382732721088, 0.07999999999999999, 1500),
            63.845910576661566,
            7,
        ),
    ],
)
def test_a_run_that_bounces_and_comes_nearer_by_rounding_alone(
    five_lines: FiveLines, setup: Setup, tolerance: float, needed: int
) -> None:
    assert epochs_needed(trained(setup).run, tolerance) == needed
    assert walked(five_lines, setup, tolerance) == needed


def test_a_billion_epochs_take_no_time() -> None:
    long = replace(ARTICLE, epochs=10**9)
    runs = [trained(replace(long, alpha=alpha)).run for alpha in (0.01, 0.07, 0.08)]
    creeping = trained(replace(long, alpha=1e-6), epochs=1_000_000).run
    before = time.process_time()
    needed = [epochs_needed(run, 0.1) for run in (*runs, creeping)]
    assert time.process_time() - before < 0.1
    assert needed == [21, 21, None, epochs_until_within(creeping.setup, 0.1)]


def test_continuations_are_counted_on() -> None:
    history = trained(ARTICLE)
    assert epochs_needed_in(history, 0.1) is None
    assert may_come_near(history, 0.1)
    history.continue_with(ARTICLE).advance(20)
    assert epochs_needed_in(history, 0.1) == 21
    other = trained(replace(ARTICLE, alpha=1.0, epochs=200))
    assert epochs_needed_in(other, 0.1) is None
    assert not may_come_near(other, 0.1)
