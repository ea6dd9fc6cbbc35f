"""What a field shows is what is used, whatever begins; nothing does while a field is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.dialogs import do
from tests.ui.hands import Hands

from simplenn.core.session import Session
from simplenn.core.session_file import read_session, write_session
from simplenn.core.setup import ARTICLE, Setup
from simplenn.engine.trainer import TrainerState
from simplenn.ui.widgets.spin_boxes import NumberSpin

pytestmark = pytest.mark.shared_window

REFUSED = "goal must be a finite number, such as 1000.5 or 1e-3."


def type_goal(hands: Hands, qtbot: QtBot, text: str) -> NumberSpin:
    """Type a goal, and stay in the field."""
    spin = hands.find(NumberSpin, "goal_spin")
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, text)
    return spin


def status(hands: Hands) -> str:
    return hands.find(QLabel, "status_label").text()


def test_nothing_is_live_before_it_is_entered(hands: Hands, qtbot: QtBot) -> None:
    spin = type_goal(hands, qtbot, "50")
    assert hands.window.model.setup == ARTICLE
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert hands.window.model.setup == Setup(5, 50)


@pytest.mark.parametrize("name", ["copy_command_action", "copy_python_action"])
def test_what_is_copied_has_what_the_field_shows(hands: Hands, qtbot: QtBot, name: str) -> None:
    type_goal(hands, qtbot, "5000")
    do(hands, name)
    assert "5000" in QGuiApplication.clipboard().text()


def test_what_is_saved_has_what_the_field_shows(hands: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    hands.window.document.save(tmp_path / "a.simplenn")
    type_goal(hands, qtbot, "5000")
    do(hands, "save_action")
    assert read_session(tmp_path / "a.simplenn").setup == Setup(5, 5000)


def test_training_uses_what_the_field_shows(hands: Hands, qtbot: QtBot) -> None:
    type_goal(hands, qtbot, "5000")
    do(hands, "train_action")
    assert hands.history.setup == Setup(5, 5000)
    hands.trainer.stop()


def test_nothing_is_done_while_a_field_is_refused(
    hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.simplenn"
    write_session(path, Session(ARTICLE))
    hands.window.document.save(path)
    before = path.read_bytes()
    QGuiApplication.clipboard().setText("before")
    spin = type_goal(hands, qtbot, "5 0")
    for name in ("train_action", "demo_action", "save_action", "save_as_action"):
        do(hands, name)
        assert status(hands) == f"Nothing was done: {REFUSED}"
    for name in ("copy_command_action", "copy_python_action", "export_image_action"):
        action = hands.window.findChild(QAction, name)
        if action is not None:
            action.trigger()
            assert status(hands) == f"Nothing was done: {REFUSED}"
    assert hands.is_(TrainerState.EMPTY)
    assert not hands.window.model.stepping.active
    assert path.read_bytes() == before
    assert QGuiApplication.clipboard().text() == "before"
    assert spin.text() == "5 0"


def test_it_keeps_saying_why(hands: Hands, qtbot: QtBot) -> None:
    spin = type_goal(hands, qtbot, "5 0")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert status(hands) == REFUSED
    hands.find(NumberSpin, "input_spin").setValue(4.0)
    hands.window.model.tolerance.set_value(0.5)
    assert status(hands) == REFUSED
    qtbot.keyClick(spin, Qt.Key.Key_Escape)
    assert REFUSED not in status(hands)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("tolerance_spin", "the tolerance must be a number above 0, such as 0.01 or 1e-6."),
        ("ask_spin", "the question must be a finite number, such as 1000.5 or 1e-3."),
    ],
)
def test_a_field_beside_the_set_up_stops_everything_while_it_is_refused(
    hands: Hands, qtbot: QtBot, name: str, why: str
) -> None:
    spin = hands.find(NumberSpin, name)
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, "abc")
    do(hands, "train_action")
    assert status(hands) == f"Nothing was done: {why}"
    assert hands.is_(TrainerState.EMPTY)
    hands.find(NumberSpin, "input_spin").setValue(4.0)
    assert status(hands) == why, "it keeps saying it"
    qtbot.keyClick(spin, Qt.Key.Key_Escape)
    assert why not in status(hands)
    do(hands, "train_action")
    hands.trainer.stop()


def test_a_refused_field_that_is_closed_stops_nothing(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(NumberSpin, "tolerance_spin")
    spin.selectAll()
    qtbot.keyClicks(spin, "abc")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    do(hands, "show_error_panel")
    assert hands.window.model.typed_fields.refusal == ""
    hands.train()
    do(hands, "show_error_panel")
    assert spin.text() == "0.1"


def test_what_is_saved_has_the_tolerance_that_is_being_typed(
    hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    hands.window.document.save(tmp_path / "a.simplenn")
    spin = hands.find(NumberSpin, "tolerance_spin")
    spin.selectAll()
    qtbot.keyClicks(spin, "0.5")
    do(hands, "save_action")
    assert read_session(tmp_path / "a.simplenn").tolerance == 0.5


def test_what_is_kept_for_recovery_has_what_the_field_shows_and_leaves_it_alone(
    hands: Hands, qtbot: QtBot
) -> None:
    spin = type_goal(hands, qtbot, "50.")
    model = hands.window.model
    assert model.typed_fields.as_typed(model.setup) == Setup(5, 50)
    assert (spin.text(), model.setup) == ("50.", ARTICLE)
    type_goal(hands, qtbot, "5 0")
    assert model.typed_fields.as_typed(model.setup) == ARTICLE
