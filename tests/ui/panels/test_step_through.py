"""Going through a run step by step, in a real window."""

from __future__ import annotations

import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.network import SimpleNN
from simplenn.core.setup import ARTICLE, Setup
from simplenn.core.stepping.steps import Position, Step
from simplenn.engine.trainer import TrainerState
from simplenn.ui.model.stepping import Stepping
from simplenn.ui.panels.step_through.network_diagram import NetworkDiagram

pytestmark = pytest.mark.shared_window

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
NOTHING = Qt.KeyboardModifier.NoModifier

FIRST_EPOCH = [
    "pred = 5 * 1.0 = 5.0",
    "delta = 5.0 - 42 = -37.0",
    "error = (-37.0) ** 2 = 1369.0",
    "derivative = -37.0 * 5 = -185.0",
    "weight = 1.0 - (0.01 * -185.0) = 2.85",
]


class Student(Hands):
    """A person who uses nothing but the keyboard."""

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """Press keys, wherever the focus is."""
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None, "the window has lost the focus"
            self._qtbot.keyClick(focus, key, modifier)

    def enter(self) -> None:
        self.press(Key.Key_F6)
        assert self.stepping.active

    @property
    def stepping(self) -> Stepping:
        return self.window.model.stepping

    @property
    def at(self) -> tuple[int, Step]:
        return self.stepping.position.epoch, self.stepping.position.step

    def numbers(self) -> list[str]:
        """What stands beside the five lines."""
        return [self.find(QLabel, f"substituted_{n}").text() for n in range(1, 6)]

    def guesses(self) -> dict[int, str]:
        """What stands beside lines of what was guessed."""
        labels = {line: self.find(QLabel, f"guess_{line}") for line in range(1, 6)}
        return {line: label.text() for line, label in labels.items() if label.isVisible()}

    def sentence(self) -> str:
        return self.find(QLabel, "narration_label").text()

    def result(self, name: str) -> str:
        return self.find(QLabel, f"result_{name}").text()


@pytest.fixture
def student(hands: Hands, qtbot: QtBot) -> Student:
    return Student(hands.window, qtbot)


def plotted(student: Student, name: str) -> list[float]:
    curve = student.find(pg.PlotWidget, name).getPlotItem().listDataItems()[0]
    numbers = curve.getData()[0]
    return [] if numbers is None else list(numbers)


@pytest.mark.real_window
def test_the_whole_stepping_by_keyboard_alone(student: Student) -> None:
    panel = student.find(QWidget, "step_through_panel")
    assert not panel.isVisible()
    student.press(Key.Key_F6)
    assert panel.isVisible()
    assert student.find(QLabel, "code_line_1").text() == "pred = input * weight"
    assert student.find(QLabel, "code_line_5").text() == "weight = weight - (alpha * derivative)"
    assert student.numbers() == [*FIRST_EPOCH[:1], "", "", "", ""]
    assert student.sentence() == "Given 5, the network answers 5, since its weight is 1."
    student.press(Key.Key_Right)
    assert student.numbers() == [*FIRST_EPOCH[:3], "", ""]
    assert "37 too low" in student.sentence()
    student.press(Key.Key_Space)
    assert student.numbers() == [*FIRST_EPOCH[:4], ""]
    assert student.sentence().startswith("The answer is 37 too low, so the weight must grow")
    student.press(Key.Key_PageDown)
    assert student.numbers() == FIRST_EPOCH
    assert student.find(QLabel, "substituted_5").property("value") == 2.85
    assert student.sentence().startswith("The weight grows from 1 to 2.85")
    student.press(Key.Key_PageDown)
    assert student.at == (2, Step.PREDICT)
    assert student.numbers()[0] == "pred = 5 * 2.85 = 14.25"
    student.press(Key.Key_Left)
    assert student.numbers() == FIRST_EPOCH
    student.press(Key.Key_PageUp)
    assert student.at == (1, Step.DERIVATIVE)
    student.press(Key.Key_Right, Key.Key_PageDown, Key.Key_Space, modifier=SHIFT)
    assert student.at == (4, Step.DERIVATIVE)
    student.press(Key.Key_Left, Key.Key_PageUp, modifier=SHIFT)
    assert student.at == (2, Step.DERIVATIVE)


@pytest.mark.real_window
def test_to_the_ends_by_keyboard_alone(student: Student, qtbot: QtBot) -> None:
    student.press(Key.Key_F6)
    student.press(Key.Key_End)
    assert student.at == (20, Step.ADJUST)
    assert student.sentence().endswith("That was the last of 20 epochs.")
    student.press(Key.Key_Right)
    assert student.at == (20, Step.ADJUST)
    student.press(Key.Key_Home)
    assert student.at == (1, Step.PREDICT)
    student.stepping.go(Position(19, Step.ADJUST))
    student.window.model.autoplay.set_speed(500.0)
    student.press(Key.Key_A)
    qtbot.waitUntil(lambda: student.at == (20, Step.ADJUST), timeout=20_000)
    assert not student.window.model.autoplay.on
    student.press(Key.Key_Escape)
    assert not student.find(QWidget, "step_through_panel").isVisible()
    assert student.window.model.setup == ARTICLE
    assert student.is_(TrainerState.EMPTY)


def test_the_buttons_do_what_the_keys_do(student: Student) -> None:
    student.click("demo_button")
    student.click("next_button")
    assert student.at == (1, Step.COMPARE)
    student.click("back_button")
    assert student.at == (1, Step.PREDICT)
    assert not student.find(QPushButton, "back_button").isEnabled()
    student.click("next_epoch_button")
    student.click("last_button")
    assert not student.find(QPushButton, "next_button").isEnabled()
    student.click("previous_epoch_button")
    assert student.at == (19, Step.ADJUST)
    student.click("first_button")
    student.click("auto_button")
    assert student.window.model.autoplay.on
    student.click("auto_button")
    assert not student.window.model.autoplay.on
    student.click("demo_button")
    assert not student.stepping.active


def test_back_is_exact(student: Student) -> None:
    student.enter()
    seen = []
    for _ in range(57):
        seen.append((student.at, student.numbers(), student.sentence(), student.result("error")))
        student.press(Key.Key_Right)
    for before in reversed(seen):
        student.press(Key.Key_Left)
        now = (student.at, student.numbers(), student.sentence(), student.result("error"))
        assert now == before
    assert student.at == (1, Step.PREDICT)


@pytest.mark.parametrize(
    "setup",
    [ARTICLE, Setup(-3.7, 0.1, 12.5, 0.03, 30), Setup(5, 42, alpha=0.09, epochs=30)],
    ids=str,
)
def test_stepping_shows_the_bits_of_training(student: Student, setup: Setup) -> None:
    student.window.model.set_setup(setup)
    student.enter()
    network = SimpleNN(setup.weight, setup.alpha)
    for error in network.train(setup.input, setup.goal, setup.epochs):
        student.press(Key.Key_Right)
        assert student.find(QLabel, "substituted_3").property("value") == error
        student.press(Key.Key_Right, Key.Key_Right)
        student.press(Key.Key_Right)
    assert student.find(QLabel, "substituted_5").property("value") == network.weight
    assert float(student.result("weight")) == network.weight


@pytest.mark.real_window
def test_a_running_training_is_held_and_goes_on_afterwards(student: Student) -> None:
    student.window.model.set_setup(Setup(5, 42, alpha=1e-7, epochs=100_000_000))
    student.trainer.set_speed(1000.0)
    student.window.model.train()
    student.until_epoch(50)
    student.enter()
    assert student.is_(TrainerState.PAUSED)
    done = student.epochs()
    assert student.at == (done + 1, Step.PREDICT)
    student.press(Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert student.at == (done + 2, Step.COMPARE)
    assert student.epochs() == done, "stepping has a history of its own"
    student.press(Key.Key_F6)
    assert student.is_(TrainerState.RUNNING)
    student.until_epoch(done + 10)
    student.trainer.stop()


def test_a_paused_training_stays_paused(student: Student) -> None:
    student.trainer.set_speed(50.0)
    student.window.model.train()
    student.until_epoch(3)
    student.trainer.pause()
    done = student.epochs()
    student.enter()
    student.press(Key.Key_End, Key.Key_Escape)
    assert student.is_(TrainerState.PAUSED)
    assert student.epochs() == done
    student.trainer.stop()


def test_after_training_stepping_begins_at_the_first_epoch_and_loses_nothing(
    student: Student,
) -> None:
    student.train()
    shown = [student.result(name) for name in ("weight", "prediction", "off_by", "error")]
    student.enter()
    assert student.at == (1, Step.PREDICT)
    assert plotted(student, "error_plot") == []
    student.press(Key.Key_Right)
    assert plotted(student, "error_plot") == [1]
    student.press(Key.Key_Escape)
    assert len(plotted(student, "error_plot")) == 20
    assert [student.result(n) for n in ("weight", "prediction", "off_by", "error")] == shown


def test_every_view_shows_the_same_epoch(student: Student) -> None:
    student.enter()
    student.press(Key.Key_Right, Key.Key_Right, modifier=SHIFT)
    student.press(Key.Key_Right)
    assert student.result("weight") == "4.2375"
    assert student.result("prediction") == "21.1875"
    assert student.result("error") == "433.16015625"
    assert student.find(QSlider, "scrubber").value() == 3
    assert plotted(student, "error_plot") == [1, 2, 3]
    assert plotted(student, "weight_plot") == [1, 2, 3]
    for name in ("error_plot", "weight_plot"):
        lines = student.find(pg.PlotWidget, name).getPlotItem().items
        marks = [i.value() for i in lines if isinstance(i, pg.InfiniteLine) and i.angle == 90]
        assert 3 in marks
    ball = next(
        item
        for item in student.find(pg.PlotWidget, "valley_plot").getPlotItem().items
        if isinstance(item, pg.TargetItem)
    )
    assert (ball.pos().x(), ball.pos().y()) == (4.2375, 433.16015625)


def test_another_set_up_begins_anew(student: Student) -> None:
    student.enter()
    student.press(Key.Key_End)
    student.window.model.set_setup(Setup(2, 3, 7))
    assert student.at == (1, Step.PREDICT)
    assert student.numbers()[0] == "pred = 2 * 7.0 = 14.0"


def test_numbers_too_large_from_the_start_are_said_in_words(student: Student) -> None:
    student.window.model.set_setup(Setup(1e160, 1))
    student.enter()
    student.press(Key.Key_Right, Key.Key_End)
    assert student.numbers() == [""] * 5
    assert student.sentence().startswith("Already in epoch 1 the numbers are too large")
    assert not student.find(QPushButton, "next_button").isEnabled()
    student.window.grab()


def test_a_run_that_diverges_ends_with_its_last_finite_epoch(student: Student) -> None:
    student.window.model.set_setup(Setup(5, 42, alpha=1, epochs=1000))
    student.enter()
    student.press(Key.Key_End)
    assert student.at == (111, Step.ADJUST)
    assert "in epoch 112 the numbers grow too large" in student.sentence()
    student.window.grab()


def test_a_run_far_longer_than_was_computed_in_advance(student: Student) -> None:
    student.window.model.set_setup(Setup(5, 42, alpha=1e-9, epochs=1_000_000_000))
    student.enter()
    student.press(Key.Key_End)
    far = student.stepping.position.epoch
    assert "of 1,000,000,000" in student.find(QLabel, "demo_title").text()
    assert far >= 100_000
    assert "last" not in student.sentence()
    student.press(Key.Key_Right)
    assert student.at == (far + 1, Step.PREDICT)


def test_whatever_is_done_with_training_ends_stepping(student: Student) -> None:
    student.trainer.set_speed(None)
    student.enter()
    student.click("train_button")
    assert not student.stepping.active
    student.until(TrainerState.ENDED)
    student.enter()
    student.click("reset_button")
    assert not student.stepping.active


def test_continuations_can_be_stepped_through(student: Student) -> None:
    student.train()
    student.window.model.continue_training()
    student.until(TrainerState.ENDED)
    student.enter()
    student.press(Key.Key_End)
    assert student.at == (40, Step.ADJUST)


@pytest.mark.real_window
def test_fields_keep_their_keys_but_for_the_clickers(student: Student) -> None:
    student.enter()
    spin = student.find(QDoubleSpinBox, "input_spin")
    spin.setFocus()
    spin.selectAll()
    student.press(Key.Key_1, Key.Key_2)
    student.press(Key.Key_Left, Key.Key_Home, Key.Key_End, Key.Key_Right, Key.Key_Left)
    student.press(Key.Key_3)
    student.press(Key.Key_Right)
    student.press(Key.Key_Left, modifier=SHIFT)
    student.press(Key.Key_2, Key.Key_Return)
    assert student.window.model.setup.input == 132
    assert student.at == (1, Step.PREDICT)
    student.press(Key.Key_PageDown)
    assert student.at == (1, Step.COMPARE)
    assert student.window.model.setup.input == 132
    student.press(Key.Key_PageUp)
    assert student.at == (1, Step.PREDICT)


@pytest.mark.real_window
def test_a_button_with_the_focus_keeps_the_space_bar(student: Student) -> None:
    student.enter()
    student.press(Key.Key_Right, Key.Key_Right)
    student.find(QPushButton, "back_button").setFocus()
    student.press(Key.Key_Space)
    assert student.at == (1, Step.COMPARE)
    student.press(Key.Key_Right)
    assert student.at == (1, Step.DERIVATIVE)


@pytest.mark.real_window
def test_the_focus_goes_to_stepping_and_back(student: Student) -> None:
    spin = student.find(QDoubleSpinBox, "goal_spin")
    spin.setFocus()
    student.enter()
    assert QApplication.focusWidget() is student.find(QWidget, "step_through_panel")
    student.press(Key.Key_Escape)
    assert QApplication.focusWidget() is spin


@pytest.mark.real_window
def test_the_keys_are_nobodys_while_stepping_is_not_active(student: Student) -> None:
    student.train()
    student.find(QPushButton, "reset_button").setFocus()
    student.press(Key.Key_Right, Key.Key_A, Key.Key_Home)
    assert student.stepping.position == Position()
    assert not student.window.model.autoplay.on


def test_pointing_at_an_epoch_shows_its_numbers_beside_the_code(student: Student) -> None:
    student.enter()
    student.press(Key.Key_End)
    student.window.model.shown.point_at(1)
    assert student.numbers() == FIRST_EPOCH
    assert student.sentence() == "In epoch 1 the network answered 5 when given 5: 37 too low."
    student.window.model.shown.point_at(None)
    assert student.numbers()[4].endswith("= 8.376533031651888")


def test_what_has_not_been_shown_cannot_be_pointed_at(student: Student) -> None:
    student.enter()
    student.press(Key.Key_Right, modifier=SHIFT)
    student.window.model.shown.point_at(2)
    assert student.window.model.shown.pointed_at is None
    student.window.model.shown.point_at(1)
    assert student.window.model.shown.pointed_at == 1


def test_what_was_jumped_over_is_still_to_be_guessed(student: Student) -> None:
    student.enter()
    student.press(Key.Key_G, Key.Key_End, Key.Key_Home, Key.Key_Right)
    assert student.numbers() == [FIRST_EPOCH[0], "delta = 5.0 - 42 = ?", "", "", ""]
    guess_first = student.window.model.actions["guess_action"]
    guess_first.trigger()
    student.press(Key.Key_End, Key.Key_Home)
    guess_first.trigger()
    student.press(Key.Key_Right)
    assert student.numbers()[1] == FIRST_EPOCH[1], "what was shown stays shown"


@pytest.mark.real_window
def test_guessing_first(student: Student, qtbot: QtBot) -> None:
    student.enter()
    student.press(Key.Key_G)
    assert student.find(QCheckBox, "guess_toggle").isChecked()
    assert student.numbers()[0] == FIRST_EPOCH[0], "what was shown stays shown"
    student.press(Key.Key_Right)
    assert student.numbers() == [FIRST_EPOCH[0], "delta = 5.0 - 42 = ?", "", "", ""]
    assert student.sentence() == "What will delta be?"
    assert student.result("off_by") == "\N{EM DASH}"
    qtbot.keyClicks(QApplication.focusWidget(), "37")
    student.press(Key.Key_Return)
    wrong_sign = "No. The size is right. Look at the sign again. What will delta be?"
    assert student.sentence() == wrong_sign
    assert student.numbers()[1] == "delta = 5.0 - 42 = ?", "there is a second try"
    assert student.guesses() == {}
    qtbot.keyClicks(QApplication.focusWidget(), "-36")
    student.press(Key.Key_Return)
    assert student.sentence() == "No: too large. The answer: -37. What will error be?"
    assert student.numbers()[1:3] == [FIRST_EPOCH[1], "error = (-37.0) ** 2 = ?"]
    assert student.guesses() == {2: "guessed -36 \N{BALLOT X}"}
    qtbot.keyClicks(QApplication.focusWidget(), "37")
    student.press(Key.Key_Return)
    assert student.sentence().startswith("No. That is how far off the prediction is.")
    qtbot.keyClicks(QApplication.focusWidget(), "1369,0")
    student.press(Key.Key_Return)
    assert student.sentence().startswith("Right. The answer 5 is 37 too low")
    assert student.guesses()[3] == "guessed 1369,0 \N{CHECK MARK}"
    assert student.find(QLabel, "score_label").text() == "1 of 2 right"
    student.press(Key.Key_Right)
    assert student.find(QLineEdit, "guess_field").hasFocus()
    student.press(Key.Key_Right)
    assert student.numbers()[3] == FIRST_EPOCH[3], "an empty field lets the keys through"
    assert student.find(QLabel, "score_label").text() == "1 of 3 right, 1 skipped"
    assert student.guesses()[4] == "skipped"
    student.press(Key.Key_Left)
    assert student.numbers()[:3] == FIRST_EPOCH[:3]
    student.press(Key.Key_G)
    student.press(Key.Key_End)
    assert student.stepping.asked is None


@pytest.mark.real_window
def test_a_typed_guess_keeps_its_keys(student: Student, qtbot: QtBot) -> None:
    student.enter()
    student.press(Key.Key_G, Key.Key_Right)
    qtbot.keyClicks(QApplication.focusWidget(), "37")
    student.press(Key.Key_Home)
    qtbot.keyClicks(QApplication.focusWidget(), "-")
    assert student.find(QLineEdit, "guess_field").text() == "-37"
    student.press(Key.Key_PageDown)
    assert student.numbers()[1] == FIRST_EPOCH[1]
    assert student.guesses() == {2: "skipped"}, "nobody has asked for a judgement"


def test_only_finite_numbers_can_be_guessed(student: Student, qtbot: QtBot) -> None:
    student.enter()
    student.press(Key.Key_G, Key.Key_Right)
    for text in ("nan", "1e999", "minus"):
        field = student.find(QLineEdit, "guess_field")
        field.setText(text)
        student.press(Key.Key_Return)
        assert student.stepping.guessing.count == 0
        assert not student.find(QPushButton, "check_button").isEnabled()


def test_it_says_when_it_does_not_go_through_what_was_trained(student: Student) -> None:
    status = student.find(QLabel, "status_label")
    student.train()
    student.enter()
    assert status.text().startswith("Step 1 of 4 in epoch 1. ")
    student.press(Key.Key_Escape)
    student.window.model.set_setup(Setup(5, 42, alpha=0.02))
    student.enter()
    new = "Step 1 of 4 in epoch 1 of a new run, with the numbers in the fields. "
    assert status.text().startswith(new)
    student.window.model.set_setup(ARTICLE)
    assert status.text().startswith("Step 1 of 4 in epoch 1. ")


@pytest.mark.real_window
def test_setting_the_speed_by_mouse_leaves_the_arrows_to_stepping(
    student: Student, qtbot: QtBot
) -> None:
    student.enter()
    slider = student.find(QSlider, "auto_speed_slider")
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    student.press(Key.Key_Right)
    assert student.stepping.position == Position(1, Step.COMPARE)


@pytest.mark.parametrize("text", ["1,369", "1.369", "1 369", "1369.0", "1,37e3"])
def test_a_guess_is_read_as_it_is_meant(student: Student, qtbot: QtBot, text: str) -> None:
    student.enter()
    student.press(Key.Key_G, Key.Key_Right, Key.Key_Right)
    qtbot.keyClicks(QApplication.focusWidget(), text)
    student.press(Key.Key_Return)
    assert "The answer 5 is 37 too low" in student.sentence(), "error = 1369.0"
    assert student.find(QLabel, "score_label").text() == "1 of 2 right, 1 skipped"
    student.press(Key.Key_Right)
    qtbot.keyClicks(QApplication.focusWidget(), "-185,000")
    student.press(Key.Key_Return)
    assert student.find(QLabel, "score_label").text() == "2 of 3 right, 1 skipped"


@pytest.mark.real_window
def test_the_focus_stays_with_stepping_when_guessing_ends(student: Student) -> None:
    student.enter()
    student.press(Key.Key_G, Key.Key_Right)
    assert student.find(QLineEdit, "guess_field").hasFocus()
    student.window.model.actions["guess_action"].trigger()
    student.press(Key.Key_Right, Key.Key_Right)
    assert student.stepping.position.step is Step.ADJUST, "the arrows belong to the stepping"


def test_enter_without_a_guess_shows_nothing_and_says_what_is_missing(student: Student) -> None:
    student.enter()
    student.press(Key.Key_G, Key.Key_Right, Key.Key_Return)
    assert student.sentence() == "What will delta be?"
    assert student.numbers()[1] == "delta = 5.0 - 42 = ?"
    says = "Type a number as your guess. Right or Space shows the result without one."
    assert student.find(QLabel, "status_label").text() == says


def test_letters_in_the_guess_field_start_nothing(student: Student) -> None:
    student.enter()
    student.press(Key.Key_G, Key.Key_Right, Key.Key_A, Key.Key_G)
    assert not student.window.model.autoplay.on
    assert student.stepping.guessing.on
    assert student.find(QLineEdit, "guess_field").text() == "ag"


def test_auto_waits_for_the_guess(student: Student, qtbot: QtBot) -> None:
    student.enter()
    student.press(Key.Key_G, Key.Key_Right)
    autoplay = student.window.model.autoplay
    autoplay.set_speed(500.0)
    timer = autoplay.findChild(QTimer)
    assert timer is not None
    autoplay.set_on(True)
    for _ in range(3):
        with qtbot.waitSignal(timer.timeout):
            pass
    assert student.sentence() == "What will delta be?"
    student.stepping.guess("-37")
    student.stepping.guess("1369")
    qtbot.waitUntil(lambda: student.at == (1, Step.DERIVATIVE))
    assert student.sentence().endswith("What will derivative be?")
    assert autoplay.on
    student.press(Key.Key_Escape)
    assert not autoplay.on


def test_nothing_typed_as_a_guess_is_too_much(student: Student) -> None:
    texts = [
        "1e-9999999",
        "1e-99999999999999999999",
        "0e99999999999999999999",
        "-1e-400",
        "1e9999999",
        "0" * 5_000 + "1",
        "1" * 5_000,
        "0." + "0" * 5_000 + "1e5000",
        "1,2,3",
        "\N{MINUS SIGN}",
        "\N{ARABIC-INDIC DIGIT THREE}",
    ]
    student.enter()
    student.press(Key.Key_G, Key.Key_Right)
    for epoch, text in enumerate(texts, start=1):
        student.stepping.go_to_epoch(epoch)
        assert student.stepping.asked is not None
        field = student.find(QLineEdit, "guess_field")
        assert field.hasFocus()
        field.setText(text)
        student.press(Key.Key_Return, Key.Key_Return)
        assert student.stepping.guessing.right == 0, text[:20]


def test_guesses_outside_of_stepping_count_for_nothing(student: Student) -> None:
    before = student.stepping.guessing.count
    student.stepping.guess("5")
    assert student.stepping.guessing.count == before


def test_no_timer_runs_unless_auto_is_on(student: Student, qtbot: QtBot) -> None:
    def running() -> list[QTimer]:
        return [timer for timer in student.window.findChildren(QTimer) if timer.isActive()]

    student.enter()
    student.press(Key.Key_Right)
    qtbot.waitUntil(lambda: running() == [])  # what was to be done after painting is done
    student.press(Key.Key_A)
    qtbot.waitUntil(lambda: len(running()) == 1)
    student.press(Key.Key_F6)
    qtbot.waitUntil(lambda: running() == [])  # what was to be done after painting is done


def test_values_travel_unless_that_is_switched_off(student: Student) -> None:
    diagram = student.window.findChild(NetworkDiagram)
    assert diagram is not None
    animate = student.window.model.actions["animate_action"]
    animate.setChecked(True)
    student.enter()
    assert not diagram.moving
    student.press(Key.Key_Right)
    assert diagram.moving
    student.press(Key.Key_Left)
    assert not diagram.moving, "only what happens is shown happening"
    animate.setChecked(False)
    student.press(Key.Key_Right)
    assert not diagram.moving


def test_the_picture_is_described_as_far_as_it_is_shown(student: Student) -> None:
    diagram = student.window.findChild(NetworkDiagram)
    assert diagram is not None
    student.enter()
    assert diagram.accessibleDescription() == "input 5, weight 1, goal 42, prediction 5"
    student.press(Key.Key_Right)
    says = "input 5, weight 1, goal 42, prediction 5, delta -37, error 1369"
    assert diagram.accessibleDescription() == says
    student.press(Key.Key_Right, Key.Key_Right)
    says = "input 5, weight 2.85, goal 42, prediction 5, delta -37, error 1369, derivative -185"
    assert diagram.accessibleDescription() == says


def test_stepping_has_a_menu_and_no_switch_in_the_view_menu(student: Student) -> None:
    action = student.find(QAction, "demo_action")
    assert action.shortcut().toString() == "F6"
    names = [toggle.objectName() for toggle in student.window.panels.toggles]
    assert "show_valley_panel" in names
    assert "show_step_through_panel" not in names


@pytest.mark.real_window
def test_the_lines_and_next_are_there_in_a_small_window(student: Student, qtbot: QtBot) -> None:
    student.window.resize(640, 400)
    student.enter()

    def in_sight(name: str) -> bool:
        widget = student.find(QWidget, name)
        return widget.visibleRegion().boundingRect() == widget.rect()

    qtbot.waitUntil(lambda: in_sight("code_line_5"), timeout=5_000)
    assert in_sight("substituted_1")
    student.press(Key.Key_End)
    qtbot.waitUntil(lambda: in_sight("substituted_5"), timeout=5_000)
    assert in_sight("next_button")
    assert in_sight("narration_label")
    assert student.window.width() <= 720, "no part insists on more"


@pytest.mark.new_window
def test_closing_the_window_ends_auto(hands: Hands) -> None:
    model = hands.window.model
    model.toggle_stepping()
    model.autoplay.set_on(True)
    hands.window.close()
    assert not model.autoplay.on


def test_why_is_said_to_those_who_ask(student: Student) -> None:
    reason = student.find(QLabel, "why_label")
    student.enter()
    assert not reason.isVisible()
    student.press(Key.Key_Right, Key.Key_Right, Key.Key_W)
    assert reason.isVisible()
    assert student.find(QCheckBox, "why_toggle").isChecked()
    assert reason.text().startswith(
        "Why times input? A weight that is larger by 1 makes the answer"
    )
    student.press(Key.Key_Right)
    assert reason.text().startswith("Why minus?")
    student.window.model.stepping.set_guess_first(True)
    student.press(Key.Key_Right)
    assert reason.text() == "", "it would help to guess"
    student.window.model.stepping.set_guess_first(False)
    student.press(Key.Key_W)
    assert not reason.isVisible()


def test_a_lesson_that_hides_the_sentence_hides_the_reason(student: Student) -> None:
    student.enter()
    student.press(Key.Key_W, Key.Key_Right)
    reason = student.find(QLabel, "why_label")
    assert reason.text().startswith("Why squared?")
    student.window.model.restrictions.set(frozenset({Hidden.NARRATION}), frozenset())
    assert not reason.isVisible()
    student.window.model.restrictions.set(frozenset(), frozenset())
    assert reason.isVisible()
