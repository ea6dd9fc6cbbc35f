"""A presentation: all of the screen for a class that sits far away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QFontInfo, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.engine.trainer import TrainerState
from simplenn.ui.digits import Digits, shown_digits
from simplenn.ui.panels.step_through.code_label import CodeLabel
from simplenn.ui.panels.step_through.network_diagram import NetworkDiagram
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.size import size
from simplenn.ui.widgets.number_label import NumberLabel

NOTHING = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def as_usual() -> Iterator[None]:
    """Leave nothing larger or shorter behind."""
    yield
    size().set_percent(100)
    shown_digits().show(Digits.FADED)


def present(
    hands: Hands, qtbot: QtBot, *, stepping: bool = False, at: tuple[int, int] | None = None
) -> None:
    """Begin a presentation, on a screen of a size."""
    hands.train()
    hands.find(QAction, "presentation_action").trigger()
    qtbot.waitUntil(hands.window.isFullScreen)
    if stepping:
        hands.window.model.toggle_stepping()
        for _ in range(7):
            hands.window.model.stepping.next()
    QApplication.processEvents()  # the platform's own screen has another size
    if at is not None:
        hands.window.resize(*at)
        QApplication.processEvents()


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None, "the window has lost the focus"
    qtbot.keyClick(focus, key, modifiers)


def texts(hands: Hands) -> list[QLabel | QAbstractButton]:
    """What has a text that can be seen."""
    widgets = hands.window.findChildren(QWidget)
    found = [it for it in widgets if isinstance(it, QLabel | QAbstractButton)]
    return [it for it in found if it.isVisible() and it.text()]


def state(hands: Hands) -> list[object]:
    """How everything is, as far as a presentation changes it."""
    window = hands.window
    plots = [view for view in window.findChildren(PlotView) if view.isVisible()]
    return [
        size().percent,
        shown_digits().digits,
        window.size(),
        window.menuBar().isVisible(),
        hands.find(QWidget, "side_column").isVisible(),
        [plot.widget.objectName() for plot in plots],
        [plot.size() for plot in plots],
        hands.find(NumberLabel, "result_weight").text(),
        hands.find(QWidget, "scrubber").isVisible(),
        [button.isVisible() for button in window.findChildren(QAbstractButton)],
    ]


@pytest.mark.parametrize("at", [(1920, 1080), (1280, 720)])
@pytest.mark.parametrize("stepping", [False, True])
def test_everything_is_large_and_nothing_is_cut(
    hands: Hands, qtbot: QtBot, at: tuple[int, int], stepping: bool
) -> None:
    present(hands, qtbot, stepping=stepping, at=at)
    least = 24.0 * at[1] / 1080
    for text in texts(hands):
        assert QFontInfo(text.font()).pixelSize() >= least, text.text()
        assert is_whole(text), f"{text.text()} is cut"
    for view in filter(QWidget.isVisible, hands.window.findChildren(PlotView)):
        axis = view.item.getAxis("left")
        assert QFontInfo(axis.style["tickFont"]).pixelSize() >= least
        assert QFontInfo(axis.label.font()).pixelSize() >= least
        assert is_whole(view.widget.viewport())
    for area in filter(QWidget.isVisible, hands.window.findChildren(QScrollArea)):
        assert area.verticalScrollBar().maximum() == 0, "nothing is below"
    diagram = hands.window.findChildren(NetworkDiagram)[0]
    assert diagram.isVisible() is stepping
    if stepping:
        assert is_whole(diagram)
        assert hands.find(QLabel, "code_line_5").isVisible()


def is_whole(widget: QWidget) -> bool:
    """Whether all of a widget can be seen, and all of its text."""
    if widget.visibleRegion().boundingRect() != widget.rect():
        return False
    if isinstance(widget, QLabel) and (widget.wordWrap() or isinstance(widget, CodeLabel)):
        return widget.height() >= widget.heightForWidth(widget.width())
    if isinstance(widget, QLabel | QAbstractButton):
        text = widget.text().replace("&", "")
        return widget.width() >= widget.fontMetrics().horizontalAdvance(text)
    return True


def test_digits_are_few_and_all_of_them_on_a_key(hands: Hands, qtbot: QtBot) -> None:
    present(hands, qtbot, stepping=True, at=(1920, 1080))
    line, weight = hands.find(CodeLabel, "substituted_5"), hands.find(NumberLabel, "result_weight")
    hands.window.model.stepping.go(hands.window.model.stepping.last)
    value = line.property("value")
    assert re.findall(r"[\d.]+", line.text())[-1] == "8.377"
    assert weight.text() == "8.377"
    hands.find(QWidget, "demo_panel").setFocus()
    press(qtbot, Qt.Key.Key_D)
    assert line.text().endswith(repr(value))
    assert float(weight.text()) == weight.property("value")
    press(qtbot, Qt.Key.Key_D)
    assert line.property("value") == value != float(weight.text())
    control = Qt.KeyboardModifier.ControlModifier
    weight.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_C, control))
    assert float(QGuiApplication.clipboard().text()) == weight.property("value")


@pytest.mark.real_window
@pytest.mark.parametrize("percent", [100, 200])
def test_esc_gives_everything_back_as_it_was(hands: Hands, qtbot: QtBot, percent: int) -> None:
    hands.train()
    size().set_percent(percent)
    QApplication.processEvents()
    before = state(hands)
    hands.find(QWidget, "input_spin").setFocus()
    qtbot.keyClick(hands.window, Qt.Key.Key_F11)
    qtbot.waitUntil(hands.window.isFullScreen)
    assert not hands.window.menuBar().isVisible()
    assert not hands.find(QWidget, "side_column").isVisible()
    hands.window.model.toggle_stepping()
    hands.window.model.actions["zoom_in_action"].trigger()
    for _leaves in ("the stepping", "the presentation"):
        press(qtbot, Qt.Key.Key_Escape)
        assert not hands.window.model.stepping.active
    qtbot.waitUntil(lambda: not hands.window.isFullScreen())
    qtbot.waitUntil(lambda: all(map(_are_alike, state(hands), before)))


def _are_alike(now: object, then: object) -> bool:
    """Whether two parts of a state are the same, but for some pixels of a plot."""
    if isinstance(now, list) and now and isinstance(now[0], QSize):
        assert isinstance(then, list)
        apart = [one - other for one, other in zip(now, then, strict=True)]
        return all(max(abs(it.width()), abs(it.height())) <= 6 for it in apart)
    return now == then


@pytest.mark.real_window
@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_Period])
def test_the_screen_is_blank_until_a_key_is_pressed(
    hands: Hands, qtbot: QtBot, key: Qt.Key
) -> None:
    cover = hands.find(QWidget, "blank_screen")
    press_in_field = hands.find(QWidget, "input_spin")
    press_in_field.setFocus()
    press(qtbot, key)
    assert cover.isHidden(), "there is no presentation"
    press(qtbot, Qt.Key.Key_Escape)
    present(hands, qtbot, stepping=True)
    step = hands.window.model.stepping.position
    press(qtbot, key)
    assert cover.isVisible()
    assert cover.rect() == hands.window.rect()
    press(qtbot, Qt.Key.Key_PageDown)
    assert cover.isHidden()
    assert hands.window.model.stepping.position == step, "nobody saw it"
    press(qtbot, Qt.Key.Key_PageDown)
    assert hands.window.model.stepping.position == step.next()
    for _ in range(2):
        press(qtbot, key)
    assert cover.isHidden()


@pytest.mark.real_window
def test_a_field_that_is_typed_in_keeps_its_keys(hands: Hands, qtbot: QtBot) -> None:
    present(hands, qtbot)
    hands.find(QAction, "side_column_action").trigger()
    field = hands.find(QWidget, "input_spin")
    field.setFocus()
    for key in (Qt.Key.Key_Period, Qt.Key.Key_B, Qt.Key.Key_D):
        press(qtbot, key)
    assert hands.find(QWidget, "blank_screen").isHidden()
    assert shown_digits().digits is Digits.SHORT


@pytest.mark.real_window
def test_a_clicker_starts_and_stops_nothing(hands: Hands, qtbot: QtBot) -> None:
    present(hands, qtbot)
    first = hands.trainer.history
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    for key, modifiers in (
        (Qt.Key.Key_F5, NOTHING),
        (Qt.Key.Key_PageDown, NOTHING),
        (Qt.Key.Key_PageUp, NOTHING),
        (Qt.Key.Key_F5, shift),
    ):
        press(qtbot, key, modifiers)
    assert hands.trainer.history is first
    assert hands.window.isFullScreen()
    press(qtbot, Qt.Key.Key_Return, control)
    hands.until(TrainerState.ENDED)
    assert hands.trainer.history is not first, "by a key that no clicker has"


def test_the_desktop_can_begin_and_end_it_too(hands: Hands, qtbot: QtBot) -> None:
    hands.window.showFullScreen()
    action = hands.find(QAction, "presentation_action")
    qtbot.waitUntil(action.isChecked)
    hands.window.showNormal()
    qtbot.waitUntil(lambda: not action.isChecked())
    assert hands.window.menuBar().isVisible()


def test_a_window_that_was_maximized_is_so_again(hands: Hands, qtbot: QtBot) -> None:
    hands.window.showMaximized()
    for _ in range(2):
        hands.find(QAction, "presentation_action").trigger()
    qtbot.waitUntil(lambda: not hands.window.isFullScreen())
    assert hands.window.isMaximized()


def test_a_window_closed_in_a_presentation_is_as_usual_the_next_time(hands: Hands) -> None:
    hands.find(QAction, "presentation_action").trigger()
    hands.window.end_work()
    assert not hands.window.isFullScreen()
    assert size().percent == 100
    assert shown_digits().digits is Digits.FADED
