"""Everything can be reached by keyboard and is named for those who cannot see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QLabel,
    QMenu,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.model.actions_and_shortcuts import RUN_LIST_ACTIONS

pytestmark = pytest.mark.shared_window


@pytest.fixture(
    params=["as it opens", "with a run and tables", "stepping through", "guessing", "in a lesson"]
)
def hands(hands: Hands, request: pytest.FixtureRequest) -> Iterator[Hands]:
    """The window in several states."""
    if request.param == "with a run and tables":
        hands.train()
        for panel in ("runs_panel", "trace_panel"):
            hands.find(QAction, f"show_{panel}").setChecked(True)
    elif request.param == "in a lesson":
        hands.window.lessons.open_lesson.open(shipped_lessons()[1])
    elif request.param != "as it opens":
        hands.window.model.toggle_stepping()
        hands.window.model.stepping.set_guess_first(request.param == "guessing")
    yield hands
    hands.window.model.stepping.set_guess_first(False)
    hands.window.lessons.open_lesson.leave()


def controls(hands: Hands) -> list[QWidget]:
    kinds = (QAbstractButton, QAbstractSpinBox, QAbstractSlider)
    return [
        widget
        for widget in hands.window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not isinstance(widget, QScrollBar)
        and not widget.objectName().startswith("qt_")
        and widget.isVisible()
    ]


def test_every_control_has_a_name_a_tooltip_and_keyboard_focus(hands: Hands) -> None:
    for control in controls(hands):
        text = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or text, f"{control} has no accessible name"
        assert control.toolTip(), f"{control} has no tooltip"
        if isinstance(control, QRadioButton) and not control.isChecked():
            continue  # the arrow keys lead to it
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, f"{control} cannot be reached"


def test_no_two_mnemonics_of_the_window_clash(hands: Hands) -> None:
    window = hands.window
    titles = [action.text() for action in window.menuBar().actions()]
    titles += [b.text() for b in window.findChildren(QAbstractButton) if b.isVisible()]
    labels = [each for each in window.findChildren(QLabel) if each.buddy() and each.isVisible()]
    titles += [label.text() for label in labels]
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    titles += [bar.tabText(index) for bar in bars for index in range(bar.count())]
    titles = [title.replace("&&", "") for title in titles]
    letters = [title[title.index("&") + 1].lower() for title in titles if "&" in title]
    assert [letter for letter, count in Counter(letters).items() if count > 1] == []


def test_no_two_mnemonics_of_a_menu_clash(hands: Hands) -> None:
    for menu in hands.window.menuBar().findChildren(QMenu):
        texts = [action.text() for action in menu.actions() if "&" in action.text()]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert len(letters) == len(set(letters)), texts


@pytest.mark.real_window
def test_every_underlined_letter_leads_to_its_field(hands: Hands, qtbot: QtBot) -> None:
    window = hands.window
    for label in window.findChildren(QLabel):
        buddy, (_, mark, rest) = label.buddy(), label.text().partition("&")
        if not (mark and buddy and label.isVisible() and buddy.isEnabled()):
            continue
        window.setFocus()
        key = Qt.Key(ord(rest[0].upper()))
        qtbot.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        focus = window.focusWidget()
        assert focus is buddy or buddy.isAncestorOf(focus), label.text()


def test_no_two_letters_of_the_menu_of_the_runs_clash(hands: Hands) -> None:
    texts = [spec.text for spec in RUN_LIST_ACTIONS if "&" in spec.text]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(letters) == len(set(letters)), texts


def test_no_two_shortcuts_clash(hands: Hands) -> None:
    shortcuts = [a.shortcut().toString() for a in hands.window.findChildren(QAction)]
    used = [shortcut for shortcut in shortcuts if shortcut]
    assert len(used) == len(set(used))


@pytest.mark.real_window
def test_tab_leads_through_every_control_and_back(hands: Hands) -> None:
    first = controls(hands)[0]
    reached = [first]
    while (following := reached[-1].nextInFocusChain()) not in (None, first):
        assert following is not None
        reached.append(following)
    assert set(controls(hands)) <= set(reached)
