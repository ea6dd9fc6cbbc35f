"""Lessons in the window: doing them, what they hide and lock, and leaving them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QGraphicsSimpleTextItem,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.dialogs import choose, dialog, do, notice
from tests.ui.hands import Hands
from tests.ui.session.test_open_save import drop

from simplenn.core.lesson import SUFFIX
from simplenn.core.lesson.attempt import Attempt
from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.lesson.reader import read_lesson
from simplenn.core.lesson.results import read_results
from simplenn.core.setup import ARTICLE, Setup
from simplenn.engine.trainer import TrainerState
from simplenn.ui.lessons.lesson_progress import LessonProgress
from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.lessons.start_card import StartCard
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.settings_file import SettingsFile
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.error_panel import ErrorPanel
from simplenn.ui.panels.runs.run_columns import COLUMNS
from simplenn.ui.size import size
from simplenn.ui.widgets.spin_boxes import NumberSpin
from simplenn.ui.window.recent_menu import RecentMenu

pytestmark = pytest.mark.shared_window

LESSON = """\
# Mine

Before the first page.

## One

Read **this**.

```setup
alpha = 0.07
hide = ["forecast", "alpha ruler", "alpha buttons", "result", "status", "weight plot", "numbers"]
lock = ["input", "alpha"]
```

```task
kind = "choose"
question = "Which?"
options = ["a", "b"]
answer = 2
because = ["It is not a.", "It is b."]
hints = ["The second."]
```

## Two

```setup
alpha = 0.01
```

```task
kind = "number"
question = "What is the error of epoch 2?"
quantity = "error"
epoch = 2
```

## Three

```task
kind = "experiment"
question = "Within 0.1, please."
within = 0.1
example = [{ alpha = 0.04 }]
```

## Four

```task
kind = "draw"
question = "Draw it."
```
"""


class Pupil(Hands):
    """A person who does lessons."""

    def click(self, name: str) -> None:
        """Click a button with the mouse, once what was just opened is laid out."""
        QApplication.processEvents()
        super().click(name)

    @property
    def feedback(self) -> str:
        """What was said of the last answer."""
        return self.find(QLabel, "lesson_feedback").text()

    def check(self) -> str:
        """Press Check; gives what is said."""
        self.click("lesson_check_button")
        return self.feedback

    def sees(self, name: str) -> bool:
        """Whether a part of the window can be seen."""
        return self.find(QWidget, name).isVisible()

    def action(self, name: str) -> QAction:
        """A menu's action."""
        return self.window.model.actions[name]


@pytest.fixture
def pupil(hands: Hands, qtbot: QtBot) -> Iterator[Pupil]:
    yield Pupil(hands.window, qtbot)
    hands.window.lessons.progress.forget()


@pytest.fixture
def lesson(pupil: Pupil, tmp_path: Path) -> Path:
    """A lesson that is open."""
    path = tmp_path / f"mine{SUFFIX}"
    path.write_text(LESSON, "utf-8")
    pupil.window.files.open_path(path)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the page of another test
    return path


@pytest.mark.new_window
def test_an_empty_window_offers_the_first_lesson(pupil: Pupil) -> None:
    assert pupil.sees("start_card")
    assert not pupil.sees("lesson_panel")
    pupil.click("begin_lesson_button")
    assert not pupil.sees("start_card")
    assert pupil.sees("lesson_panel")
    assert "Page 1 of" in pupil.find(QLabel, "lesson_place").text()


@pytest.mark.new_window
def test_who_is_in_the_middle_of_the_lessons_goes_on_there(pupil: Pupil, qtbot: QtBot) -> None:
    opened, [_, second, *_, last] = pupil.window.lessons.open_lesson, shipped_lessons()
    progress = pupil.window.lessons.progress

    def card() -> StartCard:
        made = StartCard(WindowModel(), progress._preferences)
        qtbot.addWidget(made)
        return made

    opened.open(second, 3)
    later, asked = card(), []
    later.lesson_requested.connect(lambda *place: asked.append(place))
    go_on, begin = (
        later.findChild(QPushButton, name)
        for name in ("go_on_lesson_button", "begin_lesson_button")
    )
    assert isinstance(go_on, QPushButton)
    assert isinstance(begin, QPushButton)
    assert go_on.text() == "Go on with lesson 2, page 3"
    assert begin.text() == "Begin with lesson 1"
    go_on.click()
    begin.click()
    assert asked == [(second, 3), (shipped_lessons()[0], 1)]
    opened.open(last, 100)
    assert card().isHidden(), "who has done them all is offered none"
    progress.forget()
    begin = card().findChild(QPushButton, "begin_lesson_button")
    assert isinstance(begin, QPushButton)
    assert begin.text() == "Begin here"


@pytest.mark.new_window
def test_the_card_goes_when_something_is_trained_or_nobody_wants_it(pupil: Pupil) -> None:
    pupil.train()
    assert not pupil.sees("start_card")


@pytest.mark.parametrize("number", range(len(shipped_lessons())))
def test_every_page_of_every_shipped_lesson_can_be_shown(pupil: Pupil, number: int) -> None:
    opened = pupil.window.lessons.open_lesson
    opened.open(shipped_lessons()[number])
    pages = 1
    while not opened.is_last:
        pupil.click("lesson_next_button")
        pages += 1
        assert opened.number == pages
    assert opened.lesson is not None
    assert pages == len(opened.lesson.pages)


def test_a_page_is_shown(pupil: Pupil, lesson: Path) -> None:
    assert pupil.find(QTextBrowser, "lesson_text").toPlainText() == (
        "Before the first page.\nRead this."
    )
    assert pupil.find(QLabel, "lesson_place").text() == "Page 1 of 4 of “Mine”"
    assert pupil.window.model.setup == Setup(5, 42, alpha=0.07)


def test_a_lesson_whose_suffix_is_in_capitals_is_a_lesson(pupil: Pupil, tmp_path: Path) -> None:
    path = tmp_path / f"MINE{SUFFIX.upper()}"
    path.write_text(LESSON, "utf-8")
    pupil.window.files.open_path(path)
    assert pupil.find(QLabel, "lesson_place").text() == "Page 1 of 4 of “Mine”"


def test_each_page_asks_the_network_for_its_own_input(pupil: Pupil) -> None:
    model = pupil.window.model
    model.question.set_value(12.0)
    opened = pupil.window.lessons.open_lesson
    for number, asked in ((0, 5.0), (2, 2.0)):
        opened.open(shipped_lessons()[number], 4)
        assert (model.question.value, model.setup.input) == (asked, asked)
    model.question.set_value(10.0)
    assert pupil.find(QDoubleSpinBox, "ask_spin").value() == 10.0
    opened.leave()
    assert model.question.value == 12.0


def test_choosing_with_a_hint_and_the_explanation(pupil: Pupil, lesson: Path) -> None:
    assert pupil.check() == "Choose one of the answers first."
    pupil.find(QRadioButton, "lesson_option_1").click()
    assert pupil.check() == "No. It is not a."
    pupil.find(QRadioButton, "lesson_option_2").click()
    assert pupil.check() == "Right. It is b."


def test_what_is_hidden_cannot_be_seen_until_the_question_is_answered(
    pupil: Pupil, lesson: Path
) -> None:
    hidden = ("tolerance_spin", "alpha_ruler", "best_alpha_button", "result_weight", "weight_panel")
    assert not any(map(pupil.sees, hidden))
    toggle = pupil.find(QAction, "show_numbers_panel")
    assert not toggle.isEnabled()
    assert status(pupil) == UNTOLD
    titles = [title for title, _ in pupil.window.panels.panels]
    assert "Weight per epoch" not in titles, "it is not exported either"
    pupil.find(QRadioButton, "lesson_option_2").click()
    pupil.check()
    assert all(map(pupil.sees, hidden))
    assert toggle.isEnabled()


UNTOLD = "For now, this line does not say what comes of a run."


def hide(pupil: Pupil, *what: Hidden) -> None:
    """Hide something, as a page of a lesson does."""
    pupil.window.model.restrictions.set(frozenset(what), frozenset())


def status(pupil: Pupil) -> str:
    return pupil.find(QLabel, "status_label").text()


def test_the_status_line_says_nothing_that_is_hidden_elsewhere(pupil: Pupil) -> None:
    model = pupil.window.model
    model.set_setup(Setup(5, 42, alpha=0.09))
    pupil.train()
    assert "0.08" in status(pupil)
    for what in (Hidden.ADVICE, Hidden.ALPHA_RULER, Hidden.FORECAST):
        hide(pupil, what)
        assert re.fullmatch(r"After 20 epochs. Given 5, .* too low.", status(pupil)), what
    for what in (Hidden.STATUS, Hidden.RESULT):
        hide(pupil, what)
        assert status(pupil) == UNTOLD
    model.set_setup(Setup(5, 42, alpha=0.01))
    assert status(pupil).startswith("What is shown was trained with alpha 0.09; the field says")
    model.toggle_stepping()
    assert status(pupil).startswith("Step 1 of 4 in epoch 1 of a new run"), "the keys are no answer"
    hide(pupil)


def test_a_run_that_goes_on_says_how_far_it_is_and_no_result(pupil: Pupil) -> None:
    hide(pupil, Hidden.STATUS)
    pupil.window.model.trainer.set_speed(1.0)
    pupil.window.model.train()
    pupil.window.model.trainer.pause()
    epoch = f"Epoch {pupil.epochs()} of 20."
    assert status(pupil) == f"Paused. {epoch} {UNTOLD}"
    hide(pupil)


def test_the_list_of_runs_does_not_say_why_while_that_is_hidden(pupil: Pupil) -> None:
    table = pupil.find(QTableView, "runs_table")
    headings = [column.heading for column in COLUMNS]
    pupil.window.model.set_setup(Setup(5, 42, alpha=0.09))
    pupil.train()
    cell = table.model().index(0, headings.index("outcome"))
    assert "0.08" in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    hide(pupil, Hidden.ALPHA_RULER)
    assert "0.08" not in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    pupil.window.model.set_setup(Setup(5, 42))
    pupil.train()
    table.selectRow(0)
    pupil.find(QAction, "run_compare").trigger()
    said = pupil.find(QLabel, "runs_comparison")
    assert said.text().startswith("Run 2 has alpha 0.01 instead of 0.09.")
    assert "multiplies" not in said.text()
    hide(pupil)
    assert "multiplies delta by -1.25 in run 1" in said.text()


def test_ask_the_network_and_the_numbers_at_the_pointer_are_hidden_by_name(pupil: Pupil) -> None:
    pupil.train()
    items = pupil.find(pg.PlotWidget, "error_plot").scene().items()
    texts = [item for item in items if isinstance(item, QGraphicsSimpleTextItem)]
    pupil.window.model.shown.point_at(3)
    [box] = [item for item in texts if item.text().startswith("epoch 3")]
    assert box.isVisible()
    hide(pupil, Hidden.ASK, Hidden.NUMBERS)
    assert not pupil.sees("ask_spin")
    assert not pupil.sees("answer_label")
    assert not box.isVisible()
    hide(pupil)
    assert pupil.sees("ask_spin")
    assert box.isVisible()


@pytest.mark.parametrize("name", ["copy_python_action", "copy_command_action"])
def test_no_copy_tells_what_is_hidden(pupil: Pupil, name: str) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("before")
    hide(pupil, Hidden.NUMBERS)
    pupil.action(name).trigger()
    assert clipboard.text() == "before"
    assert "lesson hides this" in status(pupil)
    hide(pupil)
    pupil.action(name).trigger()
    assert clipboard.text() != "before"


def test_what_is_locked_cannot_be_changed_by_any_way(pupil: Pupil, lesson: Path) -> None:
    model = pupil.window.model
    told: list[str] = []
    model.told.connect(told.append)
    model.set_setup(Setup(6, 42, alpha=0.07))
    pupil.action("article_action").trigger()
    pupil.action("undo_action").trigger()
    assert model.setup == Setup(5, 42, alpha=0.07)
    assert told == [
        "The lesson keeps input as it is on this page.",
        "The lesson keeps alpha as it is on this page.",
    ]
    assert pupil.find(QDoubleSpinBox, "alpha_spin").value() == 0.07
    assert pupil.find(QDoubleSpinBox, "alpha_spin").isReadOnly()
    model.set_setup(Setup(5, 43, alpha=0.07))
    assert model.setup.goal == 43, "what is not locked can be changed"


def test_a_number_is_checked_by_enter_with_a_hint_of_its_own(
    pupil: Pupil, lesson: Path, qtbot: QtBot
) -> None:
    pupil.click("lesson_next_button")
    field = pupil.find(QLineEdit, "lesson_answer")
    qtbot.keyClicks(field, "-27.75")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "The error is that, squared." in pupil.feedback
    field.setText("770")
    assert pupil.check() == "Right; more exactly it is 770.0625."


def test_what_was_said_belongs_to_what_was_checked(pupil: Pupil, lesson: Path) -> None:
    about = pupil.find(QLabel, "lesson_feedback_about")
    pupil.check()
    pupil.find(QRadioButton, "lesson_option_1").click()
    assert not pupil.find(QLabel, "lesson_feedback").isVisible(), "that was chosen now"
    said = pupil.check()
    pupil.train()
    assert not about.isVisible(), "the answer is the same"
    pupil.find(QRadioButton, "lesson_option_2").click()
    assert (pupil.feedback, about.text()) == (said, "About your answer before:")
    assert about.isVisible()
    pupil.check()
    assert not about.isVisible()
    pupil.window.lessons.open_lesson.go(3)
    pupil.check()
    pupil.train()
    assert not pupil.find(QLabel, "lesson_feedback").isVisible(), "a run was trained now"
    said = pupil.check()
    assert not about.isVisible()
    pupil.train()
    assert (pupil.feedback, about.text()) == (said, "About the run before:")
    assert about.isVisible()
    pupil.window.lessons.open_lesson.hint()
    pupil.train()
    assert not about.isVisible(), "a hint helps with any run"


def test_an_experiment_is_judged_on_what_was_trained_on_its_page(
    pupil: Pupil, lesson: Path
) -> None:
    pupil.train()
    pupil.window.lessons.open_lesson.go(3)
    assert not any(record.visible for record in pupil.window.model.runs.records)
    assert pupil.check() == "Train a run first.", "what was trained before does not count"
    pupil.trainer.set_speed(1.0)
    pupil.window.model.train()
    pupil.trainer.pause()
    assert pupil.check().startswith("This run is not over")
    assert pupil.window.lessons.open_lesson.attempt.tries == 0
    pupil.trainer.set_speed(100.0)
    pupil.trainer.resume()
    pupil.until_epoch(5)
    pupil.trainer.pause()
    assert pupil.sees("lesson_feedback"), "that is as true as before"
    pupil.trainer.stop()
    assert not pupil.sees("lesson_feedback")
    pupil.train()
    assert "off by 0.1173" in pupil.check()
    pupil.find(QDoubleSpinBox, "alpha_spin").setValue(0.04)
    pupil.train()
    assert pupil.check().startswith("That is it: input 5, goal 42, starting weight 1, alpha 0.04")


def test_a_curve_is_drawn_with_the_mouse_and_compared(
    pupil: Pupil, lesson: Path, qtbot: QtBot
) -> None:
    pupil.window.lessons.open_lesson.go(4)
    assert pupil.check().startswith("Draw the curve that you expect into the plot first.")
    panel = pupil.find(ErrorPanel, "error_panel")
    viewport = panel.sketch._view.widget.viewport()
    box = panel.sketch._view.box

    def at(epoch: float, error: float) -> QPoint:
        place: QPoint = panel.sketch._view.widget.mapFromScene(
            box.mapViewToScene(QPointF(epoch, error))
        )
        return place

    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at(1, 1369))
    for epoch in range(2, 21):
        qtbot.mouseMove(viewport, at(epoch, 1369 * 0.5625 ** (epoch - 1)))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton)
    assert [x for x, _ in panel.sketch.points] == list(range(1, 21))
    pupil.train()
    assert len(panel.sketch.points) == 20, "both stand there"
    assert "falls fast at first, then ever more slowly, as you drew it" in pupil.check()
    pupil.click("lesson_draw_again_button")
    assert panel.sketch.points == []
    heights = {1: 100.0, 2: 1200.0, 3: 200.0, 4: 1100.0, 5: 300.0}
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at(1, heights[1]))
    for tenth in range(11, 51):
        before, share = tenth // 10, tenth % 10 / 10
        rise = heights.get(before + 1, 0.0) - heights[before]
        qtbot.mouseMove(viewport, at(tenth / 10, heights[before] + rise * share))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton)
    assert [x for x, _ in panel.sketch.points] == [*heights]
    assert [y for _, y in panel.sketch.points] == pytest.approx([*heights.values()], abs=50)
    shapes = pupil.find(QComboBox, "lesson_shapes")
    shapes.setCurrentIndex(2)
    assert pupil.check().startswith("You chose a curve that ")
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at(1, 1369))
    assert shapes.currentIndex() == 0, "what is drawn is the answer now"


def test_a_curve_that_is_begun_beside_an_epoch_has_the_height_nearest_to_it(
    pupil: Pupil, lesson: Path, qtbot: QtBot
) -> None:
    pupil.window.lessons.open_lesson.go(4)
    sketch = pupil.find(ErrorPanel, "error_panel").sketch
    widget, box = sketch._view.widget, sketch._view.box
    begin, end = (
        widget.mapFromScene(box.mapViewToScene(QPointF(*point)))
        for point in ((1.1, 100.0), (1.4, 900.0))
    )
    qtbot.mousePress(widget.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(widget.viewport(), end)
    qtbot.mouseRelease(widget.viewport(), Qt.MouseButton.LeftButton)
    [(epoch, error)] = sketch.points
    assert (epoch, error) == pytest.approx((1.0, 100.0), abs=20)


def test_the_set_up_is_on_the_page_where_the_side_column_is_not(pupil: Pupil, lesson: Path) -> None:
    assert not pupil.sees("lesson_setup")
    pupil.action("side_column_action").trigger()
    assert pupil.sees("lesson_setup")
    assert pupil.find(QLabel, "lesson_setup").text() == "input 5, alpha 0.07", "what is locked"
    assert pupil.sees("lesson_goal_spin")
    assert not pupil.sees("lesson_alpha_spin")
    pupil.window.lessons.open_lesson.go(2)
    said = pupil.find(QLabel, "lesson_setup").text()
    assert said == "input 5, goal 42, starting weight 1, alpha 0.01, 20 epochs"
    assert not pupil.sees("lesson_goal_spin"), "nothing is to be changed there"
    pupil.action("side_column_action").trigger()


def test_an_experiment_is_done_without_the_side_column(
    pupil: Pupil, lesson: Path, qtbot: QtBot
) -> None:
    pupil.action("side_column_action").trigger()
    pupil.window.lessons.open_lesson.go(3)
    alpha = pupil.find(NumberSpin, "lesson_alpha_spin")
    reached = [each.objectName() for each in islice(pupil.walk(alpha), 4)]
    others = ["lesson_epochs_spin", "lesson_train_button", "lesson_check_button"]
    assert reached == ["lesson_alpha_spin", *others]
    alpha.setFocus()
    alpha.selectAll()
    qtbot.keyClicks(alpha, "1 0")
    pupil.click("lesson_train_button")
    assert pupil.sees("lesson_setup_refusal"), "what is typed is what is trained with"
    assert not pupil.window.model.runs.records
    alpha.selectAll()
    qtbot.keyClicks(alpha, "0.04")
    qtbot.keyClick(alpha, Qt.Key.Key_Return)
    assert pupil.feedback == "", "Enter enters the number, and checks nothing"
    assert not pupil.sees("lesson_setup_refusal")
    pupil.click("lesson_train_button")
    pupil.until(TrainerState.ENDED)
    assert pupil.check().startswith("That is it: input 5, goal 42, starting weight 1, alpha 0.04")
    alpha.selectAll()
    qtbot.keyClicks(alpha, "1 0")
    pupil.action("side_column_action").trigger()
    assert not pupil.sees("lesson_alpha_spin")
    assert pupil.window.model.typed_fields.enter(), "nobody could see what is refused"


def test_the_last_page_says_what_comes_once_it_is_done(pupil: Pupil, lesson: Path) -> None:
    pupil.window.lessons.open_lesson.go(4)
    assert not pupil.sees("lesson_end")
    assert not pupil.find(QPushButton, "lesson_next_button").isEnabled()
    pupil.window.lessons.open_lesson.answer("stays as it is")
    pupil.window.lessons.open_lesson.answer("falls evenly")
    assert pupil.sees("lesson_end")


def test_a_lesson_opens_where_one_was(pupil: Pupil) -> None:
    opened, path = pupil.window.lessons.open_lesson, shipped_lessons()[0]
    opened.open(path, 1)
    opened.answer("41")
    opened.answer("40")
    opened.go(4)
    opened.leave()
    opened.open(path)
    assert opened.number == 4


def test_what_cannot_be_stepped_through_looks_so_and_no_alpha_is_offered(pupil: Pupil) -> None:
    hide(pupil, Hidden.STEPPING, Hidden.ALPHA_BUTTONS)
    assert not pupil.find(QPushButton, "demo_button").isEnabled()
    assert not any(
        pupil.sees(f"{name}_alpha_button") for name in ("best", "below_limit", "article")
    )
    button = pupil.find(QPushButton, "demo_button")
    pupil._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "lesson hides this" in status(pupil)
    hide(pupil)
    assert pupil.find(QPushButton, "demo_button").isEnabled()


def test_tab_leads_from_the_answer_to_check(pupil: Pupil, lesson: Path) -> None:
    pupil.window.lessons.open_lesson.go(2)
    reached = [each.objectName() for each in pupil.walk(pupil.find(QWidget, "lesson_answer"))]
    assert reached[:2] == ["lesson_answer", "lesson_check_button"]


def test_a_curve_is_drawn_with_keys_as_well(pupil: Pupil, lesson: Path, qtbot: QtBot) -> None:
    keys = Qt.Key
    pupil.window.lessons.open_lesson.go(4)
    panel = pupil.find(ErrorPanel, "error_panel")
    qtbot.keyClick(pupil.window.focusWidget(), keys.Key_Space)
    plot = pupil.find(QWidget, "error_plot")
    assert pupil.window.focusWidget() is plot
    for key in (keys.Key_Up, keys.Key_Right, keys.Key_Down, keys.Key_Down, keys.Key_Right):
        qtbot.keyClick(plot, key)
    (_, first), (_, second), (last, third) = panel.sketch.points
    assert second < first
    assert (last, third) == (3.0, second), "the pen comes along"
    qtbot.keyClick(plot, keys.Key_Left)
    qtbot.keyClick(plot, keys.Key_Up)
    assert panel.sketch.points[1][1] > second, "what was drawn can be corrected"
    qtbot.keyClick(plot, keys.Key_Return)
    assert pupil.window.focusWidget() is pupil.find(QPushButton, "lesson_check_button")
    pupil.find(QPushButton, "lesson_draw_again_button").setFocus()
    qtbot.keyClick(pupil.window.focusWidget(), keys.Key_Space)
    assert panel.sketch.points == []
    pupil.train()
    plot.setFocus()
    qtbot.keyClick(plot, keys.Key_Left)
    assert panel.sketch.points == [], "then the keys point at epochs again"
    assert pupil.window.model.shown.pointed_at == 20
    assert "press Draw again" in pupil.check()
    pupil.click("lesson_draw_keys_button")
    qtbot.keyClick(plot, keys.Key_Up)
    assert len(panel.sketch.points) == 1, "they draw again when that is asked for"
    assert pupil.window.model.trainer.history is None, "and the trained curve is not shown"


def test_leaving_gives_back_everything(pupil: Pupil, tmp_path: Path) -> None:
    model = pupil.window.model
    model.set_setup(Setup(3, 7, alpha=0.02, epochs=30))
    pupil.train()
    history, records = model.trainer.history, model.runs.records
    pupil.window.document.save(tmp_path / "own.simplenn")
    model.set_setup(Setup(3, 8, alpha=0.02, epochs=30))
    session = pupil.window.document.session
    assert pupil.window.document.modified
    opened = pupil.window.lessons.open_lesson
    opened.open(shipped_lessons()[0])
    assert model.runs.records == ()
    assert model.trainer.history is None
    pupil.train()
    assert pupil.window.document.session == session, "one's own work is what is saved and kept"
    assert pupil.window.document.path == tmp_path / "own.simplenn"
    pupil.click("lesson_leave_button")
    assert not pupil.sees("lesson_panel")
    assert model.setup == Setup(3, 8, alpha=0.02, epochs=30)
    assert model.trainer.history is history
    assert model.runs.records == records
    assert pupil.window.document.modified
    pupil.action("undo_action").trigger()
    assert model.setup.goal == 7
    assert not pupil.window.document.modified


def test_another_session_ends_the_lesson(pupil: Pupil, tmp_path: Path) -> None:
    path = tmp_path / "own.simplenn"
    pupil.train()
    pupil.window.document.save(path)
    opened = pupil.window.lessons.open_lesson
    opened.open(shipped_lessons()[0])
    pupil.window.files.open_path(path)
    pupil._qtbot.waitUntil(lambda: opened.lesson is None)
    pupil._qtbot.waitUntil(lambda: len(pupil.window.model.runs.records) == 1)
    assert pupil.window.model.setup == ARTICLE
    assert not pupil.sees("lesson_panel")


def forget(pupil: Pupil) -> None:
    do(pupil, "forget_lessons_action")
    button = dialog(pupil, QMessageBox, "forget_dialog").findChild(QPushButton, "forget_button")
    assert isinstance(button, QPushButton)
    button.click()


def test_progress_is_kept_and_can_be_forgotten(pupil: Pupil, lesson: Path) -> None:
    pupil.find(QRadioButton, "lesson_option_2").click()
    pupil.check()
    opened = pupil.window.lessons.open_lesson
    opened.leave()
    opened.open(lesson)
    assert opened.number == 2, "it goes on where it was left"
    opened.go(1)
    again = (
        "You have solved this before, at the first try. Your answer was “b”. It is b. "
        "You can do it again."
    )
    assert pupil.feedback == again
    do(pupil, "forget_lessons_action")
    dialog(pupil, QMessageBox, "forget_dialog").reject()
    assert opened.solved == 1, "nothing is forgotten by accident"
    forget(pupil)
    assert pupil.feedback == ""
    assert pupil.find(QLabel, "lesson_solved").text() == "0 of 4 solved"
    opened.open(lesson)
    assert opened.number == 1
    assert pupil.feedback == ""


def test_what_is_solved_in_another_window_stays_solved(tmp_path: Path) -> None:
    settings = tmp_path / "settings.ini"
    lesson = read_lesson(shipped_lessons()[0])
    (first, _), (second, _) = list(lesson.tasks)[:2]
    one, other = (LessonProgress(Preferences(SettingsFile(settings))) for _ in range(2))
    one.keep(lesson, first, Attempt(tries=1, solved=True))
    other.keep(lesson, second, Attempt(tries=2, solved=True))
    drawn = ((1.0, 2.5), (2.0, 1.25))
    one.keep(lesson, first, Attempt(3, True, 0, ("1", "2"), 12.5, drawn))
    later = LessonProgress(Preferences(SettingsFile(settings)))
    assert later.solved(lesson) == 2
    assert [(result.page, result.tries) for result in later.results(lesson)] == [
        (first, 3),
        (second, 2),
    ]
    assert later.of(lesson, first) == one.of(lesson, first)
    later.forget()
    later.keep(lesson, first, Attempt(tries=1))
    other.keep(lesson, second, Attempt(tries=1))
    assert other.solved(lesson) == 0, "what was forgotten in one window does not come back"
    assert [result.page for result in other.results(lesson)] == [first, second]


def test_what_cannot_be_written_is_written_later(tmp_path: Path) -> None:
    settings = tmp_path / "settings" / "settings.ini"
    lesson = read_lesson(shipped_lessons()[0])
    (first, _), (second, _) = list(lesson.tasks)[:2]
    progress = LessonProgress(Preferences(SettingsFile(settings)))
    settings.parent.write_text("no folder")
    progress.keep(lesson, first, Attempt(tries=1, solved=True))
    assert progress.solved(lesson) == 1
    settings.parent.unlink()
    progress.keep(lesson, second, Attempt(tries=1, solved=True))
    assert LessonProgress(Preferences(SettingsFile(settings))).solved(lesson) == 2


def test_a_lesson_that_is_changed_is_read_again(pupil: Pupil, lesson: Path) -> None:
    text = pupil.find(QTextBrowser, "lesson_text")
    lesson.write_text(LESSON.replace("Read **this**.", "Read that."), "utf-8")
    pupil._qtbot.waitUntil(lambda: "Read that." in text.toPlainText(), timeout=10_000)


def test_a_lesson_that_is_broken_says_so_until_it_is_mended(pupil: Pupil, lesson: Path) -> None:
    lesson.write_text(LESSON.replace("answer = 2", "answer = 3"), "utf-8")
    pupil._qtbot.waitUntil(lambda: pupil.sees("lesson_broken"), timeout=10_000)
    said = pupil.find(QLabel, "lesson_broken")
    assert "mine.lesson:19: answer is 3: write a whole number from 1 to 2" in said.text()
    assert said.textFormat() is Qt.TextFormat.PlainText
    assert pupil.window.findChild(QMessageBox, "notice_dialog") is None
    pupil.click("lesson_next_button")
    assert pupil.sees("lesson_broken"), "it still is"
    lesson.write_text(LESSON, "utf-8")
    pupil._qtbot.waitUntil(lambda: not pupil.sees("lesson_broken"), timeout=10_000)


def test_a_lesson_that_was_away_is_read_once_it_is_back(pupil: Pupil, lesson: Path) -> None:
    text = pupil.find(QTextBrowser, "lesson_text")
    lesson.unlink()
    pupil._qtbot.waitUntil(lambda: pupil.sees("lesson_broken"), timeout=10_000)
    lesson.write_text(LESSON.replace("Read **this**.", "Read that."), "utf-8")
    pupil._qtbot.waitUntil(lambda: "Read that." in text.toPlainText(), timeout=10_000)
    assert not pupil.sees("lesson_broken")
    lesson.write_text(LESSON, "utf-8")
    pupil._qtbot.waitUntil(lambda: "Read this." in text.toPlainText(), timeout=10_000)


def test_who_comes_back_to_a_solved_page_sees_the_answer_and_why(
    pupil: Pupil, lesson: Path, qtbot: QtBot
) -> None:
    opened = pupil.window.lessons.open_lesson
    pupil.find(QRadioButton, "lesson_option_2").click()
    pupil.check()
    opened.go(2)
    pupil.find(QLineEdit, "lesson_answer").setText("1")
    pupil.check()
    pupil.find(QLineEdit, "lesson_answer").setText("2")
    pupil.check()
    opened.go(1)
    assert pupil.find(QRadioButton, "lesson_option_2").isChecked()
    assert "Your answer was “b”. It is b." in pupil.feedback
    qtbot.keyClick(pupil.find(QRadioButton, "lesson_option_2"), Qt.Key.Key_Return)
    assert opened.number == 2, "Enter leads on"
    assert pupil.feedback.startswith("The answer was explained to you here: 770.0625.")


def test_a_lesson_whose_file_is_deleted_can_be_left(pupil: Pupil, lesson: Path) -> None:
    opened = pupil.window.lessons.open_lesson
    lesson.unlink()
    pupil._qtbot.waitUntil(lambda: opened.file._watcher.files() == [])
    opened.leave()
    assert not pupil.sees("lesson_panel")


def test_a_lesson_with_mistakes_is_refused_in_words_and_changes_nothing(
    pupil: Pupil, tmp_path: Path
) -> None:
    path = tmp_path / f"bad{SUFFIX}"
    path.write_text(LESSON.replace("answer = 2", "answer = 3"), "utf-8")
    pupil.window.files.open_path(path)
    box = pupil.find(QMessageBox, "notice_dialog")
    pupil._qtbot.addWidget(box)
    assert "bad.lesson:19: answer is 3: write a whole number from 1 to 2" in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
    box.close()
    assert pupil.window.lessons.open_lesson.lesson is None


def test_results_are_written_to_send_in(pupil: Pupil, lesson: Path, tmp_path: Path) -> None:
    pupil.find(QRadioButton, "lesson_option_2").click()
    pupil.check()
    do(pupil, "lesson_results_action")
    give_name(pupil, " Ada   Lovelace ")
    [suggested] = dialog(pupil, QFileDialog, "file_dialog").selectedFiles()
    assert re.fullmatch(r"Ada Lovelace - Mine - \w{4}\.csv", Path(suggested).name)
    path = tmp_path / "results.csv"
    choose(pupil, path)
    [result] = read_results(path)
    assert (result.name, result.lesson, result.page) == ("Ada Lovelace", "Mine", 1)
    assert (result.answer, result.solved) == ("b", True)
    do(pupil, "results_page_action")
    assert dialog(pupil, QInputDialog, "text_dialog").textValue() == "Ada Lovelace"
    give_name(pupil, "")
    choose(pupil, tmp_path / "results.pdf")
    assert (tmp_path / "results.pdf").read_bytes().startswith(b"%PDF")


def give_name(pupil: Pupil, name: str) -> None:
    box = dialog(pupil, QInputDialog, "text_dialog")
    box.setTextValue(name)
    box.accept()


def test_results_outlive_the_lesson_and_are_forgotten_with_the_progress(
    pupil: Pupil, lesson: Path
) -> None:
    opened = pupil.window.lessons.open_lesson
    pupil.find(QRadioButton, "lesson_option_1").click()
    pupil.check()
    pupil.find(QRadioButton, "lesson_option_2").click()
    pupil.check()
    opened.leave()
    opened.open(lesson)
    opened.go(1)
    pupil.find(QRadioButton, "lesson_option_1").click()
    pupil.check()
    [result] = opened.results
    assert (result.tries, result.solved, result.answer) == (2, True, "a; then b"), "once it is over"
    do(pupil, "lesson_results_action")
    give_name(pupil, "Ada")
    dialog(pupil, QFileDialog, "file_dialog").reject()
    forget(pupil)
    assert opened.results == []
    opened.answer("1", [])
    do(pupil, "lesson_results_action")
    box = dialog(pupil, QInputDialog, "text_dialog")
    assert box.textValue() == "", "the next pupil is asked anew"
    box.reject()
    forget(pupil)
    do(pupil, "lesson_results_action")
    assert notice(pupil) == "There are no answers yet: check your answers first."


def test_the_curve_that_was_drawn_first_belongs_to_the_answer_that_was_given_first(
    pupil: Pupil, lesson: Path
) -> None:
    opened = pupil.window.lessons.open_lesson
    opened.go(4)
    straight = [(float(x), 1000.0 - 40.0 * x) for x in range(1, 21)]
    opened.answer("", straight)
    opened.answer("falls fast at first, then ever more slowly", straight)
    opened.answer("", [(x, 0.0) for x, _ in straight])
    [result] = opened.results
    assert result.answer == "falls evenly; then falls fast at first, then ever more slowly"
    assert result.drawn == tuple(straight)


@pytest.mark.new_window
def test_what_is_kept_and_damaged_is_said_once_and_begun_anew(pupil: Pupil, tmp_path: Path) -> None:
    pupil.window.lessons._preferences.change_lesson_progress(lambda _: '{"a": [1, tr')
    path = tmp_path / f"mine{SUFFIX}"
    path.write_text(LESSON, "utf-8")
    pupil.window.files.open_path(path)
    assert notice(pupil).startswith("What you had answered in lessons cannot be read any more")
    pupil.window.lessons.open_lesson.answer("2")
    assert not LessonProgress(pupil.window.lessons._preferences).is_damaged


def test_a_lesson_is_opened_like_a_session(pupil: Pupil, tmp_path: Path) -> None:
    path = tmp_path / f"mine{SUFFIX}"
    path.write_text(LESSON, "utf-8")
    do(pupil, "open_action")
    choose(pupil, path)
    assert pupil.window.lessons.open_lesson.file.path == path


def test_a_worksheet_is_printed_without_a_lesson_too(pupil: Pupil, tmp_path: Path) -> None:
    pupil.action("worksheet_action").trigger()
    dialog = pupil.find(QFileDialog, "file_dialog")
    dialog.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    dialog.close()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    pupil.window.model.set_setup(Setup(1e160, 42))
    do(pupil, "worksheet_action")
    assert notice(pupil).startswith("There is nothing to print for “By hand”")


def test_a_worksheet_has_the_lesson_s_name_and_solutions_where_they_are_asked_for(
    pupil: Pupil, lesson: Path, tmp_path: Path
) -> None:
    sizes = []
    for action, name in (
        ("worksheet_action", "Mine worksheet.pdf"),
        ("solutions_action", "Mine worksheet with solutions.pdf"),
    ):
        do(pupil, action)
        [suggested] = dialog(pupil, QFileDialog, "file_dialog").selectedFiles()
        assert Path(suggested) == tmp_path / name
        choose(pupil, tmp_path / name)
        sizes.append((tmp_path / name).read_bytes().count(b"/Type /Page\n"))
    assert sizes[0] < sizes[1], "the solutions have pages of their own"


def test_a_new_lesson_can_be_opened_at_once(pupil: Pupil, tmp_path: Path) -> None:
    do(pupil, "new_lesson_action")
    choose(pupil, tmp_path / "first")
    box = dialog(pupil, QMessageBox, "open_new_lesson_dialog")
    assert f"first{SUFFIX}" in box.text()
    pupil.click("open_new_lesson_button")
    assert pupil.window.lessons.open_lesson.file.path == tmp_path / f"first{SUFFIX}"


def test_every_button_of_a_lesson_can_be_reached_and_is_named(pupil: Pupil, lesson: Path) -> None:
    for button in pupil.find(QWidget, "lesson_panel").findChildren(QPushButton):
        if button.isVisible():
            assert button.toolTip(), button.objectName()
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_lesson_is_done_with_the_keyboard_alone(pupil: Pupil, lesson: Path, qtbot: QtBot) -> None:
    first = pupil.find(QRadioButton, "lesson_option_1")
    assert pupil.window.focusWidget() is first
    second = pupil.find(QRadioButton, "lesson_option_2")
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.MetaModifier):
        QApplication.sendEvent(first, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, modifier, "2"))
        assert not second.isChecked(), "that is a command"
    qtbot.keyClick(first, Qt.Key.Key_2)
    assert second.isChecked()
    assert pupil.window.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert pupil.feedback == "Right. It is b."
    assert pupil.find(QPushButton, "lesson_next_button").isDefault()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert pupil.window.lessons.open_lesson.number == 2, "Enter leads on after a right answer"
    field = pupil.find(QLineEdit, "lesson_answer")
    assert pupil.window.focusWidget() is field
    qtbot.keyClicks(field, "770")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert pupil.feedback.startswith("No: too large"), "another answer is checked again"


def test_what_is_said_has_a_mark_and_is_counted(pupil: Pupil, lesson: Path) -> None:
    mark, solved = pupil.find(QLabel, "lesson_mark"), pupil.find(QLabel, "lesson_solved")
    assert not mark.isVisible()
    assert solved.text() == "0 of 4 solved"
    pupil.check()
    assert mark.accessibleName() == "hint"
    pupil.find(QRadioButton, "lesson_option_1").click()
    pupil.check()
    assert (mark.text(), mark.accessibleName()) == ("\N{BALLOT X}", "not right")
    pupil.find(QRadioButton, "lesson_option_2").click()
    pupil.check()
    assert (mark.text(), mark.accessibleName()) == ("\N{CHECK MARK}", "right")
    assert solved.text() == "1 of 4 solved"


def test_what_is_said_is_whole_at_once(pupil: Pupil) -> None:
    pupil.window.lessons.open_lesson.open(shipped_lessons()[0], 3)
    label = pupil.find(QLabel, "lesson_feedback")
    for answer in ("", "-74", "-1369"):
        pupil.find(QLineEdit, "lesson_answer").setText(answer)
        QApplication.processEvents()
        pupil.find(QPushButton, "lesson_check_button").click()
        assert label.height() == label.heightForWidth(label.width()), "nothing is cut off"


def test_what_is_said_can_be_seen_in_a_low_window(pupil: Pupil, qtbot: QtBot) -> None:
    pupil.window.resize(960, 480)
    opened = pupil.window.lessons.open_lesson
    opened.open(shipped_lessons()[0])
    opened.go(4)
    pupil.find(QRadioButton, "lesson_option_3").click()
    pupil.check()
    feedback = pupil.find(QLabel, "lesson_feedback")
    qtbot.waitUntil(lambda: feedback.visibleRegion().boundingRect().height() == feedback.height())


@pytest.mark.new_window
def test_the_last_page_leads_to_the_next_lesson(pupil: Pupil) -> None:
    opened, [first, second, *_, last] = pupil.window.lessons.open_lesson, shipped_lessons()
    pupil.train()
    opened.open(first)
    pupil.train()
    opened.go(100)
    button = pupil.find(QPushButton, "lesson_next_button")
    assert button.text() == "Next lesson"
    speed, trainer = pupil.window.document.session.speed, pupil.window.model.trainer
    pupil.train()
    assert pupil.sees("runs_panel")
    trainer.set_speed(500.0)
    pupil.click("lesson_next_button")
    assert not pupil.sees("runs_panel"), "with nothing in it it would only take room"
    assert (opened.file.path, opened.number, button.text()) == (second, 1, "Next")
    assert not pupil.window.model.runs.records, "each lesson begins with nothing trained"
    pupil.click("lesson_back_button")
    assert (opened.file.path, opened.is_last) == (first, True), "a click too many is taken back"
    pupil.click("lesson_next_button")
    assert trainer.speed == 500.0, "but not slower again than somebody wants it"
    opened.open(last)
    opened.go(100)
    assert not button.isEnabled()
    opened.leave()
    assert len(pupil.window.model.runs.records) == 1, "one's own run is back"
    assert trainer.speed == speed


def test_who_types_into_a_locked_field_is_told_why(
    pupil: Pupil, lesson: Path, qtbot: QtBot
) -> None:
    told: list[str] = []
    pupil.window.model.told.connect(told.append)
    spin = pupil.find(QDoubleSpinBox, "alpha_spin")
    qtbot.keyClick(spin, Qt.Key.Key_5)
    assert told == ["The lesson keeps alpha as it is on this page."]
    assert spin.value() == 0.07
    qtbot.keyClick(pupil.find(QDoubleSpinBox, "goal_spin"), Qt.Key.Key_5)
    assert len(told) == 1, "a field that is not locked takes it"


def test_what_would_change_a_locked_field_looks_so_and_says_why(
    pupil: Pupil, lesson: Path, qtbot: QtBot
) -> None:
    model, told = pupil.window.model, list[str]()
    model.restrictions.set(frozenset(), frozenset({"input", "alpha"}))
    model.told.connect(told.append)
    names = ("best_alpha_button", "below_limit_alpha_button", "article_alpha_button", "alpha_ruler")
    why = "The lesson keeps alpha as it is on this page."
    for name in names:
        widget = pupil.find(QWidget, name)
        assert not widget.isEnabled(), name
        assert widget.toolTip() == why
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    qtbot.mousePress(pupil.find(QDoubleSpinBox, "alpha_spin"), Qt.MouseButton.LeftButton)
    assert told == [why] * 5
    model.restrictions.set(frozenset(), frozenset())
    assert all(pupil.find(QWidget, name).isEnabled() for name in names)
    pupil.train()
    model.set_setup(Setup(6, 42))
    model.restrictions.set(frozenset(), frozenset({"input", "alpha"}))
    told.clear()
    table = pupil.find(QTableView, "runs_table")
    table.selectRow(0)
    pupil.find(QAction, "run_load").trigger()
    assert told == ["The lesson keeps input as it is on this page."], "and not that it is loaded"
    hide(pupil)


def test_a_remedy_that_a_lesson_locks_is_not_offered(pupil: Pupil) -> None:
    model = pupil.window.model
    model.set_setup(Setup(0, 42))
    pupil.train()
    remedy = pupil.find(QPushButton, "remedy_button")
    model.restrictions.set(frozenset(), frozenset({"input"}))
    assert (remedy.text(), remedy.isEnabled()) == ("Use input 1", False)
    assert remedy.toolTip() == "The lesson keeps input as it is on this page."
    hide(pupil)
    assert remedy.isEnabled()


def test_no_file_tells_what_is_hidden(pupil: Pupil, lesson: Path) -> None:
    told: list[str] = []
    pupil.window.model.told.connect(told.append)
    pupil.train()
    pupil.action("export_csv_action").trigger()
    assert told == ["For now, the lesson hides this."]
    assert pupil.window.findChild(QFileDialog, "file_dialog") is None
    assert not pupil.find(QAction, "show_runs_panel").isEnabled(), "it has the last error"
    pupil.train()
    assert not pupil.sees("runs_panel"), "it does not open with the second run either"


def test_the_plot_that_is_drawn_into_has_the_most_room(pupil: Pupil) -> None:
    weight, error = (pupil.find(QWidget, f"{name}_panel") for name in ("weight", "error"))
    pupil.window.lessons.open_lesson.open(shipped_lessons()[3], 2)
    QApplication.processEvents()
    assert weight.height() > 1.5 * error.height()
    pupil.window.lessons.open_lesson.leave()
    QApplication.processEvents()
    assert abs(weight.height() - error.height()) < 50, "a card is there again"


def test_a_run_of_another_page_does_not_show_the_curve_to_draw(pupil: Pupil, lesson: Path) -> None:
    opened = pupil.window.lessons.open_lesson
    opened.go(3)
    pupil.train()
    opened.go(4)
    assert pupil.window.model.runs.earlier_runs == []


def test_a_lesson_is_dropped_on_the_window_and_is_in_the_list_of_recent_files(
    pupil: Pupil, tmp_path: Path
) -> None:
    path = tmp_path / "MINE.LESSON"
    path.write_text(LESSON, "utf-8")
    drop(pupil.window, path)
    opened = pupil.window.lessons.open_lesson
    pupil._qtbot.waitUntil(lambda: opened.file.path == path)
    opened.leave()
    menu = pupil.find(RecentMenu, "recent_menu")
    menu.show_files()
    [action] = [action for action in menu.actions() if "MINE.LESSON" in action.text()]
    action.trigger()
    assert opened.file.path == path


def test_a_row_that_was_hidden_has_its_height_again(pupil: Pupil) -> None:
    restrictions = pupil.window.model.restrictions
    panel = pupil.find(QWidget, "valley_panel")
    QApplication.processEvents()
    before = panel.height()
    restrictions.set(frozenset({Hidden.VALLEY_PLOT, Hidden.WEIGHT_PLOT}), frozenset())
    QApplication.processEvents()
    assert not panel.isVisible()
    restrictions.set(frozenset(), frozenset())
    QApplication.processEvents()
    assert abs(panel.height() - before) < 0.2 * before


@pytest.fixture
def large() -> Iterator[None]:
    """Everything is twice as large."""
    size().set_percent(200)
    yield
    size().set_percent(100)


@pytest.mark.usefixtures("lesson", "large")
def test_however_narrow_the_panel_is_nothing_of_a_page_is_cut_off(pupil: Pupil) -> None:
    pages = pupil.find(QWidget, "lesson_panel").findChild(QScrollArea)
    assert isinstance(pages, QScrollArea)
    pupil.window.resize(1280, 400)
    columns = pupil.find(QSplitter, "columns")
    columns.setSizes([columns.sizes()[0], columns.width(), 0])
    for number in range(1, 5):
        pupil.window.lessons.open_lesson.go(number)
        QApplication.processEvents()
        page = pages.widget()
        assert page is not None
        assert page.width() == pages.viewport().width(), number
