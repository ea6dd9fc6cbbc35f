from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.core.training import trained

from simplenn.core.forecast import Forecast
from simplenn.core.setup import Setup
from simplenn.core.theory import epochs_until_within

SIGNED = st.one_of(st.floats(1e-3, 1e3), st.floats(-1e3, -1e-3))
BORDERS = (0.0, 1.0, 2.0, 1e-9, 6.9e-3, 1.0 - 1e-9, 1.0 + 1e-9, 2.0 - 1e-9, 2.0 + 1e-9, -1e-9)
CHANGES = st.one_of(
    st.sampled_from(BORDERS),
    st.sampled_from(BORDERS).map(lambda change: math.nextafter(change, math.inf)),
    st.floats(1e-6, 6.9e-3),  # creeps
    st.floats(7e-3, 0.999),  # learns smoothly
    st.floats(1.001, 1.999),  # overshoots
    st.floats(2.001, 4.0),  # runs away
    st.floats(-2.0, -1e-6),  # runs away, too
)


@st.composite
def setups(draw: st.DrawFn) -> Setup:
    """Set-ups of everyday size in every regime, its borders included."""
    input, goal, weight = draw(SIGNED), draw(SIGNED), draw(SIGNED)
    assume(abs(input * weight - goal) > 1e-3 * abs(goal))
    return Setup(input, goal, weight, draw(CHANGES) / input**2, draw(st.integers(1, 300)))


def rounding(setup: Setup, count: int) -> float:
    """How much the rounding of count epochs may add up to, relative to the numbers added."""
    size = abs(setup.goal) + abs(setup.input * setup.weight)
    return 1e-15 * (count + 1) * size


@given(setup=setups())
@example(Setup(5, 42))
@example(Setup(5, 42, alpha=0.04))
@example(Setup(5, 42, alpha=0.08, epochs=300))
@example(Setup(5, 42, alpha=0.09, epochs=300))
def test_the_epochs_of_a_run_land_on_the_forecast(setup: Setup) -> None:
    forecast = Forecast(setup)
    for epoch in trained(setup):
        count = epoch.number - 1
        delta, weight = forecast.delta(count), forecast.weight(count)
        assert delta is not None
        assert weight is not None
        may_differ = rounding(setup, count) * max(1.0, forecast.share_left(count))
        assert epoch.delta == pytest.approx(delta, rel=1e-9, abs=may_differ)
        assert epoch.weight == pytest.approx(
            weight, rel=1e-9, abs=may_differ / abs(setup.input) + 1e-12
        )


@pytest.mark.parametrize("number", [1, 2, 5, 20])
def test_the_error_of_an_epoch_is_that_before_its_update(number: int) -> None:
    epoch = trained(Setup(5, 42))[number - 1]
    assert Forecast(Setup(5, 42)).error(number - 1) == pytest.approx(epoch.error)


@given(setup=setups())
def test_the_distance_grows_if_and_only_if_the_forecast_says_so(setup: Setup) -> None:
    deltas = [epoch.off_by for epoch in trained(replace(setup, epochs=200))]
    if abs(math.log(max(Forecast(setup).share_left(1), 1e-300))) > 1e-6:
        assert (deltas[-1] > deltas[0]) is Forecast(setup).grows


@given(setup=setups())
def test_the_prediction_changes_sides_if_and_only_if_the_forecast_says_so(setup: Setup) -> None:
    first, second, *_ = trained(replace(setup, epochs=2))
    if abs(second.delta) > rounding(setup, 2) * 1e3:
        assert (first.delta * second.delta < 0.0) is Forecast(setup).alternates


@given(setup=..., count=st.integers(0, 10**9))
@example(Setup(5, 42, alpha=1.0), 10**9)
@example(Setup(0, 42), 10**9)
@example(Setup(1e308, 42, 1e308), 1)
@example(Setup(5, 42, 8.4, 1e308), 10**9)
def test_no_forecast_is_infinite_or_fails(setup: Setup, count: int) -> None:
    forecast = Forecast(setup)
    for number in (forecast.delta(count), forecast.error(count), forecast.weight(count)):
        assert number is None or math.isfinite(number)
    assert forecast.share_left(count) >= 0.0


def test_who_starts_at_the_answer_stays_there() -> None:
    for alpha in (0.01, 0.08, 1.0, -1.0):
        forecast = Forecast(Setup(5, 42, 8.4, alpha))
        assert (forecast.error(1000), forecast.weight(1000)) == (0.0, 8.4)
        assert not forecast.grows
        assert not forecast.alternates


def test_where_rounding_takes_over_the_run_has_settled_or_nearly_so() -> None:
    forecast = Forecast(Setup(5, 42))
    assert forecast.settles_after is not None
    settled_at = trained(Setup(5, 42, epochs=300)).run.settled_at
    assert settled_at is not None
    assert abs(forecast.settles_after - settled_at) <= 20
    assert Forecast(Setup(5, 42, alpha=0.08)).settles_after is None


def test_numbers_whose_error_is_too_large_are_never_near() -> None:
    setup = Setup(5, 42, 1e200)
    assert epochs_until_within(setup, 0.1) is None
    assert trained(setup).run.diverged_at == 1
