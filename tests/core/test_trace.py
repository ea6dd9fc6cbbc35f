from __future__ import annotations

import random
import sys
import threading
import tracemalloc
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.core.training import FiveLines

from simplenn.core.run import TrainingRun
from simplenn.core.setup import Setup
from simplenn.core.trace import BLOCK, Trace, sample_positions

NEVER_SETTLES = Setup(5, 42, alpha=1e-9, epochs=1_000_000_000)


def trained(setup: Setup) -> Trace:
    run = TrainingRun(setup)
    run.advance(setup.epochs)
    return run.trace


def digits(epochs: Iterable[tuple[float, ...]]) -> list[list[str]]:
    return [[float(number).hex() for number in epoch] for epoch in epochs]


@pytest.fixture(scope="module")
def trace() -> Trace:
    return trained(replace(NEVER_SETTLES, epochs=3 * BLOCK + 40))


def test_the_reference_to_the_last_digit(reference: list[tuple[float, ...]]) -> None:
    trace = trained(Setup(5, 42))
    assert [epoch[1:] for epoch in trace] == reference
    assert [epoch.number for epoch in trace] == list(range(1, 21))


def test_every_setup_gives_the_digits_of_the_five_lines(
    five_lines: FiveLines, setups: list[Setup]
) -> None:
    for setup in setups:
        rows = [(number, *row) for number, row in enumerate(five_lines(setup), start=1)]
        assert digits(trained(setup)) == digits(rows), setup


def test_any_epoch_of_a_long_run(five_lines: FiveLines, setups: list[Setup]) -> None:
    rng = random.Random(1)
    for setup in setups[:200]:
        rows = five_lines(replace(setup, epochs=5_000))
        trace = trained(replace(setup, epochs=5_000))
        assert len(trace) == len(rows), setup
        for index in rng.sample(range(len(rows)), min(len(rows), 25)):
            assert digits([trace[index][1:]]) == digits([rows[index]]), setup
            assert trace.weight_after(index).hex() == rows[index][0].hex(), setup


def test_epochs_that_were_filled_in(five_lines: FiveLines) -> None:
    rng = random.Random(2)
    for alpha in (0.01, 0.04, 0.075, 0.08, 0.0):
        setup = Setup(5, 42, alpha=alpha, epochs=3_000)
        run, rows = TrainingRun(setup), five_lines(setup)
        while not run.done:
            run.advance(rng.randint(1, 700))
        assert run.settled_at is not None
        assert digits([epoch[1:] for epoch in run.trace]) == digits(rows), setup
        assert digits([epoch[1:] for epoch in run.trace[2_000:2_600]]) == digits(rows[2_000:2_600])


@given(index=st.integers(-900, 900))
@example(index=BLOCK - 1)
@example(index=BLOCK)
@example(index=2 * BLOCK - 1)
def test_an_index_is_that_of_a_list(trace: Trace, index: int) -> None:
    epochs = list(trace)
    if -len(epochs) <= index < len(epochs):
        assert trace[index] == epochs[index]
    else:
        with pytest.raises(IndexError):
            trace[index]


@given(part=st.slices(900))
@example(part=slice(None, None, -1))
@example(part=slice(700, 100, -BLOCK))
@example(part=slice(BLOCK - 1, BLOCK + 1))
def test_a_slice_is_that_of_a_list(trace: Trace, part: slice) -> None:
    assert trace[part] == list(trace)[part]


def test_the_errors_of_every_setup(five_lines: FiveLines, setups: list[Setup]) -> None:
    for setup in setups:
        trace = trained(setup)
        assert [epoch.error.hex() for epoch in trace] == [row[3].hex() for row in five_lines(setup)]


def test_a_trace_is_empty_before_the_first_epoch() -> None:
    trace = Trace(Setup(5, 42))
    assert list(trace) == trace[:] == []
    assert trace.weight_after(0) == 1.0
    with pytest.raises(IndexError):
        trace[-1]


@pytest.mark.parametrize("count", [-1, 809, 10**12])
def test_there_is_no_weight_after_epochs_not_done(trace: Trace, count: int) -> None:
    assert len(trace) == 808
    with pytest.raises(IndexError, match=f"no weight after {count} epochs, only 808 are done"):
        trace.weight_after(count)


def test_a_trace_takes_little_memory() -> None:
    run = TrainingRun(NEVER_SETTLES)
    run.advance(1)
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    run.advance(2_000_000)
    after, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before <= 0.05 * 2_000_000
    assert peak - before <= 0.1 * 2_000_000  # a growing array is moved now and then
    run.advance(8_000_000)
    assert sys.getsizeof(run.trace._checkpoints) <= 0.05 * len(run.trace)


def test_a_settled_trace_takes_no_memory_at_all() -> None:
    run = TrainingRun(replace(NEVER_SETTLES, alpha=0.01))
    run.advance(1_000_000_000)
    assert len(run.trace) == 1_000_000_000
    assert sys.getsizeof(run.trace._checkpoints) < 1_000
    assert run.trace[-1][1:] == run.trace[500][1:]
    assert [epoch.number for epoch in run.trace[:: 10**8 - 1]][-1] == 10**9 - 9


LENGTHS = st.integers(0, 10_000)


@given(
    start=st.integers(0, 10**9),
    count=LENGTHS | st.integers(0, 10**9),
    at_most=st.integers(2, 3_000),
)
@example(start=0, count=10**9, at_most=2)
@example(start=0, count=10**9, at_most=3)
def test_a_sample_uses_what_it_is_allowed(start: int, count: int, at_most: int) -> None:
    positions = list(sample_positions(start, start + count, at_most))
    assert len(positions) <= at_most
    assert len(positions) >= min(count, at_most // 2)
    assert positions[:1] + positions[-1:] == ([start, start + count - 1] if count else [])
    assert count > at_most or positions == list(range(start, start + count))
    gaps = {after - before for before, after in pairwise(positions[1:-1])}
    assert len(gaps) <= 1, "the epochs between the ends are evenly spread"


@given(start=LENGTHS, count=LENGTHS, before=LENGTHS, after=LENGTHS)
@example(start=7, count=300, before=7, after=5_000)
def test_a_sample_keeps_its_epochs_while_its_range_grows(
    start: int, count: int, before: int, after: int
) -> None:
    start += before
    small = sample_positions(start, start + count, 100)
    large = sample_positions(start - before, start + count + after, 100)
    assert {position for position in large if start <= position < start + count} <= set(small)


@pytest.mark.parametrize("at_most", [1, 0, -5])
def test_a_sample_has_both_ends(at_most: int) -> None:
    with pytest.raises(ValueError, match=f"^at_most must be at least 2, but it is {at_most}$"):
        sample_positions(0, 100, at_most)


class Watcher(list[float]):
    """Checkpoints that look at a trace while they are being taken over."""

    def __init__(self, trace: Trace) -> None:
        super().__init__([8.4])
        self._trace = trace
        self.lengths: list[int] = []

    def __iter__(self) -> Iterator[float]:
        self.lengths.append(len(self._trace))
        return super().__iter__()


def test_a_reader_finds_no_epoch_before_its_checkpoint() -> None:
    trace = Trace(NEVER_SETTLES)
    checkpoints = Watcher(trace)
    trace.extend(BLOCK, checkpoints)
    assert checkpoints.lengths == [0]
    assert trace.weight_after(BLOCK) == 8.4


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Let threads take turns a thousand times more often than usual."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(5e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("hasty_threads")
@pytest.mark.parametrize("alpha", [1e-9, 0.0799999, 0.01, 0.082])
def test_reading_while_another_thread_trains(alpha: float) -> None:
    setup = replace(NEVER_SETTLES, alpha=alpha, epochs=40_000)
    expected = trained(setup)
    run, rng = TrainingRun(setup), random.Random(3)
    thread = threading.Thread(target=lambda: [run.advance(rng.randint(1, 99)) for _ in range(900)])
    thread.start()
    reads = 0
    while thread.is_alive() or not reads:
        if length := len(run.trace):
            index = rng.randrange(length)
            assert run.trace[index] == expected[index]
            assert run.trace[-1].number >= length
            reads += 1
    thread.join()
    assert list(run.trace) == expected[: len(run.trace)]
