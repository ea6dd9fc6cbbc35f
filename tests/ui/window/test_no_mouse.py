"""Every job of the program is done by key, from the first number to quitting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QSplitter,
    QTableView,
    QWidget,
)
from pytestqt import exceptions
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.run_record import RunRecord
from simplenn.core.setup import ARTICLE, Setup
from simplenn.core.stepping.steps import Position, Step
from simplenn.engine.trainer import TrainerState
from simplenn.ui.size import size
from simplenn.ui.widgets.number_label import NumberLabel
from simplenn.ui.widgets.tick_box import TickBox

pytestmark = [pytest.mark.real_window, pytest.mark.new_window]

TYPE, TO = "=", "@"


class Job(NamedTuple):
    """Something that a person does.

    Attributes:
        name: What it is.
        keys: What is pressed, in turn: a key; TYPE and a text; or TO and the name of a widget,
            to which the Tab key leads.
        done: Whether it has been done.
    """

    name: str
    keys: tuple[str, ...]
    done: Callable[[Hands], object]


class Typist:
    """Somebody without a mouse."""

    def __init__(self, hands: Hands, qtbot: QtBot) -> None:
        self._hands = hands
        self._qtbot = qtbot

    def do(self, job: Job) -> None:
        for each in job.keys:
            self._press(each)
        try:
            self._qtbot.waitUntil(lambda: bool(job.done(self._hands)), timeout=20_000)
        except exceptions.TimeoutError:
            where = self._target().objectName()
            pytest.fail(f"cannot be done by key: {job.name}; the focus is in {where}")

    def _press(self, keys: str) -> None:
        if keys.startswith(TO):
            self._go_to(keys.removeprefix(TO))
        elif keys.startswith(TYPE):
            self._qtbot.keyClicks(self._window().focusWidget(), keys.removeprefix(TYPE))
        else:
            pressed = QKeySequence(keys)[0]  # type: ignore[index]
            menu = QApplication.activePopupWidget()
            window = self._target().window().windowHandle()
            self._qtbot.waitUntil(window.isExposed)  # a menu may have been opened just now
            QTest.keyClick(window, pressed.key(), pressed.keyboardModifiers())
            if menu and len(keys) == 1:  # its letter chooses an action, or soon opens a menu in it
                self._qtbot.waitUntil(
                    lambda: QApplication.activePopupWidget() is not menu, timeout=20_000
                )

    def _go_to(self, name: str) -> None:
        for _ in range(60):
            if self._target().objectName() == name:
                return
            self._press("Tab")
        pytest.fail(f"Tab does not lead to {name}")

    def _target(self) -> QWidget:
        """What gets the next key."""
        window = self._window()
        return QApplication.activePopupWidget() or window.focusWidget() or window

    def _window(self) -> QWidget:
        """The window that is typed into; one that has just come is activated, as desktops do it."""
        window = QApplication.activeModalWidget() or self._newest_window()
        if not window.isActiveWindow() and QApplication.activePopupWidget() is None:
            window.windowHandle().requestActivate()
            self._qtbot.waitUntil(window.isActiveWindow)
        return window

    def _newest_window(self) -> QWidget:
        windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        others = [each for each in windows if each is not self._hands.window]
        return others[0] if others else self._hands.window


def is_(state: TrainerState) -> Callable[[Hands], bool]:
    return lambda hands: hands.is_(state)


def has_setup(setup: Setup) -> Callable[[Hands], bool]:
    return lambda hands: hands.window.model.setup == setup


def runs(hands: Hands) -> Sequence[RunRecord]:
    return hands.window.model.runs.records


def at(epoch: int, step: Step) -> Callable[[Hands], bool]:
    return lambda hands: hands.window.model.stepping.position == Position(epoch, step)


def is_open(panel: str, *, yes: bool = True) -> Callable[[Hands], bool]:
    return lambda hands: (panel in (hands.window.panels.open_names or ())) is yes


def checked(action: str, *, on: bool = True) -> Callable[[Hands], bool]:
    return lambda hands: hands.find(QAction, action).isChecked() is on


def seen(name: str) -> Callable[[Hands], bool]:
    return lambda hands: any(w.isVisible() for w in hands.window.findChildren(QWidget, name))


def on_page(number: int) -> Callable[[Hands], bool]:
    return lambda hands: hands.window.lessons.open_lesson.number == number


def sizes(splitter: str) -> Callable[[Hands], tuple[int, ...]]:
    return lambda hands: tuple(hands.find(QSplitter, splitter).sizes())


def front(panel: str) -> Callable[[Hands], bool]:
    return lambda hands: hands.find(QWidget, panel).isVisible()


def tabs(hands: Hands) -> tuple[str, ...]:
    return hands.window.panels.arrangement.tabs


def first_column_is(wide: int) -> Callable[[Hands], bool]:
    return lambda hands: hands.find(QTableView, "trace_table").columnWidth(0) >= wide


def shows(box: str, index: int) -> Callable[[Hands], bool]:
    return lambda hands: hands.find(QComboBox, box).currentIndex() == index


def ticked(box: str) -> Callable[[Hands], bool]:
    return lambda hands: hands.find(TickBox, box).isChecked()


def alpha(hands: Hands) -> float:
    return hands.window.model.setup.alpha


def side_is(*, wider: bool) -> Callable[[Hands], bool]:
    def check(hands: Hands) -> bool:
        columns = hands.find(QSplitter, "columns")
        least = columns.closestLegalPosition(0, 1)
        return (columns.sizes()[0] > least) is wider

    return check


def is_sorted(*, yes: bool) -> Callable[[Hands], bool]:
    def check(hands: Hands) -> bool:
        header = hands.find(QTableView, "runs_table").horizontalHeader()
        return (header.sortIndicatorSection() >= 0) is yes

    return check


def is_right(hands: Hands) -> bool:
    return hands.window.lessons.open_lesson.attempt.solved


DRAWN: Final = tuple(
    key
    for steps in ("Up " * 5, "Down " * 8, "Down " * 4, "Down " * 2, "Down", *[""] * 15)
    for key in (*steps.split(), "Right")
)

SMALL: Final = Setup(2, -3.5, 0.5, 1e-4, 10_000)

TRAINING: Final = [
    Job("set input", ("Alt+I", TYPE + "2"), seen("input_spin")),
    Job("set goal", ("Alt+G", TYPE + "-3,5"), seen("goal_spin")),
    Job("set weight", ("Alt+W", TYPE + ".5"), seen("weight_spin")),
    Job("set alpha", ("Alt+A", TYPE + "1e-4"), seen("alpha_spin")),
    Job("set epochs", ("Alt+O", TYPE + "1e4", "Return"), has_setup(SMALL)),
    Job("speed", ("Alt+D", "Home", *["Right"] * 6), lambda it: it.trainer.speed == 100.0),
    Job("train", ("Alt+T",), lambda it: it.epochs() > 1),
    Job("pause", ("Alt+U",), is_(TrainerState.PAUSED)),
    Job("resume", ("F8",), is_(TrainerState.RUNNING)),
    Job("stop", ("Alt+S",), is_(TrainerState.ENDED)),
    Job("continue", ("Alt+C",), is_(TrainerState.RUNNING)),
    Job("reset", ("Ctrl+R",), is_(TrainerState.EMPTY)),
    Job("undo", ("Ctrl+Z",) * 6, has_setup(ARTICLE)),
    Job("top speed", ("Alt+D", "End"), lambda it: it.trainer.speed is None),
    Job("train to the end", ("F5",), is_(TrainerState.ENDED)),
    Job(
        "ask",
        ("Alt+N", TYPE + "8", "Return"),
        lambda it: it.find(NumberLabel, "answer_label").text().startswith("67.0"),
    ),
]

STEPPING: Final = [
    Job("step through", ("F6",), at(1, Step.PREDICT)),
    Job("next step", ("Right", "Space", "PgDown"), at(1, Step.ADJUST)),
    Job("step back", ("Left",), at(1, Step.DERIVATIVE)),
    Job("next epoch", ("Shift+Right",), at(2, Step.DERIVATIVE)),
    Job("guess first", ("G",), checked("guess_action")),
    Job(
        "guess",
        ("Right", TYPE + "4.2375", "Return"),
        lambda it: it.window.model.stepping.guessing.right == 1,
    ),
    Job("no guessing", (TO + "step_through_panel", "G"), checked("guess_action", on=False)),
    Job("last step", ("End",), at(20, Step.ADJUST)),
    Job("first step", ("Home",), at(1, Step.PREDICT)),
    Job("auto", ("A",), checked("auto_action")),
    Job("no auto", ("A",), checked("auto_action", on=False)),
    Job("why", ("W",), checked("why_action")),
    Job("leave", ("Esc",), lambda it: not it.window.model.stepping.active),
    Job("slider", (TO + "scrubber", "Home", "Right"), lambda it: it.window.model.shown.epoch == 2),
]

PANELS: Final = [
    Job("open a panel", ("Alt+V", "N"), is_open("numbers_panel")),
    Job("open another", ("Alt+V", "X"), is_open("explorer_panel")),
    Job("go to its tab", (TO + "panel_tabs", "End"), front("explorer_panel")),
    Job("move its tab", ("Ctrl+Shift+Left",), lambda it: tabs(it)[-2] == "explorer_panel"),
    Job("another tab", ("Right",), front("numbers_panel")),
    Job("wider column", (TO + "trace_table", *["Ctrl+Shift+Right"] * 9), first_column_is(200)),
    Job("close the panel", ("Ctrl+W",), is_open("numbers_panel", yes=False)),
    Job("quantity of the explorer", ("Alt+Q", "Down"), shows("explorer_quantity", 1)),
    Job("wait for it", (), lambda it: it.find(QLabel, "explorer_label").text()),
    Job("alpha in the explorer", (TO + "explorer_plot", "Right"), lambda it: alpha(it) > 0.01),
    Job("its own window", ("F7",), seen("explorer_panel_window")),
    Job("and back", ("F7",), lambda it: not seen("explorer_panel_window")(it)),
    Job("undo the alpha", ("Ctrl+Z",), has_setup(ARTICLE)),
    Job("logarithmic", ("Alt+M",), ticked("log_toggle")),
    Job("zoom a plot", (TO + "error_plot", "+", "Shift+Right"), seen("fit_button")),
    Job("all of the plot", ("0",), lambda it: not seen("fit_button")(it)),
    Job("move a border", ("Ctrl+F8", "Right", "Return"), side_is(wider=True)),
    Job("hide the side column", ("F4",), checked("side_column_action", on=False)),
    Job("show it again", ("F4",), checked("side_column_action")),
    Job("reset the layout", ("Alt+V", "L"), side_is(wider=False)),
    Job("larger", ("Ctrl++",), lambda _: size().percent == 110.0),
    Job("smaller", ("Ctrl+-", "Ctrl+-"), lambda _: size().percent == 90.0),
    Job("as usual", ("Ctrl+0",), lambda _: size().percent == 100.0),
    Job("present", ("F11",), lambda it: it.window.isFullScreen()),
    Job("blank the screen", ("B",), seen("blank_screen")),
    Job("end the presentation", ("Space", "Esc"), lambda it: not it.window.isFullScreen()),
    Job("all digits", ("D",), checked("all_digits_action")),
    Job("dark", ("Alt+V", "T", "K"), lambda it: it.window.palette().window().color().value() < 99),
    Job("light", ("Alt+V", "T", "L"), lambda it: it.window.palette().window().color().value() > 99),
]

RUNS: Final = [
    Job("another run", ("Alt+A", TYPE + "0.03", "F5"), lambda it: len(runs(it)) == 3),
    Job("sort", (TO + "runs_table", "Shift+F10", "B", "Down", "Return"), is_sorted(yes=True)),
    Job("sort no more", ("Shift+F10", "B", "Return"), is_sorted(yes=False)),
    Job("rename", ("F2", TYPE + "fast", "Return"), lambda it: runs(it)[2].name == "fast"),
    Job("compare", ("Shift+Up", "Shift+F10", "C"), seen("runs_comparison")),
    Job("hide a curve", ("Up", "Shift+F10", "H"), lambda it: not runs(it)[0].visible),
    Job("take its numbers", ("Return",), lambda it: it.window.model.setup.input == 2.0),
    Job("delete", ("Del",), lambda it: len(runs(it)) == 2),
    Job("take that back", ("Ctrl+Z",), lambda it: len(runs(it)) == 3),
]

LESSON: Final = [
    Job("open a lesson", ("Alt+L", "B", "2"), on_page(1)),
    Job("choose", ("2", "Return"), is_right),
    Job("next page", ("Return",), on_page(2)),
    Job("experiment", ("Alt+A", TYPE + "0.03", "F5"), is_(TrainerState.ENDED)),
    Job("check it", ("Alt+K",), is_right),
    Job("go on", ("Ctrl+PgDown",), on_page(3)),
    Job("number", (TYPE + "0.04", "Return"), is_right),
    Job("pages on", ("Ctrl+PgDown",) * 3, on_page(6)),
    Job("draw", ("Space", *DRAWN, "Return"), lambda it: True),
    Job("train what was drawn", ("F5",), is_(TrainerState.ENDED)),
    Job("check what was drawn", ("Alt+K",), is_right),
    Job("back", ("Ctrl+PgUp",), on_page(5)),
    Job(
        "leave the lesson", ("Alt+L", "L"), lambda it: it.window.lessons.open_lesson.lesson is None
    ),
]


def files(folder: Path) -> list[Job]:
    picture, session = folder / "picture.png", folder / "two.simplenn"
    return [
        Job("picture", ("Ctrl+Shift+P", "Return"), seen("file_dialog")),
        Job("its file", (TYPE + str(picture), "Return"), lambda _: picture.exists()),
        Job("save", ("Ctrl+S",), seen("file_dialog")),
        Job("its file", (TYPE + str(session), "Return"), lambda _: session.exists()),
        Job("new", ("Ctrl+N",), lambda it: not runs(it)),
        Job("open", ("Ctrl+O",), seen("file_dialog")),
        Job("its file", (TYPE + str(session), "Return"), lambda it: len(runs(it)) == 3),
        Job("help", ("F1",), seen("help_window")),
        Job("close the help", ("Esc",), lambda it: not seen("help_window")(it)),
        Job("about", ("Alt+H", "A"), seen("about_dialog")),
        Job("close it", ("Esc",), lambda it: not seen("about_dialog")(it)),
        Job("quit", ("Ctrl+Q",), lambda it: not it.window.isVisible()),
    ]


@pytest.fixture
def typist(hands: Hands, qtbot: QtBot) -> Typist:
    return Typist(hands, qtbot)


@pytest.fixture
def typist_with_runs(hands: Hands, typist: Typist) -> Typist:
    """Somebody who has trained twice."""
    hands.train(SMALL)
    hands.train(ARTICLE)
    return typist


def test_training_and_stepping_are_done_without_a_mouse(typist: Typist) -> None:
    for job in (*TRAINING, *STEPPING):
        typist.do(job)


def test_panels_and_plots_are_used_without_a_mouse(typist_with_runs: Typist) -> None:
    for job in PANELS:
        typist_with_runs.do(job)


def test_runs_lessons_and_files_are_used_without_a_mouse(
    typist_with_runs: Typist, tmp_path: Path
) -> None:
    for job in (*RUNS, *LESSON, *files(tmp_path)):
        typist_with_runs.do(job)
