from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from simplenn.core.exploration import Exploration, Explored
from simplenn.core.setup import Setup
from simplenn.engine.explorer import Explorer
from simplenn.engine.exploring_thread import ExploringThread


def wait(qtbot: QtBot, explorer: Explorer) -> None:
    qtbot.waitUntil(lambda: not explorer.is_busy, timeout=20_000)


def test_every_alpha_is_explored_once(qtbot: QtBot) -> None:
    explorer, exploration = Explorer(), Exploration(Setup(5, 42, epochs=1000), 0.1)
    explorer.explore(exploration)
    wait(qtbot, explorer)
    assert [explored.alpha for explored in explorer.explored] == exploration.alphas
    assert explorer.explored == [exploration.at(alpha) for alpha in exploration.alphas]


def test_the_picture_comes_bit_by_bit(qtbot: QtBot) -> None:
    explorer, counts = Explorer(), []
    explorer.advanced.connect(lambda: counts.append(len(explorer.explored)))
    explorer.explore(Exploration(Setup(5, 42, epochs=50_000), 0.1))
    wait(qtbot, explorer)
    assert counts == sorted(counts)
    assert len(set(counts)) > 3


def test_what_a_halted_thread_still_had_to_say_is_void(qtbot: QtBot) -> None:
    explorer = Explorer()
    explorer.explore(Exploration(Setup(5, 41, epochs=2_000), 0.1))
    assert explorer._thread is not None
    assert explorer._thread.wait(20_000)  # all of its announcements are on their way now
    last = Exploration(Setup(5, 42), 0.1)
    explorer.explore(last)
    wait(qtbot, explorer)
    assert explorer.explored == [last.at(alpha) for alpha in last.alphas]


def test_it_may_begin_anew_at_any_time(qtbot: QtBot) -> None:
    explorer = Explorer()
    for goal in range(1, 20):
        explorer.explore(Exploration(Setup(5, goal, epochs=2_000), 0.1))
        if goal % 2:  # interrupt it at different places
            qtbot.waitUntil(lambda: len(explorer.explored) > 0, timeout=20_000)
    last = Exploration(Setup(5, 42), 0.1)
    explorer.explore(last)
    wait(qtbot, explorer)
    assert explorer.exploration is last
    assert explorer.explored == [last.at(alpha) for alpha in last.alphas]


def test_it_rests_when_it_is_told_to_and_goes_on_later(qtbot: QtBot) -> None:
    explorer, exploration = Explorer(), Exploration(Setup(5, 42, epochs=20_000), 0.1)
    explorer.set_resting(True)
    explorer.explore(exploration)
    with qtbot.assertNotEmitted(explorer.advanced, wait=100):
        pass
    explorer.set_resting(False)
    qtbot.waitUntil(lambda: len(explorer.explored) > 0, timeout=20_000)
    explorer.set_resting(True)
    assert explorer.is_busy
    explorer.set_resting(False)
    wait(qtbot, explorer)
    assert [explored.alpha for explored in explorer.explored] == exploration.alphas


@pytest.mark.parametrize("resting", [False, True])
def test_halting_ends_the_thread_at_once(qtbot: QtBot, resting: bool) -> None:
    explorer = Explorer()
    explorer.explore(Exploration(Setup(5, 42, epochs=100_000), 0.1))
    explorer.set_resting(resting)
    explorer.halt()
    assert not explorer.is_busy


class Broken(Exploration):
    @property
    def order(self) -> list[float]:
        raise ZeroDivisionError("for the test")


def test_a_failure_is_reported(qtbot: QtBot) -> None:
    explorer = Explorer()
    with qtbot.waitSignal(explorer.failed) as failed:
        explorer.explore(Broken(Setup(5, 42), 0.1))
    assert "ZeroDivisionError: for the test" in failed.args[0]
    assert not explorer.is_busy


@pytest.mark.parametrize("input", [5.0, 0.0])
def test_the_thread_s_work_can_be_done_in_any_thread(qtbot: QtBot, input: float) -> None:
    explorer = Explorer()
    exploration = Exploration(Setup(input, 42), 0.1)
    thread, explored = ExploringThread(exploration, explorer), list[Explored]()
    thread.explored.connect(lambda _, more: explored.extend(more))
    thread.run()
    assert sorted(one.alpha for one in explored) == exploration.alphas
