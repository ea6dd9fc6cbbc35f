from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simplenn.core.exploration import MOST_EPOCHS, Exploration
from simplenn.core.network import SimpleNN
from simplenn.core.setup import Setup
from simplenn.core.theory import best_alpha, limit_alpha


def by_trying(setup: Setup, tolerance: float) -> tuple[float | None, int | None]:
    """The last error and the epochs needed, epoch by epoch as the article does it."""
    network = SimpleNN(setup.weight, setup.alpha)
    needed = 0 if abs(network.predict(setup.input) - setup.goal) <= tolerance else None
    error = None
    for epoch in range(1, setup.epochs + 1):
        errors = network.train(setup.input, setup.goal, 1)
        if not errors:
            return None, needed
        error = errors[0]
        if needed is None and abs(network.predict(setup.input) - setup.goal) <= tolerance:
            needed = epoch
    return error, needed


@pytest.mark.parametrize("epochs", [1, 20, 257, 600])
def test_every_point_is_a_run(epochs: int) -> None:
    setup = Setup(5, 42, epochs=epochs)
    exploration = Exploration(setup, 0.1)
    for alpha in exploration.alphas[::29]:
        explored = exploration.at(alpha)
        expected = by_trying(replace(setup, alpha=alpha), 0.1)
        assert (explored.alpha, explored.error, explored.needed) == (alpha, *expected)


@settings(max_examples=50)
@given(
    input=st.floats(0.01, 100.0),
    goal=st.floats(-100.0, 100.0),
    weight=st.floats(-10.0, 10.0),
    change=st.floats(0.01, 3.0),
    tolerance=st.floats(1e-6, 10.0),
)
def test_the_search_finds_the_first_epoch_that_is_near_enough(
    input: float, goal: float, weight: float, change: float, tolerance: float
) -> None:
    setup = Setup(input, goal, weight, change / input**2, 300)
    explored = Exploration(setup, tolerance).at(setup.alpha)
    assert (explored.error, explored.needed) == by_trying(setup, tolerance)


@pytest.mark.parametrize("input", [5, -0.001, 1e6, 1e-100, 1e140])
def test_the_range_has_the_best_alpha_and_the_limit_in_it(input: float) -> None:
    alphas = Exploration(Setup(input, 42), 0.1).alphas
    assert len(alphas) >= 300
    assert alphas == sorted(set(alphas))
    assert best_alpha(input) in alphas[1:-1]
    assert limit_alpha(input) in alphas[1:-1]


def test_the_order_begins_with_a_rough_picture() -> None:
    exploration = Exploration(Setup(5, 42), 0.1)
    assert sorted(exploration.order) == exploration.alphas
    rough = exploration.order[: len(exploration.order) // 16]
    assert rough == sorted(rough)
    assert rough[0] == exploration.alphas[0]
    assert rough[-1] > exploration.limit


def test_input_0_has_nothing_to_explore() -> None:
    assert Exploration(Setup(0, 42), 0.1).alphas == []


def test_very_long_runs_are_explored_in_part() -> None:
    assert Exploration(Setup(5, 42, epochs=10**9), 0.1).epochs == MOST_EPOCHS


def test_in_words() -> None:
    exploration = Exploration(Setup(5, 42, epochs=400), 0.1)
    assert exploration.in_words(exploration.at(0.01)).endswith(
        ", and the answer is within 0.1 of the goal after 21 epochs."
    )
    assert exploration.in_words(exploration.at(0.08)) == (
        "With alpha 0.08, epoch 400 has the error 1369, and in 400 epochs no answer comes "
        "within 0.1 of the goal."
    )
    assert exploration.in_words(exploration.at(0.3)) == (
        "With alpha 0.3 the numbers grow too large within 400 epochs."
    )
    near = Exploration(Setup(5, 42, 8.39, epochs=1), 0.1)
    assert near.in_words(near.at(0.01)).endswith("within 0.1 of the goal at the start.")
