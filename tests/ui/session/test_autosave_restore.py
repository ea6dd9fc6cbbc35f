"""Nothing is lost: not by an exception, not by kill -9."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.dialogs import answer, dialog, until_idle
from tests.ui.hands import Hands, find

from simplenn.core.errors import SessionError
from simplenn.core.session import Session
from simplenn.core.session_file import read_session, write_session
from simplenn.core.setup import ARTICLE, Setup
from simplenn.engine.trainer import TrainerState
from simplenn.ui.errors import error_dialog
from simplenn.ui.errors.error_log import LOG_SIZE, append_to_log
from simplenn.ui.errors.exception_hook import ExceptionHook
from simplenn.ui.errors.program_file import ProgramFile
from simplenn.ui.session import autosave
from simplenn.ui.session.autosave import (
    INTERVAL,
    Autosave,
    LostSession,
    find_lost_sessions,
    is_own_folder,
)
from simplenn.ui.session.restore import RestoreOffer, in_words

pytestmark = pytest.mark.shared_window


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def recovery(hands: Hands, folder: Path) -> Iterator[Autosave]:
    recovery = Autosave(hands.window.document, hands.trainer, folder, hands.window)
    yield recovery
    recovery.discard()


def left_behind(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*"))


# --- autosave -------------------------------------------------------------------------------------


def test_unsaved_work_is_kept_within_a_minute(recovery: Autosave, hands: Hands) -> None:
    timer = recovery._timer
    assert not timer.isActive()
    hands.window.model.set_setup(Setup(5, 43))
    assert timer.isActive()
    assert timer.interval() == INTERVAL == 60_000
    timer.timeout.emit()
    assert read_session(recovery.path).setup == Setup(5, 43)
    assert not timer.isActive(), "nothing new to keep: no timer runs"


def test_what_was_done_before_anybody_watched_is_kept_too(hands: Hands, folder: Path) -> None:
    hands.window.model.set_setup(Setup(5, 43))
    recovery = Autosave(hands.window.document, hands.trainer, folder, hands.window)
    assert recovery._timer.isActive()
    recovery.discard()


def test_a_run_that_goes_on_is_kept_again_and_again(recovery: Autosave, hands: Hands) -> None:
    hands.begin(None, Setup(5, 42, alpha=1e-9, epochs=10**9))
    hands.until_epoch(1)
    recovery.save_now()
    assert recovery._timer.isActive()
    done = read_session(recovery.path).runs[0].epochs
    hands.until_epoch(done + 1)
    recovery.save_now()
    assert read_session(recovery.path).runs[0].epochs > done
    hands.trainer.stop()


def test_what_is_saved_or_taken_back_needs_no_recovery(
    recovery: Autosave, hands: Hands, folder: Path, tmp_path: Path
) -> None:
    hands.window.model.set_setup(Setup(5, 43))
    recovery.save_now()
    assert len(left_behind(folder)) == 2, "the session and its lock"
    hands.window.document.save(tmp_path / "a.simplenn")
    assert left_behind(folder) == []
    hands.window.model.set_setup(Setup(5, 44))
    recovery.save_now()
    hands.window.model.set_setup(Setup(5, 43))
    assert left_behind(folder) == []
    assert not recovery._timer.isActive()


def test_what_could_not_be_kept_is_tried_again(hands: Hands, tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    folder.touch()
    recovery = Autosave(hands.window.document, hands.trainer, folder, hands.window)
    hands.window.model.set_setup(Setup(5, 43))
    assert not recovery.save_now()
    assert hands.window.isWindowModified()
    assert recovery._timer.isActive()
    folder.unlink()
    assert recovery.save_now()
    assert read_session(recovery.path).setup == Setup(5, 43)
    assert not recovery._timer.isActive()
    recovery.discard()


def test_where_there_is_no_room_work_is_kept_in_the_spare_folder(
    hands: Hands, folder: Path, tmp_path: Path
) -> None:
    spare = tmp_path / "spare"
    recovery = Autosave(hands.window.document, hands.trainer, folder, hands.window, spare)
    folder.touch()
    hands.window.model.set_setup(Setup(5, 43))
    assert recovery.save_now()
    (lost,) = spare.glob("*.simplenn")
    assert read_session(lost).setup == Setup(5, 43)
    assert spare.stat().st_mode & 0o777 == 0o700
    folder.unlink()
    hands.window.model.set_setup(Setup(5, 44))
    assert recovery.save_now()
    assert read_session(recovery.path).setup == Setup(5, 44)
    assert left_behind(spare) == []
    recovery.discard()


def test_a_spare_folder_that_somebody_else_has_put_there_is_left_alone(
    hands: Hands, folder: Path, tmp_path: Path
) -> None:
    other, spare = tmp_path / "other", tmp_path / "spare"
    other.mkdir()
    spare.symlink_to(other)
    folder.touch()
    recovery = Autosave(hands.window.document, hands.trainer, folder, hands.window, spare)
    hands.window.model.set_setup(Setup(5, 43))
    assert not recovery.save_now()
    assert left_behind(other) == []
    assert not is_own_folder(spare)
    assert is_own_folder(other)
    recovery.discard()


def test_nobody_else_can_read_what_is_kept(recovery: Autosave, hands: Hands, folder: Path) -> None:
    folder.mkdir(mode=0o755)
    hands.window.model.set_setup(Setup(5, 43))
    recovery.save_now()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600, 0o600]


# --- the next start -------------------------------------------------------------------------------

LEAVE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from simplenn.core.setup import Setup
from simplenn.ui.window.main_window import MainWindow
from simplenn.ui.session.autosave import Autosave
application = QApplication([])
window = MainWindow()
recovery = Autosave(window.document, window.model.trainer, Path(sys.argv[1]))
window.model.set_setup(Setup(3, float(sys.argv[2])))
window.model.trainer.set_speed(None)
window.model.train()
window.model.trainer.state_changed.connect(recovery.save_now)
window.model.trainer.state_changed.connect(lambda: print("kept", flush=True))
application.exec()
"""


def killed_program(folder: Path, goal: int = 7) -> Callable[[], None]:
    """Start a program that trains and keeps its work; the answer kills it."""
    process = subprocess.Popen(
        [sys.executable, "-c", LEAVE, str(folder), str(goal)],
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"kept\n"

    def kill() -> None:
        process.send_signal(signal.SIGKILL)
        process.communicate()

    return kill


def offered(hands: Hands) -> QMessageBox:
    return dialog(hands, QMessageBox, "restore_dialog")


def click(hands: Hands, name: str) -> None:
    button = find(offered(hands), QPushButton, name)
    hands._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_after_kill_9_the_next_start_offers_the_work_back(
    recovery: Autosave, hands: Hands, folder: Path
) -> None:
    killed_program(folder)()
    RestoreOffer(hands.window, hands.window.files, recovery, folder).offer()
    assert offered(hands).text().startswith("SimpleNN ended unexpectedly. Unsaved work was kept (")
    click(hands, "restore_button")
    hands.until_true(lambda: hands.trainer.history is not None)
    until_idle(hands)
    assert hands.window.model.setup == Setup(3, 7)
    assert len(hands.history) == 20
    assert hands.window.isWindowModified(), "it is not saved anywhere yet"
    assert left_behind(folder) == sorted([recovery.path.name, f"{recovery.path.stem}.lock"])


def test_two_programs_do_not_hurt_each_other(folder: Path) -> None:
    first, second = killed_program(folder, 7), killed_program(folder, 8)
    assert len(left_behind(folder)) == 4
    assert list(find_lost_sessions(folder)) == [], "both are alive"
    first()
    (lost,) = find_lost_sessions(folder)
    assert lost.session.setup.goal == 7
    assert list(find_lost_sessions(folder)) == [], "only one program is offered it"
    lost.release()
    (again,) = find_lost_sessions(folder)
    again.discard()
    assert len(left_behind(folder)) == 2
    second()
    (other,) = find_lost_sessions(folder)
    assert other.session.setup.goal == 8
    other.discard()
    assert left_behind(folder) == []


def test_throwing_away_and_asking_later(recovery: Autosave, hands: Hands, folder: Path) -> None:
    killed_program(folder, 7)()
    killed_program(folder, 8)()
    RestoreOffer(hands.window, hands.window.files, recovery, folder).offer()
    click(hands, "throw_away_button")
    hands.until_true(lambda: len(left_behind(folder)) == 2)
    click(hands, "later_button")
    hands.until_true(lambda: not any(b.isVisible() for b in hands.window.findChildren(QMessageBox)))
    (kept,) = find_lost_sessions(folder)
    assert kept.session.setup.goal == 7, "the latest is offered first"
    kept.release()
    assert hands.window.model.setup == ARTICLE


def test_what_cannot_be_read_is_not_offered(recovery: Autosave, hands: Hands, folder: Path) -> None:
    folder.mkdir()
    (folder / "1-a.simplenn").write_text("{")
    RestoreOffer(hands.window, hands.window.files, recovery, folder).offer()
    assert not hands.window.findChildren(QMessageBox)


def restore_and_discard_mine(hands: Hands, lost: LostSession) -> None:
    hands.window.files.restore(lost.session, lost.discard)
    answer(hands, QMessageBox.StandardButton.Discard)
    until_idle(hands)


def test_the_offer_names_the_file_it_belongs_to(
    hands: Hands, recovery: Autosave, folder: Path, tmp_path: Path
) -> None:
    hands.window.document.save(tmp_path / "mine.simplenn")
    hands.train()
    folder.mkdir()
    write_session(folder / "1-a.simplenn", hands.window.document.recovery_session)
    (lost,) = find_lost_sessions(folder)
    minute = f"{datetime.now():%d %B %Y}"
    assert in_words(lost).startswith(
        f"SimpleNN ended unexpectedly. Unsaved work of “mine.simplenn” was kept (1 run, {minute}"
    )
    restore_and_discard_mine(hands, lost)
    assert hands.window.windowTitle() == "mine.simplenn[*]"
    assert hands.window.isWindowModified()
    assert not hands.window.document.is_outdated
    write_session(tmp_path / "mine.simplenn", Session(Setup(6, 42)))
    restore_and_discard_mine(hands, lost)
    assert hands.window.document.is_outdated, "it is not replaced without asking"


# --- unexpected exceptions ------------------------------------------------------------------------


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log" / "simplenn.log"


@pytest.fixture
def failures(
    hands: Hands, recovery: Autosave, log: Path, monkeypatch: pytest.MonkeyPatch
) -> ExceptionHook:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    failures = ExceptionHook(hands.window, log)
    failures.caught.connect(recovery.save_now)
    failures.install()
    return failures


def fail_with(error: Exception) -> None:
    try:
        raise error
    except type(error):
        sys.excepthook(*sys.exc_info())


@pytest.mark.usefixtures("failures")
def test_an_exception_is_told_logged_and_the_work_is_kept(
    hands: Hands, recovery: Autosave, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hands.train()
    fail_with(ZeroDivisionError("a thing of the past"))
    box = dialog(hands, QMessageBox, "failure_dialog")
    assert "ZeroDivisionError: a thing of the past" in box.detailedText()
    assert str(log) in box.detailedText()
    assert "ZeroDivisionError: a thing of the past" in log.read_text()
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert len(read_session(recovery.path).runs) == 1
    box.accept()
    assert hands.is_(TrainerState.ENDED)
    assert hands.window.isVisible()


@pytest.mark.usefixtures("failures")
def test_an_exception_after_an_upgrade_says_to_save_and_to_start_again(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    program.write_text("old")
    monkeypatch.setattr(error_dialog, "PROGRAM", ProgramFile(program))
    fail_with(ImportError("something else"))
    box = dialog(hands, QMessageBox, "failure_dialog")
    assert "upgraded" not in box.text()
    box.accept()

    (tmp_path / "new").write_text("new")
    (tmp_path / "new").replace(program)
    fail_with(ImportError("of a file that is gone"))
    box = dialog(hands, QMessageBox, "failure_dialog")
    assert "SimpleNN was upgraded or removed while it was running" in box.text()
    assert "Save them, close SimpleNN, and start it again." in box.informativeText()
    assert "of a file that is gone" in box.detailedText()
    box.accept()


@pytest.mark.usefixtures("failures")
def test_a_hundred_exceptions_open_one_dialog(hands: Hands, log: Path) -> None:
    for number in range(100):
        fail_with(ValueError(f"number {number}"))
    box = dialog(hands, QMessageBox, "failure_dialog")
    assert len(hands.window.findChildren(QMessageBox, "failure_dialog")) == 1
    assert "number 99" in log.read_text()
    box.accept()


@pytest.mark.usefixtures("failures")
def test_an_exception_in_another_thread(hands: Hands, log: Path) -> None:
    thread = threading.Thread(target=lambda: {"a": 1}["b"], name="careless")
    thread.start()
    thread.join()
    dialog(hands, QMessageBox, "failure_dialog").accept()
    assert "KeyError" in log.read_text()


def keep_lost(folder: Path, goal: float = 7) -> Path:
    """A recovery file of a program that is gone."""
    folder.mkdir(exist_ok=True)
    path = folder / f"1-{goal}.simplenn"
    write_session(path, Session(Setup(5, goal)))
    return path


def test_a_broken_entry_hides_no_other(folder: Path) -> None:
    keep_lost(folder)
    (folder / "2-link.simplenn").symlink_to(folder / "gone")
    (folder / "3-folder.simplenn").mkdir()
    (folder / "4-cut.simplenn").write_text("{")
    os.mkfifo(folder / "5-pipe.simplenn")
    (lost,) = find_lost_sessions(folder)
    assert lost.session.setup.goal == 7


@pytest.mark.parametrize("moment", [-62_135_596_801.0, 1e18], ids=["before 1", "after 9999"])
def test_a_wrong_clock_hides_nothing(
    folder: Path, moment: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keep_lost(folder)
    monkeypatch.setattr(autosave, "_recovery_files", lambda _: [(moment, path)])  # no disk can
    (lost,) = find_lost_sessions(folder)
    assert lost.session.setup.goal == 7
    assert "(changed numbers, " in in_words(lost)
    lost.discard()


def test_a_link_to_a_file_of_somebody_else_is_not_followed(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    write_session(tmp_path / "other.simplenn", Session(ARTICLE))
    (folder / "1-link.simplenn").symlink_to(tmp_path / "other.simplenn")
    assert list(find_lost_sessions(folder)) == []


@pytest.mark.parametrize("content", ["", "1\nsimplenn\nanother-computer\n", "\0" * 100])
def test_a_lock_file_that_nobody_holds_hides_nothing(folder: Path, content: str) -> None:
    lock = keep_lost(folder).with_suffix(".lock")
    lock.write_text(content)
    (lost,) = find_lost_sessions(folder)
    lost.discard()
    assert left_behind(folder) == []


def test_a_lock_that_cannot_be_made_hides_nothing(folder: Path) -> None:
    lock = keep_lost(folder).with_suffix(".lock")
    lock.symlink_to("nowhere")
    (lost,) = find_lost_sessions(folder)
    lost.discard()
    assert left_behind(folder) == []


def test_unfinished_files_of_killed_programs_are_swept(folder: Path) -> None:
    keep_lost(folder)
    part = folder / ".1-b.simplenn.01234567.simplenn-part"
    part.touch()
    os.utime(part, (0, 0))
    next(find_lost_sessions(folder)).release()
    assert not part.exists()


def test_unsaved_work_is_not_replaced_by_what_was_lost_without_asking(
    recovery: Autosave, hands: Hands, folder: Path
) -> None:
    path = keep_lost(folder)
    hands.train()
    RestoreOffer(hands.window, hands.window.files, recovery, folder).offer()
    click(hands, "restore_button")
    answer(hands, QMessageBox.StandardButton.Cancel)
    assert len(hands.window.model.runs.records) == 1
    assert path.exists()


def test_what_was_lost_is_restored_after_what_is_being_computed(
    recovery: Autosave, hands: Hands, folder: Path
) -> None:
    keep_lost(folder)
    go_on = threading.Event()
    hands.window._tasks.run("Working", 1, lambda progress: go_on.wait(), lambda result: None)
    RestoreOffer(hands.window, hands.window.files, recovery, folder).offer()
    click(hands, "restore_button")
    assert hands.window.model.setup == ARTICLE
    go_on.set()
    hands.until_true(lambda: hands.window.model.setup == Setup(5, 7))


def test_what_was_lost_stays_until_it_is_kept_again(
    recovery: Autosave, hands: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keep_lost(folder)

    def refuse(*_: object, **__: object) -> None:
        raise SessionError("the disk is full")

    monkeypatch.setattr("simplenn.ui.session.autosave.write_session", refuse)
    RestoreOffer(hands.window, hands.window.files, recovery, folder).offer()
    click(hands, "restore_button")
    hands.until_true(lambda: hands.window.model.setup == Setup(5, 7))
    assert read_session(path).setup.goal == 7
    assert recovery._timer.isActive()


def test_the_log_does_not_grow_for_ever(log: Path) -> None:
    for number in range(60):
        assert append_to_log(f"{number} " + "x" * 20_000, log)
    files = sorted(log.parent.iterdir())
    assert [file.name for file in files] == ["simplenn.log", "simplenn.log.1", "simplenn.log.2"]
    assert all(file.stat().st_size <= LOG_SIZE for file in files)
    assert "59 x" in log.read_text()


def test_a_log_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not append_to_log("x", tmp_path / "file" / "simplenn.log")
    (tmp_path / "folder.log").mkdir()
    assert not append_to_log("x", tmp_path / "folder.log")


def test_ctrl_c_in_the_terminal_closes_the_window(
    failures: ExceptionHook, hands: Hands, qtbot: QtBot
) -> None:
    failures.handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.waitUntil(lambda: not hands.window.isVisible())
