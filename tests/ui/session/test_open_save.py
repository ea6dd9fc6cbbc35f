"""Sessions in real windows: saved, opened, dropped, asked about."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDoubleSpinBox,
    QLabel,
    QMenu,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.dialogs import answer, choose, dialog, do, notice, until_idle
from tests.ui.hands import Hands, find

from simplenn.core.fields import MAX_EPOCHS
from simplenn.core.session import SavedRun, Session, Stretch
from simplenn.core.session_file import read_session, write_session
from simplenn.core.setup import ARTICLE, Setup
from simplenn.engine.trainer import TrainerState
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.runs import Runs
from simplenn.ui.model.settings_file import SettingsFile
from simplenn.ui.widgets.spin_boxes import NumberSpin
from simplenn.ui.window.main_window import MainWindow

pytestmark = pytest.mark.shared_window


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    preferences = Preferences(SettingsFile(tmp_path / "simplenn.ini"))
    preferences.set_folder(tmp_path)
    return preferences


@pytest.fixture
def keeping(preferences: Preferences, application: QApplication, qtbot: QtBot) -> Iterator[Hands]:
    """A window that keeps what a person prefers, and asks before it closes."""
    window = MainWindow(ARTICLE, preferences)
    with qtbot.waitExposed(window):
        window.show()
    window.panels.open_all()
    yield Hands(window, qtbot)
    window._preferences = Preferences()
    window.files._preferences = Preferences()
    window.close()
    window.deleteLater()


def open_(hands: Hands, path: Path) -> None:
    hands.window.files.open_path(path)
    until_idle(hands)


def drop(widget: QWidget, *paths: Path) -> bool:
    """Drop files on a widget, as Qt does it: what it does not want, its parents get."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, mime, left, none)
    QApplication.sendEvent(widget, enter)
    event = QDropEvent(QPointF(5, 5), copy, mime, left, none)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_save_and_open_again(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "first"
    hands.train(Setup(3, -7.25, 0.5, 0.02, 40))
    epochs = list(hands.history)
    do(hands, "save_action")
    choose(hands, path)
    saved = path.with_suffix(".simplenn")
    assert saved.exists(), "the suffix is added"
    assert hands.window.windowTitle() == "first.simplenn[*]"
    do(hands, "new_action")
    assert hands.window.windowTitle() == "SimpleNN[*]"
    assert hands.window.model.setup == ARTICLE
    assert hands.is_(TrainerState.EMPTY)
    do(hands, "open_action")
    choose(hands, saved)
    hands.until_true(lambda: hands.trainer.history is not None)
    assert hands.window.model.setup == Setup(3, -7.25, 0.5, 0.02, 40)
    assert list(hands.history) == epochs
    assert not hands.window.isWindowModified()


@pytest.mark.parametrize("name", ["alpha 0.07", "notes.txt", "a.b.c", "no suffix"])
def test_every_session_gets_the_suffix_that_the_open_dialog_looks_for(
    hands: Hands, tmp_path: Path, name: str
) -> None:
    do(hands, "save_action")
    choose(hands, tmp_path / name)
    assert [path.name for path in tmp_path.glob("*.simplenn")] == [f"{name}.simplenn"]
    assert hands.window.windowTitle() == f"{name}.simplenn[*]"


def test_a_suffix_in_capitals_is_one(hands: Hands, tmp_path: Path) -> None:
    do(hands, "save_action")
    choose(hands, tmp_path / "A.SIMPLENN")
    assert (tmp_path / "A.SIMPLENN").exists()


def test_the_file_with_the_suffix_is_not_overwritten_without_asking(
    hands: Hands, tmp_path: Path
) -> None:
    there = tmp_path / "alpha 0.07.simplenn"
    write_session(there, Session(Setup(1, 2)))
    do(hands, "save_action")
    choose(hands, tmp_path / "alpha 0.07")
    box = dialog(hands, QMessageBox, "overwrite_dialog")
    assert box.text() == "“alpha 0.07.simplenn” is already there."
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert read_session(there).setup == Setup(1, 2)
    do(hands, "save_action")
    choose(hands, tmp_path / "alpha 0.07")
    button = find(dialog(hands, QMessageBox, "overwrite_dialog"), QPushButton)
    assert button.objectName() == "overwrite_button"
    button.click()
    hands.until_true(lambda: read_session(there).setup == ARTICLE)


def test_a_continued_run_comes_back_with_its_seams(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    hands.window.model.set_setup(Setup(5, 42, alpha=0.02, epochs=10))
    hands.window.model.continue_training()
    hands.until(TrainerState.ENDED)
    before = list(hands.history)
    hands.window.document.save(tmp_path / "a.simplenn")
    do(hands, "new_action")
    open_(hands, tmp_path / "a.simplenn")
    assert list(hands.history) == before
    assert hands.history.seams == [21]
    assert hands.trainer.can_continue


@pytest.mark.real_window
def test_by_keyboard_while_a_number_is_being_typed(
    hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    goal = hands.find(NumberSpin, "goal_spin")
    with qtbot.waitActive(hands.window, timeout=10_000):
        hands.window.windowHandle().requestActivate()
    goal.setFocus()
    goal.selectAll()
    qtbot.keyClicks(goal, "7")
    qtbot.keyClick(goal, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    choose(hands, tmp_path / "a.simplenn")
    assert read_session(tmp_path / "a.simplenn").setup.goal == 7.0


def test_the_title_marks_unsaved_work(hands: Hands, tmp_path: Path) -> None:
    window = hands.window
    assert (window.windowTitle(), window.isWindowModified()) == ("SimpleNN[*]", False)
    window.model.set_setup(Setup(5, 43))
    assert (window.windowTitle(), window.isWindowModified()) == ("Unsaved session[*]", True)
    window.model.set_setup(ARTICLE)
    assert not window.isWindowModified(), "nothing would be lost any more"
    hands.train()
    assert window.isWindowModified()
    window.document.save(tmp_path / "a [*] b.simplenn")
    assert (window.windowTitle(), window.isWindowModified()) == ("a [*][*] b.simplenn[*]", False)


def test_a_run_that_goes_on_after_saving_is_unsaved_again(hands: Hands, tmp_path: Path) -> None:
    hands.begin(None, Setup(5, 42, alpha=1e-9, epochs=MAX_EPOCHS))
    hands.until_epoch(1)
    hands.window.document.save(tmp_path / "a.simplenn")
    hands.until_true(hands.window.isWindowModified)
    hands.trainer.stop()


def test_how_it_is_looked_at_is_saved_but_is_no_work(hands: Hands, tmp_path: Path) -> None:
    window = hands.window
    window.model.log.set_value(True)
    window.model.tolerance.set_value(0.5)
    hands.find(QDoubleSpinBox, "ask_spin").setValue(7.0)
    hands.trainer.set_speed(None)
    window.panels.set_open([])
    assert not window.isWindowModified()
    window.document.save(tmp_path / "a.simplenn")
    window.model.log.set_value(False)
    window.model.tolerance.set_value(0.2)
    window.model.question.set_value(8.0)
    hands.trainer.set_speed(1.0)
    window.panels.set_open(["error_panel"])
    open_(hands, tmp_path / "a.simplenn")
    assert window.model.log.value
    assert window.model.tolerance.value == 0.5
    assert hands.find(QDoubleSpinBox, "ask_spin").value() == 7.0
    assert hands.trainer.speed is None
    assert window.panels.open_names == ()


@pytest.mark.parametrize("how", ["new", "open", "drop"])
@pytest.mark.real_window
def test_nothing_is_replaced_without_asking(hands: Hands, tmp_path: Path, how: str) -> None:
    other = tmp_path / "other.simplenn"
    write_session(other, Session(Setup(1, 2)))
    hands.window.model.set_setup(Setup(5, 43))
    replace: dict[str, Callable[[], object]] = {
        "new": lambda: do(hands, "new_action"),
        "open": lambda: hands.window.files.open_path(other),
        "drop": lambda: drop(hands.window, other),
    }
    replace[how]()
    answer(hands, QMessageBox.StandardButton.Cancel)
    assert hands.window.model.setup == Setup(5, 43)
    replace[how]()
    answer(hands, QMessageBox.StandardButton.Save)
    choose(hands, tmp_path / "mine.simplenn")
    until_idle(hands)
    assert read_session(tmp_path / "mine.simplenn").setup == Setup(5, 43)
    assert hands.window.model.setup == (ARTICLE if how == "new" else Setup(1, 2))


@pytest.mark.real_window
def test_a_file_is_dropped_on_the_plot(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "a.simplenn"
    write_session(path, Session(Setup(1, 2)))
    plot = hands.find(pg.PlotWidget, "error_plot")
    assert not plot.viewport().acceptDrops(), "it would swallow what is for the window"
    assert drop(hands.window, path)
    until_idle(hands)
    assert hands.window.model.setup == Setup(1, 2)


def test_two_files_that_are_dropped_get_a_sentence(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "a.simplenn"
    write_session(path, Session(Setup(1, 2)))
    assert drop(hands.window, path, path)
    assert notice(hands) == "A window shows one session: drop one file at a time."
    assert hands.window.model.setup == ARTICLE


def test_a_bad_file_leaves_the_open_session_as_it_was(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    hands.window.document.save(tmp_path / "good.simplenn")
    history = hands.trainer.history
    (tmp_path / "bad.simplenn").write_text("{")
    hands.window.files.open_path(tmp_path / "bad.simplenn")
    assert notice(hands) == (
        "“bad.simplenn” cannot be opened: it is no valid JSON, or not all of it is there "
        "(at line 1, column 2)."
    )
    hands.window.files.open_path(tmp_path)
    assert notice(hands).endswith("cannot be opened: it is a folder.")
    assert hands.trainer.history is history
    assert hands.window.windowTitle() == "good.simplenn[*]"


@pytest.mark.real_window
def test_a_long_session_shows_progress_and_can_be_cancelled(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "long.simplenn"
    run = SavedRun(1, "Run 1", (Stretch(Setup(5, 42, alpha=1e-9, epochs=MAX_EPOCHS)),))
    write_session(path, Session(Setup(1, 2), (run,), current=1))
    hands.train()
    hands.window.document.save(tmp_path / "mine.simplenn")
    history = hands.trainer.history
    hands.window.files.open_path(path)
    bar = dialog(hands, QProgressDialog, "progress_dialog")
    assert bar.labelText() == "Opening “long.simplenn”…"
    hands.until_true(lambda: bar.value() >= 1)
    cancel = find(bar, QPushButton)
    hands._qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    until_idle(hands)
    assert hands.trainer.history is history
    assert hands.window.windowTitle() == "mine.simplenn[*]"


def test_nothing_else_happens_while_progress_is_shown(hands: Hands) -> None:
    """Were events processed meanwhile, the end of the work could delete the bar that is shown."""
    go_on = threading.Event()
    hands.window._tasks.run("Working", 1, lambda progress: go_on.wait(), lambda result: None)
    dialog(hands, QProgressDialog, "progress_dialog")
    happened: list[bool] = []
    QTimer.singleShot(0, lambda: happened.append(True))
    hands.window._tasks._show(0.5)
    assert happened == []
    go_on.set()
    until_idle(hands)


@pytest.mark.new_window
def test_closing_while_a_session_is_being_opened(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "long.simplenn"
    run = SavedRun(1, "Run 1", (Stretch(Setup(5, 42, alpha=1e-9, epochs=MAX_EPOCHS)),))
    write_session(path, Session(Setup(1, 2), (run,)))
    hands.window.files.open_path(path)
    assert hands.window._tasks.busy
    assert hands.window.close()
    assert not hands.window._tasks.busy
    QApplication.processEvents()
    assert hands.window.model.runs.records == (), "it was cancelled before it was done"


def test_where_it_cannot_be_saved_it_stays_unsaved(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    hands.window.files._save_to(None, tmp_path / "no folder" / "a.simplenn")
    assert notice(hands) == "“a.simplenn” cannot be saved: its folder is not there."
    assert hands.window.isWindowModified()


@pytest.fixture
def shared(hands: Hands, tmp_path: Path) -> Path:
    """A file that is open here, and that has been saved by another window since."""
    path = tmp_path / "shared.simplenn"
    write_session(path, Session(ARTICLE))
    open_(hands, path)
    write_session(path, Session(Setup(6, 42)))
    hands.window.model.set_setup(Setup(7, 42))
    return path


def test_what_another_window_saved_is_not_replaced_unasked(hands: Hands, shared: Path) -> None:
    do(hands, "save_action")
    box = dialog(hands, QMessageBox, "replace_dialog")
    assert "shared.simplenn" in box.text()
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert read_session(shared).setup == Setup(6, 42)
    assert hands.window.isWindowModified()


def test_it_is_replaced_by_who_wants_that(hands: Hands, shared: Path) -> None:
    do(hands, "save_action")
    dialog(hands, QMessageBox, "replace_dialog")
    hands.click("replace_button")
    assert read_session(shared).setup == Setup(7, 42)
    assert not hands.window.isWindowModified()
    hands.window.model.set_setup(Setup(8, 42))
    do(hands, "save_action")
    assert read_session(shared).setup == Setup(8, 42), "nobody else has been there"


def test_both_are_kept_under_two_names(hands: Hands, shared: Path) -> None:
    do(hands, "save_action")
    dialog(hands, QMessageBox, "replace_dialog")
    hands.click("save_elsewhere_button")
    choose(hands, shared.with_name("mine.simplenn"))
    assert read_session(shared).setup == Setup(6, 42)
    assert read_session(shared.with_name("mine.simplenn")).setup == Setup(7, 42)


def test_a_file_that_is_gone_is_saved_again(hands: Hands, shared: Path) -> None:
    shared.unlink()
    do(hands, "save_action")
    assert read_session(shared).setup == Setup(7, 42)


def test_closing_asks_to_save(keeping: Hands, tmp_path: Path) -> None:
    keeping.train()
    assert not keeping.window.close()
    answer(keeping, QMessageBox.StandardButton.Cancel)
    assert keeping.window.isVisible()
    assert not keeping.window.close()
    answer(keeping, QMessageBox.StandardButton.Save)
    choose(keeping, tmp_path / "kept.simplenn")
    keeping._qtbot.waitUntil(lambda: not keeping.window.isVisible())
    assert len(read_session(tmp_path / "kept.simplenn").runs) == 1


def test_closing_can_give_changes_up(keeping: Hands, tmp_path: Path) -> None:
    keeping.train()
    assert not keeping.window.close()
    answer(keeping, QMessageBox.StandardButton.Discard)
    keeping._qtbot.waitUntil(lambda: not keeping.window.isVisible())
    assert list(tmp_path.glob("*.simplenn")) == []


def open_file_menu(hands: Hands) -> None:
    [menu] = [menu for menu in hands.window.findChildren(QMenu) if menu.title() == "&File"]
    menu.aboutToShow.emit()


def test_a_recent_file_that_is_gone_leaves_the_list(
    keeping: Hands, preferences: Preferences, tmp_path: Path
) -> None:
    gone, latin_1 = tmp_path / "gone.simplenn", tmp_path / os.fsdecode(b"caf\xe9.simplenn")
    preferences.add_recent(gone)
    preferences.add_recent(latin_1)
    menu = keeping.find(QMenu, "recent_menu")
    for name, left in (("caf\N{REPLACEMENT CHARACTER}", [gone]), ("gone", [])):
        open_file_menu(keeping)
        menu.actions()[0].trigger()
        told = keeping.find(QLabel, "status_label").text()
        assert told == f"“{name}.simplenn” is not there any more, so it left the list."
        assert preferences.recent == left


def test_recent_files(keeping: Hands, preferences: Preferences, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_session(tmp_path / f"{name}.simplenn", Session(Setup(1, ord(name))))
        open_(keeping, tmp_path / f"{name}.simplenn")
    menu = keeping.find(QMenu, "recent_menu")
    open_file_menu(keeping)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["&1 b.simplenn", "&2 a.simplenn", "&Forget these"]
    menu.actions()[1].trigger()
    until_idle(keeping)
    assert keeping.window.model.setup == Setup(1, ord("a"))
    assert [path.stem for path in preferences.recent] == ["a", "b"]


def test_copying(hands: Hands) -> None:
    hands.train()
    do(hands, "copy_command_action")
    assert QGuiApplication.clipboard().text() == (
        "simplenn --input 5 --goal 42 --weight 1 --alpha 0.01 --epochs 20"
    )
    do(hands, "copy_python_action")
    assert "(5.0, 42.0, 0.01, 20)," in QGuiApplication.clipboard().text()


def listed(runs: Runs) -> list[tuple[object, ...]]:
    return [(each.number, each.name, each.style, each.visible) for each in runs.records]


def test_all_runs_come_back_with_names_looks_and_what_is_shown(
    hands: Hands, tmp_path: Path
) -> None:
    runs = hands.window.model.runs
    for alpha in (0.01, 0.07, 1.0):
        hands.train(Setup(5, 42, alpha=alpha, epochs=200))
    runs.rename(2, "Overshoots")
    runs.set_visible([1], False)
    runs.make_current(2)
    before, epochs = listed(runs), [list(each.history) for each in runs.records]
    hands.window.document.save(tmp_path / "a.simplenn")
    do(hands, "new_action")
    assert listed(runs) == []
    open_(hands, tmp_path / "a.simplenn")
    assert listed(runs) == before
    assert [list(each.history) for each in runs.records] == epochs
    assert runs.current is runs.records[1]
    assert not hands.window.isWindowModified()
    hands.train()
    assert [each.number for each in runs.records] == [1, 2, 3, 4]


def test_changes_to_the_runs_are_changes_to_the_session(hands: Hands, tmp_path: Path) -> None:
    runs, undo = hands.window.model.runs, hands.window.model.undo_history.stack.undo
    hands.train()
    hands.window.document.save(tmp_path / "a.simplenn")
    changes: list[Callable[[], object]] = [
        lambda: runs.rename(1, "Mine"),
        lambda: runs.remove([1]),
        lambda: hands.window.model.set_setup(Setup(1, 2)),
    ]
    for change in changes:
        change()
        assert hands.window.isWindowModified()
        undo()
        assert not hands.window.isWindowModified()


def test_what_was_done_to_another_session_cannot_be_undone(hands: Hands, tmp_path: Path) -> None:
    write_session(tmp_path / "a.simplenn", Session(Setup(1, 2)))
    hands.window.model.set_setup(Setup(5, 43))
    hands.window.model.set_setup(ARTICLE)
    open_(hands, tmp_path / "a.simplenn")
    assert not hands.window.model.undo_history.stack.canUndo()
    assert hands.window.model.setup == Setup(1, 2)
