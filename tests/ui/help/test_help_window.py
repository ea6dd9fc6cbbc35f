"""Help: how to begin, the words, and the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands, find

from simplenn.core.fields import ALPHA
from simplenn.core.glossary import WORDS
from simplenn.ui.help.help_window import HelpPart, HelpWindow, show_help
from simplenn.ui.help.keys import Group, Keys

pytestmark = pytest.mark.shared_window

Press = Callable[[Qt.Key], QTextBrowser]


@pytest.fixture(autouse=True)
def close_help(hands: Hands) -> Iterator[None]:
    """Closes the help after the test."""
    yield
    for each in hands.window.findChildren(HelpWindow):
        each.close()


@pytest.fixture
def press(hands: Hands) -> Press:
    """Presses a key in the window, and gives the page of the help that it opens."""

    def press_one(key: Qt.Key) -> QTextBrowser:
        QTest.keyClick(hands.window.focusWidget() or hands.window, key)
        page = hands.find(HelpWindow, "help_window").focusWidget()
        assert isinstance(page, QTextBrowser)
        return page

    return press_one


def keys_in(groups: list[Group], title: str) -> dict[str, str]:
    """What is listed under a title: what the keys do, and the keys."""
    return {key.does: key.keys for group in groups if group.title == title for key in group.keys}


def test_f1_tells_a_newcomer_how_to_begin(hands: Hands, press: Press) -> None:
    hands.find(QWidget, "input_spin").setFocus()
    page = press(Qt.Key.Key_F1)
    assert page.objectName() == "help_beginning"
    assert "Press Train (F5)." in page.toPlainText()
    assert press(Qt.Key.Key_F1) is page, "there is one help for a window"
    assert len(hands.window.findChildren(HelpWindow)) == 1
    page.anchorClicked.emit("words")
    assert hands.find(HelpWindow, "help_window").focusWidget() is not page


def test_it_explains_every_word_as_the_rest_of_the_program_does(hands: Hands) -> None:
    text = show_help(hands.window, HelpPart.WORDS).focusWidget()
    assert isinstance(text, QTextBrowser)
    for word in WORDS:
        assert word.name in text.toPlainText()
        assert word.explanation in text.toPlainText()
    assert ALPHA.explanation in text.toPlainText()


def test_f1_while_stepping_shows_the_keys_that_work_there_first(hands: Hands, press: Press) -> None:
    hands.window.model.toggle_stepping()
    page = press(Qt.Key.Key_F1)
    assert page.objectName() == "help_keys"
    found = Keys.of(hands.window)
    assert found.now[0].title == "Step through"
    assert keys_in(found.now, "Step through")["Next"] == "Right, Space, PgDown"
    assert "F5" not in keys_in(found.now, "Run")["Train"], "a clicker sends it"
    assert "Pause" not in keys_in(found.now, "Run")
    assert keys_in(found.later, "Run")["Pause"] == "F8"
    hands.window.model.toggle_stepping()
    show_help(hands.window, HelpPart.KEYS)
    assert page.toPlainText().index("At other times") < page.toPlainText().index("Next epoch")


def test_keys_that_the_focus_needs_itself_are_its_own(hands: Hands) -> None:
    hands.window.model.toggle_stepping()
    hands.find(QWidget, "scrubber").setFocus()
    found = Keys.of(hands.window)
    assert found.place == "epoch"
    assert {"Move it.": "Left, Right"}.items() <= {k.does: k.keys for k in found.here}.items()
    assert keys_in(found.now, "Step through")["Next"] == "Space, PgDown"


def test_the_list_of_runs_has_keys_of_its_own(hands: Hands, press: Press) -> None:
    hands.train()
    hands.find(QAction, "show_runs_panel").setChecked(True)
    assert keys_in(Keys.of(hands.window).later, "Runs")["Rename"] == "F2"
    hands.find(QWidget, "runs_table").setFocus()
    here = {key.does: key.keys for key in Keys.of(hands.window).here}
    assert here["Rename"] == "F2"
    assert here["Go from row to row."] == "Up, Down"


@pytest.mark.real_window
def test_f1_in_a_panels_own_window_shows_the_keys_there(hands: Hands, qtbot: QtBot) -> None:
    switch = hands.find(QAction, "error_panel_in_window")
    plot = hands.find(QWidget, "error_plot")
    plot.setFocus()
    switch.trigger()
    qtbot.waitUntil(plot.window().isActiveWindow)
    hands.find(QWidget, "input_spin").setFocus()
    qtbot.waitUntil(plot.hasFocus)
    QTest.keyClick(plot, Qt.Key.Key_F1)
    help_window = hands.find(HelpWindow, "help_window")
    qtbot.waitUntil(help_window.isActiveWindow)
    page = help_window.focusWidget()
    assert isinstance(page, QTextBrowser)
    assert page.objectName() == "help_keys"
    assert "Zoom in and out." in page.toPlainText()
    hands.window.activateWindow()
    qtbot.waitUntil(hands.window.isActiveWindow)
    help_window.activateWindow()
    qtbot.waitUntil(help_window.isActiveWindow)
    assert "Zoom in and out." not in page.toPlainText()
    switch.trigger()


@pytest.mark.new_window
def test_it_lists_what_other_parts_of_the_program_add(hands: Hands) -> None:
    menu = hands.window.menuBar().addMenu("E&xtra")
    inner = menu.addMenu("More")
    inner.addAction("Salt && &pepper…").setShortcut("Ctrl+Alt+P")
    hands.window.addAction("In no menu").setShortcut("Ctrl+Alt+N")
    now = Keys.of(hands.window).now
    assert keys_in(now, "Extra") == {"Salt & pepper": "Ctrl+Alt+P"}
    assert keys_in(now, "Elsewhere")["In no menu"] == "Ctrl+Alt+N"


@pytest.mark.real_window
def test_its_text_is_read_by_keys_and_escape_leads_back(hands: Hands, qtbot: QtBot) -> None:
    hands.find(QWidget, "input_spin").setFocus()
    QTest.keyClick(hands.window, Qt.Key.Key_Question, Qt.KeyboardModifier.ControlModifier)
    help_window = hands.find(HelpWindow, "help_window")
    qtbot.waitUntil(help_window.isActiveWindow)
    page = help_window.focusWidget()
    assert isinstance(page, QTextBrowser)
    QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.textCursor().hasSelection()
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 0
    QTest.keyClick(help_window, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    tabs = find(help_window, QTabWidget)
    assert tabs.currentIndex() == list(HelpPart).index(HelpPart.WORDS)
    QTest.keyClick(help_window, Qt.Key.Key_Escape)
    assert not help_window.isVisible()
    assert hands.window.focusWidget() is hands.find(QWidget, "input_spin")
