"""A presenter's clicker: it sends Page Up, Page Down, F5, Shift+F5, Esc, and knows no fields."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import ARTICLE
from simplenn.engine.trainer import TrainerState

pytestmark = pytest.mark.shared_window

KEYS = {
    "F5": (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier),
    "Shift+F5": (Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier),
}


def press(hands: Hands, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None, "the window has lost the focus"
    hands._qtbot.keyClick(focus, key, modifier)


@pytest.mark.parametrize("focus", ["input_spin", "step_through_panel", "scrubber", "train_button"])
@pytest.mark.parametrize("keys", KEYS)
def test_it_steps_and_neither_trains_nor_changes_a_field(
    hands: Hands, keys: str, focus: str
) -> None:
    nothing = Qt.KeyboardModifier.NoModifier
    hands.window.model.toggle_stepping()
    stepping = hands.window.model.stepping
    hands.find(QWidget, focus).setFocus()
    for key, modifier in (KEYS[keys], (Qt.Key.Key_PageDown, nothing)):
        press(hands, key, modifier)
    assert stepping.active
    assert hands.is_(TrainerState.EMPTY)
    assert (stepping.position.epoch, stepping.position.step) == (1, 2)
    press(hands, Qt.Key.Key_PageUp, nothing)
    assert (stepping.position.epoch, stepping.position.step) == (1, 1)
    assert hands.window.model.setup == ARTICLE


def test_it_does_not_stop_a_training_that_waits_for_the_stepping(hands: Hands) -> None:
    hands.begin(1.0)
    hands.window.model.toggle_stepping()
    press(hands, *KEYS["Shift+F5"])
    assert hands.window.model.stepping.active
    assert hands.is_(TrainerState.PAUSED)
    hands.window.model.toggle_stepping()
    assert hands.is_(TrainerState.RUNNING)
    press(hands, *KEYS["Shift+F5"])
    assert hands.is_(TrainerState.ENDED)


def test_f5_trains_again_after_the_stepping(hands: Hands, qtbot: QtBot) -> None:
    hands.window.model.toggle_stepping()
    press(hands, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    press(hands, *KEYS["F5"])
    assert hands.is_(TrainerState.RUNNING)
    hands.trainer.stop()
