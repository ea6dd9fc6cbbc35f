"""Help > Keyboard shortcuts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.ui.shortcuts_dialog import ShortcutsDialog, show_shortcuts


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


def test_it_lists_every_action_that_has_a_shortcut(hands: Hands) -> None:
    listed = [
        keys for group in rows(show_shortcuts(hands.window)).values() for keys in group.values()
    ]
    actions = hands.window.findChildren(QAction)
    native = QKeySequence.SequenceFormat.NativeText
    expected = [a.shortcut().toString(native) for a in actions if not a.shortcut().isEmpty()]
    assert sorted(listed) == sorted(expected)


def test_it_lists_them_by_menu_in_plain_words(hands: Hands) -> None:
    listed = rows(show_shortcuts(hands.window))
    assert listed["Run"]["Pause"] == "F8"
    assert listed["File"]["Quit"] == "Ctrl+Q"


def test_it_lists_what_other_parts_of_the_program_add(hands: Hands) -> None:
    menu = hands.window.menuBar().addMenu("E&xtra")
    inner = menu.addMenu("More")
    inner.addAction("Salt && &pepper…").setShortcut("Ctrl+Alt+P")
    hands.window.addAction("In no menu").setShortcut("Ctrl+Alt+N")
    listed = rows(show_shortcuts(hands.window))
    assert listed["Extra"] == {"Salt & pepper": "Ctrl+Alt+P"}
    assert listed["Elsewhere"] == {"In no menu": "Ctrl+Alt+N"}


def test_its_own_shortcut_opens_it_and_escape_closes_it(hands: Hands, qtbot: QtBot) -> None:
    action = next(
        a for a in hands.window.findChildren(QAction) if a.text() == "Keyboard &shortcuts"
    )
    assert action.shortcut() == QKeySequence("Ctrl+?")
    qtbot.keyClick(hands.window, Qt.Key.Key_Question, Qt.KeyboardModifier.ControlModifier)
    dialog = hands.find(ShortcutsDialog, "shortcuts_dialog")
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
