"""Numbers can be selected and copied, with all their digits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from simplenn.ui.widgets.number_label import NumberLabel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(application: QApplication, qtbot: QtBot) -> QWidget:
    """A window."""
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def number(page: QWidget, qtbot: QtBot) -> NumberLabel:
    """A third, beside a field that has the focus."""
    layout = QVBoxLayout(page)
    label, field = NumberLabel("third", page), QLineEdit(page)
    layout.addWidget(label)
    layout.addWidget(field)
    label.set_value(1 / 3)
    field.setFocus()
    page.show()
    page.windowHandle().requestActivate()
    qtbot.waitActive(page, timeout=10_000)
    qtbot.waitUntil(field.hasFocus)
    return label


def test_the_first_double_click_selects_the_number(number: NumberLabel, qtbot: QtBot) -> None:
    qtbot.mouseClick(number, LEFT)
    qtbot.mouseDClick(number, LEFT)
    assert number.selectedText() == "0.3333333333333333"
    qtbot.keyClick(number, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert float(clipboard.text()) == 1 / 3
    if clipboard.supportsSelection():
        assert float(clipboard.text(QClipboard.Mode.Selection)) == 1 / 3


def test_it_is_dragged_over_at_the_first_press(number: NumberLabel, qtbot: QtBot) -> None:
    begin, end = QPoint(0, number.height() // 2), number.rect().center()
    qtbot.mousePress(number, LEFT, pos=begin)
    drag = QMouseEvent(
        QEvent.Type.MouseMove, end, number.mapToGlobal(end), LEFT, LEFT, Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(number, drag)
    qtbot.mouseRelease(number, LEFT, pos=end)
    assert number.selectedText().startswith("0.33")


def test_it_is_selected_by_keys_when_it_has_the_focus(number: NumberLabel, qtbot: QtBot) -> None:
    for _ in range(2):  # having lost the focus, it is as it was
        qtbot.mouseClick(number, LEFT)
        qtbot.waitUntil(number.hasFocus)
        qtbot.keySequence(number, QKeySequence(QKeySequence.StandardKey.SelectAll))
        assert float(number.selectedText()) == 1 / 3
        number.clearFocus()
        assert not number.hasSelectedText()
    assert number.cursor().shape() is Qt.CursorShape.IBeamCursor


def test_its_menu_copies_what_is_selected(number: NumberLabel, qtbot: QtBot) -> None:
    qtbot.mouseClick(number, LEFT)
    qtbot.mouseDClick(number, LEFT)
    QGuiApplication.clipboard().clear()
    place = number.mapToGlobal(number.rect().center())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, number.rect().center(), place)
    QApplication.sendEvent(number, event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert float(QGuiApplication.clipboard().text()) == 1 / 3
    assert number.selectedText() == "0.3333333333333333"


def test_it_stays_selected_while_a_run_goes_on(number: NumberLabel, qtbot: QtBot) -> None:
    qtbot.mouseClick(number, LEFT)
    qtbot.mouseDClick(number, LEFT)
    number.set_value(0.25)
    assert number.selectedText() == "0.25"
    qtbot.waitUntil(number.hasFocus)
    number.clearFocus()
    number.set_value(0.5)
    assert not number.hasSelectedText()


def test_a_click_is_enough_to_copy_it(number: NumberLabel, qtbot: QtBot) -> None:
    qtbot.mouseClick(number, LEFT)
    number.set_value(2 / 3)
    qtbot.keyClick(number, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert float(QGuiApplication.clipboard().text()) == 2 / 3


def test_a_right_click_chooses_what_is_to_be_copied(number: NumberLabel, qtbot: QtBot) -> None:
    qtbot.mouseClick(number, Qt.MouseButton.RightButton)
    assert float(number.selectedText()) == 1 / 3
