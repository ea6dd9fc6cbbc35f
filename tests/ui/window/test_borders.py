"""The borders between panels, moved by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QFocusFrame, QSplitter, QSplitterHandle
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.ui.help.keys import Keys
from simplenn.ui.widgets.spin_boxes import NumberSpin

pytestmark = pytest.mark.shared_window

SIDE = "Border between the side column and the panels"
ROW = "Border between Error against weight and Weight per epoch"


def press(qtbot: QtBot, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget(), key)


def go_to_border(hands: Hands, qtbot: QtBot) -> QSplitterHandle:
    qtbot.keyClick(hands.window, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    border = QApplication.focusWidget()
    assert isinstance(border, QSplitterHandle)
    return border


def test_a_key_leads_to_each_border_in_turn_and_frames_it(hands: Hands, qtbot: QtBot) -> None:
    borders = [go_to_border(hands, qtbot) for _ in range(3)]
    assert [border.accessibleName() for border in borders] == [
        SIDE,
        "Border between Error per epoch and Error against weight, Weight per epoch",
        ROW,
    ]
    (frame,) = hands.window.findChildren(QFocusFrame)
    assert frame.isVisible()
    assert frame.widget() is borders[-1]
    others = list(iter(lambda: go_to_border(hands, qtbot), borders[0]))
    assert len(others) < 10, "then it begins again"


def test_the_arrow_keys_move_it_and_enter_goes_back(hands: Hands, qtbot: QtBot) -> None:
    field = hands.find(NumberSpin, "goal_spin")
    hands.window.model.toggle_stepping()  # whose keys are the arrows, too
    field.setFocus()
    columns = hands.find(QSplitter, "columns")
    before = columns.sizes()[0]
    border = go_to_border(hands, qtbot)
    press(qtbot, Qt.Key.Key_Right, times=3)
    wide = columns.sizes()[0]
    assert wide == before + 48
    interface = QAccessible.queryAccessibleInterface(border)
    assert interface.text(QAccessible.Text.Description).startswith("The keys Left and Right")
    assert ("Left, Right", "Move this border.") in Keys.of(hands.window).here
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is field
    assert columns.sizes()[0] == wide
    assert hands.window.model.stepping.position.step == 1


def test_esc_puts_it_back(hands: Hands, qtbot: QtBot) -> None:
    hands.window.model.toggle_stepping()
    rows, columns = (hands.find(QSplitter, name) for name in ("rows", "columns"))
    before = rows.sizes(), columns.sizes()
    go_to_border(hands, qtbot)
    border = go_to_border(hands, qtbot)
    assert border.splitter() is rows
    press(qtbot, Qt.Key.Key_Home)
    assert rows.sizes() != before[0]
    press(qtbot, Qt.Key.Key_Escape)
    assert (rows.sizes(), columns.sizes()) == before
    assert hands.window.model.stepping.active, "Esc ends one thing at a time"


def test_a_row_keeps_the_height_that_keys_have_given_it(hands: Hands, qtbot: QtBot) -> None:
    rows = hands.find(QSplitter, "rows")
    go_to_border(hands, qtbot)
    go_to_border(hands, qtbot)
    press(qtbot, Qt.Key.Key_Up, times=2)
    moved = rows.sizes()
    show = hands.find(QAction, "show_weight_panel")
    show.setChecked(False)
    show.setChecked(True)
    assert rows.sizes() == moved
