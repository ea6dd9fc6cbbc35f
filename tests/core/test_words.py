from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simplenn.core import words
from simplenn.core.history import History
from simplenn.core.run import Outcome
from simplenn.core.setup import Setup

FINITE = st.floats(allow_nan=False, allow_infinity=False)


def trained(setup: Setup) -> History:
    history = History(setup)
    history.run.advance(setup.epochs)
    return history


@given(number=FINITE)
@example(-0.0)
def test_an_exact_number_can_be_read_back(number: float) -> None:
    assert float(words.format_exact(number)).hex() == number.hex()


@pytest.mark.parametrize(
    ("number", "said"), [(5.0, "5"), (8.4, "8.4"), (-37.0, "-37"), (1e300, "1e+300"), (0.1, "0.1")]
)
def test_a_whole_number_is_said_without_decimals(number: float, said: str) -> None:
    assert words.format_exact(number) == said


@given(one=st.floats(-1e300, 1e300), other=st.floats(-1e300, 1e300))
@example(one=0.08, other=math.nextafter(0.08, 1))
@example(one=1e300, other=math.nextafter(1e300, 0))
def test_different_numbers_are_told_apart(one: float, other: float) -> None:
    left, right = words.format_distinct(one, other)
    assert (left != right) is (one != other) or one == other == 0.0
    assert float(left) == pytest.approx(one, rel=1e-3, abs=5e-324)


@given(setup=..., epochs=st.integers(1, 300))
@example(setup=Setup(1e160, 42), epochs=1)
@example(setup=Setup(1.0, -1.7e308, 1.7e308, 0.0), epochs=1)
@example(setup=Setup(5, 42, alpha=1e308), epochs=9)
@example(setup=Setup(1e200, 42, 1e200), epochs=9)
def test_no_sentence_has_infinity_or_nan_in_it(setup: Setup, epochs: int) -> None:
    history = trained(replace(setup, epochs=epochs))
    sentences = [
        words.untrained(setup),
        words.going_on(history),
        words.ended(history),
        words.answer(history.run),
    ]
    for sentence in sentences:
        assert not re.search(r"\b(inf|nan|infinity|none)\b", sentence, re.IGNORECASE)
        assert re.fullmatch(r"[A-Z][^\n]*[.]", sentence), sentence


@given(setup=...)
def test_too_low_and_too_high_are_true(setup: Setup) -> None:
    run = trained(setup).run
    sentence, prediction = words.answer(run), run.prediction
    if prediction is not None:
        assert ("too low" in sentence) is (-math.inf < prediction - setup.goal < 0.0)
        assert ("too high" in sentence) is (0.0 < prediction - setup.goal < math.inf)
        assert ("exactly the goal" in sentence) is (prediction == setup.goal)


@pytest.mark.parametrize(
    ("setup", "facts"),
    [
        (Setup(5, 42), ["After 20 epochs.", "41.88", "0.1173 too low"]),
        (Setup(5, 42, epochs=1), ["After 1 epoch."]),
        (Setup(5, 42, epochs=200), ["From epoch 124 on", "no longer", "Nearer it cannot get"]),
        (Setup(5, 42, alpha=1, epochs=500), ["Diverged", "epoch 112", "by 24", "above 0.08"]),
        (Setup(5, 42, alpha=-1, epochs=500), ["Diverged", "epoch", "negative"]),
        (Setup(5, 42, alpha=0.09), ["After 20 epochs.", "running away", "by 1.25", "above 0.08"]),
        (Setup(5, 42, alpha=0.08), ["bounces between 1 and 15.8 for ever", "0.08"]),
        (Setup(5, 42, alpha=0.04), ["From epoch 2 on", "exactly the goal."]),
        (Setup(0, 42), ["Nothing was learned", "input 0"]),
        (Setup(5, 42, alpha=0), ["Nothing was learned", "alpha 0"]),
        (Setup(5, 42, alpha=1e-30), ["From epoch 1 on", "37 too low", "so small"]),
        (Setup(5e-324, 42), ["so small", "Try a larger input"]),
        (Setup(5, 1e308), ["Diverged", "epoch 1 ", "do not fit into a float"]),
        (Setup(1e160, 42), ["Diverged", "epoch 1 ", "more than 1.8e308"]),
        (
            Setup(5, 42, alpha=0.07999, epochs=150_000),
            ["no longer changes", "Nearer it cannot get"],
        ),
    ],
    ids=str,
)
def test_how_a_run_ended(setup: Setup, facts: list[str]) -> None:
    sentence = words.ended(trained(setup))
    assert all(fact in sentence for fact in facts), sentence


def test_alphas_and_weights_that_look_alike_are_told_apart() -> None:
    assert "since alpha 0.080001 is above 0.08," in words.ended(trained(Setup(5, 42, 1, 0.080001)))
    assert "by 1.0005, since" in words.ended(trained(Setup(5, 42, alpha=0.08002)))
    bounce = words.ended(trained(Setup(5, 42, 8.4000001, 0.08)))
    assert "between 8.3999999 and 8.4000001 for ever" in bounce


def test_a_stopped_run() -> None:
    history = History(Setup(5, 42))
    history.run.advance(7)
    assert words.going_on(history).startswith("Epoch 7 of 20. Given 5, the network answers")
    history.run.stop()
    assert history.run.outcome is Outcome.STOPPED
    assert words.ended(history).startswith("Stopped after 7 epochs. Given 5, the network answers")


@given(
    start=st.floats(-1e3, 1e3),
    goal=st.floats(-1e3, 1e3),
    share=st.floats(1e-6, 1.999),
    epochs=st.integers(1, 300),
)
@example(start=58.028887, goal=44.0, share=0.888, epochs=20)
def test_more_epochs_bring_it_nearer_where_that_is_said(
    start: float, goal: float, share: float, epochs: int
) -> None:
    history = trained(Setup(75.23604, goal, start, share / 75.23604**2, epochs))
    off_by = abs((history.run.prediction or 0.0) - goal)
    if "nearer" in words.ended(history):
        history.continue_with(history.setup).advance(epochs)
        assert abs((history.run.prediction or 0.0) - goal) < off_by


def test_a_number_that_is_not_said_in_full_is_called_about() -> None:
    sentence = words.untrained(Setup(123456.789, 42))
    assert "when given about 1.235e+05. It should answer 42:" in sentence
