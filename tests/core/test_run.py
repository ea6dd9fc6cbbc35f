from __future__ import annotations

import math
import random
from dataclasses import replace
from itertools import chain
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.core.training import FiveLines

from simplenn.core.run import Outcome, TrainingRun
from simplenn.core.setup import Setup
from simplenn.core.theory import limit_alpha


def finished(setup: Setup) -> TrainingRun:
    run = TrainingRun(setup)
    run.advance(setup.epochs)
    return run


def state(run: TrainingRun) -> tuple[Any, ...]:
    """All that a run tells about itself, to the last bit."""
    numbers = [run.weight, run.prediction, run.last and run.last.error]
    bits = [None if number is None else number.hex() for number in numbers]
    return (run.epoch, run.remaining, run.done, run.outcome, run.settled_at, run.diverged_at, *bits)


def first_repetition(setup: Setup, rows: list[tuple[float, ...]]) -> int | None:
    """The first epoch after which the weight is what it was one or two epochs before."""
    weights = [setup.weight, *(row[-1] for row in rows)]
    for epoch in range(1, len(weights)):
        if weights[epoch] in weights[max(epoch - 2, 0) : epoch]:
            return epoch
    return None


def test_a_run_before_its_first_epoch() -> None:
    run = TrainingRun(Setup(5, 42))
    assert state(run)[:6] == (0, 20, False, Outcome.RUNNING, None, None)
    assert (run.weight, run.prediction, run.last) == (1.0, 5.0, None)


def test_the_article_s_run() -> None:
    run = finished(Setup(5, 42))
    assert state(run)[:6] == (20, 0, True, Outcome.FINISHED, None, None)
    assert run.weight == 8.376533031651888
    assert run.prediction == 41.88266515825944
    assert run.last is not None
    assert run.last.error == 0.02447549348672308
    assert run.last == run.trace[-1]


def test_every_setup_at_random_paces_gives_the_digits_of_the_five_lines(
    five_lines: FiveLines, setups: list[Setup]
) -> None:
    rng = random.Random(4)
    for setup in setups:
        rows, run = five_lines(setup), TrainingRun(setup)
        while not run.done:
            count = rng.choice((1, 2, 7, 255, 256, 257, 1000))
            before, done = run.epoch, run.advance(count)
            assert done == run.epoch - before <= count
        assert run.epoch == len(rows), setup
        assert run.weight.hex() == (rows[-1][-1] if rows else setup.weight).hex(), setup
        assert run.diverged_at == (len(rows) + 1 if len(rows) < setup.epochs else None), setup
        expected = None if run.diverged_at else first_repetition(setup, rows)
        assert run.settled_at == expected, setup
        assert [epoch.error for epoch in run.trace[-3:]] == [row[3] for row in rows[-3:]], setup


@given(setup=..., paces=st.lists(st.integers(1, 300), min_size=1), epochs=st.integers(1, 700))
@example(setup=Setup(5, 42), paces=[1], epochs=130)
@example(setup=Setup(5, 42), paces=[123], epochs=130)
@example(setup=Setup(5, 42), paces=[124, 1], epochs=700)
@example(setup=Setup(5, 42, alpha=1.0), paces=[111, 1], epochs=130)
@example(setup=Setup(5, 1e120), paces=[1], epochs=700)
def test_the_pace_makes_no_difference(setup: Setup, paces: list[int], epochs: int) -> None:
    setup = replace(setup, epochs=epochs)
    at_once, run = finished(setup), TrainingRun(setup)
    for turn in range(epochs):
        if not run.done:
            run.advance(paces[turn % len(paces)])
    assert state(run) == state(at_once)
    assert list(run.trace) == list(at_once.trace)


@given(setup=...)
def test_no_infinity_and_no_nan_gets_out(setup: Setup) -> None:
    run = TrainingRun(setup)
    while not run.done:
        run.advance(1)
        assert math.isfinite(run.weight)
        assert run.prediction is None or math.isfinite(run.prediction)
        assert run.last is None or run.last.is_finite
    assert all(map(math.isfinite, chain.from_iterable(run.trace)))
    assert run.prediction is not None or not math.isfinite(setup.input * run.weight)


@pytest.mark.parametrize("pace", [1, 20, 1000])
def test_the_defaults_converge_at_epoch_124(pace: int) -> None:
    run = TrainingRun(Setup(5, 42, epochs=1000))
    while run.epoch < 123:
        assert run.outcome is Outcome.RUNNING
        run.advance(min(pace, 123 - run.epoch))
    run.advance(1)
    assert (run.settled_at, run.outcome, run.done) == (124, Outcome.CONVERGED, False)
    assert run.trace[123].weight == run.trace[123].new_weight == run.weight
    assert run.trace[122].weight != run.weight
    assert run.advance(10**9) == 876
    assert (run.epoch, run.outcome, run.done) == (1000, Outcome.CONVERGED, True)


def test_a_billion_epochs_at_once() -> None:
    run = finished(Setup(5, 42, epochs=1_000_000_000))
    assert state(run)[:6] == (10**9, 0, True, Outcome.CONVERGED, 124, None)
    assert run.weight == finished(Setup(5, 42, epochs=1000)).weight
    assert run.last is not None
    assert run.last.number == 1_000_000_000


def test_a_billion_epochs_with_a_goal_whose_rounding_is_huge() -> None:
    run = finished(Setup(5, 1e130, epochs=1_000_000_000))
    assert (run.outcome, run.settled_at, run.epoch) == (Outcome.CONVERGED, 126, 10**9)


@pytest.mark.parametrize(
    ("setup", "outcome", "settled_at", "diverged_at"),
    [
        (Setup(5, 42, alpha=1, epochs=500), Outcome.DIVERGED, None, 112),
        (Setup(5, 42, alpha=1, epochs=112), Outcome.DIVERGED, None, 112),
        (Setup(5, 42, alpha=1, epochs=111), Outcome.FINISHED, None, None),
        (Setup(5, 42, alpha=0.08), Outcome.OSCILLATING, 2, None),
        (Setup(5, 42, alpha=0.08, epochs=3000), Outcome.OSCILLATING, 2, None),
        (Setup(5, 42, 8.4, alpha=0.08), Outcome.CONVERGED, 1, None),
        (Setup(5, 42, alpha=0.07999, epochs=150_000), Outcome.CONVERGED, 110_785, None),
        (Setup(5, 42, alpha=0.04), Outcome.CONVERGED, 2, None),
        (Setup(5, 42, alpha=-0.01, epochs=9999), Outcome.DIVERGED, None, 1576),
        (Setup(5, 42, alpha=-0.01), Outcome.FINISHED, None, None),
        (Setup(0, 42), Outcome.CONVERGED, 1, None),
        (Setup(0, 1e120, epochs=9999), Outcome.CONVERGED, 1, None),
        (Setup(0, 1e200), Outcome.DIVERGED, None, 1),
        (Setup(5, 42, alpha=0), Outcome.CONVERGED, 1, None),
        (Setup(5, 42, alpha=1e-300), Outcome.CONVERGED, 1, None),
        (Setup(5, 42, 8.4), Outcome.CONVERGED, 1, None),
        (Setup(5, 0, -0.0), Outcome.CONVERGED, 1, None),
        (Setup(0, -0.0, -0.0), Outcome.CONVERGED, 1, None),
        (Setup(1e160, 42), Outcome.DIVERGED, None, 1),
        (Setup(1e-200, 42), Outcome.CONVERGED, 1, None),
        (Setup(5, 1e308), Outcome.DIVERGED, None, 1),
        (Setup(5, 42, epochs=1), Outcome.FINISHED, None, None),
    ],
    ids=str,
)
def test_outcomes(
    setup: Setup, outcome: Outcome, settled_at: int | None, diverged_at: int | None
) -> None:
    run = finished(setup)
    assert (run.outcome, run.settled_at, run.diverged_at) == (outcome, settled_at, diverged_at)
    assert run.epoch == (setup.epochs if diverged_at is None else diverged_at - 1)
    assert run.done
    assert run.remaining == 0
    assert run.advance(10) == 0


def test_a_bounce_that_rounding_makes_longer_than_two_epochs_is_a_bounce() -> None:
    setup = Setup(6, -22.392830178611533, -5.5812229143837104, 0.055555555555555552, 5_000)
    run = finished(setup)
    assert run.settled_at is None
    assert run.outcome is Outcome.OSCILLATING


@pytest.mark.parametrize(
    ("change", "apart", "outcome"),
    [
        (2.0 - 4e-8, 8e-9, Outcome.CONVERGED),
        (2.0 - 4e-8, 2e-10, Outcome.CONVERGED),
        (2.0, 1.2e-8, Outcome.OSCILLATING),
        (2.0, 1e-3, Outcome.OSCILLATING),
    ],
)
def test_what_rounding_does_in_the_last_digits_is_no_bouncing(
    change: float, apart: float, outcome: Outcome
) -> None:
    run = finished(Setup(5, 42, 8.4 * (1.0 + apart / 2.0), change / 25.0, 600))
    assert run.last is not None
    assert abs(run.last.new_weight - run.last.weight) == pytest.approx(8.4 * apart, rel=1e-3)
    assert run.settled_at is not None
    assert run.outcome is outcome


@given(input=st.floats(1e-3, 1e3), goal=st.floats(-1e3, 1e3), epochs=st.integers(2, 600))
def test_every_run_at_the_limit_bounces_unless_it_starts_at_the_answer(
    input: float, goal: float, epochs: int
) -> None:
    alpha = limit_alpha(input)
    assert alpha is not None
    weight = 2.0 * goal / input + math.copysign(1.0, goal)
    run = finished(Setup(input, goal, weight, alpha, epochs))
    assert run.outcome is Outcome.OSCILLATING


@pytest.mark.parametrize("sign", [1.0, -1.0])
@pytest.mark.parametrize("epoch", [2, 3, 100, 255, 256, 257, 300])
def test_wherever_in_a_block_the_error_overflows_the_run_notices(
    five_lines: FiveLines, epoch: int, sign: float
) -> None:
    growth = 10.0 ** (55.127 / (epoch - 1.5))  # delta begins at 1e99 and may reach 1.34e154
    setup = Setup(5, 42, 2e98, (1.0 - sign * growth) / 25, epochs=epoch)
    for epochs in range(max(epoch - 3, 1), epoch + 4):
        run = finished(replace(setup, epochs=epochs))
        assert run.epoch == len(five_lines(replace(setup, epochs=epochs)))
        assert run.diverged_at == (epoch if epochs >= epoch else None)


def test_a_prediction_too_large_for_a_float_is_none() -> None:
    run = finished(Setup(1e10, 42, 1e299, 1e-320))
    assert (run.prediction, run.last, run.weight) == (None, None, 1e299)
    assert run.outcome is Outcome.DIVERGED


@pytest.mark.parametrize("done", [0, 5, 300])
def test_a_stopped_run_stays_as_it_is(done: int) -> None:
    run = TrainingRun(Setup(5, 42, alpha=1e-5, epochs=1000))
    run.advance(done)
    weight = run.weight
    run.stop()
    assert state(run)[:4] == (done, 0, True, Outcome.STOPPED)
    assert run.advance(10) == 0
    assert (run.epoch, run.weight) == (done, weight)


@pytest.mark.parametrize(
    "setup", [Setup(5, 42), Setup(5, 42, alpha=1, epochs=500), Setup(5, 42, epochs=200)], ids=str
)
def test_a_run_that_has_ended_cannot_be_stopped(setup: Setup) -> None:
    run = finished(setup)
    before = state(run)
    run.stop()
    assert state(run) == before


@pytest.mark.parametrize("count", [0, -1, -1000])
def test_asked_for_no_epochs_it_does_none(count: int) -> None:
    run = TrainingRun(Setup(5, 42))
    assert run.advance(count) == 0
    assert state(run) == state(TrainingRun(Setup(5, 42)))
