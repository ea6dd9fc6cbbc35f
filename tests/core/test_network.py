from __future__ import annotations

import doctest
import importlib
import pkgutil
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from tests.core.training import FiveLines

import simplenn
import simplenn.core
from simplenn import SimpleNN
from simplenn.core.errors import SetupError
from simplenn.core.network import train_epochs, train_one_epoch
from simplenn.core.setup import Setup

ARTICLE = """\
Error: 1369.0
Error: 770.0625
Error: 433.16015625
Error: 243.6525878906251
Error: 137.05458068847665
Error: 77.09320163726807
Error: 43.36492592096329
Error: 24.39277083054185
Error: 13.72093359217979
Error: 7.718025145601132
Error: 4.341389144400637
Error: 2.442031393725358
Error: 1.373642658970514
Error: 0.7726739956709141
Error: 0.43462912256489855
Error: 0.24447888144275018
Error: 0.13751937081154697
Error: 0.07735464608149517
Error: 0.043511988420844
Error: 0.02447549348672308
"""

MODULES = [
    module.name for module in pkgutil.walk_packages(simplenn.core.__path__, "simplenn.core.")
]


def test_the_article_s_run_to_the_last_digit() -> None:
    network = SimpleNN()
    errors = network.train(input=5, goal=42, epochs=20)
    assert "".join(f"Error: {error}\n" for error in errors) == ARTICLE
    assert network.weight == 8.376533031651888
    assert network.predict(5) == 41.88266515825944


def test_the_test_s_own_five_lines_agree_with_the_reference(
    five_lines: FiveLines, reference: list[tuple[float, ...]]
) -> None:
    assert five_lines(Setup(5, 42)) == reference


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_the_documentation(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_the_network_has_a_documented_example() -> None:
    assert doctest.testmod(simplenn.core.network).attempted == 3


def test_every_setup_gives_the_digits_of_the_five_lines(
    five_lines: FiveLines, setups: list[Setup]
) -> None:
    for setup in setups:
        network = SimpleNN(setup.weight, setup.alpha)
        errors = network.train(setup.input, setup.goal, setup.epochs)
        rows = five_lines(setup)
        assert [error.hex() for error in errors] == [row[3].hex() for row in rows], setup
        assert network.weight.hex() == (rows[-1][-1] if rows else setup.weight).hex(), setup


@given(setup=...)
def test_many_epochs_at_once_end_at_the_same_weight(five_lines: FiveLines, setup: Setup) -> None:
    rows = five_lines(setup)
    weight = train_epochs(setup.weight, setup.input, setup.goal, setup.alpha, len(rows))
    assert weight.hex() == (rows[-1][-1] if rows else setup.weight).hex()


def test_training_goes_on_from_the_learned_weight() -> None:
    at_once, in_two = SimpleNN(), SimpleNN()
    expected = at_once.train(5, 42, 50)
    assert in_two.train(5, 42, 30) + in_two.train(5, 42, 20) == expected
    assert in_two.weight == at_once.weight


def test_training_ends_with_the_last_finite_epoch() -> None:
    network = SimpleNN(alpha=1.0)
    errors = network.train(5, 42, 1000)
    assert len(errors) == 111
    assert errors[-1] == 6.065639911042778e306
    assert network.train(5, 42, 1) == []


@pytest.mark.parametrize("weight", [2, np.float32(2.0), np.int64(2), Fraction(2)])
def test_other_kinds_of_numbers_are_taken_as_floats(weight: Any) -> None:
    network, plain = SimpleNN(weight), SimpleNN(2.0)
    input: Any = np.float32(5)
    goal: Any = Fraction(42)
    assert network.train(input, goal, 20) == plain.train(5.0, 42.0, 20)
    assert network.weight == plain.weight
    assert type(network.weight) is float


@pytest.mark.parametrize(
    ("network", "arguments", "field"),
    [
        (SimpleNN(weight=float("nan")), (5, 42, 20), "weight"),
        (SimpleNN(alpha=float("inf")), (5, 42, 20), "alpha"),
        (SimpleNN(), ("5", 42, 20), "input"),
        (SimpleNN(), (5, None, 20), "goal"),
        (SimpleNN(), (5, 42, 0), "epochs"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_allowed_is_refused_before_anything_is_learned(
    network: SimpleNN, arguments: tuple[float, float, int], field: str
) -> None:
    before = repr(network.weight)
    with pytest.raises(SetupError, match=f"^{field} must be") as raised:
        network.train(*arguments)
    assert raised.value.field == field
    assert repr(network.weight) == before


def test_one_epoch() -> None:
    epoch = train_one_epoch(7, 1.0, 5.0, 42.0, 0.01)
    assert epoch == (7, 1.0, 5.0, -37.0, 1369.0, -185.0, 2.85)
    assert epoch is not None
    assert epoch.off_by == 37.0
    assert epoch.is_finite


@pytest.mark.parametrize(
    ("weight", "input", "goal", "alpha"),
    [
        (1e200, 1e200, 0.0, 0.0),  # the prediction, and nothing else once alpha is 0
        (-1e308, 1.0, 1e308, 0.0),  # delta
        (1e155, 1.0, 0.0, 0.0),  # the error
        (1.0, 1e200, 1e200 - 1e190, 1.0),  # the derivative
        (1.0, 1e10, 0.0, 1e300),  # alpha * derivative
        (-1.7e308, 1e-200, 1.0, 1.7e308),  # the new weight is large, yet it fits
    ],
)
def test_an_epoch_is_finite_or_none(
    weight: float, input: float, goal: float, alpha: float, five_lines: FiveLines
) -> None:
    epoch = train_one_epoch(1, weight, input, goal, alpha)
    rows = five_lines(Setup(input, goal, weight, alpha, 1))
    assert [epoch[1:]] == rows if epoch else rows == []
