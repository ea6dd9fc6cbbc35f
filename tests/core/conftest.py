"""What the core is measured against: the article's five lines, and set-ups of every kind."""

from __future__ import annotations

import csv
import math
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import strategies as st

from simplenn.core.setup import Setup

Row = tuple[float, ...]
"""weight before, pred, delta, error, derivative, weight after"""

NUMBERS = (
    *(0.0, -0.0, 1.0, -1.0, 0.5, 5.0, 42.0, 1e-5, 1e5, 5e-324, -5e-324, 2.2250738585072014e-308),
    *(1e-310, 1e-200, 1e-154, 1e77, 1e99, 1e101, 1e150, -1e153, 1e154, 1.4e154, 1e160, 1e308),
    *(1.7976931348623157e308, -1.7976931348623157e308),
)
FACTORS = (
    *(0.0, 1e-300, 1e-18, 1e-16, 1e-12, 1e-6, 0.01, 0.25, 0.5, 0.9, 1.0, 1.0 - 1e-16, 1.0 + 1e-15),
    *(1.1, 1.75, 1.99, 2.0 - 1e-4, 2.0 - 1e-9, 2.0 - 4e-16, 2.0, 2.0 + 4e-16, 2.0 + 1e-9, 2.1),
    *(3.0, 25.0, 1e10, 1e80, -1e-16, -0.25, -1e10),
)
"""alpha * input ** 2, which decides what a run does."""


def _five_lines(setup: Setup) -> list[Row]:
    input, goal, alpha, weight = setup.input, setup.goal, setup.alpha, setup.weight
    rows: list[Row] = []
    for _ in range(setup.epochs):
        before = weight
        try:
            pred = input * weight
            delta = pred - goal
            error = delta**2
            derivative = delta * input
            weight = weight - (alpha * derivative)
        except OverflowError:
            break
        row = (before, pred, delta, error, derivative, weight)
        if not all(map(math.isfinite, row)):
            break
        rows.append(row)
    return rows


@pytest.fixture(scope="session")
def five_lines() -> Callable[[Setup], list[Row]]:
    """The article's code, written down a second time, up to the last finite epoch."""
    return _five_lines


@pytest.fixture(scope="session")
def reference() -> list[Row]:
    """The numbers of the article's run: input 5, goal 42."""
    path = Path(__file__).with_name("trace-5-42.csv")
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert rows[0][0] == "epoch"
    numbers = [tuple(map(float, row)) for row in rows[1:]]
    return [(weight, *rest) for _, weight, *rest in numbers]


def _any_number(rng: random.Random) -> float:
    kind = rng.randrange(6)
    if kind == 0:
        return rng.choice(NUMBERS)
    if kind == 1:
        return float(rng.randint(-100, 100))
    if kind == 2:
        return rng.uniform(-10.0, 10.0)
    exponents = {3: (-320.0, 308.0), 4: (60.0, 160.0), 5: (-5.0, 5.0)}[kind]
    return rng.choice((1.0, -1.0)) * math.pow(10.0, rng.uniform(*exponents))


def _any_factor(rng: random.Random) -> float:
    return rng.choice((rng.choice(FACTORS), rng.uniform(0.0, 2.2), 1.0 + rng.gauss(0.0, 1e-15)))


def _any_setup(rng: random.Random) -> Setup:
    """A set-up of any kind; most of them ones in which something happens."""
    input, goal, weight, alpha = (_any_number(rng) for _ in range(4))
    if input and rng.random() < 0.8:
        alpha = _finite(_any_factor(rng) / input / input)
    if input and rng.random() < 0.3:
        weight = _finite(goal / input * (1.0 + rng.choice((0.0, 1e-16, 1e-9, 10.0))))
    return Setup(input, goal, weight, alpha, epochs=rng.randint(1, 40))


def _finite(number: float) -> float:
    return number if math.isfinite(number) else 0.01


@pytest.fixture(scope="session")
def setups() -> list[Setup]:
    """Five thousand set-ups, and a few hundred that go on for longer; the same in every run."""
    rng = random.Random(542)
    short = [_any_setup(rng) for _ in range(5_000)]
    return short + [replace(_any_setup(rng), epochs=rng.randint(250, 1_100)) for _ in range(300)]


st.register_type_strategy(Setup, st.builds(_any_setup, st.randoms(use_true_random=False)))
