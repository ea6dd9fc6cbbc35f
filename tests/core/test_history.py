from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.core.training import trained

from simplenn import SimpleNN
from simplenn.core.history import History
from simplenn.core.network import Epoch
from simplenn.core.run import TrainingRun
from simplenn.core.setup import Setup


@pytest.fixture(scope="module")
def history() -> History:
    slowly = Setup(5, 42, alpha=1e-4)
    return trained(
        replace(slowly, epochs=300), replace(slowly, goal=7, epochs=1), replace(slowly, epochs=300)
    )


def test_a_history_of_one_run_is_its_trace() -> None:
    history = trained(Setup(5, 42))
    assert list(history) == list(history.run.trace)
    assert (history.seams, history.planned, history.weight) == ([], 20, 8.376533031651888)
    assert history.setup == history.setup_at(19) == Setup(5, 42)


@given(setup=..., parts=st.lists(st.integers(1, 300), min_size=1, max_size=4))
@example(setup=Setup(1e-5, 3, 3e5, 9999999999.999998), parts=[1, 1, 2])
def test_continuing_gives_the_digits_of_one_long_run(setup: Setup, parts: list[int]) -> None:
    whole = TrainingRun(replace(setup, epochs=sum(parts)))
    whole.advance(sum(parts))
    history = trained(*(replace(setup, epochs=epochs) for epochs in parts))
    assert list(history) == list(whole.trace)
    assert history.weight.hex() == whole.weight.hex()
    assert history.settled_at in (first_settled(history), None)
    assert len(history) == len(whole.trace)


def test_continuing_with_other_numbers_is_training_again() -> None:
    setup = Setup(5, 42, 3.0)
    history = trained(setup, replace(setup, goal=7.0, weight=99.0, epochs=30))
    network = SimpleNN(3.0)
    errors = network.train(5, 42, 20) + network.train(5, 7, 30)
    assert [epoch.error for epoch in history] == errors
    assert history.weight == network.weight
    assert history.setup == setup
    assert [history.setup_at(index).goal for index in (0, 19, 20, 49)] == [42, 42, 7, 7]


def test_epochs_are_numbered_across_all_runs(history: History) -> None:
    assert [epoch.number for epoch in history] == list(range(1, 602))
    assert history.seams == [301, 302]
    assert history.planned == len(history) == 601
    history_so_far = trained(Setup(5, 42), Setup(5, 42, epochs=30), epochs=10)
    assert (len(history_so_far), history_so_far.planned) == (30, 50)


@given(index=st.integers(-700, 700))
def test_an_index_is_that_of_a_list(history: History, index: int) -> None:
    epochs = list(history)
    if -len(epochs) <= index < len(epochs):
        assert history[index] == epochs[index]
    else:
        with pytest.raises(IndexError):
            history[index]


@given(part=st.slices(700))
def test_a_slice_is_that_of_a_list(history: History, part: slice) -> None:
    assert history[part] == list(history)[part]


def test_the_weight_after_any_number_of_epochs(history: History) -> None:
    weights = [1.0, *(epoch.new_weight for epoch in history)]
    assert [history.weight_after(count) for count in range(602)] == weights
    for count in (-1, 602):
        with pytest.raises(IndexError):
            history.weight_after(count)


ENDS = st.integers(-50, 700)


@given(start=ENDS, stop=ENDS, at_most=st.integers(2, 700))
def test_a_sample(history: History, start: int, stop: int, at_most: int) -> None:
    sample = history.sample(start, stop, at_most)
    there = list(history)[max(start, 0) : max(stop, 0)]
    assert len(sample) <= at_most + 2 * 3
    assert sample == sorted(set(sample))
    assert set(sample) <= set(there)
    assert sample[:1] + sample[-1:] == there[:1] + there[-1:]
    assert at_most < stop - start or sample == there


def test_a_run_stopped_before_its_first_epoch_leaves_no_mark() -> None:
    history = History(Setup(5, 42))
    history.run.stop()
    history.continue_with(Setup(5, 42)).advance(20)
    assert [epoch[1:] for epoch in history] == [epoch[1:] for epoch in trained(Setup(5, 42))]
    assert history.weight_after(0) == 1.0
    assert history[0].number == 1


@pytest.mark.parametrize(
    ("setups", "settled_at"),
    [
        ([Setup(5, 42)], None),
        ([Setup(5, 42, epochs=200)], 124),
        ([Setup(5, 42), Setup(5, 42, epochs=200)], 124),
        ([Setup(5, 42, epochs=200)] * 3, 124),
        ([Setup(5, 42, epochs=200), Setup(5, 42, alpha=0, epochs=7)], 124),
        ([Setup(5, 42, alpha=0.08)], 2),
        ([Setup(5, 42, alpha=0.08)] * 3, 2),
        ([Setup(5, 42, epochs=200), Setup(5, 0, alpha=0.08)], 203),
        ([Setup(5, 42, epochs=200), Setup(5, 0, epochs=10_000)], 2794),
        ([Setup(5, 42), Setup(0, 42)], 21),
        ([Setup(5, 42, epochs=200), Setup(5, 0)], None),
    ],
    ids=str,
)
def test_when_a_history_settled(setups: list[Setup], settled_at: int | None) -> None:
    history = trained(*setups)
    assert history.settled_at == first_settled(history) == settled_at


def test_when_a_history_of_two_billion_epochs_settled() -> None:
    setup = Setup(5, 42, epochs=1_000_000_000)
    assert trained(setup, setup).settled_at == 124


def first_settled(history: History) -> int | None:
    """The epoch from which on every weight is one of the last two, by looking at them all."""
    weights = [history.weight_after(count) for count in range(len(history) + 1)]
    settled = None
    for epoch in range(len(weights) - 1, 0, -1):
        if weights[epoch] not in weights[max(epoch - 2, 0) : epoch]:
            return settled
        settled = epoch
    return settled


@given(
    lengths=st.lists(st.integers(1, 900), min_size=1, max_size=3),
    views=st.lists(
        st.tuples(st.integers(-5, 1500), st.integers(0, 2500), st.integers(2, 80)),
        min_size=2,
        max_size=4,
    ),
)
def test_a_sample_is_the_same_with_and_without_an_earlier_one(
    lengths: list[int], views: list[tuple[int, int, int]]
) -> None:
    history = History(Setup(5, 42, alpha=1e-4, epochs=lengths[0]))
    known: list[Epoch] = []
    for number, (start, stop, at_most) in enumerate(views):
        history.run.advance(200)
        known = history.sample(start, stop, at_most, known)
        assert known == history.sample(start, stop, at_most)
        if history.run.done and number < len(lengths) - 1:
            history.continue_with(Setup(5, 40, alpha=1e-3, epochs=lengths[number + 1]))
