"""What screen readers say although the focus is elsewhere."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands, find

from simplenn.core.lesson.page_setup import Hidden
from simplenn.engine.trainer import TrainerState
from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.widgets import announcing

pytestmark = pytest.mark.shared_window


class Ears(list[str]):
    """What was said; an exclamation mark stands before what was said at once."""

    def told(self) -> list[str]:
        """What was said since the last time."""
        for _ in range(3):  # what happens, what it comes to, and what is said of that
            wait_a_turn()
        new = list(self)
        self.clear()
        return new


def wait_a_turn() -> None:
    """Wait until everything that waits for its turn by now has had it, however busy Qt is."""
    turn = QEventLoop()
    last = QTimer(turn, singleShot=True, interval=0)
    last.timeout.connect(turn.quit)
    last.start()
    turn.exec()


@pytest.fixture
def ears(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> Ears:
    """Hears what is given to Qt for screen readers."""
    for _ in range(3):  # what is still to be said of the test before
        wait_a_turn()
    ears = Ears()

    def hear(_widget: QWidget, sentence: str, urgent: bool) -> None:
        ears.append(f"{'!' if urgent else ''}{sentence}")

    monkeypatch.setattr(announcing, "_say", hear)
    return ears


def test_a_run_is_told_of_once_when_it_has_ended(hands: Hands, ears: Ears) -> None:
    hands.begin(50.0)
    hands.until(TrainerState.ENDED)
    (told,) = ears.told()
    assert told.startswith("After 20 epochs. Given 5, the network answers about 41.88")


def test_what_a_lesson_hides_is_not_told_either(hands: Hands, ears: Ears) -> None:
    hands.window.model.restrictions.set(frozenset({Hidden.STATUS}), frozenset())
    hands.train()
    told = ears.told()
    hands.window.model.restrictions.set(frozenset(), frozenset())
    assert told == ["The run has ended. For now, the lesson hides what came of it."]


def test_a_refusal_is_told_at_once(hands: Hands, ears: Ears) -> None:
    spin = hands.find(QDoubleSpinBox, "alpha_spin")
    field = find(spin, QLineEdit)
    field.setText("abc")
    spin.interpretText()
    assert ears.told() == ["!alpha must be a finite number, such as 1000.5 or 1e-3."]


def test_that_the_fields_differ_from_the_run_is_told_once(hands: Hands, ears: Ears) -> None:
    hands.train()
    ears.told()
    hands.window.model.set_setup(replace(hands.window.model.setup, alpha=0.02))
    (told,) = ears.told()
    hands.window.model.set_setup(replace(hands.window.model.setup, alpha=0.03))
    assert ears.told() == []
    assert told.startswith("What is shown was trained with alpha 0.01; the field says alpha 0.02.")


def test_each_step_is_told_and_auto_only_while_there_is_time(hands: Hands, ears: Ears) -> None:
    model = hands.window.model
    model.toggle_stepping()
    step, keys = ears.told()
    assert step.startswith("Epoch 1 of 20, step 1 of 4: predict. Given 5, the network answers 5")
    assert "Esc leaves" in keys
    model.stepping.next()
    (told,) = ears.told()
    assert told.endswith(
        "The answer 5 is 37 too low for the goal 42; squared, that is an error of 1369."
    )
    model.restrictions.set(frozenset({Hidden.NARRATION}), frozenset())
    model.stepping.next()
    (told,) = ears.told()
    model.restrictions.set(frozenset(), frozenset())
    assert told.endswith("derivative = -37.0 * 5 = -185.0")
    model.autoplay.set_speed(10.0)
    model.autoplay.set_on(True)
    model.stepping.next()
    assert ears.told() == []
    model.autoplay.set_on(False)
    (told,) = ears.told()
    assert told.startswith("Epoch ")


def test_a_card_is_told_once_a_run(hands: Hands, ears: Ears) -> None:
    hands.window.model.set_setup(replace(hands.window.model.setup, alpha=0.09))
    ears.told()
    hands.begin(50.0)
    hands.until(TrainerState.ENDED)
    card, end = ears.told()
    assert card.startswith("Each epoch leads farther away from the goal.")
    assert end.startswith("After 20 epochs.")


def test_a_lesson_is_read(hands: Hands, ears: Ears) -> None:
    lesson = hands.window.lessons.open_lesson
    lesson.open(shipped_lessons()[0])
    page = ears.told()[-1]
    assert page.startswith("The network answers. Page 1 of ")
    assert page.endswith(" What does the network answer before any training?")
    lesson.answer("6")
    assert ears.told()[-1].startswith("No. Times, not plus.")
    hands.train()
    ears.told()
    hands.window.model.restrictions.set(frozenset(), frozenset())
    hands.trainer.reset()
    (reset,) = ears.told()
    assert reset.startswith("With weight 1 the network answers 5 when given 5.")
    hands.train()
    ears.told()
    hands.window.resize(960, 480)
    lesson.go(2)
    (page,) = ears.told()
    assert page.startswith("How far off, and which way. Page 2 of 7")
    assert "of 6 solved" in page, "also where there is no room for it on the screen"
    lesson.leave()
    assert "The lesson is left: all is as it was before." in ears.told()


def test_a_line_is_read_with_its_numbers_and_the_slider_with_what_it_shows(hands: Hands) -> None:
    hands.train()
    hands.window.model.shown.show_epoch(5)
    slider, name = hands.find(QWidget, "scrubber"), QAccessible.Text.Name
    assert slider.accessibleDescription().startswith("5 of 20. In epoch 5 the network answered")
    hands.window.model.shown.show_epoch(None)
    assert slider.accessibleDescription() == "after 20"
    hands.window.model.stepping.enter(1)
    hands.window.model.stepping.next()
    row = hands.find(QWidget, "substituted_2").parentWidget()
    assert row is not None
    read = QAccessible.queryAccessibleInterface(row).text(name)
    assert read == "line 2: delta = pred - goal: delta = 5.0 - 42 = -37.0"


def test_painted_things_are_what_they_look_like(hands: Hands, qtbot: QtBot) -> None:
    role = QAccessible.Role
    for name, wanted in (
        ("error_plot", role.Graphic),
        ("valley_plot", role.Graphic),
        ("speed_slider", role.Slider),
        ("alpha_ruler", role.Slider),
    ):
        found = QAccessible.queryAccessibleInterface(hands.find(QWidget, name))
        gc.collect()
        assert found.role() is wanted, name
        is_slider_of_epochs_a_second = found.valueInterface() is not None
        assert not is_slider_of_epochs_a_second, "its position would be read as its value"


def test_a_presentation_and_a_closed_panel_are_told(hands: Hands, ears: Ears) -> None:
    presentation = hands.window.model.actions["presentation_action"]
    presentation.trigger()
    assert ears.told() == ["Presentation. Esc ends it."]
    presentation.trigger()
    assert ears.told() == ["The presentation has ended."]
    hands.find(QWidget, "error_plot").setFocus()
    hands.window.model.actions["close_panel_action"].trigger()
    assert ears.told() == ["“Error per epoch” is closed; the menu View opens it again."]
    hands.find(QAction, "show_error_panel").trigger()
    assert ears.told() == ["“Error per epoch” is open."]
