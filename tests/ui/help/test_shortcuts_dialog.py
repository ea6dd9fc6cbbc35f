"""Help > Keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTreeWidget, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.ui.help.shortcuts_dialog import ShortcutsDialog, show_shortcuts

Show = Callable[[], ShortcutsDialog]


@pytest.fixture
def show(hands: Hands, qtbot: QtBot) -> Show:
    """Opens the dialog; it is closed after the test."""

    def show_one() -> ShortcutsDialog:
        dialog = show_shortcuts(hands.window)
        qtbot.addWidget(dialog)
        return dialog

    return show_one


def rows(dialog: ShortcutsDialog) -> dict[str, dict[str, str]]:
    """Each heading with what is listed below it: actions and their keys."""
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    groups = (tree.topLevelItem(index) for index in range(tree.topLevelItemCount()))
    return {
        group.text(0): {
            child.text(0): child.text(1)
            for child in (group.child(index) for index in range(group.childCount()))
        }
        for group in groups
        if group is not None
    }


def test_it_lists_every_action_that_has_a_shortcut(hands: Hands, show: Show) -> None:
    listed = [keys for group in rows(show()).values() for keys in group.values()]
    actions = hands.window.findChildren(QAction)
    native = QKeySequence.SequenceFormat.NativeText
    keys = [[k.toString(native) for k in a.shortcuts()] for a in actions if a.text()]
    expected = [", ".join(some) for some in keys if some]
    assert sorted(listed) == sorted(expected)


@pytest.mark.parametrize("name", ["scrubber", "next_button", "input_spin"])
def test_it_lists_keys_that_the_focus_takes_for_itself(hands: Hands, show: Show, name: str) -> None:
    hands.window.model.toggle_stepping()
    hands.find(QWidget, name).setFocus()
    listed = rows(show())["Step through"]
    assert listed["Next"] == "Right, Space, PgDown"
    assert listed["First step"] == "Home"


def test_it_lists_them_by_menu_in_plain_words(hands: Hands, show: Show) -> None:
    listed = rows(show())
    assert listed["Run"]["Pause"] == "F8"
    assert listed["File"]["Quit"] == "Ctrl+Q"


def test_it_lists_what_other_parts_of_the_program_add(hands: Hands, show: Show) -> None:
    menu = hands.window.menuBar().addMenu("E&xtra")
    inner = menu.addMenu("More")
    inner.addAction("Salt && &pepper…").setShortcut("Ctrl+Alt+P")
    hands.window.addAction("In no menu").setShortcut("Ctrl+Alt+N")
    listed = rows(show())
    assert listed["Extra"] == {"Salt & pepper": "Ctrl+Alt+P"}
    assert listed["Elsewhere"]["In no menu"] == "Ctrl+Alt+N"


def test_it_lists_by_panel_what_is_in_no_menu(hands: Hands, show: Show) -> None:
    assert rows(show())["Runs"]["Rename"] == "F2"


@pytest.mark.real_window
def test_its_own_shortcut_opens_it_and_escape_closes_it(hands: Hands, qtbot: QtBot) -> None:
    action = next(
        a for a in hands.window.findChildren(QAction) if a.text() == "Keyboard &shortcuts"
    )
    assert action.shortcut() == QKeySequence("Ctrl+?")
    qtbot.keyClick(hands.window, Qt.Key.Key_Question, Qt.KeyboardModifier.ControlModifier)
    dialog = hands.find(ShortcutsDialog, "shortcuts_dialog")
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
