from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from simplenn.core.errors import CancelledError
from simplenn.core.session import ProgressCallback
from simplenn.engine.background_task import BackgroundTask


class RefusedError(Exception):
    pass


def test_it_works_elsewhere_and_tells_what_came_of_it(qtbot: QtBot) -> None:
    task = BackgroundTask(lambda _: threading.get_ident())
    with qtbot.waitSignal(task.succeeded) as done:
        task.start()
    assert done.args is not None
    assert done.args[0] != threading.get_ident()
    task.wait()


def test_progress_comes_a_few_times_a_second(qtbot: QtBot) -> None:
    def work(watch: ProgressCallback) -> int:
        return sum(watch(done) for done in range(2_000))

    task = BackgroundTask(work)
    seen: list[float] = []
    task.progressed.connect(seen.append)
    with qtbot.waitSignal(task.succeeded) as done:
        task.start()
    task.wait()
    assert done.args == [2_000]
    assert seen == sorted(seen)
    assert 1 <= len(seen) < 200


def test_it_can_be_cancelled(qtbot: QtBot) -> None:
    def work(watch: ProgressCallback) -> None:
        while watch(0):
            pass
        raise CancelledError

    task = BackgroundTask(work)
    with qtbot.waitSignal(task.cancelled):
        task.start()
        task.cancel()
    task.wait()


def test_what_the_person_can_understand_is_told_apart_from_what_nobody_expects(
    qtbot: QtBot,
) -> None:
    def refuse(_: ProgressCallback) -> None:
        raise RefusedError("not on a Sunday")

    def fail(_: ProgressCallback) -> None:
        raise ZeroDivisionError

    refusing, failing = (
        BackgroundTask(refuse, (RefusedError,)),
        BackgroundTask(fail, (RefusedError,)),
    )
    with qtbot.waitSignal(refusing.refused) as refused:
        refusing.start()
    with qtbot.waitSignal(failing.failed) as failed:
        failing.start()
    assert refused.args == ["not on a Sunday"]
    assert failed.args is not None
    assert "ZeroDivisionError" in failed.args[0]
    refusing.wait()
    failing.wait()
