"""Panels are opened, closed, stacked as tabs, and put aside for a while."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QSlider,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.panels.arrangement import Arrangement
from simplenn.ui.panels.panel_area import panel_specs
from simplenn.ui.panels.panel_rows import PanelRows
from simplenn.ui.size import size

pytestmark = pytest.mark.shared_window

TABBED = ("runs_panel", "numbers_panel", "explorer_panel")


@pytest.fixture(autouse=True)
def explored(hands: Hands) -> Iterator[None]:
    """Lets the explorer come to its end."""
    yield
    size().set_percent(100)
    hands.until_explored()


def open_panel(hands: Hands, name: str, is_open: bool = True) -> None:
    hands.find(QAction, f"show_{name}").setChecked(is_open)


def panel(hands: Hands, name: str) -> QWidget:
    return hands.find(QWidget, name)


def seen(hands: Hands) -> list[str]:
    return [spec.name for spec in panel_specs() if panel(hands, spec.name).isVisible()]


def test_tables_and_explorer_are_tabs_of_one_place(hands: Hands) -> None:
    tabs = hands.find(QTabBar, "panel_tabs")
    open_panel(hands, "numbers_panel")
    assert panel(hands, "numbers_panel").isVisible()
    assert not tabs.isVisible(), "one alone needs no tab"
    open_panel(hands, "explorer_panel")
    assert tabs.isVisible()
    assert panel(hands, "explorer_panel").isVisible(), "who is opened comes to the front"
    assert not panel(hands, "numbers_panel").isVisible()
    open_panel(hands, "explorer_panel", False)
    assert panel(hands, "numbers_panel").isVisible()
    assert not tabs.isVisible()


@pytest.mark.new_window
def test_a_tab_is_moved_by_keys(hands: Hands, qtbot: QtBot) -> None:
    for name in ("runs_panel", "numbers_panel"):
        open_panel(hands, name)
    tabs = hands.find(QTabBar, "panel_tabs")
    tabs.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for key, wanted in ((Qt.Key.Key_Left, "Numbers"), (Qt.Key.Key_Right, "Runs")):
        qtbot.keyClick(tabs, key, both)
        assert tabs.tabText(0) == wanted
    qtbot.keyClick(tabs, Qt.Key.Key_Right, both)
    assert tabs.tabText(0) == "Runs", "it is the last one that can be seen"


@pytest.mark.new_window
def test_the_runs_come_by_themselves_and_do_not_hide_what_somebody_reads(hands: Hands) -> None:
    open_panel(hands, "numbers_panel")
    hands.train()
    hands.train()
    tabs = hands.find(QTabBar, "panel_tabs")
    texts = [tabs.tabText(index) for index in range(tabs.count()) if tabs.isTabVisible(index)]
    assert texts == ["Runs", "Numbers"]
    assert panel(hands, "numbers_panel").isVisible()


@pytest.mark.new_window
def test_what_has_come_by_itself_is_not_remembered_after_a_lesson_either(hands: Hands) -> None:
    panels = hands.window.panels
    hands.train()
    hands.train()
    assert panel(hands, "runs_panel").isVisible()
    hands.window.lessons.open_lesson.open(shipped_lessons()[0])
    hands.window.lessons.leave()
    assert panel(hands, "runs_panel").isVisible()
    assert "runs_panel" not in panels.arrangement.open
    open_panel(hands, "runs_panel", False)
    open_panel(hands, "runs_panel")
    hands.window.lessons.open_lesson.open(shipped_lessons()[0])
    hands.window.lessons.leave()
    assert "runs_panel" in panels.arrangement.open, "a person has opened it"


@pytest.mark.new_window
def test_what_a_person_has_opened_stays_so_although_it_comes_by_itself_in_a_lesson(
    hands: Hands,
) -> None:
    panels = hands.window.panels
    open_panel(hands, "runs_panel")
    hands.window.lessons.open_lesson.open(shipped_lessons()[0])
    hands.train()
    hands.train()
    assert "runs_panel" in panels.came_by_themselves
    hands.window.lessons.leave()
    assert "runs_panel" in panels.arrangement.open
    assert not panels.came_by_themselves


def test_what_is_opened_while_it_is_put_aside_is_in_front_afterwards(hands: Hands) -> None:
    panels = hands.window.panels
    for name in ("numbers_panel", "explorer_panel"):
        open_panel(hands, name)
    panels.show_only(["error_panel"])
    panels.reveal("numbers_panel")
    panels.show_only(None)
    assert panel(hands, "numbers_panel").isVisible()


@pytest.mark.new_window
def test_the_runs_do_not_come_where_they_would_push_the_plots_out_of_sight(hands: Hands) -> None:
    hands.window.resize(1280, 480)
    hands.train()
    hands.train()
    assert "runs_panel" not in (hands.window.panels.open_names or ())


@pytest.mark.parametrize("size", [(1280, 740), (960, 1080), (640, 400), (1920, 1080)])
def test_there_is_no_scroll_bar_inside_a_scroll_bar(hands: Hands, size: tuple[int, int]) -> None:
    hands.train()
    hands.window.model.toggle_stepping()
    hands.window.resize(*size)
    for name in TABBED:
        open_panel(hands, name)
        areas = [area for area in hands.window.findChildren(QAbstractScrollArea) if scrolls(area)]
        assert not [
            area for area in areas if set(area.findChildren(QAbstractScrollArea)) & {*areas}
        ]


def scrolls(area: QAbstractScrollArea) -> bool:
    bars = (area.verticalScrollBar(), area.horizontalScrollBar())
    return area.isVisible() and any(bar.isVisible() for bar in bars)


def test_what_is_closed_gives_its_room_to_the_rest_and_gets_it_back(hands: Hands) -> None:
    rows = hands.find(PanelRows, "rows")
    rows.setSizes([200, 300, 0, 31])
    rows.learn_shares()
    before = rows.sizes()
    open_panel(hands, "error_panel", False)
    assert sum(rows.sizes()) == pytest.approx(sum(before), abs=10)
    assert rows.sizes()[1] > before[1] + 150
    open_panel(hands, "error_panel")
    assert rows.sizes() == pytest.approx(before, abs=2)


def test_an_arrangement_may_have_the_names_of_an_older_version() -> None:
    arrangement = Arrangement.of("error_panel,trace_panel;scrubber_panel;demo_panel;")
    assert arrangement
    assert arrangement.text == "error_panel,numbers_panel;epoch_slider_panel;step_through_panel;"


def test_all_plots_closed_leave_the_room_to_the_table(hands: Hands) -> None:
    for name in ("error_panel", "valley_panel", "weight_panel"):
        open_panel(hands, name, False)
    slider, panels = hands.find(QSlider, "scrubber"), hands.window.panels
    open_panel(hands, "numbers_panel")
    table = hands.find(QTableView, "trace_table")
    assert table.height() > 0.8 * panels.height()
    open_panel(hands, "numbers_panel", False)
    hands.window.model.toggle_stepping()
    assert slider.height() < 50, "the step-through has the rest"


def test_some_panels_are_shown_alone_and_all_come_back(hands: Hands) -> None:
    hands.train()
    open_panel(hands, "numbers_panel")
    rows, parts = hands.find(PanelRows, "rows"), hands.find(PanelRows, "parts")
    before, heights = seen(hands), (rows.sizes(), parts.sizes())
    panels = hands.window.panels
    opened = panels.open_names
    panels.show_only(["error_panel", "explorer_panel"])
    assert seen(hands) == ["error_panel"], "none is opened by that"
    assert panels.open_names == opened, "what a session holds is not changed by that"
    hands.window.model.toggle_stepping()
    assert seen(hands) == ["error_panel"]
    panels.show_only(["error_panel", "step_through_panel"])
    assert seen(hands) == ["error_panel", "step_through_panel"]
    panels.show_only(None)
    hands.window.model.toggle_stepping()
    assert seen(hands) == before
    assert (rows.sizes(), parts.sizes()) == heights


def test_the_step_through_button_stays_without_the_epoch_slider(hands: Hands) -> None:
    open_panel(hands, "epoch_slider_panel", False)
    assert not hands.find(QSlider, "scrubber").isVisible()
    hands.click("demo_button")
    assert panel(hands, "step_through_panel").isVisible()


def test_the_step_through_is_in_view_as_soon_as_it_comes(hands: Hands, qtbot: QtBot) -> None:
    hands.window.resize(1280, 720)
    for name in TABBED:
        open_panel(hands, name)
    hands.window.model.toggle_stepping()
    for name in ("code_line_1", "narration_label", "next_button"):
        widget = hands.find(QWidget, name)
        qtbot.waitUntil(partial(is_in_sight, widget))


def is_in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.new_window
def test_in_the_largest_letters_what_was_opened_has_all_the_room(hands: Hands) -> None:
    size().set_percent(300)
    open_panel(hands, "explorer_panel")
    explorer = panel(hands, "explorer_panel")
    for height, sees_plots in ((1000, True), (680, False)):
        hands.window.resize(1280, height)
        QApplication.processEvents()
        assert hands.window.width() == 1280
        assert explorer.height() >= explorer.minimumSizeHint().height()
        assert panel(hands, "error_panel").isVisible() is sees_plots
        assert not panel(hands, "start_card").isVisible()
    hands.window.model.toggle_stepping()
    assert {"step_through_panel", "error_panel"} <= {*seen(hands)}
    assert "explorer_panel" not in seen(hands)
    hands.window.model.toggle_stepping()
    size().set_percent(100)
    QApplication.processEvents()
    assert {"error_panel", "explorer_panel"} <= {*seen(hands)}
    assert panel(hands, "start_card").isVisible()
