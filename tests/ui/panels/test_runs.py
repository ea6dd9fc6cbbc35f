"""Every run stays in the drawer, to be compared, repeated, renamed and deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt, QThread
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.history import History
from simplenn.core.run_record import RunRecord
from simplenn.core.run_style import RUN_STYLES
from simplenn.core.session import MAX_NUMBER, MAX_RUNS, MAX_STRETCHES
from simplenn.core.session_file import read_session
from simplenn.core.setup import ARTICLE, Setup
from simplenn.engine.trainer import TrainerState
from simplenn.ui.model.window_model import WindowModel

pytestmark = pytest.mark.shared_window

GENTLE = replace(ARTICLE, alpha=0.02)
WILD = replace(ARTICLE, alpha=1.0, epochs=200)


class Drawer:
    """Somebody at the drawer of runs."""

    def __init__(self, hands: Hands, qtbot: QtBot) -> None:
        self.hands = hands
        self.model = hands.window.model
        self.runs = hands.window.model.runs
        self.table = hands.find(QTableView, "runs_table")
        self._qtbot = qtbot
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        hands.find(QAction, "show_runs_panel").setChecked(True)

    def train(self, *setups: Setup) -> None:
        for setup in setups:
            self.model.set_setup(setup)
            self.hands.train()

    def index(self, row: int, heading: str) -> QModelIndex:
        return self.table.model().index(row, self.headings().index(heading))

    def headings(self) -> list[str]:
        model, across = self.table.model(), Qt.Orientation.Horizontal
        return [model.headerData(column, across) for column in range(model.columnCount())]

    def column(self, heading: str) -> list[str]:
        rows = range(self.table.model().rowCount())
        return [str(self.index(row, heading).data()) for row in rows]

    def choose(self, row: int) -> None:
        self.table.setFocus()
        self.table.selectRow(row)

    def double_click(self, row: int, heading: str) -> None:
        place = self.table.visualRect(self.index(row, heading)).center()
        self._qtbot.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self._qtbot.mouseDClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        target = QApplication.focusWidget()
        assert isinstance(target, QWidget)
        self._qtbot.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def button(self, name: str) -> QToolButton:
        return self.hands.find(QToolButton, name)

    def undo(self) -> None:
        self.model.undo_history.stack.undo()

    def status(self) -> str:
        return self.hands.find(QLabel, "status_label").text()


@pytest.fixture
def drawer(hands: Hands, qtbot: QtBot) -> Drawer:
    return Drawer(hands, qtbot)


@pytest.mark.new_window
def test_the_drawer_opens_by_itself_with_the_second_run(hands: Hands) -> None:
    panel = hands.find(QWidget, "runs_panel")
    hands.train()
    assert not panel.isVisible()
    hands.train()
    assert panel.isVisible()


@pytest.mark.new_window
def test_a_closed_drawer_stays_closed(hands: Hands) -> None:
    hands.train()
    hands.train()
    hands.find(QAction, "show_runs_panel").setChecked(False)
    hands.window.model.runs.remove([1])
    hands.train()
    assert not hands.find(QWidget, "runs_panel").isVisible()


def test_every_run_has_a_row_with_all_its_numbers(drawer: Drawer) -> None:
    drawer.train(ARTICLE, WILD)
    assert drawer.column("run") == ["1", "2"]
    assert drawer.column("input") == ["5", "5"]
    assert drawer.column("goal") == ["42", "42"]
    assert drawer.column("alpha") == ["0.01", "1"]
    assert drawer.column("epochs") == ["20", "111"]
    assert drawer.column("weight")[0] == "8.376533031651888"
    assert drawer.column("prediction")[0] == "41.88266515825944"
    assert drawer.column("last error")[0] == "0.02447549348672308"
    assert drawer.column("outcome") == ["finished", "diverged at epoch 112"]


def test_no_cell_ever_says_nan_or_inf(drawer: Drawer) -> None:
    drawer.train(replace(ARTICLE, input=1e160), WILD)
    for heading in drawer.headings():
        for text in drawer.column(heading):
            assert "nan" not in text
            assert "inf" not in text


def test_a_live_row_follows_its_run_and_no_other_is_renewed(drawer: Drawer) -> None:
    drawer.train(ARTICLE)
    drawer.model.set_setup(replace(ARTICLE, epochs=1_000_000_000, alpha=1e-9))
    drawer.hands.window.model.train()
    renewed: set[int] = set()
    drawer.table.model().dataChanged.connect(lambda first, last: renewed.add(first.row()))
    drawer.hands.until_epoch(10_000)
    drawer._qtbot.waitUntil(lambda: bool(renewed))
    assert renewed == {1}
    assert int(drawer.column("epochs")[1].replace(",", "")) >= 10_000
    assert drawer.column("outcome") == ["finished", "going on"]
    drawer.model.trainer.pause()
    assert drawer.column("outcome")[1] == "paused"
    drawer.model.trainer.stop()
    assert drawer.column("outcome")[1] == "stopped"


def test_a_live_row_says_what_was_announced_however_often_it_is_painted(drawer: Drawer) -> None:
    drawer.model.set_setup(replace(ARTICLE, epochs=1_000_000_000, alpha=1e-9))
    drawer.model.train()
    drawer._qtbot.waitUntil(lambda: drawer.column("epochs") != ["0"])
    history = drawer.hands.trainer.history
    assert history is not None
    before = drawer.column("epochs") + drawer.column("last error")
    QThread.yieldCurrentThread()
    done = len(history)
    while len(history) == done:  # without news: they come when Qt has its turn
        QThread.yieldCurrentThread()
    assert drawer.column("epochs") + drawer.column("last error") == before
    drawer.model.trainer.stop()
    assert drawer.column("epochs") == [f"{len(history):,}"]


def test_both_alphas_of_a_continued_run_are_told(drawer: Drawer) -> None:
    drawer.train(ARTICLE)
    drawer.model.set_setup(GENTLE)
    drawer.model.continue_training()
    drawer.hands.until(TrainerState.ENDED)
    assert drawer.column("alpha") == ["0.01 \N{RIGHTWARDS ARROW} 0.02"]
    assert drawer.column("epochs") == ["40"]


def test_reset_keeps_the_runs_and_forgets_the_weight(drawer: Drawer) -> None:
    drawer.train(ARTICLE)
    drawer.hands.click("reset_button")
    assert drawer.column("run") == ["1"]
    assert drawer.runs.current is None
    assert drawer.model.shown.weight == 1.0


def test_a_run_that_never_did_an_epoch_does_not_stay(drawer: Drawer) -> None:
    drawer.model.trainer.set_speed(1.0)
    drawer.model.train()
    drawer.model.trainer.stop()
    drawer.hands.train()
    assert drawer.column("epochs") == ["20"]


def test_a_run_that_diverged_at_once_stays(drawer: Drawer) -> None:
    drawer.train(replace(ARTICLE, input=1e160), ARTICLE)
    assert drawer.column("outcome") == ["diverged at epoch 1", "finished"]


@pytest.mark.real_window
def test_enter_loads_the_setup_back(drawer: Drawer) -> None:
    drawer.train(GENTLE, ARTICLE)
    drawer.choose(0)
    drawer.press(Qt.Key.Key_Return)
    assert drawer.model.setup == GENTLE
    assert "Run 1" in drawer.status()
    drawer.undo()
    assert drawer.model.setup == ARTICLE


def test_a_double_click_loads_the_setup_back(drawer: Drawer) -> None:
    drawer.train(GENTLE, ARTICLE)
    drawer.double_click(0, "alpha")
    assert drawer.model.setup == GENTLE


def test_run_again_gives_the_same_digits(drawer: Drawer) -> None:
    drawer.train(GENTLE, ARTICLE)
    drawer.choose(0)
    drawer.button("run_again_button").click()
    drawer.hands.until(TrainerState.ENDED)
    assert drawer.column("weight")[2] == drawer.column("weight")[0]
    assert drawer.column("run") == ["1", "2", "3"]


@pytest.mark.real_window
def test_other_alpha_waits_for_one_to_be_typed(drawer: Drawer) -> None:
    drawer.train(replace(GENTLE, weight=3.0), ARTICLE)
    drawer.choose(0)
    drawer.button("run_other_alpha_button").click()
    alpha = drawer.hands.find(QAbstractSpinBox, "alpha_spin")
    assert alpha.hasFocus()
    drawer._qtbot.keyClicks(alpha, "0.07")
    drawer._qtbot.keyClick(alpha, Qt.Key.Key_Return)
    assert drawer.model.setup == replace(GENTLE, weight=3.0, alpha=0.07)


def test_nobody_is_asked_for_another_alpha_while_a_lesson_keeps_it(drawer: Drawer) -> None:
    drawer.train(ARTICLE)
    drawer.choose(0)
    button = drawer.button("run_other_alpha_button")
    assert button.isEnabled()
    drawer.model.restrictions.set(frozenset(), frozenset({"alpha"}))
    assert not button.isEnabled()
    assert button.toolTip().endswith("The lesson keeps alpha as it is on this page.")
    drawer.model.restrictions.set(frozenset(), frozenset())
    assert button.isEnabled()


def test_an_earlier_run_can_be_taken_up_and_continued(drawer: Drawer) -> None:
    drawer.train(ARTICLE, GENTLE)
    drawer.choose(0)
    drawer.button("run_make_current_button").click()
    assert drawer.model.shown.weight == 8.376533031651888
    drawer.model.set_setup(ARTICLE)
    drawer.hands.click("continue_button")
    drawer.hands.until(TrainerState.ENDED)
    assert drawer.column("epochs") == ["40", "20"]


def type_name_and_return(drawer: Drawer) -> None:
    """Have one run, and give it another name."""
    drawer.train(ARTICLE)
    drawer.choose(0)
    drawer.press(Qt.Key.Key_F2)
    editor = drawer.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    drawer._qtbot.keyClicks(editor, "too fast")
    drawer._qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_f2_renames_and_undo_takes_it_back(drawer: Drawer) -> None:
    type_name_and_return(drawer)
    drawer._qtbot.waitUntil(lambda: drawer.column("name") == ["too fast"])
    drawer.undo()
    assert drawer.column("name") == ["Run 1"]


@pytest.mark.real_window
def test_enter_in_the_editor_does_not_load_anything(drawer: Drawer) -> None:
    drawer.train(GENTLE, ARTICLE)
    drawer.choose(0)
    drawer.press(Qt.Key.Key_F2)
    editor = drawer.table.findChild(QLineEdit)
    assert editor is not None
    drawer._qtbot.keyClicks(editor, "x")
    drawer._qtbot.keyClick(editor, Qt.Key.Key_Return)
    drawer._qtbot.waitUntil(lambda: drawer.column("name") == ["x", "Run 2"])
    assert drawer.model.setup == ARTICLE


@pytest.mark.real_window
def test_delete_removes_and_undo_brings_back_in_its_place(drawer: Drawer) -> None:
    drawer.train(ARTICLE, GENTLE, WILD)
    drawer.choose(1)
    drawer.press(Qt.Key.Key_Delete)
    assert drawer.column("run") == ["1", "3"]
    drawer.undo()
    assert drawer.column("run") == ["1", "2", "3"]
    drawer.model.undo_history.stack.redo()
    assert drawer.column("run") == ["1", "3"]


def test_several_runs_are_deleted_and_brought_back_together(drawer: Drawer) -> None:
    drawer.train(ARTICLE, GENTLE, WILD)
    drawer.choose(0)
    drawer.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    drawer.press(Qt.Key.Key_Delete)
    assert drawer.column("run") == ["3"]
    drawer.undo()
    assert drawer.column("run") == ["1", "2", "3"]


def test_deleting_the_current_run_forgets_it_until_undone(drawer: Drawer) -> None:
    drawer.train(ARTICLE)
    drawer.choose(0)
    drawer.press(Qt.Key.Key_Delete)
    assert drawer.column("run") == []
    assert drawer.model.trainer.state is TrainerState.EMPTY
    drawer.undo()
    assert drawer.model.shown.weight == 8.376533031651888
    assert drawer.model.trainer.can_continue


def test_a_run_that_goes_on_cannot_be_deleted_and_says_why(drawer: Drawer) -> None:
    drawer.model.trainer.set_speed(1.0)
    drawer.model.train()
    told: list[str] = []
    drawer.model.told.connect(told.append)
    drawer.choose(0)
    drawer.press(Qt.Key.Key_Delete)
    assert drawer.column("run") == ["1"]
    assert told == ["Run 1 is going on: stop it before you delete it."]


@pytest.mark.real_window
def test_space_hides_and_shows_a_curve(drawer: Drawer) -> None:
    drawer.train(GENTLE, ARTICLE)
    drawer.table.setFocus()
    drawer.table.setCurrentIndex(drawer.index(0, "run"))
    drawer.press(Qt.Key.Key_Space)
    assert [record.number for record in drawer.runs.earlier_runs] == []
    drawer.press(Qt.Key.Key_Space)
    assert [record.number for record in drawer.runs.earlier_runs] == [1]


@pytest.mark.real_window
def test_a_click_on_the_box_hides_a_curve(drawer: Drawer) -> None:
    drawer.train(GENTLE, ARTICLE)
    place = drawer.table.visualRect(drawer.index(0, "run"))
    box = QPoint(place.left() + 10, place.center().y())
    drawer._qtbot.mouseClick(drawer.table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert drawer.runs.earlier_runs == []


def test_the_hide_button_becomes_a_show_button(drawer: Drawer) -> None:
    drawer.train(GENTLE, ARTICLE)
    drawer.choose(0)
    button = drawer.button("run_hide_button")
    assert button.text() == "Hide"
    button.click()
    assert drawer.runs.earlier_runs == []
    assert button.text() == "Show"


def test_the_current_run_cannot_be_hidden(drawer: Drawer) -> None:
    drawer.train(ARTICLE)
    drawer.choose(0)
    assert not drawer.button("run_hide_button").isEnabled()
    assert "always shown" in drawer.button("run_hide_button").toolTip()


@pytest.mark.real_window
def test_the_menu_key_offers_everything(drawer: Drawer, qtbot: QtBot) -> None:
    drawer.train(ARTICLE)
    drawer.choose(0)
    position = drawer.table.visualRect(drawer.index(0, "name")).center()
    drawer.table.open_menu(position)  # type: ignore[attr-defined]
    menu = drawer.table.findChild(QMenu, "runs_menu")
    assert menu is not None
    qtbot.waitExposed(menu)
    assert len(menu.actions()) == 12
    texts = [action.text() for action in menu.actions()]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(letters) == len(set(letters)), texts
    menu.close()


@pytest.mark.usefixtures("application")
def test_twelve_earlier_runs_are_enough_for_one_plot(qtbot: QtBot) -> None:
    model = WindowModel(ARTICLE)
    for goal in range(22):
        model.set_setup(replace(ARTICLE, goal=float(goal)))
        model.trainer.set_speed(None)
        model.train()
        qtbot.waitUntil(lambda: model.trainer.state is TrainerState.ENDED)
    assert [record.number for record in model.runs.earlier_runs] == list(range(10, 22))
    assert len({record.style for record in model.runs.records[9:]}) == 13


@pytest.mark.real_window
def test_the_row_under_the_pointer_is_highlighted(drawer: Drawer, qtbot: QtBot) -> None:
    drawer.train(GENTLE, ARTICLE)
    place = drawer.table.visualRect(drawer.index(0, "name")).center()
    qtbot.mouseMove(drawer.table.viewport(), place + QPoint(3, 0))
    qtbot.mouseMove(drawer.table.viewport(), place)
    qtbot.waitUntil(lambda: drawer.runs.highlight is drawer.runs.records[0])


@pytest.mark.real_window
def test_the_chosen_row_is_highlighted_while_the_table_has_the_focus(drawer: Drawer) -> None:
    drawer.train(GENTLE, ARTICLE)
    drawer.choose(0)
    assert drawer.runs.highlight is drawer.runs.records[0]
    drawer.hands.find(QAbstractSpinBox, "input_spin").setFocus()
    assert drawer.runs.highlight is None


@pytest.mark.real_window
def test_tab_chooses_the_latest_run_and_the_arrows_the_others(drawer: Drawer) -> None:
    drawer.train(GENTLE, ARTICLE)
    drawer.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert drawer.runs.highlight is drawer.runs.records[1]
    drawer.press(Qt.Key.Key_Up)
    assert drawer.runs.highlight is drawer.runs.records[0]
    drawer.press(Qt.Key.Key_Return)
    assert drawer.model.setup == GENTLE


@pytest.mark.real_window
def test_return_and_then_a_click_elsewhere_take_over_a_name_once(drawer: Drawer) -> None:
    """Qt takes a name over some time after Return; by then, the click has already done so."""
    type_name_and_return(drawer)
    drawer.table.setFocus()
    drawer._qtbot.waitUntil(lambda: drawer.table.findChild(QLineEdit) is None)
    assert drawer.column("name") == ["too fast"]
    drawer.undo()
    assert drawer.column("name") == ["Run 1"]


# --- in another order -----------------------------------------------------------------------------


def sort_by(drawer: Drawer, heading: str) -> None:
    """Click on a heading."""
    header = drawer.table.horizontalHeader()
    place = header.sectionViewportPosition(drawer.headings().index(heading)) + 20
    point = QPoint(place, header.height() // 2)
    drawer._qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_a_click_on_a_heading_sorts_by_numbers_and_the_third_one_ends_it(drawer: Drawer) -> None:
    alphas = (0.01, 1.0, 0.0078, 1e-5)
    drawer.train(*[replace(ARTICLE, alpha=alpha) for alpha in alphas])
    sort_by(drawer, "alpha")
    assert drawer.column("alpha") == ["1e-05", "0.0078", "0.01", "1"]
    assert drawer.column("run") == ["4", "3", "1", "2"]
    sort_by(drawer, "alpha")
    assert drawer.column("run") == ["2", "1", "3", "4"]
    sort_by(drawer, "alpha")
    assert drawer.column("run") == ["1", "2", "3", "4"]


def test_every_column_has_an_order(drawer: Drawer) -> None:
    drawer.train(ARTICLE, replace(ARTICLE, alpha=0.07), WILD, replace(ARTICLE, input=1e160), GENTLE)
    drawer.runs.rename(1, "Run 10")
    drawer.table.sortByColumn(drawer.headings().index("name"), Qt.SortOrder.AscendingOrder)
    assert drawer.column("name") == ["Run 2", "Run 3", "Run 4", "Run 5", "Run 10"]
    drawer.table.sortByColumn(drawer.headings().index("last error"), Qt.SortOrder.AscendingOrder)
    assert drawer.column("run") == ["5", "1", "2", "3", "4"], "which differ in their last digits"
    drawer.table.sortByColumn(drawer.headings().index("outcome"), Qt.SortOrder.AscendingOrder)
    assert drawer.column("outcome")[:2] == ["diverged at epoch 1", "diverged at epoch 112"]
    drawer.table.sortByColumn(drawer.headings().index("run"), Qt.SortOrder.DescendingOrder)
    assert drawer.column("run") == ["5", "4", "3", "2", "1"]


def test_what_is_done_with_a_row_is_done_with_its_run(drawer: Drawer) -> None:
    drawer.train(ARTICLE, replace(ARTICLE, alpha=0.07), GENTLE)
    sort_by(drawer, "alpha")
    assert drawer.column("run") == ["1", "3", "2"]
    drawer.choose(2)
    assert drawer.runs.highlight is drawer.runs.records[1]
    drawer.button("run_load_button").click()
    assert drawer.model.setup.alpha == 0.07
    drawer.table.model().setData(drawer.index(2, "name"), "over the goal")
    assert drawer.runs.records[1].name == "over the goal"
    drawer.double_click(1, "goal")
    assert drawer.model.setup == GENTLE
    drawer.choose(2)
    drawer.button("run_delete_button").click()
    assert [record.number for record in drawer.runs.records] == [1, 3]
    drawer.undo()
    assert drawer.column("run") == ["1", "3", "2"]
    drawer.train(replace(ARTICLE, alpha=0.015))
    assert drawer.column("run") == ["1", "4", "3", "2"]


def test_the_chosen_run_stays_chosen_in_another_order(drawer: Drawer) -> None:
    drawer.train(WILD, ARTICLE, GENTLE)
    drawer.choose(0)
    sort_by(drawer, "alpha")
    assert [index.row() for index in drawer.table.selectionModel().selectedRows()] == [2]
    assert drawer.runs.highlight is drawer.runs.records[0]


def test_it_can_be_sorted_by_key(drawer: Drawer) -> None:
    drawer.train(WILD, ARTICLE)
    menu = drawer.hands.find(QAction, "run_sort").menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    by_alpha = next(action for action in menu.actions() if action.text() == "alpha")
    by_alpha.trigger()
    assert drawer.column("run") == ["2", "1"]
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["alpha (ascending)"]
    by_alpha.trigger()
    assert drawer.column("run") == ["1", "2"]
    menu.actions()[0].trigger()
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["order of training"]


def test_the_epochs_to_within_the_tolerance_are_told(drawer: Drawer) -> None:
    gentle, best = replace(ARTICLE, epochs=40), replace(ARTICLE, alpha=0.04)
    drawer.train(ARTICLE, gentle, best, WILD, replace(ARTICLE, weight=8.4))
    heading = "epochs to within 0.1"
    assert drawer.column(heading) == ["not yet", "21", "1", "never", "0"]
    sort_by(drawer, heading)
    assert drawer.column(heading) == ["0", "1", "21", "not yet", "never"]
    drawer.model.tolerance.set_value(0.5)
    assert drawer.column("epochs to within 0.5") == ["0", "1", "15", "15", "never"]


def test_the_epochs_to_within_the_tolerance_follow_a_run(drawer: Drawer) -> None:
    drawer.train(ARTICLE)
    assert drawer.column("epochs to within 0.1") == ["not yet"]
    drawer.model.continue_training()
    drawer.hands.until(TrainerState.ENDED)
    assert drawer.column("epochs to within 0.1") == ["21"]


def test_a_long_name_pushes_nothing_out_of_view(drawer: Drawer) -> None:
    drawer.train(ARTICLE, GENTLE)
    name = "the one that nobody wants to read to its end " * 2
    drawer.runs.rename(1, name)
    across = drawer.table.horizontalHeader()
    column = drawer.headings().index("name")
    assert across.sectionSize(column) < drawer.table.viewport().width() / 2
    assert str(drawer.index(0, "name").data(Qt.ItemDataRole.ToolTipRole)).startswith(name[:20])


# --- two runs beside each other -------------------------------------------------------------------


def comparison(drawer: Drawer) -> str:
    label = drawer.hands.find(QLabel, "runs_comparison")
    return label.text() if label.isVisible() else ""


def choose_both(drawer: Drawer) -> None:
    drawer.choose(1)
    drawer.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.real_window
def test_two_chosen_runs_are_compared_in_words(drawer: Drawer) -> None:
    drawer.train(ARTICLE, replace(ARTICLE, alpha=0.07))
    choose_both(drawer)
    assert comparison(drawer) == ""
    drawer.button("run_compare_button").click()
    assert comparison(drawer).startswith(
        "Run 2 has alpha 0.07 instead of 0.01. Both have the same error curve, but run 2 jumps"
    )
    drawer.table.clearSelection()
    assert comparison(drawer) == ""


def test_a_single_run_is_compared_with_the_current_one(drawer: Drawer) -> None:
    drawer.train(ARTICLE, GENTLE)
    button = drawer.button("run_compare_button")
    drawer.choose(1)
    assert not button.isEnabled()
    assert "Choose two runs first." in button.toolTip()
    drawer.choose(0)
    button.click()
    assert comparison(drawer).startswith("Run 2 has alpha 0.02 instead of 0.01. ")


def test_a_comparison_follows_its_runs_and_goes_with_them(drawer: Drawer) -> None:
    drawer.train(GENTLE, ARTICLE)
    drawer.choose(0)
    drawer.button("run_compare_button").click()
    assert "Run 1 is within 0.1 of the goal after 9 epochs, run 2 not yet." in comparison(drawer)
    drawer.model.tolerance.set_value(0.5)
    assert "Run 1 is faster: it is within 0.5" in comparison(drawer)
    drawer.model.tolerance.set_value(0.1)
    drawer.model.continue_training()
    drawer.hands.until(TrainerState.ENDED)
    drawer._qtbot.waitUntil(lambda: "run 2 after 21." in comparison(drawer))
    drawer.runs.remove([2])
    drawer._qtbot.waitUntil(lambda: comparison(drawer) == "")


def test_all_that_is_said_of_two_runs_can_be_read_in_a_small_window(drawer: Drawer) -> None:
    drawer.hands.window.panels.set_open(["error_panel", "runs_panel"])
    drawer.hands.window.resize(900, 600)
    drawer.train(replace(ARTICLE, goal=123456.789012345, alpha=0.0123456789), WILD)
    drawer.choose(0)
    drawer.button("run_compare_button").click()
    label = drawer.hands.find(QLabel, "runs_comparison")
    drawer._qtbot.waitUntil(lambda: label.width() < 700)
    drawer._qtbot.waitUntil(lambda: label.visibleRegion().boundingRect() == label.rect())
    assert label.height() >= label.heightForWidth(label.width()) > 2 * label.fontMetrics().height()
    assert drawer.table.viewport().height() > 0


def test_runs_of_another_session_are_neither_chosen_nor_compared(drawer: Drawer) -> None:
    drawer.train(ARTICLE, GENTLE)
    drawer.choose(0)
    drawer.button("run_compare_button").click()
    list_many(drawer, [1, 2])
    assert comparison(drawer) == ""
    assert not drawer.button("run_delete_button").isEnabled()


# --- many runs ------------------------------------------------------------------------------------


def ended(setup: Setup = ARTICLE) -> History:
    history = History(setup)
    history.run.advance(setup.epochs)
    return history


def list_many(drawer: Drawer, numbers: Iterable[int], visible: bool = False) -> None:
    """Have these runs, the last one as the current one."""
    records = [
        RunRecord(number, f"Run {number}", RUN_STYLES[number % 20], ended(), visible)
        for number in numbers
    ]
    drawer.runs.replace_all(records, records[-1].number)


def test_no_row_is_half_hidden_under_the_headings(drawer: Drawer) -> None:
    list_many(drawer, range(1, 31))
    table, height = drawer.table, drawer.table.verticalHeader().defaultSectionSize()
    for more in range(0, height, 5):
        drawer.hands.window.resize(1280, 700 + more)
        QApplication.processEvents()
        for go in (table.scrollToTop, table.scrollToBottom, lambda: drawer.choose(29)):
            go()
            seen = table.visualRect(table.indexAt(QPoint(0, 0)))
            assert seen.top() == 0
            assert seen.height() == height
        assert table.visualRect(drawer.index(29, "run")).bottom() < table.viewport().height()


def announcements(drawer: Drawer) -> list[str]:
    told: list[str] = []
    model, runs = drawer.table.model(), drawer.runs
    model.rowsInserted.connect(lambda _, first, last: told.append(f"inserted {first} {last}"))
    model.rowsRemoved.connect(lambda _, first, last: told.append(f"removed {first} {last}"))
    model.dataChanged.connect(lambda first, last: told.append(f"{first.row()} {last.row()}"))
    model.modelReset.connect(lambda: told.append("reset"))
    runs.updated.connect(lambda: told.append("updated"))
    return told


def test_many_runs_come_and_go_at_once(drawer: Drawer) -> None:
    told = announcements(drawer)
    list_many(drawer, range(1, 101))
    assert told.count("reset") == 1
    told.clear()
    drawer.runs.remove(range(1, 100))
    assert told == ["removed 0 98", "updated"]
    told.clear()
    drawer.undo()
    assert told == ["inserted 0 98", "updated"]
    assert drawer.column("run") == [str(number) for number in range(1, 101)]
    told.clear()
    drawer.runs.set_visible(range(1, 100), True)
    assert told == ["0 98", "updated"]


def test_scattered_runs_come_and_go_at_once(drawer: Drawer) -> None:
    list_many(drawer, range(1, 101))
    told = announcements(drawer)
    drawer.runs.remove(range(1, 100, 2))
    assert told == ["reset", "updated"]
    assert drawer.column("run") == [str(number) for number in range(2, 101, 2)]
    told.clear()
    drawer.undo()
    assert told == ["reset", "updated"]
    assert drawer.column("run") == [str(number) for number in range(1, 101)]
    drawer.runs.remove([3, 4, 7])
    assert drawer.column("run")[:5] == ["1", "2", "5", "6", "8"]
    drawer.undo()
    assert drawer.column("run") == [str(number) for number in range(1, 101)]


def test_the_number_after_the_largest_is_a_free_one(drawer: Drawer, tmp_path: Path) -> None:
    list_many(drawer, [1, 2, MAX_NUMBER])
    drawer.train(ARTICLE)
    assert drawer.column("run") == ["1", "2", "1000000000", "3"]
    drawer.hands.window.document.save(tmp_path / "a.simplenn")
    assert [run.number for run in read_session(tmp_path / "a.simplenn").runs] == [1, 2, 10**9, 3]


def test_more_runs_than_a_session_holds_are_not_begun(drawer: Drawer) -> None:
    list_many(drawer, range(1, MAX_RUNS + 1))
    drawer.model.trainer.set_speed(None)
    drawer.hands.click("train_button")
    assert drawer.model.trainer.state is TrainerState.ENDED
    assert drawer.status() == (
        "There are 1,000 runs, the most that a session holds: delete some first."
    )
    drawer.hands.click("continue_button")
    drawer.hands.until(TrainerState.ENDED)
    assert drawer.column("epochs")[-1] == "40", "it is no new one"
    drawer.runs.remove([1])
    drawer.train(ARTICLE)
    assert drawer.column("run")[-1] == "1001"


def test_runs_that_find_no_room_are_not_brought_back(drawer: Drawer, tmp_path: Path) -> None:
    list_many(drawer, range(1, MAX_RUNS + 1))
    drawer.runs.remove([1, 2])
    stack = drawer.model.undo_history.stack
    drawer.train(ARTICLE)
    stack.undo()
    assert drawer.column("run")[:2] == ["1", "3"]
    assert drawer.status().startswith("1 of them found no room: There are 1,000 runs")
    drawer.hands.window.document.save(tmp_path / "a.simplenn")
    assert len(read_session(tmp_path / "a.simplenn").runs) == MAX_RUNS


def test_a_current_run_that_finds_no_room_is_not_brought_back(drawer: Drawer) -> None:
    list_many(drawer, range(1, MAX_RUNS + 1))
    drawer.runs.remove([MAX_RUNS])
    drawer.train(ARTICLE)
    drawer.hands.click("reset_button")
    drawer.model.undo_history.stack.undo()
    assert len(drawer.runs.records) == MAX_RUNS
    assert drawer.runs.current is None
    assert drawer.status().startswith("1 of them found no room")


def test_a_session_that_was_continued_too_often_is_not_continued(drawer: Drawer) -> None:
    history = History(ARTICLE)
    for _ in range(MAX_STRETCHES - 1):
        history.run.stop()
        history.continue_with(ARTICLE)
    history.run.advance(1)
    history.run.stop()
    drawer.runs.replace_all([RunRecord(1, "Run 1", RUN_STYLES[0], history)], 1)
    drawer.hands.click("continue_button")
    assert drawer.status() == "The runs were continued 10,000 times in all: delete some first."
    assert drawer.column("epochs") == ["1"]
