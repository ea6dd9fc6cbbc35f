"""Changes of the set-up can be taken back, also while they are being typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import ARTICLE, Setup

pytestmark = pytest.mark.shared_window

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Editor:
    """Somebody who types numbers and presses keys."""

    def __init__(self, hands: Hands, qtbot: QtBot) -> None:
        self.hands = hands
        self.model = hands.window.model
        self._qtbot = qtbot

    def type(self, name: str, text: str) -> QAbstractSpinBox:
        spin = self.hands.find(QAbstractSpinBox, name)
        spin.setFocus()
        spin.selectAll()
        self._qtbot.keyClicks(spin, text)
        return spin

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        target = self.hands.window.focusWidget() or self.hands.window
        self._qtbot.keyClick(target, key, modifier)

    def undo(self) -> Setup:
        self.press(Qt.Key.Key_Z, CTRL)
        return self.model.setup

    def redo(self) -> Setup:
        self.press(Qt.Key.Key_Z, CTRL | SHIFT)
        return self.model.setup


@pytest.fixture
def editor(hands: Hands, qtbot: QtBot) -> Editor:
    return Editor(hands, qtbot)


def test_what_is_typed_in_one_field_is_one_change(editor: Editor) -> None:
    editor.type("goal_spin", "1234")
    assert editor.undo() == ARTICLE
    assert editor.redo() == replace(ARTICLE, goal=1234)


@pytest.mark.real_window
def test_the_field_shows_what_was_taken_back(editor: Editor) -> None:
    spin = editor.type("alpha_spin", "0.5")
    editor.undo()
    assert spin.text() == "0.01"
    assert spin.hasFocus()


def test_another_field_is_another_change(editor: Editor) -> None:
    editor.type("goal_spin", "10")
    editor.type("input_spin", "3")
    assert editor.undo() == replace(ARTICLE, goal=10)
    assert editor.undo() == ARTICLE


@pytest.mark.real_window
def test_a_field_that_was_left_begins_a_new_change(editor: Editor) -> None:
    editor.type("goal_spin", "10")
    editor.press(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    editor.type("goal_spin", "20")
    assert editor.undo() == replace(ARTICLE, goal=10)


def test_training_ends_a_change(editor: Editor) -> None:
    editor.type("goal_spin", "10")
    editor.hands.train()  # which enters it
    editor.type("goal_spin", "20")
    assert editor.undo() == replace(ARTICLE, goal=10)


def test_steps_of_one_field_are_one_change(editor: Editor, qtbot: QtBot) -> None:
    spin = editor.hands.find(QAbstractSpinBox, "epochs_spin")
    spin.setFocus()
    for _ in range(5):
        qtbot.keyClick(spin, Qt.Key.Key_Up)
    assert editor.model.setup.epochs > 20
    assert editor.undo() == ARTICLE


def test_stepping_back_to_the_same_number_leaves_nothing_to_undo(editor: Editor) -> None:
    editor.hands.find(QAbstractSpinBox, "goal_spin").setFocus()
    editor.press(Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier)
    assert editor.model.undo_history.stack.canUndo()
    editor.press(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert not editor.model.undo_history.stack.canUndo()


def test_with_nothing_to_undo_the_field_keeps_its_text(editor: Editor) -> None:
    spin = editor.type("goal_spin", "50")
    editor.undo()
    editor.undo()
    assert spin.text() == "42"


def test_undo_takes_back_what_would_be_refused_and_nothing_else(editor: Editor) -> None:
    editor.type("goal_spin", "50")
    editor.press(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    spin = editor.type("goal_spin", "5x")
    assert editor.undo() == replace(ARTICLE, goal=50)
    assert spin.text() == "50"
    assert editor.undo() == ARTICLE


def test_the_menu_says_what_would_be_undone(editor: Editor) -> None:
    undo = editor.hands.find(QAction, "undo_action")
    assert not undo.isEnabled()
    editor.type("alpha_spin", "0.5")
    editor.press(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert undo.isEnabled()
    assert undo.text() == "&Undo change of alpha"


def test_the_keys_everybody_knows_are_there(editor: Editor) -> None:
    undo = editor.hands.find(QAction, "undo_action")
    redo = editor.hands.find(QAction, "redo_action")
    assert QKeySequence("Ctrl+Z") in undo.shortcuts()
    assert QKeySequence("Ctrl+Shift+Z") in redo.shortcuts()
    assert len(redo.shortcuts()) == len(set(map(QKeySequence.toString, redo.shortcuts())))


def test_the_articles_numbers_can_be_taken_back_at_once(editor: Editor) -> None:
    other = Setup(3, 7, 0.5, 0.1, 5)
    editor.model.set_setup(other)
    editor.model.set_setup(ARTICLE)
    assert editor.undo() == other


def test_each_press_of_a_button_is_a_change(editor: Editor) -> None:
    for name in ("best_alpha_button", "below_limit_alpha_button", "article_alpha_button"):
        editor.hands.click(name)
    assert [editor.undo().alpha for _ in range(3)] == [0.076, 0.04, ARTICLE.alpha]
