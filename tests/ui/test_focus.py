"""The focus comes back to where it was, if that is still there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QTableView
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands


def test_the_demo_survives_the_editor_it_was_entered_from(hands: Hands, qtbot: QtBot) -> None:
    hands.train()
    hands.train()
    table = hands.find(QTableView, "runs_table")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(hands.window.focusWidget(), QLineEdit))
    demo = hands.find(QAction, "demo_action")
    demo.trigger()
    assert hands.window.model.demo.active
    qtbot.waitUntil(lambda: not table.findChildren(QLineEdit))
    demo.trigger()
    assert not hands.window.model.demo.active
