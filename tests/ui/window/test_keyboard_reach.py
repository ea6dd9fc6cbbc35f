"""Everything can be reached by keyboard and is named for those who cannot see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
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

pytestmark = pytest.mark.shared_window


def _open_tables(hands: Hands) -> None:
    hands.train()
    hands.train()
    for panel in ("runs_panel", "numbers_panel"):
        hands.find(QAction, f"show_{panel}").setChecked(True)


def _step_through(hands: Hands) -> None:
    hands.window.model.toggle_stepping()


def _guess(hands: Hands) -> None:
    _step_through(hands)
    hands.window.model.stepping.set_guess_first(True)


def _learn(hands: Hands) -> None:
    hands.window.lessons.open_lesson.open(shipped_lessons()[1])


def _draw_above_the_plots(hands: Hands) -> None:
    hands.window.resize(960, 1080)
    _learn(hands)
    hands.window.lessons.open_lesson.go(6)


def _present(hands: Hands) -> None:
    hands.find(QAction, "presentation_action").trigger()


def _present_steps(hands: Hands) -> None:
    _present(hands)
    _step_through(hands)


STATES: list[Callable[[Hands], None]] = [
    lambda _hands: None,
    _open_tables,
    _step_through,
    _guess,
    _learn,
    _draw_above_the_plots,
    _present,
    _present_steps,
]


@pytest.fixture(params=STATES)
def hands(hands: Hands, request: pytest.FixtureRequest) -> Iterator[Hands]:
    """The window in several states."""
    request.param(hands)
    QApplication.processEvents()
    yield hands
    hands.window.model.stepping.set_guess_first(False)
    hands.window.lessons.open_lesson.leave()
    presentation = hands.find(QAction, "presentation_action")
    if presentation.isChecked():
        presentation.trigger()


def controls(hands: Hands) -> list[QWidget]:
    kinds = (QAbstractButton, QAbstractSpinBox, QAbstractSlider)
    return [
        widget
        for widget in hands.window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not isinstance(widget, QScrollBar)
        and not widget.objectName().startswith("qt_")
        and widget.isVisibleTo(hands.window)
    ]


@pytest.mark.real_window
def test_all_of_a_state_can_be_reached_by_key(hands: Hands, qtbot: QtBot) -> None:
    check_names_tooltips_and_focus(hands)
    check_letters_of_the_window(hands)
    check_letters_of_menus(hands)
    check_shortcuts(hands)
    check_that_letters_lead_to_their_fields(hands, qtbot)
    check_that_tab_leads_through_all_as_one_reads(hands)


def check_names_tooltips_and_focus(hands: Hands) -> None:
    for control in controls(hands):
        text = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or text, f"{control} has no accessible name"
        assert control.toolTip(), f"{control} has no tooltip"
        if isinstance(control, QRadioButton) and not control.isChecked():
            continue  # the arrow keys lead to it
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, f"{control} cannot be reached"


def check_letters_of_the_window(hands: Hands) -> None:
    window = hands.window
    titles = [action.text() for action in window.menuBar().actions()]
    titles += [b.text() for b in window.findChildren(QAbstractButton) if b.isVisibleTo(window)]
    labels = [
        each for each in window.findChildren(QLabel) if each.buddy() and each.isVisibleTo(window)
    ]
    titles += [label.text() for label in labels]
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    titles += [bar.tabText(index) for bar in bars for index in range(bar.count())]
    titles = [title.replace("&&", "") for title in titles]
    letters = [title[title.index("&") + 1].lower() for title in titles if "&" in title]
    assert [letter for letter, count in Counter(letters).items() if count > 1] == []


def check_letters_of_menus(hands: Hands) -> None:
    for menu in hands.window.menuBar().findChildren(QMenu):
        texts = [action.text() for action in menu.actions() if "&" in action.text()]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert len(letters) == len(set(letters)), texts


def check_that_letters_lead_to_their_fields(hands: Hands, qtbot: QtBot) -> None:
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


def check_shortcuts(hands: Hands) -> None:
    actions = hands.window.findChildren(QAction)
    anywhere = [a for a in actions if a.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut]
    shortcuts = [action.shortcut().toString() for action in anywhere]
    used = [shortcut for shortcut in shortcuts if shortcut]
    assert len(used) == len(set(used))


def check_that_tab_leads_through_all_as_one_reads(hands: Hands) -> None:
    first = next(filter(QWidget.isEnabled, controls(hands)))
    reached: list[QWidget] = []
    wraps = 0
    for here in hands.walk(first):
        assert hands.window.rect().contains(place(here)), here
        wraps += bool(reached) and not comes_after(place(reached[-1]), place(here))
        reached.append(here)
    assert wraps <= 1, "from the last one to the first, and nowhere else"
    wanted = {each for each in controls(hands) if each.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert {each for each in wanted if each.isEnabled()} <= set(reached)
    back = list(hands.walk(first, Qt.Key.Key_Backtab))
    assert back == [first, *reversed(reached[1:])]


def place(widget: QWidget) -> QRect:
    """Where it is in the window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def comes_after(before: QRect, after: QRect) -> bool:
    """Whether one reads a place after another: it is below it, on its right, or in it."""
    is_beside = after.left() >= before.right()
    return after.top() >= before.bottom() or is_beside or before.contains(after)
