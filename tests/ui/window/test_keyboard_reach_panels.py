"""The drawer and the table of numbers can be reached by keyboard, too."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from tests.ui.hands import Hands
from tests.ui.window import test_keyboard_reach as test_reach


@pytest.fixture
def everything_open(hands: Hands) -> Hands:
    hands.train()
    for panel in ("runs_panel", "trace_panel"):
        hands.find(QAction, f"show_{panel}").setChecked(True)
    return hands


def test_every_control_can_be_reached_and_has_a_name(everything_open: Hands) -> None:
    test_reach.test_every_control_has_a_name_a_tooltip_and_keyboard_focus(everything_open)
    test_reach.test_tab_leads_through_every_control_and_back(everything_open)


def test_no_mnemonics_or_shortcuts_clash(everything_open: Hands) -> None:
    test_reach.test_no_two_mnemonics_of_the_window_clash(everything_open)
    test_reach.test_no_two_mnemonics_of_a_menu_clash(everything_open)
    test_reach.test_no_two_shortcuts_clash(everything_open)
