"""All of the screen for the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

pytestmark = pytest.mark.real_window


def test_f11_gives_all_of_the_screen_and_back(hands: Hands, qtbot: QtBot) -> None:
    action = hands.find(QAction, "full_screen_action")
    qtbot.keyClick(hands.window, Qt.Key.Key_F11)
    qtbot.waitUntil(hands.window.isFullScreen)
    assert action.isChecked()
    qtbot.keyClick(hands.window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not hands.window.isFullScreen())
    assert not action.isChecked()


def test_esc_gives_it_back_when_stepping_does_not_need_it(hands: Hands, qtbot: QtBot) -> None:
    hands.find(QAction, "full_screen_action").trigger()
    qtbot.waitUntil(hands.window.isFullScreen)
    hands.window.model.toggle_stepping()
    for leaves in ("the stepping", "the screen"):
        focus = hands.window.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Escape)
        assert not hands.window.model.stepping.active, leaves
    qtbot.waitUntil(lambda: not hands.window.isFullScreen())


def test_a_window_that_was_maximized_is_so_again(hands: Hands, qtbot: QtBot) -> None:
    hands.window.showMaximized()
    hands.find(QAction, "full_screen_action").trigger()
    qtbot.waitUntil(hands.window.isFullScreen)
    hands.find(QAction, "full_screen_action").trigger()
    qtbot.waitUntil(lambda: not hands.window.isFullScreen())
    assert hands.window.isMaximized()


def test_the_desktop_can_do_it_too(hands: Hands, qtbot: QtBot) -> None:
    hands.window.showFullScreen()
    qtbot.waitUntil(hands.find(QAction, "full_screen_action").isChecked)
    hands.window.showNormal()
    qtbot.waitUntil(lambda: not hands.find(QAction, "full_screen_action").isChecked())
