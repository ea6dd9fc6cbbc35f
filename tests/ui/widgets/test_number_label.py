"""Numbers can be selected and copied, with all their digits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QClipboard,
    QContextMenuEvent,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import find

from simplenn.ui.widgets.faded_digits import later_digits
from simplenn.ui.widgets.number_label import NumberLabel

pytestmark = pytest.mark.real_window

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
    with qtbot.waitActive(page, timeout=10_000):
        page.windowHandle().requestActivate()
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


def test_it_is_reached_and_selected_by_keys(
    page: QWidget, number: NumberLabel, qtbot: QtBot
) -> None:
    field = find(page, QLineEdit)
    for _ in range(2):  # having lost the focus, it is as it was
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
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


def test_its_later_digits_are_paler() -> None:
    for text, paler in (
        ("8.376533031651888", "33031651888"),
        ("0.30000000000000004", "000000000004"),
        ("0.00012345678901", "678901"),
        ("-1369.0625001", "625001"),
        ("21.18751", ""),
        ("1.2345678901e-05", "678901"),
        ("123456789", ""),
        ("pred = 5 * 4.237500000000001", "00000000001"),
        ("\N{EM DASH}", ""),
    ):
        assert "".join(text[k] for places in later_digits(text) for k in places) == paler


def test_the_paler_digits_are_seen_and_all_are_read(number: NumberLabel) -> None:
    number.set_value(8.376533031651888)
    digit = number.fontMetrics().horizontalAdvance("0")
    picture = number.grab().toImage()
    darkest = [
        min(
            picture.pixelColor(x, y).lightness()
            for x in range(k * digit, (k + 1) * digit)
            for y in range(picture.height())
        )
        for k in range(17)
    ]
    assert max(darkest[0], darkest[2]) < min(darkest[7:])
    assert float(number.text()) == number.property("value") == 8.376533031651888


def test_a_screen_reader_is_told_what_it_is_and_how_much(number: NumberLabel) -> None:
    number.set_called("weight")
    number.set_value(8.376533031651888)
    assert spoken(number) == "weight: 8.376533031651888"
    number.set_value(None)
    assert spoken(number) == "weight: none yet"


def spoken(label: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(label)
    assert interface.role() is QAccessible.Role.StaticText
    return interface.text(QAccessible.Text.Name)


def test_there_is_no_minus_zero(number: NumberLabel) -> None:
    number.set_value(-0.0)
    assert number.text() == "0"


def test_it_grows_with_the_program(page: QWidget, number: NumberLabel) -> None:
    before = number.size()
    font = page.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    page.setFont(font)
    assert number.height() > 1.8 * before.height()
    assert number.width() > 1.8 * before.width()
