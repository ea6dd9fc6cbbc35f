from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.core.training import trained

from simplenn.core.advice import Advice, Problem, advice_on, would_help
from simplenn.core.setup import Setup


def advice(setup: Setup, epochs: int | None = None) -> Advice:
    found = advice_on(trained(setup, epochs=epochs))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("setup", "problem"),
    [
        (Setup(5, 42, alpha=0.09), Problem.DIVERGES),
        (Setup(5, 42, alpha=1.0, epochs=500), Problem.DIVERGES),
        (Setup(5, 42, alpha=-0.01), Problem.DIVERGES),
        (Setup(5, 42, alpha=1e308), Problem.DIVERGES),
        (Setup(5, 42, alpha=0.0800000001), Problem.DIVERGES),
        (Setup(5, 42, alpha=0.08), Problem.OSCILLATES),
        (Setup(0, 42), Problem.NO_INPUT),
        (Setup(0, 42, alpha=0.0), Problem.NO_INPUT),
        (Setup(5, 42, alpha=0.0), Problem.NO_ALPHA),
        (Setup(5, 42, alpha=1e-6), Problem.HARDLY_MOVES),
        (Setup(5, 42, alpha=1e-30), Problem.STEPS_VANISH),
        (Setup(5, 42, alpha=-1e-30), Problem.STEPS_VANISH),
        (Setup(1e-200, 42), Problem.STEPS_VANISH),
        (Setup(1e160, 42), Problem.TOO_LARGE),
        (Setup(5, 42, 1e200), Problem.TOO_LARGE),
    ],
    ids=str,
)
def test_what_is_wrong(setup: Setup, problem: Problem) -> None:
    assert advice(setup).problem is problem


@pytest.mark.parametrize(
    "setup",
    [
        Setup(5, 42),
        Setup(5, 42, alpha=0.04),
        Setup(5, 42, alpha=0.07),
        Setup(5, 42, alpha=0.079, epochs=5_000),
        Setup(5, 42, alpha=1e-4),
        Setup(5, 42, alpha=1e-6, epochs=100_000),
        Setup(0, 0),
        Setup(5, 42, 8.4, 1.0),
        Setup(5, 42, 8.4, 0.08),
        Setup(5, 42, 8.4, 0.0),
    ],
    ids=str,
)
def test_nothing_is_wrong_with_who_learns_or_is_at_the_answer(setup: Setup) -> None:
    assert advice_on(trained(setup)) is None


def test_there_is_no_advice_before_the_first_epoch_and_some_after_it() -> None:
    setup = Setup(5, 42, alpha=0.09)
    assert advice_on(trained(setup, epochs=0)) is None
    assert advice(setup, epochs=1).problem is Problem.DIVERGES


def test_it_says_what_happened_and_where_the_limit_is() -> None:
    text = advice(Setup(5, 42, alpha=0.09)).text
    for fact in ("37, then 46.25, then 57.81", "2.25 times", "by -1.25", "0.09", "0.08", "input 5"):
        assert fact in text
    assert "At epoch 112 " in advice(Setup(5, 42, alpha=1.0, epochs=500)).text
    assert "off by 42" in advice(Setup(0, 42)).text
    assert "0.0025 %" in advice(Setup(5, 42, alpha=1e-6)).text


def test_what_rounding_does_beside_the_factor_is_said() -> None:
    text = advice(Setup(5, 42, 8.400000000000002, 0.1, 100)).text
    assert text.startswith(
        "Off by 1.421e-14, then 2.842e-14, then 4.263e-14. So near to the goal, "
    )
    assert "rounding changes each of these numbers" in text
    assert "by -1.5," in text
    assert "rounding" not in advice(Setup(5, 42, 8.39, 0.1, 100)).text


def test_the_remedy_mends_nothing_but_what_is_wrong() -> None:
    setup = Setup(5, 42, 3.0, 0.09, 77)
    remedy = advice(setup)
    assert remedy.remedy == "use alpha 0.04, half the limit"
    assert remedy.mended(setup) == replace(setup, alpha=0.04)
    assert advice(Setup(0, 42)).mended(Setup(0, 42)) == Setup(1, 42)
    away = Setup(0, 42, alpha=8.0)
    assert advice(away).remedy == "use input 1 and alpha 0.5", "with input 1 alone it runs away"
    assert advice(away).mended(away) == Setup(1, 42, alpha=0.5)


@given(setup=..., epochs=st.integers(1, 300))
@example(Setup(5, 42, alpha=0.09), 20)
@example(Setup(5, 42, alpha=-1e-6), 20)
def test_an_error_that_grows_three_epochs_in_a_row_is_explained(setup: Setup, epochs: int) -> None:
    history = trained(replace(setup, epochs=epochs))
    errors = [epoch.error for epoch in history[-4:]]
    grows = all(before < after for before, after in pairwise(errors))
    if len(errors) == 4 and grows and errors[-1] > errors[0] * (1.0 + 1e-9) and errors[0] > 1e-6:
        found = advice_on(history)
        assert found is None or found.problem in (Problem.DIVERGES, Problem.TOO_LARGE)
        assert found is not None or abs(history[-1].off_by) < 1e-8 * abs(setup.goal)


@given(setup=..., epochs=st.integers(1, 300))
@example(Setup(5, 42, alpha=1e308), 9)
@example(Setup(1e160, 42, alpha=1e300), 9)
@example(Setup(-1.0, 1.7e308, -1.7e308), 9)
def test_no_advice_has_infinity_or_nan_in_it(setup: Setup, epochs: int) -> None:
    found = advice_on(trained(replace(setup, epochs=epochs)))
    if found is not None:
        for text in (found.text, found.remedy):
            assert not re.search(r"\b(inf|nan|none)\b", text, re.IGNORECASE), text
        assert found.text.endswith(".")


@given(
    input=st.floats(1e-3, 1e3) | st.just(0.0),
    goal=st.floats(-1e3, 1e3),
    change=st.floats(-5.0, 5.0) | st.sampled_from((0.0, 2.0)),
)
def test_the_remedy_helps(input: float, goal: float, change: float) -> None:
    setup = Setup(input, goal, alpha=change / input**2 if input else change)
    history = trained(setup)
    found = advice_on(history)
    if found is not None and input:
        mended = found.mended(setup)
        assert not would_help(setup)
        assert would_help(mended)
        better = trained(mended)
        assert advice_on(better) is None
        assert better[-1].off_by <= 1e-9 * (abs(goal) + abs(input)) < history[-1].off_by
