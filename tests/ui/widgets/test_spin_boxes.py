"""Spin boxes that take every number as it is typed."""

from __future__ import annotations

import random
import struct

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLabel, QSlider, QTableView
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import ARTICLE
from simplenn.engine.trainer import TrainerState
from simplenn.ui.widgets.spin_boxes import EpochsSpin, NumberSpin, StepSize, stepped

pytestmark = pytest.mark.shared_window


def type_into(spin: QAbstractSpinBox, qtbot: QtBot, text: str) -> None:
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, text)


NUMBERS = {
    "42": 42.0,
    "0.0001": 0.0001,
    "1e-4": 1e-4,
    "1E-300": 1e-300,
    "0,5": 0.5,
    "5 000": 5000.0,
    "1'000'000": 1e6,
    "-1.000,5": -1000.5,
    ".5": 0.5,
    "-3,25": -3.25,
    "+8": 8.0,
    "123456789.123456789": 123456789.123456789,
    "1.7976931348623157e308": 1.7976931348623157e308,
    "0.30000000000000004": 0.30000000000000004,
}


def test_takes_a_number_as_people_write_it(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(NumberSpin, "alpha_spin")
    for typed, value in NUMBERS.items():
        type_into(spin, qtbot, typed)
        assert spin.pending() == value
        qtbot.keyClick(spin, Qt.Key.Key_Return)
        assert spin.value() == value
        assert hands.window.model.setup.alpha == value
        assert float(spin.text()) == value


@pytest.mark.real_window
@pytest.mark.parametrize(
    ("pasted", "value"),
    [
        ("\N{MINUS SIGN}7", -7.0),
        ("5\N{NARROW NO-BREAK SPACE}000,25", 5000.25),
        ("\N{ARABIC-INDIC DIGIT FOUR}\N{ARABIC-INDIC DIGIT TWO}.5", 42.5),
    ],
)
def test_numbers_of_every_country_can_be_pasted(
    hands: Hands, qtbot: QtBot, pasted: str, value: float
) -> None:
    spin = hands.find(NumberSpin, "goal_spin")
    QApplication.clipboard().setText(pasted)
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClick(spin, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert spin.value() == value


def test_what_is_half_typed_is_not_used(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(NumberSpin, "goal_spin")
    for typed in ("5", "5 ", "5 000"):
        type_into(spin, qtbot, typed)
        assert hands.window.model.setup.goal == 42.0
    qtbot.keyClick(spin, Qt.Key.Key_Escape)
    assert (spin.text(), spin.value()) == ("42", 42.0)
    epochs = hands.find(EpochsSpin, "epochs_spin")
    type_into(epochs, qtbot, "5")
    assert (epochs.pending(), epochs.value()) == (5, 20)


BAD = ["1e999", "-", "", "1e", "e5", "abc", "nan", "inf", "4 2", "0x10", "1.2.3", "1.00,5"]


def test_a_comma_that_may_be_two_things_is_asked_about(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(NumberSpin, "goal_spin")
    type_into(spin, qtbot, "1,000")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    says = "goal may be 1000 or 1.000: write it like that."
    assert hands.find(QLabel, "status_label").text() == says
    assert hands.window.model.setup.goal == 42.0
    for typed, value in (("0,125", 0.125), ("1,5", 1.5), ("1000,5", 1000.5)):
        type_into(spin, qtbot, typed)
        qtbot.keyClick(spin, Qt.Key.Key_Return)
        assert hands.window.model.setup.goal == value


@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Tab], ids=["enter", "tab"])
def test_what_is_no_number_is_refused_in_words_and_stays_to_be_mended(
    hands: Hands, qtbot: QtBot, leave: Qt.Key
) -> None:
    spin, reason = hands.find(NumberSpin, "goal_spin"), hands.find(QLabel, "goal_spin_refusal")
    says = "goal must be a finite number, such as 1000.5 or 1e-3."
    for typed in BAD:
        hands.window.model.load_setup(ARTICLE)
        type_into(spin, qtbot, typed)
        if not typed:
            qtbot.keyClick(spin, Qt.Key.Key_Delete)
        qtbot.keyClick(spin, leave)
        assert hands.find(QLabel, "status_label").text() == says
        assert (spin.text(), spin.value(), spin.refusal) == (typed, 42.0, says)
        assert hands.window.model.setup.goal == 42.0
        hands.find(NumberSpin, "alpha_spin").setValue(0.02)
        assert (reason.isVisible(), reason.text(), spin.text()) == (True, says, typed)
        assert spin.accessibleDescription() == says
        type_into(spin, qtbot, "7")
        assert not reason.isVisible()
        qtbot.keyClick(spin, leave)
        assert (spin.text(), spin.value(), spin.refusal) == ("7", 7.0, "")
        assert hands.window.model.setup.goal == 7.0


def test_what_was_refused_goes_when_it_is_taken_back_or_set(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(NumberSpin, "goal_spin")
    usual = spin.toolTip()
    for mend in (
        lambda: qtbot.keyClick(spin, Qt.Key.Key_Escape),
        lambda: spin.setValue(42.0),
        spin.take_back,
    ):
        type_into(spin, qtbot, "5x")
        qtbot.keyClick(spin, Qt.Key.Key_Return)
        assert (spin.text(), bool(spin.refusal)) == ("5x", True)
        assert spin.toolTip() == spin.accessibleDescription() == spin.refusal
        mend()
        assert (spin.toolTip(), spin.accessibleDescription()) == (usual, "")
        assert (spin.text(), spin.value(), spin.refusal) == ("42", 42.0, "")


def test_what_was_refused_has_a_frame(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(NumberSpin, "goal_spin")

    def corner() -> str:
        return spin.grab().toImage().pixelColor(1, spin.height() // 2).name()

    assert corner() != "#d55e00"
    type_into(spin, qtbot, "5x")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert corner() == "#d55e00"


def test_all_fields_are_entered_at_once(hands: Hands, qtbot: QtBot) -> None:
    fields = hands.window.model.typed_fields
    type_into(hands.find(NumberSpin, "goal_spin"), qtbot, "7")
    assert fields.enter()
    assert hands.window.model.setup.goal == 7.0
    hands.find(NumberSpin, "goal_spin").lineEdit().setText("5 0")
    assert not fields.enter()
    assert fields.refusal == "goal must be a finite number, such as 1000.5 or 1e-3."


def test_a_shortcut_uses_what_the_field_shows(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(NumberSpin, "goal_spin")
    hands.trainer.set_speed(None)
    for typed, goal in (("7", 7.0), ("5 000", 5e3), ("6\N{NARROW NO-BREAK SPACE}000", 6e3)):
        spin.setFocus()
        spin.lineEdit().setText(typed)
        qtbot.keyClick(spin, Qt.Key.Key_F5)
        hands.until(TrainerState.ENDED)
        assert hands.history.setup.goal == goal


def test_nothing_starts_while_a_field_is_refused(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(NumberSpin, "goal_spin")
    type_into(spin, qtbot, "5 0")
    says = "Nothing was done: goal must be a finite number, such as 1000.5 or 1e-3."
    for start in (
        lambda: qtbot.keyClick(spin, Qt.Key.Key_F5),
        lambda: hands.click("train_button"),
        lambda: qtbot.keyClick(spin, Qt.Key.Key_F6),
    ):
        start()
        assert hands.is_(TrainerState.EMPTY)
        assert not hands.window.model.stepping.active
        assert not hands.find(QAction, "demo_action").isChecked()
        assert hands.find(QLabel, "status_label").text() == says
        assert spin.text() == "5 0"


def test_a_run_that_is_repeated_replaces_what_is_being_typed(hands: Hands, qtbot: QtBot) -> None:
    hands.train()
    hands.find(QAction, "show_runs_panel").setChecked(True)
    hands.find(QTableView, "runs_table").selectRow(0)
    goal = hands.find(NumberSpin, "goal_spin")
    for typed in ("7", "7x"):
        type_into(goal, qtbot, typed)
        hands.find(QAction, "run_again").trigger()
        hands.until(TrainerState.ENDED)
        assert hands.history.setup == hands.window.model.setup == ARTICLE
        assert (goal.text(), goal.refusal) == ("42", "")


def test_keys_for_editing_enter_nothing(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(NumberSpin, "goal_spin")
    type_into(spin, qtbot, "7e")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_A, Qt.Key.Key_C):
        qtbot.keyClick(spin, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(spin, Qt.Key.Key_Shift)
    qtbot.keyClick(spin, Qt.Key.Key_End)
    assert (spin.text(), spin.value(), spin.refusal) == ("7e", 42.0, "")


def test_a_step_goes_from_what_is_typed(hands: Hands, qtbot: QtBot) -> None:
    goal, epochs = hands.find(NumberSpin, "goal_spin"), hands.find(EpochsSpin, "epochs_spin")
    for spin in (goal, epochs):
        type_into(spin, qtbot, "8")
        qtbot.keyClick(spin, Qt.Key.Key_Up)
        assert spin.value() == 9
        type_into(spin, qtbot, "8x")
        qtbot.keyClick(spin, Qt.Key.Key_Up)
        assert (spin.text(), spin.value()) == ("8x", 9)


def test_a_clickers_keys_change_no_field(hands: Hands, qtbot: QtBot) -> None:
    names = ("input_spin", "goal_spin", "weight_spin", "alpha_spin", "epochs_spin", "ask_spin")
    for name in names:
        spin = hands.find(QAbstractSpinBox, name)
        before = spin.text()
        for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
            qtbot.keyClick(spin, key)
        assert spin.text() == before, name


@pytest.mark.usefixtures("application")
def test_shows_every_number_so_that_it_can_be_read_back(qtbot: QtBot) -> None:
    """All but those so small that they have lost digits already (below 1e-306)."""
    spin = NumberSpin("weight", StepSize.DECADE)
    qtbot.addWidget(spin)
    rng = random.Random(42)
    for _ in range(500):
        value = struct.unpack("d", rng.randbytes(8))[0]
        if 1e-306 < abs(value) < 1.7e308:
            spin.setValue(value)
            assert spin.value() == value == float(spin.text())


@pytest.mark.parametrize(
    ("value", "steps", "step", "expected"),
    [
        (0.01, 1, StepSize.DECADE, 0.1),
        (0.07, 1, StepSize.DECADE, 0.7),
        (0.01, -2, StepSize.DECADE, 0.0001),
        (-0.01, 1, StepSize.DECADE, -0.001),
        (-0.01, -1, StepSize.DECADE, -0.1),
        (0.0, 1, StepSize.DECADE, 0.0001),
        (0.0, -1, StepSize.DECADE, -0.0001),
        (1e308, 1, StepSize.DECADE, 1e308),
        (5e-324, -1, StepSize.DECADE, 5e-324),
        (0.2, 1, StepSize.TENTH, 0.3),
        (0.1, -3, StepSize.TENTH, -0.2),
        (41.5, 1, StepSize.UNIT, 42.5),
        (1e300, 1, StepSize.UNIT, 1e300),
    ],
)
def test_steps_are_exact_in_decimal(
    value: float, steps: int, step: StepSize, expected: float
) -> None:
    assert stepped(value, steps, step) == expected


@pytest.mark.real_window
def test_the_arrow_keys_step_alpha_by_decades(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(NumberSpin, "alpha_spin")
    spin.setFocus()
    qtbot.keyClick(spin, Qt.Key.Key_Up)
    assert spin.value() == 0.1
    qtbot.keyClick(spin, Qt.Key.Key_Down)
    qtbot.keyClick(spin, Qt.Key.Key_Down)
    assert spin.value() == 0.001


COUNTS = {
    "20": 20,
    "1000000": 10**6,
    "1,000,000": 10**6,
    "1e9": 10**9,
    "2.5e3": 2500,
    "1.000": 1000,
    "1 000": 1000,
    "007": 7,
}


def test_takes_a_number_of_epochs_as_people_write_it(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(EpochsSpin, "epochs_spin")
    for typed, count in COUNTS.items():
        hands.window.model.load_setup(ARTICLE)
        type_into(spin, qtbot, typed)
        qtbot.keyClick(spin, Qt.Key.Key_Return)
        assert hands.window.model.setup.epochs == count


def test_a_number_of_epochs_that_is_not_allowed_is_refused_in_words(
    hands: Hands, qtbot: QtBot
) -> None:
    spin = hands.find(EpochsSpin, "epochs_spin")
    says = "epochs must be a whole number from 1 to 1,000,000,000."
    for typed in ("0", "1e10", "1e999999999", "2,000,000,000", "e", "1.5", "-5", "twenty"):
        spin.take_back()
        assert hands.find(QLabel, "status_label").text() != says
        type_into(spin, qtbot, typed)
        qtbot.keyClick(spin, Qt.Key.Key_Return)
        assert hands.find(QLabel, "status_label").text() == says
        assert (spin.text(), spin.value(), hands.window.model.setup.epochs) == (typed, 20, 20)


@pytest.mark.parametrize("name", ["input_spin", "alpha_spin", "epochs_spin", "speed_slider"])
@pytest.mark.real_window
def test_a_stray_wheel_changes_nothing_and_a_focused_one_does(hands: Hands, name: str) -> None:
    field = hands.window.findChild(QAbstractSpinBox, name) or hands.find(QSlider, name)
    other = hands.find(NumberSpin, "goal_spin")
    other.setFocus()
    before = field.value()  # type: ignore[union-attr]
    QApplication.sendEvent(field, wheel(field))
    assert field.value() == before  # type: ignore[union-attr]
    field.setFocus()
    QApplication.sendEvent(field, wheel(field))
    assert field.value() != before  # type: ignore[union-attr]


def wheel(widget: QAbstractSpinBox | QSlider) -> QWheelEvent:
    middle = QPointF(widget.rect().center())
    return QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
