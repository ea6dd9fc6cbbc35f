"""Panels in windows of their own, and what is remembered of all panels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDoubleSpinBox,
    QMenu,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.dialogs import do
from tests.ui.hands import Hands

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.setup import ARTICLE
from simplenn.engine.trainer import TrainerState
from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.settings_file import SettingsFile
from simplenn.ui.panels.panel_rows import PanelRows
from simplenn.ui.window.main_window import MainWindow

Key = Qt.Key


def press_corner(hands: Hands, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(hands.find(QAbstractButton, name), Qt.MouseButton.LeftButton)


def plot(hands: Hands) -> pg.PlotWidget:
    return hands.find(pg.PlotWidget, "error_plot")


def test_a_panel_goes_into_a_window_of_its_own_and_back_by_mouse(
    hands: Hands, qtbot: QtBot
) -> None:
    rows = hands.find(PanelRows, "rows")
    heights = rows.sizes()
    for name in ("error_panel", "valley_panel"):
        press_corner(hands, qtbot, f"{name}_window_button")
    window = plot(hands).window()
    assert window is not hands.window
    assert window.isVisible()
    assert window.windowTitle() == "Error per epoch"
    handle = window.windowHandle()
    assert handle.transientParent() is None, "a desktop would keep it on top of the other"
    assert rows.sizes()[0] == 0
    assert rows.sizes()[1] > heights[1] + 100, "the rest has its room"
    assert hands.window.panels.open_names == (
        *("error_panel", "valley_panel", "weight_panel", "epoch_slider_panel"),
    )
    for name in ("error_panel", "valley_panel"):
        press_corner(hands, qtbot, f"{name}_window_button")
    assert not window.isVisible()
    assert plot(hands).isVisible()
    assert plot(hands).window() is hands.window
    assert rows.sizes() == heights


def test_a_panel_is_closed_by_mouse_and_opened_from_the_menu(hands: Hands, qtbot: QtBot) -> None:
    press_corner(hands, qtbot, "error_panel_close_button")
    assert not plot(hands).isVisible()
    do(hands, "show_error_panel")
    assert plot(hands).isVisible()
    hands.window.model.toggle_stepping()
    press_corner(hands, qtbot, "step_through_panel_close_button")
    assert not hands.window.model.stepping.active


def test_a_right_click_on_a_header_offers_the_same(hands: Hands, qtbot: QtBot) -> None:
    def choose(at: QPoint, entry: str) -> bool:
        click = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, frame.mapToGlobal(at))
        QApplication.sendEvent(frame, click)
        menu = frame.findChild(QMenu)
        if menu is None:
            return False
        next(each for each in menu.actions() if each.text() == entry).trigger()
        with qtbot.waitSignal(menu.destroyed):
            menu.close()
        return True

    frame = hands.find(QWidget, "valley_panel_frame")
    assert not choose(frame.rect().center(), "&Close"), "there, that button zooms"
    assert choose(QPoint(30, 12), "In a &window of its own")
    valley = hands.find(pg.PlotWidget, "valley_plot")
    assert valley.window() is not hands.window
    valley.window().close()
    assert choose(QPoint(30, 12), "&Close")
    assert not valley.isVisible()


@pytest.mark.real_window
def test_the_keys_of_the_main_window_work_in_a_panels_window(hands: Hands, qtbot: QtBot) -> None:
    hands.trainer.set_speed(None)
    plot(hands).setFocus()
    qtbot.keyClick(plot(hands), Key.Key_F7)
    window = plot(hands).window()
    assert window is not hands.window
    qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is plot(hands)
    qtbot.keyClick(plot(hands), Key.Key_F5)
    hands.until(TrainerState.ENDED)
    qtbot.keyClick(plot(hands), Key.Key_F6)
    qtbot.keyClick(plot(hands), Key.Key_PageDown)
    assert hands.window.model.stepping.position.step == 2
    qtbot.keyClick(plot(hands), Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert plot(hands).window() is hands.window
    qtbot.waitUntil(hands.window.isActiveWindow)
    assert QApplication.focusWidget() is plot(hands)
    qtbot.keyClick(plot(hands), Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert not plot(hands).isVisible()


def test_without_a_panel_that_has_the_focus_it_is_said_what_to_do(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.find(QDoubleSpinBox, "alpha_spin").setFocus()
    with qtbot.waitSignal(hands.window.model.told) as told:
        do(hands, "panel_window_action")
    assert told.args == ["Click into a panel first, or choose one in the menu View."]


def test_a_window_that_is_closed_brings_its_panel_back(hands: Hands) -> None:
    do(hands, "error_panel_in_window")
    plot(hands).window().close()
    assert plot(hands).window() is hands.window
    assert not hands.find(QAction, "error_panel_in_window").isChecked()
    do(hands, "error_panel_in_window")
    hands.window.close()
    assert not any(window.isVisible() for window in QApplication.topLevelWidgets())


def test_a_lesson_hides_a_panel_in_its_window_too(hands: Hands) -> None:
    do(hands, "error_panel_in_window")
    window = plot(hands).window()
    hands.window.model.restrictions.set(frozenset({Hidden.ERROR_PLOT}), frozenset())
    assert not window.isVisible()
    hands.window.model.restrictions.set(frozenset(), frozenset())
    assert window.isVisible()
    hands.window.panels.show_only(["step_through_panel"])
    assert window.isVisible(), "what is on the projector stays there"


@pytest.fixture
def start(application: QApplication, qtbot: QtBot, tmp_path: Path) -> Callable[[], Hands]:
    """Starts the program again and again, with the same settings."""

    def start_once() -> Hands:
        window = MainWindow(ARTICLE, Preferences(SettingsFile(tmp_path / "settings.ini")))
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.panels.opened, timeout=20_000):
            window.show()
        return Hands(window, qtbot)

    return start_once


def tab_names(hands: Hands) -> list[str]:
    tabs = hands.find(QTabBar, "panel_tabs")
    return [tabs.tabText(index) for index in range(tabs.count()) if tabs.isTabVisible(index)]


@pytest.mark.real_window
def test_where_everything_was_is_remembered(start: Callable[[], Hands], qtbot: QtBot) -> None:
    hands = start()
    at_first = hands.window.panels.arrangement
    for name in ("show_valley_panel", "show_explorer_panel", "show_numbers_panel"):
        do(hands, name)
    hands.find(QTabBar, "panel_tabs").moveTab(2, 1)
    do(hands, "error_panel_in_window")
    plot(hands).window().resize(700, 450)
    do(hands, "side_column_action")
    hands.train()
    hands.train()  # from now on the runs are open, which nobody has asked for
    hands.until_explored()
    hands.window.document.clear(ARTICLE)
    hands.window.close()

    again = start()
    assert plot(again).window() is not again.window
    assert (plot(again).window().width(), plot(again).window().height()) == (700, 450)
    assert not again.find(QWidget, "valley_panel").isVisible()
    assert tab_names(again) == ["Alpha explorer", "Numbers"]
    assert again.find(QWidget, "numbers_panel").isVisible(), "it was in front"
    assert not again.find(QDoubleSpinBox, "input_spin").isVisible()

    do(again, "reset_layout_action")
    assert plot(again).window() is again.window
    assert again.find(QWidget, "valley_panel").isVisible()
    assert tab_names(again) == []
    assert again.find(QDoubleSpinBox, "input_spin").isVisible()
    again.window.close()
    assert start().window.panels.arrangement == at_first


@pytest.mark.parametrize("nonsense", ["", ";", "a;b"])
def test_what_makes_no_sense_closes_nothing(
    start: Callable[[], Hands], tmp_path: Path, nonsense: str
) -> None:
    preferences = Preferences(SettingsFile(tmp_path / "settings.ini"))
    preferences.set_layout("panels", QByteArray(nonsense.encode()))
    assert plot(start()).isVisible()


def test_the_side_column_comes_back_when_it_needs_the_person(hands: Hands, qtbot: QtBot) -> None:
    goal = hands.find(QDoubleSpinBox, "goal_spin")
    goal.setFocus()
    qtbot.keyClicks(goal.lineEdit(), "x")
    do(hands, "side_column_action")
    assert not goal.isVisible()
    do(hands, "train_action")
    assert goal.isVisible()
    assert hands.is_(TrainerState.EMPTY)
    assert hands.find(QAction, "side_column_action").isChecked()
    do(hands, "article_action")
    do(hands, "side_column_action")
    hands.window.model.runs.alpha_requested.emit()
    assert hands.find(QDoubleSpinBox, "alpha_spin").isVisible()
    do(hands, "side_column_action")
    hands.window.lessons.open_lesson.open(shipped_lessons()[0])
    assert goal.isVisible()
