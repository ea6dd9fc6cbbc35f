"""The pace: how many epochs are due, and when."""

from __future__ import annotations

import time
from threading import Thread

import pytest

from simplenn.engine.pace import FULL_SPEED_BATCH, Pace


@pytest.mark.parametrize("speed", [50.0, 500.0, 20_000.0])
def test_gives_out_as_many_epochs_as_the_speed_says(speed: float) -> None:
    pace = Pace(speed)
    begun = time.monotonic()
    given = 0
    while given < speed / 5:
        given += pace.wait()
    assert time.monotonic() - begun >= 0.19


def test_slow_paces_give_one_epoch_at_a_time() -> None:
    pace = Pace(50.0)
    assert [pace.wait() for _ in range(4)] == [1, 1, 1, 1]


def test_full_speed_never_waits_for_a_clock() -> None:
    pace = Pace(None)
    assert [pace.wait() for _ in range(3)] == [FULL_SPEED_BATCH] * 3


def test_an_ended_pace_gives_nothing() -> None:
    for speed in (1.0, None):
        pace = Pace(speed)
        pace.end()
        assert pace.ended
        assert pace.wait() == 0


def test_ending_wakes_a_wait_that_would_take_a_minute() -> None:
    pace = Pace(1 / 60)
    waiting = Thread(target=pace.wait)
    begun = time.monotonic()
    waiting.start()
    pace.end()
    waiting.join()
    assert time.monotonic() - begun < 30


def test_another_speed_counts_from_the_moment_it_is_set() -> None:
    pace = Pace(1 / 60)
    waiting = Thread(target=pace.wait)
    begun = time.monotonic()
    waiting.start()
    pace.set_speed(1_000.0)
    waiting.join()
    while pace.wait() == 0:
        pass
    assert time.monotonic() - begun < 30


def test_what_a_stalled_machine_has_missed_is_forgotten() -> None:
    pace = Pace(1_000.0)
    pace._since -= 100.0  # as after a hundred seconds of sleep
    assert pace.wait() < 10_000, "not 100,000"
    assert pace.wait() < 10_000
