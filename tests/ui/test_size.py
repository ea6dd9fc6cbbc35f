"""How large everything is, at any time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontInfo
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QMenu,
    QSlider,
    QSplitter,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from tests.ui.dialogs import dialog, do
from tests.ui.hands import Hands

from simplenn.ui.export.image_dialog import ImageDialog
from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.settings_file import SettingsFile
from simplenn.ui.panels.numbers.numbers_table import NumbersTable
from simplenn.ui.panels.panel_area import panel_specs
from simplenn.ui.panels.step_through.network_diagram import NetworkDiagram
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.size import SIZES, follow_size, size, space
from simplenn.ui.window.main_window import MainWindow

pytestmark = pytest.mark.shared_window


@pytest.fixture(autouse=True)
def as_the_desktop() -> Iterator[None]:
    """Leave nothing larger behind."""
    yield
    size().set_percent(100)


def lengths(hands: Hands) -> dict[str, float]:
    """Some lengths in pixels, of a thing of each kind."""
    view, box = hands.window.findChildren(PlotView)[0], hands.find(QCheckBox, "log_toggle")
    axis, table = view.item.getAxis("bottom"), hands.find(NumbersTable, "trace_table")
    option = QStyleOptionButton()
    box.initStyleOption(option)
    tick = box.style().subElementRect(box.style().SubElement.SE_CheckBoxIndicator, option, box)
    heights = ("input_spin", "alpha_ruler", "train_button", "code_line_1", "narration_label")
    column = hands.find(QWidget, "side_column").layout()
    assert column is not None
    return {
        **{name: hands.find(QWidget, name).sizeHint().height() for name in heights},
        "the numbers of an axis": QFontInfo(axis.style["tickFont"]).pixelSize(),
        "the name of an axis": QFontInfo(axis.label.font()).pixelSize(),
        "a line in a plot": axis.pen().widthF(),
        "a row of a table": table.verticalHeader().defaultSectionSize(),
        "a column of a table": table.columnWidth(1),
        "the box of a switch": tick.height(),
        "a slider": hands.find(QSlider, "speed_slider").sizeHint().height(),
        "a result": hands.find(QWidget, "result_weight").width(),
        "a margin": column.contentsMargins().left(),
        "a gap": column.spacing(),
        "the network": hands.window.findChildren(NetworkDiagram)[0].minimumWidth(),
        "the menus": hands.window.menuBar().sizeHint().height(),
    }


@pytest.mark.real_window
def test_the_keys_make_everything_larger_and_smaller_at_once(hands: Hands, qtbot: QtBot) -> None:
    usual, control = lengths(hands), Qt.KeyboardModifier.ControlModifier
    menu = hands.find(QMenu, "size_menu")
    for _ in range(3):
        qtbot.keyClick(hands.window, Qt.Key.Key_Plus, control)
    for _ in range(2):
        qtbot.keyClick(hands.window, Qt.Key.Key_Equal, control)
    assert size().percent == 200
    assert "200" in menu.title()
    for name, length in lengths(hands).items():
        assert length == pytest.approx(2 * usual[name], rel=0.15), name
    for _ in SIZES:
        qtbot.keyClick(hands.window, Qt.Key.Key_Minus, control)
    assert size().percent == 75
    for name, length in lengths(hands).items():
        assert length == pytest.approx(0.75 * usual[name], rel=0.15, abs=4.0), name
    qtbot.keyClick(hands.window, Qt.Key.Key_0, control)
    assert lengths(hands) == usual


def test_the_step_buttons_are_never_cut(hands: Hands, qtbot: QtBot) -> None:
    hands.window.model.toggle_stepping()
    group = hands.find(QWidget, "auto_button").parentWidget()
    assert group is not None
    parts = (*group.findChildren(QCheckBox), *group.findChildren(QLabel))

    def assert_whole() -> None:
        for part in filter(QWidget.isVisible, parts):
            assert part.width() >= part.sizeHint().width()
            assert group.rect().contains(part.geometry())

    for percent in (100, 125, 150, 300):
        size().set_percent(percent)
        for width in (640, 960, 1280):
            hands.window.resize(width, 740)
            QApplication.processEvents()
            qtbot.waitUntil(assert_whole)


@pytest.mark.usefixtures("application")
def test_the_size_is_kept_over_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    first = MainWindow(preferences=Preferences(SettingsFile(path)))
    qtbot.addWidget(first)
    first.model.actions["zoom_in_action"].trigger()
    size().set_percent(100)
    again = MainWindow(preferences=Preferences(SettingsFile(path)))
    qtbot.addWidget(again)
    assert size().percent == 110
    checked = [action for action in again.findChildren(QAction) if action.isChecked()]
    assert "size_110" in [action.objectName() for action in checked]


def test_the_side_column_grows_and_the_window_still_fits_on_the_screen(hands: Hands) -> None:
    columns = hands.find(QSplitter, "columns")
    usual = columns.sizes()[0]
    for percent in (200, 300):
        hands.window.resize(1920, 1080)
        size().set_percent(percent)
        assert columns.sizes()[0] > 1.5 * usual
        hands.window.resize(1280, 800)
        assert hands.window.minimumSizeHint().width() <= 1280


def test_the_window_never_asks_for_more_than_a_small_screen(hands: Hands) -> None:
    hands.window.panels.set_open([spec.name for spec in panel_specs()])
    hands.window.model.toggle_stepping()
    for percent in (150, 300):
        hands.window.model.stepping.leave()
        hands.window.lessons.leave()
        size().set_percent(100)
        hands.window.resize(1280, 680)
        hands.window.model.toggle_stepping()
        size().set_percent(percent)
        assert hands.window.width() == 1280, "all panels and the steps"
        hands.window.lessons.open_lesson.open(shipped_lessons()[0])
        QApplication.processEvents()
        assert hands.window.width() == 1280, "a lesson"
        assert hands.window.minimumSizeHint().height() <= 720


def test_no_text_is_cut(hands: Hands) -> None:
    hands.train()
    for percent in (75, 100, 200, 300):
        size().set_percent(percent)
        for _stepping in (False, True):
            hands.window.resize(1280, 800)
            QApplication.processEvents()
            assert hands.window.size().toTuple() == (1280, 800)
            assert [
                text for text in map(cut_text, hands.window.findChildren(QWidget)) if text
            ] == []
            hands.window.model.toggle_stepping()


def cut_text(widget: QWidget) -> str:
    """The text of a label or a button that has no room for it."""
    if not isinstance(widget, QLabel | QAbstractButton):
        return ""
    if not widget.isVisible():
        return ""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.text() if widget.height() < widget.heightForWidth(widget.width()) else ""
    lines = widget.text().replace("&", "").split("\n")
    needed = max(map(widget.fontMetrics().horizontalAdvance, lines))
    return widget.text() if widget.width() < needed else ""


def test_what_is_taken_apart_or_gone_does_not_follow(application: QApplication) -> None:
    window = QWidget()
    inner = QVBoxLayout()
    space(inner, window, (8, 8, 8, 8))
    delete(inner)
    size().set_percent(110)
    heard: list[int] = []
    QWidget(window).destroyed.connect(lambda: size().set_percent(125))
    follow_size(window, lambda: heard.append(window.width()))
    delete(window)
    assert len(heard) == 1, "with its first size"


def test_panels_come_and_go_while_the_size_changes(hands: Hands, qtbot: QtBot) -> None:
    switches = [hands.find(QAction, f"{name}_in_window") for name in ("error_panel", "runs_panel")]
    for percent in (110, 125, 110, 100):
        for switch in switches:
            switch.toggle()
        do(hands, "export_picture_action")
        size().set_percent(percent)
        dialog(hands, ImageDialog, "picture_dialog").reject()
        hands.find(QAction, "show_error_panel").toggle()
        QApplication.processEvents()
    assert not hands.find(QWidget, "error_panel_window").isVisible()


@pytest.mark.parametrize(("percent", "window"), [(250, (1280, 800)), (300, (1920, 1080))])
def test_a_panel_below_a_lesson_has_its_room(
    hands: Hands, percent: int, window: tuple[int, int]
) -> None:
    hands.window.resize(*window)
    hands.find(QAction, "show_numbers_panel").setChecked(True)
    hands.window.lessons.open_lesson.open(shipped_lessons()[1])
    size().set_percent(percent)
    QApplication.processEvents()
    for name in ("lesson_next_button", "copy_button", "numbers_panel_close_button"):
        it = hands.find(QWidget, name)
        assert it.visibleRegion().boundingRect() == it.rect(), name
        assert it.height() >= it.minimumSizeHint().height(), name


@pytest.mark.parametrize("name", ["help", "about"])
def test_no_window_is_larger_than_the_screen(hands: Hands, name: str) -> None:
    size().set_percent(300)
    do(hands, f"{name}_action")
    opened = next(w for w in hands.window.findChildren(QWidget) if w.isVisible() and w.isWindow())
    room = opened.screen().availableSize()
    assert opened.size().boundedTo(room) == opened.size()
    opened.close()
