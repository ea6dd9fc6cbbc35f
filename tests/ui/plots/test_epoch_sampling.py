"""The points that stand for epochs in a plot."""

from __future__ import annotations

from simplenn.core.history import History
from simplenn.core.setup import Setup
from simplenn.ui.plots.epoch_sampling import epoch_points


def test_a_weight_that_changes_sides_has_points_on_both_in_a_long_run() -> None:
    history = History(Setup(5, 42, alpha=0.0799999, epochs=100_000))
    history.run.advance(100_000)
    points = epoch_points(history.sample(0, 100_000, 500), "weight")
    sides = [weight > 42 / 5 for _, weight in points]
    assert 0.3 < sum(sides) / len(sides) < 0.7
    for number, weight in points:
        assert weight == history[int(number) - 1].weight


def test_every_epoch_is_one_point_where_none_is_left_out() -> None:
    history = History(Setup(5, 42))
    history.run.advance(20)
    numbers = list(range(1, 21))
    assert [number for number, _ in epoch_points(history[:], "weight")] == numbers
    assert epoch_points(history[:], "error") == [(e.number, e.error) for e in history]
    assert epoch_points([], "weight") == []
