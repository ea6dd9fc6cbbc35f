"""A presentation: all of the screen for a class that sits far away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import Setup
from simplenn.engine.trainer import TrainerState
from simplenn.ui.digits import Digits, shown_digits
from simplenn.ui.panels.step_through.code_label import CodeLabel
from simplenn.ui.panels.step_through.network_diagram import NetworkDiagram
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.plots.run_key import RunKey
from simplenn.ui.side.alpha_ruler_painter import AlphaRulerPainter
from simplenn.ui.size import size
from simplenn.ui.widgets.number_label import NumberLabel

pytestmark = pytest.mark.shared_window

NOTHING = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def as_usual() -> Iterator[None]:
    """Leave nothing larger or shorter behind."""
    yield
    size().set_percent(100)
    shown_digits().show(Digits.FADED)


def present(
    hands: Hands,
    qtbot: QtBot,
    *,
    stepping: bool = False,
    at: tuple[int, int] | None = None,
    train: bool = True,
) -> None:
    """Begin a presentation, on a screen of a size."""
    if train:
        hands.train()
    hands.find(QAction, "presentation_action").trigger()
    qtbot.waitUntil(hands.window.isFullScreen)
    if stepping:
        step_through(hands)
    QApplication.processEvents()  # the platform's own screen has another size
    if at is not None:
        hands.window.resize(*at)
        QApplication.processEvents()


def step_through(hands: Hands) -> None:
    hands.window.model.toggle_stepping()
    for _ in range(7):
        hands.window.model.stepping.next()


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None, "the window has lost the focus"
    qtbot.keyClick(focus, key, modifiers)


def texts(hands: Hands) -> list[QLabel | QAbstractButton]:
    """What has a text that can be seen."""
    widgets = hands.window.findChildren(QWidget)
    found = [it for it in widgets if isinstance(it, QLabel | QAbstractButton)]
    return [it for it in found if it.isVisible() and it.text()]


def ink_of(font: QFont) -> int:
    """How many pixels high a digit is painted."""
    return QFontMetrics(font).tightBoundingRect("8").height()


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
        hands.find(QWidget, "ask_spin").isVisible(),
        [plot.widget.objectName() for plot in plots],
        [plot.size() for plot in plots],
        hands.find(NumberLabel, "result_weight").text(),
        hands.find(QWidget, "scrubber").isVisible(),
        [button.isVisible() for button in window.findChildren(QAbstractButton)],
    ]


@pytest.mark.new_window
def test_cards_have_no_place_in_it(hands: Hands, qtbot: QtBot) -> None:
    start, advice = (hands.find(QWidget, name) for name in ("start_card", "advice_card"))
    action = hands.find(QAction, "presentation_action")
    for card in (start, advice):
        assert card.isVisible()
        action.trigger()
        qtbot.waitUntil(action.isChecked)
        assert not card.isVisible()
        action.trigger()
        qtbot.waitUntil(card.isVisible)
        hands.window.model.load_setup(Setup(5, 42, alpha=0.09, epochs=60))
        hands.train()
    assert not start.isVisible()


@pytest.mark.new_window
def test_a_window_closed_in_a_presentation_is_as_usual_the_next_time(hands: Hands) -> None:
    hands.find(QAction, "presentation_action").trigger()
    hands.window.end_work()
    assert not hands.window.isFullScreen()
    assert size().percent == 100
    assert shown_digits().digits is Digits.FADED


SCREENS = ((1920, 1080), (1280, 720))


def test_everything_is_large_and_nothing_is_cut(hands: Hands, qtbot: QtBot) -> None:
    present(hands, qtbot)
    diagram = hands.window.findChildren(NetworkDiagram)[0]
    for stepping in (False, True):
        if stepping:
            step_through(hands)
        for width, height in SCREENS:
            hands.window.resize(width, height)
            QApplication.processEvents()
            assert_all_is_large_and_whole(hands, 24.0 * height / 1080)
            assert diagram.isVisible() is stepping
            if stepping:
                assert is_whole(diagram)
                assert hands.find(QLabel, "code_line_5").isVisible()


def assert_all_is_large_and_whole(hands: Hands, least: float) -> None:
    """All letters have so many pixels, and nothing is cut off."""
    for text in texts(hands):
        assert ink_of(text.font()) >= least, text.text()
        assert is_whole(text), f"{text.text()} is cut"
    for view in filter(QWidget.isVisible, hands.window.findChildren(PlotView)):
        axis = view.item.getAxis("left")
        assert ink_of(axis.style["tickFont"]) >= least
        assert ink_of(axis.label.font()) >= least
        assert is_whole(view.widget.viewport())
    assert_nothing_scrolls(hands)


PLOTS = ("error_panel", "valley_panel", "weight_panel")


def test_all_plots_are_whole_however_many_runs_there_are(hands: Hands, qtbot: QtBot) -> None:
    present(hands, qtbot)
    for name in ("runs_panel", "numbers_panel"):
        hands.find(QAction, f"show_{name}").setChecked(True)
    for alphas in ((0.02,), (0.03, 0.04, 0.05, 0.06)):
        for alpha in alphas:
            hands.window.model.load_setup(Setup(5, 42, alpha=alpha))
            hands.train()
        for at in SCREENS:
            hands.window.resize(*at)
            for _stepping in (False, True):
                qtbot.waitUntil(lambda: assert_plots_are_whole(hands))
                qtbot.waitUntil(lambda: len(keys_seen(hands)) == 1)
                assert not hands.find(QWidget, "runs_table").isVisible()
                hands.window.model.toggle_stepping()


def keys_seen(hands: Hands) -> list[RunKey]:
    return [key for key in hands.window.findChildren(RunKey) if key.isVisible()]


def assert_nothing_scrolls(hands: Hands, but: QScrollArea | None = None) -> None:
    for area in filter(QWidget.isVisible, hands.window.findChildren(QScrollArea)):
        assert area is but or area.verticalScrollBar().maximum() == 0, "nothing is below"


def assert_plots_are_whole(hands: Hands) -> None:
    """Nothing of the plots is below, or behind a key."""
    assert_nothing_scrolls(hands)
    for name in PLOTS:
        panel = hands.find(QWidget, name)
        (view,) = filter(QWidget.isVisible, panel.findChildren(PlotView))
        assert is_whole(view.widget.viewport())
        title = view.item.getAxis("bottom").label
        letters = title.mapRectToScene(title.boundingRect())
        assert view.widget.viewport().rect().contains(letters.toAlignedRect().adjusted(0, 0, 0, -4))
        for key in filter(QWidget.isVisible, panel.findChildren(RunKey)):
            assert not key.geometry().intersects(view.geometry())
            assert key.height() >= key.heightForWidth(key.width())


def test_what_is_below_the_plots_has_the_screen_once_they_are_closed(
    hands: Hands, qtbot: QtBot
) -> None:
    present(hands, qtbot, at=(1280, 720))
    with qtbot.waitSignal(hands.window.model.told) as told:
        hands.window.model.shown.numbers_requested.emit(1)
    assert told.args == ["A presentation shows the plots alone; leave it to see the panels below."]
    numbers = hands.find(QWidget, "numbers_panel")
    assert not numbers.isVisible()
    for name in PLOTS:
        hands.find(QAction, f"show_{name}").setChecked(False)
    QApplication.processEvents()
    assert numbers.isVisible()
    assert numbers.height() > 0.8 * hands.window.height()
    hands.window.model.toggle_stepping()
    QApplication.processEvents()
    assert hands.find(QWidget, "step_through_panel").width() == hands.window.width()
    hands.window.model.toggle_stepping()
    hands.find(QAction, "show_error_panel").setChecked(True)
    QApplication.processEvents()
    assert not numbers.isVisible()
    assert hands.find(QWidget, "error_panel").height() > 0.8 * hands.window.height()


def test_the_side_column_is_large_and_whole_and_does_not_scroll(hands: Hands, qtbot: QtBot) -> None:
    present(hands, qtbot)
    hands.find(QAction, "side_column_action").trigger()
    for at in SCREENS:
        hands.window.resize(*at)
        QApplication.processEvents()
        least = 24.0 * at[1] / 1080
        assert ink_of(AlphaRulerPainter.letters(hands.find(QWidget, "alpha_ruler"))) >= least
        for name in ("input_spin", "alpha_spin", "epochs_spin", "train_button", "reset_button"):
            part = hands.find(QWidget, name)
            assert is_whole(part)
            assert ink_of(part.font()) >= least
        qtbot.waitUntil(lambda: assert_plots_are_whole(hands))


@pytest.mark.real_window
def test_a_lesson_is_given_by_clicker_alone(hands: Hands, qtbot: QtBot) -> None:
    hands.click("begin_lesson_button")
    lesson, page = hands.window.lessons.open_lesson, hands.find(QWidget, "lesson_panel")
    cover = hands.find(QWidget, "blank_screen")
    hands.find(QAction, "presentation_action").trigger()
    qtbot.waitUntil(hands.window.isFullScreen)
    assert lesson.lesson is not None
    pages = len(lesson.lesson.pages)
    for number in range(1, pages + 1):
        assert lesson.number == number
        for key in (Qt.Key.Key_F5, Qt.Key.Key_B, Qt.Key.Key_B, *[Qt.Key.Key_Period] * 2):
            press(qtbot, key)
        assert cover.isHidden()
        assert all(not field.text() for field in page.findChildren(QLineEdit, "lesson_answer"))
        press(qtbot, Qt.Key.Key_PageDown)
        if lesson.number == number < pages:
            press(qtbot, Qt.Key.Key_PageDown)  # first came the rest of a long page
    assert lesson.number == pages, "the next lesson is for a button"
    with qtbot.assertNotEmitted(lesson.page_changed):
        press(qtbot, Qt.Key.Key_PageDown)  # the last page is not begun anew
    for _ in range(2):
        if lesson.number == pages:
            press(qtbot, Qt.Key.Key_PageUp)
    assert lesson.number == pages - 1
    assert hands.is_(TrainerState.EMPTY)
    lesson.go(1)
    QApplication.processEvents()
    (field,) = filter(QWidget.isVisible, page.findChildren(QLineEdit, "lesson_answer"))
    qtbot.keyClicks(field, "8.4")
    assert field.text() == "8.4", "a point in a number blanks nothing"
    press(qtbot, Qt.Key.Key_B)
    assert cover.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not hands.window.isFullScreen())
    assert lesson.lesson is not None
    assert hands.find(QWidget, "side_column").isVisible()


def test_less_than_a_line_below_the_edge_is_no_reason_to_scroll(hands: Hands, qtbot: QtBot) -> None:
    hands.click("begin_lesson_button")
    present(hands, qtbot, train=False)
    lesson = hands.window.lessons.open_lesson
    (around,) = hands.find(QWidget, "lesson_panel").findChildren(QScrollArea)
    line = around.fontMetrics().lineSpacing()
    for below, page in ((2 * line, 1), (line // 3, 2)):
        around.verticalScrollBar().setRange(0, below)
        around.verticalScrollBar().setValue(0)
        hands.window.lessons.go_by(1)
        assert lesson.number == page


def test_beside_a_lesson_all_plots_of_two_runs_are_whole_and_one_to_draw_into_has_all_the_room(
    hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "two.lesson"
    path.write_text(TWO_PAGES, "utf-8")
    hands.window.files.open_path(path)
    present(hands, qtbot, train=False)
    plots = [hands.find(QWidget, f"{name}_panel") for name in ("error", "valley", "weight")]
    (around,) = hands.find(QWidget, "lesson_panel").findChildren(QScrollArea)
    for at in SCREENS:
        hands.window.resize(*at)
        for _ in range(2):
            hands.train()
        qtbot.waitUntil(lambda: assert_nothing_scrolls(hands, but=around))
        assert all(plot.isVisible() for plot in plots)
    lesson = hands.window.lessons.open_lesson
    lesson.go(2)
    hands.train()
    for shape in ("stays as it is", "runs away"):
        lesson.answer(shape, [])
        QApplication.processEvents()
        assert [plot.isVisible() for plot in plots] == [False, False, True]
    lesson.go(1)
    assert all(plot.isVisible() for plot in plots)


TWO_PAGES = """\
# Two

## One

```setup
alpha = 0.01
```

```task
kind = "experiment"
question = "Within 0.1, please."
within = 0.1
example = [{ alpha = 0.04 }]
```

## Two

```setup
alpha = 0.07
hide = ["valley plot"]
```

```task
kind = "draw"
question = "Draw it."
plot = "weight plot"
```
"""


def test_the_pages_of_a_lesson_are_large_and_whole(hands: Hands, qtbot: QtBot) -> None:
    hands.click("begin_lesson_button")
    present(hands, qtbot, train=False)
    lesson = hands.window.lessons.open_lesson
    assert not hands.find(QWidget, "side_column").isVisible()
    assert lesson.lesson is not None
    for at in SCREENS:
        hands.window.resize(*at)
        for number in range(1, len(lesson.lesson.pages) + 1):
            lesson.go(number)
            lesson.hint()
            lesson.answer("1", [])
            for _layout_in_layout in range(3):
                QApplication.processEvents()
            assert_page_is_large_and_whole(hands, 24.0 * at[1] / 1080)


def assert_page_is_large_and_whole(hands: Hands, least: float) -> None:
    for text in hands.find(QWidget, "lesson_panel").findChildren(QWidget):
        if text.isVisible():
            assert ink_of(text.font()) >= least
            assert not isinstance(text, QLabel | QAbstractButton) or has_room(text), text.text()
    (around,) = hands.find(QWidget, "lesson_panel").findChildren(QScrollArea)
    assert_nothing_scrolls(hands, but=around)


def is_whole(widget: QWidget) -> bool:
    """Whether all of a widget can be seen, and all of its text."""
    return widget.visibleRegion().boundingRect() == widget.rect() and has_room(widget)


def has_room(widget: QWidget) -> bool:
    """Whether a widget is large enough for its text."""
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
    hands.find(QWidget, "step_through_panel").setFocus()
    press(qtbot, Qt.Key.Key_D)
    assert line.text().endswith(repr(value))
    assert float(weight.text()) == weight.property("value")
    press(qtbot, Qt.Key.Key_D)
    assert line.property("value") == value != float(weight.text())
    control = Qt.KeyboardModifier.ControlModifier
    weight.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_C, control))
    assert float(QGuiApplication.clipboard().text()) == weight.property("value")


@pytest.mark.new_window
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
    hands.window.model.actions["side_column_action"].trigger()
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
    hands.window.showNormal()
