"""Every epoch's numbers, in a table that holds a billion of them."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.fields import MAX_EPOCHS
from simplenn.core.history import History
from simplenn.core.network import Epoch
from simplenn.core.setup import ARTICLE, Setup
from simplenn.core.stepping.steps import Position, Step
from simplenn.engine.trainer import TrainerState
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.panels.numbers.numbers_table import NumbersTable
from simplenn.ui.window.main_window import MainWindow

pytestmark = pytest.mark.shared_window

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
BILLION = replace(ARTICLE, alpha=0.08, epochs=MAX_EPOCHS)


class Reader:
    """Somebody who reads the table."""

    def __init__(self, hands: Hands, qtbot: QtBot) -> None:
        self.hands = hands
        self.model = hands.window.model
        table = hands.find(QTableView, "trace_table")
        assert isinstance(table, NumbersTable)
        self.table = table
        self._qtbot = qtbot

    def open(self) -> None:
        self.hands.find(QAction, "show_numbers_panel").setChecked(True)

    def train(self, setup: Setup) -> History:
        self.hands.train(setup)
        history = self.model.trainer.history
        assert history is not None
        return history

    def rows(self) -> list[list[str]]:
        model = self.table.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def numbers(self) -> list[int]:
        return [
            int(row[0].strip("\N{BLACK RIGHT-POINTING SMALL TRIANGLE} ").replace(",", ""))
            for row in self.rows()
        ]

    def marked(self) -> list[int]:
        return [
            number
            for number, row in zip(self.numbers(), self.rows(), strict=True)
            if row[0].startswith("\N{BLACK RIGHT-POINTING SMALL TRIANGLE}")
        ]

    def selected(self) -> list[int]:
        return [index + 1 for part in self.table.selected for index in part]

    def in_view(self) -> list[int]:
        first, last = (self.table.rowAt(y) for y in (0, self.table.viewport().height() - 1))
        rows = range(first, last + 1 if last >= 0 else self.table.model().rowCount())
        return [self.table.rows.number_in(row) for row in rows]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.table.setFocus()
        self._qtbot.keyClick(self.table, key, modifier)

    def click(self, row: int, modifier: Qt.KeyboardModifier = NONE) -> None:
        place = self.table.visualRect(self.table.model().index(row, 0)).center()
        self._qtbot.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    def jump(self, text: str) -> None:
        field = self.hands.find(QLineEdit, "go_to_epoch")
        field.setFocus()
        field.selectAll()
        self._qtbot.keyClicks(field, text)
        self._qtbot.keyClick(field, Qt.Key.Key_Return)

    def copy(self) -> str:
        QApplication.clipboard().clear()
        self.hands.click("copy_button")
        return QApplication.clipboard().text()

    def status(self) -> str:
        return self.hands.find(QLabel, "status_label").text()


@pytest.fixture
def reader(hands: Hands, qtbot: QtBot) -> Reader:
    reader = Reader(hands, qtbot)
    for name in ("error", "valley", "weight"):
        hands.find(QAction, f"show_{name}_panel").setChecked(False)
    reader.open()
    qtbot.waitUntil(lambda: reader.table.height() > 400)
    return reader


def test_the_table_is_closed_at_first(hands: Hands) -> None:
    assert not hands.find(QWidget, "numbers_panel").isVisible()


def test_every_number_of_an_epoch_is_there_with_all_its_digits(reader: Reader) -> None:
    history = reader.train(ARTICLE)
    assert reader.numbers() == list(range(1, 21))
    for epoch, row in zip(history, reader.rows(), strict=True):
        assert [float(text) for text in row] == list(epoch)


def test_the_headings_are_the_words_of_the_window(reader: Reader) -> None:
    model = reader.table.model()
    headings = [model.headerData(k, Qt.Orientation.Horizontal) for k in range(model.columnCount())]
    assert headings == [
        field.replace("_", " ").replace("number", "epoch") for field in Epoch._fields
    ]


def test_a_billion_epochs_open_at_once(reader: Reader) -> None:
    reader.hands.find(QAction, "show_numbers_panel").setChecked(False)
    reader.train(BILLION)
    begun = time.process_time()  # not of a clock: others may be busy, too
    reader.open()
    QApplication.processEvents()
    assert time.process_time() - begun < 0.5, "make bench says how much quicker it is"
    assert reader.in_view()[:3] == [1, 2, 3]


def test_the_last_of_three_billion_epochs_is_exact(reader: Reader) -> None:
    history = reader.train(BILLION)
    for _ in range(2):
        reader.model.continue_training()
        reader.hands.until(TrainerState.ENDED)
    reader.jump("3,000,000,000")
    assert reader.in_view()[-1] == 3 * MAX_EPOCHS == len(history)
    last = reader.table.model().rowCount() - 1
    assert float(reader.table.model().index(last, 6).data()) == history[-1].new_weight
    reader.press(Qt.Key.Key_Up)
    assert reader.selected() == [3 * MAX_EPOCHS - 1]


def test_a_long_run_has_pages(reader: Reader) -> None:
    bar = reader.hands.find(QLabel, "page_label")
    reader.train(replace(ARTICLE, epochs=100_000))
    assert not bar.isVisible()
    reader.train(replace(ARTICLE, epochs=250_001))
    assert (bar.isVisible(), bar.text()) == (True, "Epochs 1 to 100,000")
    assert not reader.hands.find(QPushButton, "earlier_page_button").isEnabled()
    reader.hands.click("later_page_button")
    reader.hands.click("later_page_button")
    assert (bar.text(), reader.in_view()[0]) == ("Epochs 200,001 to 250,001", 200_001)
    assert not reader.hands.find(QPushButton, "later_page_button").isEnabled()
    reader.jump("100,000")
    assert (bar.text(), reader.in_view()[-1]) == ("Epochs 1 to 100,000", 100_000)


@pytest.mark.real_window
@pytest.mark.parametrize("text", ["1234567", "1 234 567", "1'234'567", "1.234.567"])
def test_a_jump_is_read_with_any_marks(reader: Reader, text: str) -> None:
    reader.train(BILLION)
    reader.jump(text)
    assert reader.selected() == [1_234_567]


def test_jump_goes_to_an_epoch_and_marks_it(reader: Reader) -> None:
    reader.train(BILLION)
    reader.jump("123,456,789")
    assert reader.selected() == [123_456_789]
    assert 123_456_789 in reader.in_view()
    assert reader.model.shown.pointed_at == 123_456_789
    assert reader.table.hasFocus()


@pytest.mark.parametrize("text", ["0", "21", "x", "", "1e99", "99999999999999999999999"])
def test_a_jump_to_nowhere_is_refused_in_words(reader: Reader, text: str) -> None:
    reader.train(ARTICLE)
    reader.jump(text)
    assert reader.status() == "There are 20 epochs: type a number from 1 to 20."
    assert reader.selected() == []


def test_before_training_there_is_nothing_to_jump_to(reader: Reader) -> None:
    reader.jump("1")
    assert reader.status() == "There are no epochs yet: press Train."
    reader.press(Qt.Key.Key_Down)
    assert reader.rows() == []


@pytest.mark.real_window
def test_keys_move_and_extend(reader: Reader) -> None:
    reader.train(replace(ARTICLE, epochs=1000))
    reader.click(0)
    reader.press(Qt.Key.Key_Down)
    assert reader.selected() == [2]
    reader.press(Qt.Key.Key_Down, SHIFT)
    reader.press(Qt.Key.Key_Down, SHIFT)
    assert reader.selected() == [2, 3, 4]
    assert reader.model.shown.pointed_at == 4
    reader.press(Qt.Key.Key_End, CTRL)
    assert reader.in_view()[-1] == 1000
    reader.press(Qt.Key.Key_A, CTRL)
    assert len(reader.selected()) == 1000


@pytest.mark.real_window
def test_keys_make_the_column_that_they_are_in_wider_and_narrower(reader: Reader) -> None:
    reader.train(ARTICLE)
    reader.click(0)
    reader.press(Qt.Key.Key_Right)
    fitting = reader.table.sizeHintForColumn(1)
    before = [reader.table.columnWidth(column) for column in range(3)]
    for _ in range(5):
        reader.press(Qt.Key.Key_Right, CTRL | SHIFT)
    reader.press(Qt.Key.Key_Left, CTRL | SHIFT)
    assert [reader.table.columnWidth(column) for column in range(3)] == [
        before[0],
        before[1] + 64,
        before[2],
    ]
    fit = next(each for each in reader.table.actions() if each.objectName() == "column_fit")
    fit.trigger()
    assert fitting <= reader.table.columnWidth(1) < before[1] + 64
    for _ in range(50):
        reader.press(Qt.Key.Key_Left, CTRL | SHIFT)
    assert reader.table.columnWidth(1) > 0, "it is never lost"


def test_clicks_select_and_shift_extends_beyond_the_view(reader: Reader) -> None:
    reader.train(replace(ARTICLE, epochs=1000))
    reader.click(2)
    assert reader.selected() == [3]
    reader.table.scrollToBottom()
    reader.click(999, SHIFT)
    assert reader.selected() == list(range(3, 1001))


def test_the_selection_is_copied_for_a_spreadsheet(reader: Reader) -> None:
    history = reader.train(ARTICLE)
    reader.click(1)
    reader.click(3, SHIFT)
    lines = reader.copy().splitlines()
    assert lines[0].split("\t")[0] == "epoch"
    copied = [[float(text) for text in line.split("\t")] for line in lines[1:]]
    assert copied == [list(epoch) for epoch in history[1:4]]
    assert reader.status() == "Copied 3 epochs."


def test_a_whole_page_is_copied(reader: Reader) -> None:
    history = reader.train(BILLION)
    reader.jump("200,000")
    reader.press(Qt.Key.Key_A, CTRL)
    lines = reader.copy().splitlines()
    assert reader.status() == "Copied 100,000 epochs."
    assert len(lines) == 100_001
    assert [float(text) for text in lines[1].split("\t")] == list(history[100_000])
    assert [float(text) for text in lines[-1].split("\t")] == list(history[199_999])


@pytest.mark.new_window
def test_copied_numbers_have_the_decimal_mark_that_was_chosen_for_csv(reader: Reader) -> None:
    history = reader.train(ARTICLE)
    reader.model.csv_style = "semicolon"
    reader.click(1)
    line = reader.copy().splitlines()[1]
    assert line.startswith("2\t2,85\t14,25\t-27,75\t770,0625\t")
    assert [float(text.replace(",", ".")) for text in line.split("\t")] == list(history[1])


def test_the_choice_for_csv_is_remembered_for_copying(application: QApplication) -> None:
    preferences = Preferences()
    preferences.set_csv_style("semicolon")
    assert MainWindow(ARTICLE, preferences).model.csv_style == "semicolon"


def test_no_number_is_minus_zero(reader: Reader) -> None:
    reader.train(Setup(-2, 0, 0.0, epochs=1))
    assert reader.rows()[0][1:] == ["0"] * 6


def test_epochs_that_are_not_neighbours_are_copied_in_their_order(reader: Reader) -> None:
    reader.train(ARTICLE)
    reader.click(7)
    reader.click(2, CTRL)
    assert [line.split("\t")[0] for line in reader.copy().splitlines()] == ["epoch", "3", "8"]
    assert reader.status() == "Copied 2 epochs."


@pytest.mark.real_window
def test_ctrl_c_copies(reader: Reader) -> None:
    reader.train(ARTICLE)
    reader.click(0)
    QApplication.clipboard().clear()
    reader.press(Qt.Key.Key_C, CTRL)
    assert (
        QApplication.clipboard().text().splitlines()[1].startswith("1\t1.0\t5.0\t-37.0\t1369.0\t")
    )


def test_the_epoch_pointed_at_in_a_plot_is_marked_and_in_view(reader: Reader) -> None:
    reader.train(replace(ARTICLE, epochs=1000))
    reader.model.shown.point_at(700)
    assert reader.marked() == [700]
    assert 700 in reader.in_view()
    reader.model.shown.point_at(None)
    assert reader.marked() == []


def test_a_click_points_at_the_epoch_everywhere(reader: Reader) -> None:
    reader.train(ARTICLE)
    reader.click(4)
    assert reader.model.shown.pointed_at == 5


def test_a_growing_run_does_not_move_the_rows(reader: Reader) -> None:
    rows = reader.table.model()
    reader.model.set_setup(replace(ARTICLE, epochs=MAX_EPOCHS, alpha=1e-9))
    reader.model.trainer.set_speed(20_000.0)
    reader.model.train()
    reader.hands.until_epoch(5_000)
    reader._qtbot.waitUntil(lambda: rows.rowCount() > 4_000)
    reader.table.verticalScrollBar().setValue(3_000)
    before, length = reader.in_view(), rows.rowCount()
    reader._qtbot.waitUntil(lambda: rows.rowCount() > length)
    assert reader.in_view() == before
    assert before[0] == 3_001
    reader.model.trainer.stop()


def test_another_run_begins_at_its_beginning(reader: Reader) -> None:
    reader.train(replace(ARTICLE, epochs=1000))
    reader.press(Qt.Key.Key_End, CTRL)
    reader.train(replace(ARTICLE, epochs=900))
    assert reader.in_view()[0] == 1
    assert reader.selected() == []


def test_reset_empties_the_table(reader: Reader) -> None:
    reader.train(ARTICLE)
    reader.hands.click("reset_button")
    assert reader.rows() == []
    assert reader.copy() == ""


def test_a_closed_table_does_no_work(reader: Reader) -> None:
    reader.hands.find(QAction, "show_numbers_panel").setChecked(False)
    reader.train(ARTICLE)
    assert reader.rows() == []
    reader.open()
    assert reader.numbers()[0] == 1


def test_epochs_of_a_continuation_follow_without_a_gap(reader: Reader) -> None:
    history = reader.train(ARTICLE)
    reader.model.continue_training()
    reader.hands.until(TrainerState.ENDED)
    assert reader.numbers()[-1] == 40
    for number, row in zip(reader.numbers(), reader.rows(), strict=True):
        assert float(row[1]) == history[number - 1].weight


def test_the_epoch_that_the_slider_holds_is_marked_and_in_view(reader: Reader) -> None:
    reader.train(replace(ARTICLE, epochs=1000))
    reader.model.shown.show_epoch(700)
    assert reader.marked() == [700]
    assert 700 in reader.in_view()
    reader.model.shown.show_epoch(None)
    assert reader.marked() == []


def test_while_stepping_the_table_has_what_was_gone_through(reader: Reader) -> None:
    reader.train(ARTICLE)
    reader.model.set_setup(replace(ARTICLE, alpha=0.04))
    reader.model.toggle_stepping()
    assert reader.rows() == []
    reader.model.stepping.go(Position(2, Step.COMPARE))
    assert reader.numbers() == [1]
    assert reader.rows()[0][-1] == "8.4"
    reader.model.stepping.go(Position(2, Step.ADJUST))
    assert (reader.numbers(), reader.marked()) == ([1, 2], [2])
    reader.model.toggle_stepping()
    assert len(reader.numbers()) == 20
    assert reader.rows()[0][-1] == "2.85"
