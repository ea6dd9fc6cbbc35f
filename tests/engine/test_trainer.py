"""The trainer and its thread, with real threads."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from simplenn.core.network import train_epochs
from simplenn.core.run import Outcome, TrainingRun
from simplenn.core.setup import Setup
from simplenn.engine import training_thread
from simplenn.engine.trainer import Trainer, TrainerState
from simplenn.engine.training_thread import TrainingThread

ENDLESS = Setup(5, 42, alpha=1e-9, epochs=1_000_000_000)
"""At full speed this takes about a minute."""


@pytest.fixture
def trainer(qtbot: QtBot) -> Iterator[Trainer]:
    trainer = Trainer()
    trainer.set_speed(None)
    yield trainer
    trainer.reset()


def until(trainer: Trainer, qtbot: QtBot, state: TrainerState) -> None:
    qtbot.waitUntil(lambda: trainer.state is state, timeout=20_000)


def is_(trainer: Trainer, state: TrainerState) -> bool:
    return trainer.state is state


def until_epoch(trainer: Trainer, qtbot: QtBot, number: int) -> None:
    qtbot.waitUntil(lambda: epochs(trainer) >= number, timeout=20_000)


def epochs(trainer: Trainer) -> int:
    return len(trainer.history) if trainer.history is not None else 0


def test_trains_the_article_to_the_last_digit(trainer: Trainer, qtbot: QtBot) -> None:
    with qtbot.waitSignals([trainer.advanced, trainer.state_changed], timeout=20_000):
        trainer.train(Setup(5, 42))
    until(trainer, qtbot, TrainerState.ENDED)
    assert trainer.history is not None
    assert trainer.history.run.prediction == 41.88266515825944
    assert trainer.history.run.outcome is Outcome.FINISHED
    assert len(trainer.history) == 20


@pytest.mark.parametrize("speed", [200.0, 3_000.0, 1e6, None])
def test_no_epoch_is_lost_at_any_speed(trainer: Trainer, qtbot: QtBot, speed: float | None) -> None:
    setup = Setup(5, 42, alpha=1e-6, epochs=200)
    trainer.set_speed(speed)
    trainer.train(setup)
    until(trainer, qtbot, TrainerState.ENDED)
    alone = TrainingRun(setup)
    alone.advance(200)
    assert trainer.history is not None
    assert list(trainer.history) == list(alone.trace)


def test_pausing_holds_the_run_and_resuming_goes_on_with_it(trainer: Trainer, qtbot: QtBot) -> None:
    trainer.train(ENDLESS)
    until_epoch(trainer, qtbot, 10_000)
    trainer.pause()
    assert is_(trainer, TrainerState.PAUSED)
    held = epochs(trainer)
    assert not any(thread.isRunning() for thread in trainer.findChildren(TrainingThread))
    trainer.resume()
    assert is_(trainer, TrainerState.RUNNING)
    until_epoch(trainer, qtbot, held + 10_000)


def test_stop_is_obeyed_at_once(trainer: Trainer, qtbot: QtBot) -> None:
    trainer.train(ENDLESS)
    until_epoch(trainer, qtbot, 10_000)
    trainer.stop()
    assert is_(trainer, TrainerState.ENDED)
    assert trainer.history is not None
    assert trainer.history.run.outcome is Outcome.STOPPED


def test_continue_goes_on_from_the_learned_weight(trainer: Trainer, qtbot: QtBot) -> None:
    trainer.train(Setup(5, 42))
    until(trainer, qtbot, TrainerState.ENDED)
    assert trainer.can_continue
    trainer.continue_with(Setup(5, 42, weight=-7.0, epochs=10))
    until(trainer, qtbot, TrainerState.ENDED)
    in_one_go = TrainingRun(Setup(5, 42, epochs=30))
    in_one_go.advance(30)
    assert trainer.history is not None
    assert list(trainer.history) == list(in_one_go.trace)
    assert trainer.history.seams == [21]


def test_a_diverged_run_cannot_be_continued(trainer: Trainer, qtbot: QtBot) -> None:
    trainer.train(Setup(5, 42, alpha=1.0, epochs=1000))
    until(trainer, qtbot, TrainerState.ENDED)
    assert trainer.history is not None
    assert trainer.history.run.diverged_at == 112
    assert not trainer.can_continue


def test_a_settled_run_of_a_billion_epochs_is_over_at_once(trainer: Trainer, qtbot: QtBot) -> None:
    trainer.train(Setup(5, 42, epochs=1_000_000_000))
    until(trainer, qtbot, TrainerState.ENDED)
    assert epochs(trainer) == 1_000_000_000


def test_a_slow_run_that_settles_does_not_go_on_doing_nothing(
    trainer: Trainer, qtbot: QtBot
) -> None:
    trainer.set_speed(500.0)
    trainer.train(Setup(0, 42, epochs=1_000_000))
    until(trainer, qtbot, TrainerState.ENDED)
    assert epochs(trainer) == 1_000_000


def test_the_speed_can_be_changed_while_it_runs(trainer: Trainer, qtbot: QtBot) -> None:
    trainer.set_speed(1.0)
    trainer.train(ENDLESS)
    trainer.set_speed(None)
    until_epoch(trainer, qtbot, 100_000)


def test_reset_forgets_everything_in_the_middle_of_a_run(trainer: Trainer, qtbot: QtBot) -> None:
    trainer.train(ENDLESS)
    until_epoch(trainer, qtbot, 1)
    trainer.reset()
    assert is_(trainer, TrainerState.EMPTY)
    assert trainer.history is None


def test_a_new_run_replaces_one_that_is_going_on(trainer: Trainer, qtbot: QtBot) -> None:
    for _ in range(50):
        trainer.train(ENDLESS)
    trainer.train(Setup(5, 42))
    until(trainer, qtbot, TrainerState.ENDED)
    assert epochs(trainer) == 20


def test_commands_that_make_no_sense_now_do_nothing(trainer: Trainer) -> None:
    trainer.pause()
    trainer.resume()
    trainer.stop()
    assert is_(trainer, TrainerState.EMPTY)


def test_continuing_without_a_history_begins_one(trainer: Trainer, qtbot: QtBot) -> None:
    trainer.continue_with(Setup(5, 42))
    until(trainer, qtbot, TrainerState.ENDED)
    assert epochs(trainer) == 20


def test_an_exception_in_the_thread_is_told_and_training_works_again(
    trainer: Trainer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_run: TrainingRun, _count: int) -> int:
        raise MemoryError("no room for another epoch")

    with monkeypatch.context() as patched:
        patched.setattr(TrainingRun, "advance", fail)
        with qtbot.waitSignal(trainer.failed, timeout=20_000) as failed:
            trainer.train(Setup(5, 42))
    assert failed.args is not None
    assert "MemoryError: no room for another epoch" in failed.args[0]
    assert is_(trainer, TrainerState.ENDED)
    trainer.train(Setup(5, 42))
    until(trainer, qtbot, TrainerState.ENDED)
    assert epochs(trainer) == 20


def test_news_of_new_epochs_waits_until_the_last_is_drawn(qtbot: QtBot) -> None:
    parent = QThread.currentThread()
    thread = TrainingThread(TrainingRun(Setup(5, 42, alpha=1e-9, epochs=10**7)), None, parent)
    told: list[None] = []
    thread.advanced.connect(lambda: told.append(None))
    with qtbot.waitSignal(thread.finished, timeout=20_000):
        thread.start()
        thread.go_on_after_redraw()
    assert len(told) == 1
    thread.deleteLater()


def test_the_thread_body_trains_where_it_is_called(qtbot: QtBot) -> None:
    run = TrainingRun(Setup(5, 42))
    thread = TrainingThread(run, None, QThread.currentThread())
    thread.run()
    assert run.done
    assert thread.failure is None
    thread.deleteLater()


@pytest.mark.parametrize(("wish", "speed"), [(1e-11, 0.01), (1e300, 1e9), (7.5, 7.5), (None, None)])
def test_speeds_are_limited(
    trainer: Trainer, qtbot: QtBot, wish: float | None, speed: float | None
) -> None:
    trainer.set_speed(wish)
    assert trainer.speed == speed
    trainer.train(ENDLESS)
    with qtbot.assertNotEmitted(trainer.failed, wait=50):
        pass
    trainer.stop()


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have threads wait so long for a picture that a busy machine makes no difference."""
    monkeypatch.setattr(training_thread, "_LONGEST_REDRAW", 30.0)


@pytest.mark.usefixtures("patient")
def test_the_thread_rests_while_a_picture_is_drawn(trainer: Trainer, qtbot: QtBot) -> None:
    during: list[int] = []

    def draw() -> None:
        before = epochs(trainer)
        other = threading.Thread(target=train_epochs, args=(1.0, 5.0, 42.0, 1e-9, 200_000))
        other.start()
        other.join()  # a thread that did not rest would have got as far by now
        during.append(epochs(trainer) - before)

    trainer.advanced.connect(draw)
    trainer.set_speed(None)
    trainer.train(Setup(5, 42, alpha=1e-9, epochs=1_000_000_000))
    qtbot.waitUntil(lambda: len(during) >= 5, timeout=20_000)
    trainer.advanced.disconnect(draw)
    trainer.stop()
    assert during == [0] * len(during)


@pytest.mark.usefixtures("patient")
def test_four_times_as_long_as_a_redraw_took_is_for_training(
    trainer: Trainer, qtbot: QtBot
) -> None:
    took, shares, drawn = 0.04, [math.inf], [math.nan]

    def draw() -> None:
        began = time.monotonic()
        shares.append((began - drawn[0]) / took)
        while time.monotonic() < began + took:
            pass
        drawn[0] = time.monotonic()

    trainer.advanced.connect(draw)
    trainer.train(ENDLESS)
    qtbot.waitUntil(lambda: len(shares) > 6, timeout=20_000)
    trainer.advanced.disconnect(draw)
    trainer.stop()
    assert 3.9 < min(share for share in shares if share > 0) < 7.0, "a busy machine makes it more"


@pytest.mark.usefixtures("patient")
def test_nothing_is_trained_before_the_start_is_painted(trainer: Trainer, qtbot: QtBot) -> None:
    done: list[int] = []
    trainer.set_speed(None)
    trainer.train(Setup(5, 42))
    other = threading.Thread(target=lambda: sum(i * i for i in range(200_000)))
    other.start()
    other.join()  # what is painted first: a thread that did not wait would be done by now
    done.append(epochs(trainer))
    until(trainer, qtbot, TrainerState.ENDED)
    assert [*done, epochs(trainer)] == [0, 20]


@pytest.mark.usefixtures("patient")
def test_stopping_waits_for_no_redraw(qtbot: QtBot) -> None:
    run = TrainingRun(Setup(5, 42, alpha=1e-9, epochs=1_000_000_000))
    thread = TrainingThread(run, None, QThread.currentThread())
    with qtbot.waitSignal(thread.advanced, timeout=20_000):
        thread.start()
        thread.go_on_after_redraw()  # the start, but then nothing any more
    begun = time.monotonic()
    thread.halt()
    assert time.monotonic() - begun < 10.0
    thread.deleteLater()
