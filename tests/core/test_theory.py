from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal, localcontext
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.core.training import trained

from simplenn.core.forecast import Forecast
from simplenn.core.history import History
from simplenn.core.run import Outcome
from simplenn.core.setup import Setup
from simplenn.core.theory import (
    Regime,
    best_alpha,
    delta_factor,
    epochs_until_within,
    ideal_weight,
    limit_alpha,
    regime,
    rounding_left,
)

SIGNED = st.one_of(st.floats(1e-3, 1e3), st.floats(-1e3, -1e-3))
FINITE = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def setups(draw: st.DrawFn, changes: st.SearchStrategy[float], epochs: int) -> Setup:
    """Set-ups of everyday size with a given alpha * input ** 2, and not yet at the answer."""
    input, goal, weight = draw(SIGNED), draw(SIGNED), draw(SIGNED)
    assume(abs(input * weight - goal) > 1e-3 * abs(goal))
    return Setup(input, goal, weight, draw(changes) / input**2, epochs)


def noise(setup: Setup) -> float:
    """What is left of delta when rounding is all there is to it."""
    return 1e-12 * (abs(setup.goal) + abs(setup.input * setup.weight))


def ratios(history: History) -> list[float]:
    """By what each epoch really multiplied delta, as long as that is more than noise."""
    least = 1e3 * noise(history.setup)
    deltas = [epoch.delta for epoch in history if epoch.off_by > least]
    return [after / before for before, after in pairwise(deltas)]


@given(setup=setups(st.floats(-3.0, 5.0), epochs=30))
def test_each_epoch_multiplies_delta_by_the_factor(setup: Setup) -> None:
    factor = delta_factor(setup.input, setup.alpha)
    for ratio in ratios(trained(setup)):
        assert ratio == pytest.approx(factor, rel=1e-6, abs=1e-6)


@given(setup=setups(st.just(0.0), epochs=30))
def test_it_stands_still(setup: Setup) -> None:
    assert regime(setup) is Regime.STATIONARY
    assert {epoch.new_weight for epoch in trained(setup)} == {setup.weight}


@given(goal=FINITE, weight=FINITE, alpha=FINITE)
def test_it_stands_still_with_input_0(goal: float, weight: float, alpha: float) -> None:
    setup = Setup(0, goal, weight, alpha)
    assert regime(setup) is Regime.STATIONARY
    assert {epoch.new_weight for epoch in trained(setup)} <= {weight}


@given(setup=setups(st.floats(1e-9, 6.8e-3), epochs=101))
def test_it_creeps(setup: Setup) -> None:
    assert regime(setup) is Regime.CREEPS
    assert all(0.99 < ratio < 1.0 for ratio in ratios(trained(setup)))
    halved = epochs_until_within(setup, abs(setup.input * setup.weight - setup.goal) / 2)
    assert halved is not None
    assert halved > 100


@given(setup=setups(st.floats(7e-3, 1.0 - 1e-9), epochs=200))
def test_it_learns_smoothly(setup: Setup) -> None:
    assert regime(setup) is Regime.SMOOTH
    assert all(-1e-3 < ratio < 1.0 for ratio in ratios(trained(setup)))


@given(input=SIGNED, goal=SIGNED, weight=SIGNED)
def test_it_learns_in_one_step(input: float, goal: float, weight: float) -> None:
    alpha = best_alpha(input)
    assert alpha is not None
    setup = Setup(input, goal, weight, alpha)
    assert regime(setup) is Regime.ONE_STEP
    assert trained(setup)[1].off_by <= noise(setup)


@given(setup=setups(st.floats(1.0 + 1e-9, 2.0 - 1e-9), epochs=200))
def test_it_overshoots_but_learns(setup: Setup) -> None:
    assert regime(setup) is Regime.OVERSHOOTS
    assert all(-1.0 < ratio < 1e-3 for ratio in ratios(trained(setup)))


@given(input=SIGNED, goal=SIGNED, weight=SIGNED)
def test_it_bounces_for_ever(input: float, goal: float, weight: float) -> None:
    alpha = limit_alpha(input)
    assert alpha is not None
    setup = Setup(input, goal, weight, alpha, epochs=1000)
    assert regime(setup) is Regime.OSCILLATES
    assert all(ratio == pytest.approx(-1.0) for ratio in ratios(trained(setup)))


@given(setup=setups(st.floats(2.0 + 1e-9, 50.0) | st.floats(-50.0, -1e-9), epochs=50))
def test_it_runs_away(setup: Setup) -> None:
    assert regime(setup) is Regime.DIVERGES
    assert all(abs(ratio) > 1.0 for ratio in ratios(trained(setup)))


@given(setup=setups(st.floats(2.5, 50.0) | st.floats(-50.0, -0.5), epochs=1_500))
def test_who_runs_away_diverges_in_the_end(setup: Setup) -> None:
    assert trained(setup).run.outcome is Outcome.DIVERGED


@pytest.mark.parametrize(
    ("alpha", "expected"),
    [
        (-0.01, Regime.DIVERGES),
        (-1e-300, Regime.DIVERGES),
        (0.0, Regime.STATIONARY),
        (1e-300, Regime.CREEPS),
        (0.0001, Regime.CREEPS),
        (0.0002, Regime.CREEPS),
        (0.0003, Regime.SMOOTH),
        (0.01, Regime.SMOOTH),
        (0.0399, Regime.SMOOTH),
        (0.04, Regime.ONE_STEP),
        (math.nextafter(0.04, 1), Regime.ONE_STEP),
        (0.0401, Regime.OVERSHOOTS),
        (0.07, Regime.OVERSHOOTS),
        (0.0799999999, Regime.OVERSHOOTS),
        (0.08, Regime.OSCILLATES),
        (math.nextafter(0.08, 1), Regime.OSCILLATES),
        (0.0800000001, Regime.DIVERGES),
        (1.0, Regime.DIVERGES),
        (1.7e308, Regime.DIVERGES),
        (-1.7e308, Regime.DIVERGES),
    ],
)
def test_the_regimes_at_the_article_s_input(alpha: float, expected: Regime) -> None:
    assert regime(Setup(5, 42, alpha=alpha)) is expected


@pytest.mark.parametrize(
    ("input", "alpha", "expected"),
    [
        (2.0**520, 2.0**-1041, Regime.SMOOTH),
        (2.0**520, 2.0**-1040, Regime.ONE_STEP),
        (2.0**520, 2.0**-1039, Regime.OSCILLATES),
        (2.0**-540, 2.0**1023, Regime.CREEPS),
    ],
)
def test_a_square_too_large_or_small_for_a_float_has_its_regime(
    input: float, alpha: float, expected: Regime
) -> None:
    assert regime(Setup(input, 42, alpha=alpha)) is expected


@given(alpha=FINITE, input=FINITE)
def test_every_setup_has_a_regime_and_every_factor_is_a_number(alpha: float, input: float) -> None:
    assert regime(Setup(input, 42, alpha=alpha)) in Regime
    assert not math.isnan(delta_factor(input, alpha))


@pytest.mark.parametrize(
    ("input", "best", "limit"),
    [
        (5, 0.04, 0.08),
        (-5, 0.04, 0.08),
        (13, 1 / 13**2, 2 / 13**2),
        (1e100, 1e-200, 2e-200),
        (1e160, 1e-320, 2e-320),
        (2.0**-500, 2.0**1000, 2.0**1001),
        (1e-154, 1e308, None),
        (1e-155, None, None),
        (5e-324, None, None),
        (1e162, 1e-324, 2e-324),
        (2e162, None, 5e-325),
        (1e200, None, None),
        (0, None, None),
        (-0.0, None, None),
    ],
)
def test_alphas_of_note(input: float, best: float | None, limit: float | None) -> None:
    assert best_alpha(input) == (best or None)
    assert limit_alpha(input) == (limit or None)


@given(input=st.integers(1, 10**6))
def test_alphas_of_note_are_what_one_calculates_by_hand(input: int) -> None:
    assert best_alpha(input) == 1 / input**2
    assert limit_alpha(input) == 2 / input**2


@given(input=FINITE)
@example(1e-154)
def test_no_alpha_of_note_is_zero_or_infinite(input: float) -> None:
    for alpha in (best_alpha(input), limit_alpha(input)):
        assert alpha is None or 0.0 < alpha < math.inf


@pytest.mark.parametrize(("tolerance", "epochs"), [(0.5, 15), (0.1, 21), (0.01, 29), (0.001, 37)])
def test_the_forecast_for_the_article_s_numbers(tolerance: float, epochs: int) -> None:
    setup = Setup(5, 42)
    assert epochs_until_within(setup, tolerance) == epochs
    assert epochs_needed(replace(setup, epochs=50), tolerance) == epochs


def epochs_needed(setup: Setup, tolerance: float) -> int | None:
    """The same by trying."""
    trace = trained(setup)
    distances = [epoch.off_by for epoch in trace]
    distances.append(abs(setup.input * trace[-1].new_weight - setup.goal))
    return next((count for count, off_by in enumerate(distances) if off_by <= tolerance), None)


@given(
    setup=setups(st.floats(0.01, 0.99) | st.floats(1.01, 1.99), epochs=4_000),
    tolerance=st.floats(1e-6, 1e3),
)
def test_the_forecast_is_what_happens(setup: Setup, tolerance: float) -> None:
    assume(tolerance > 1e3 * noise(setup))
    forecast, needed = epochs_until_within(setup, tolerance), epochs_needed(setup, tolerance)
    assert forecast is not None
    assert needed is not None
    assert abs(forecast - needed) <= 1


@given(setup=setups(st.floats(1.0 - 1e-6, 1.0 + 1e-6), epochs=5), tolerance=st.floats(1e-6, 1e3))
@example(setup=Setup(5, 42, alpha=0.04), tolerance=1e-9)
@example(setup=Setup(5, 42, alpha=math.nextafter(0.04, 1)), tolerance=1e-9)
def test_the_forecast_near_the_best_alpha_is_what_happens(setup: Setup, tolerance: float) -> None:
    assume(tolerance > 1e3 * noise(setup) or setup.input == 5)
    forecast, needed = epochs_until_within(setup, tolerance), epochs_needed(setup, tolerance)
    assert forecast is not None
    assert needed is not None
    assert abs(forecast - needed) <= 1


@pytest.mark.parametrize(
    "change", [1e-300, 1e-17, 1e-9, 0.3, 1.0 - 1e-9, 1.0 + 1e-9, 1.7, 2.0 - 1e-9]
)
def test_the_forecast_keeps_its_digits_next_to_every_border(change: float) -> None:
    """Computed again in decimal."""
    with localcontext() as context:
        context.prec = 350
        factor = abs(1 - Decimal(change))
        exact = (Decimal("0.001") / 41).ln() / factor.ln()
    forecast = epochs_until_within(Setup(1, 42, 1, change), 0.001)
    assert forecast == pytest.approx(float(exact), rel=1e-6, abs=1)
    assert Forecast(Setup(1, 42, 1, change)).share_taken(1) == pytest.approx(
        float(1 - factor), rel=1e-12
    )


@pytest.mark.parametrize(
    "setup",
    [
        Setup(1, 1e200, 1, 1.0),
        Setup(1, 1e200, 1, 0.5),
        Setup(1e160, 1e150, 0.0, 1e-320),
    ],
    ids=str,
)
def test_no_forecast_for_who_diverges_in_the_first_epoch(setup: Setup) -> None:
    assert not trained(setup)
    assert epochs_until_within(setup, 0.1) is None


def test_very_nearly_in_one_step_may_be_two() -> None:
    setup = Setup(1e3, 1e3, 1e3, 1e-6 * (1 + 9e-13), epochs=5)
    assert regime(setup) is Regime.ONE_STEP
    assert epochs_until_within(setup, 1e-8) == epochs_needed(setup, 1e-8) == 2


@pytest.mark.parametrize(
    "setup",
    [
        Setup(5, 42, alpha=0.0),
        Setup(5, 42, alpha=0.08),
        Setup(5, 42, alpha=math.nextafter(0.08, 0)),
        Setup(5, 42, alpha=0.081),
        Setup(5, 42, alpha=-0.01),
        Setup(5, 42, alpha=1e300),
        Setup(5, 42, alpha=5e-324),
        Setup(0, 42),
        Setup(1e-200, 42),
        Setup(1e160, 42),
        Setup(1e160, 42, 1e300, 1e-320),
    ],
    ids=str,
)
def test_no_forecast_for_who_never_gets_there(setup: Setup) -> None:
    assert epochs_until_within(setup, 0.1) is None


@given(setup=setups(st.floats(0.02, 1.98), epochs=10_000))
@example(setup=Setup(5.028057012149401, -49.20382864791455, alpha=1.9536235411328956 / 5.028**2))
def test_rounding_leaves_no_run_farther_off_than_it_may(setup: Setup) -> None:
    run = trained(setup).run
    assume(run.settled_at is not None)
    assert run.last is not None
    assert run.last.off_by <= rounding_left(setup)


@pytest.mark.parametrize("alpha", [0.0, -0.01, 0.08, 1.0])
def test_rounding_plays_no_part_in_what_never_comes_nearer(alpha: float) -> None:
    assert rounding_left(Setup(5, 42, alpha=alpha)) == math.inf


@pytest.mark.parametrize("alpha", [0.01, 0.0, 0.08, 1.0, -1.0])
def test_no_epoch_is_needed_by_who_is_near_enough(alpha: float) -> None:
    assert epochs_until_within(Setup(5, 42, alpha=alpha), 37.0) == 0
    assert epochs_until_within(Setup(5, 42, 8.4, alpha), 5e-324) == 0


@given(setup=..., tolerance=st.floats(5e-324, 1e300))
def test_a_forecast_for_every_setup(setup: Setup, tolerance: float) -> None:
    forecast = epochs_until_within(setup, tolerance)
    assert forecast is None or forecast >= 0


def test_the_ideal_weight_is_goal_over_input_where_there_is_one() -> None:
    assert ideal_weight(Setup(5, 42)) == 8.4
    assert ideal_weight(Setup(0, 42)) is None
    assert ideal_weight(Setup(1e-300, 1e300)) is None
