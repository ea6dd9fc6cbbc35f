"""The focus comes back to where it was, if that is still there."""

from __future__ import annotations

import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import Setup
from simplenn.engine.trainer import TrainerState

pytestmark = pytest.mark.real_window


def test_stepping_survives_the_editor_it_was_entered_from(hands: Hands, qtbot: QtBot) -> None:
    hands.train()
    hands.train()
    table = hands.find(QTableView, "runs_table")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(hands.window.focusWidget(), QLineEdit))
    stepping = hands.find(QAction, "demo_action")
    stepping.trigger()
    assert hands.window.model.stepping.active
    qtbot.waitUntil(lambda: not table.findChildren(QLineEdit))
    stepping.trigger()
    assert not hands.window.model.stepping.active


def test_the_space_bar_that_trained_holds_and_goes_on(hands: Hands, qtbot: QtBot) -> None:
    hands.train()  # so that Reset could be pressed, which comes next to Train
    hands.window.model.set_setup(Setup(5, 42, alpha=1e-9, epochs=1_000_000_000))
    hands.find(QPushButton, "train_button").setFocus()
    for state in (TrainerState.RUNNING, TrainerState.PAUSED, TrainerState.RUNNING):
        focused = hands.window.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Space)
        assert hands.is_(state)
    hands.trainer.stop()
    assert hands.window.focusWidget() is hands.find(QPushButton, "train_button")


def test_tab_comes_to_a_card_between_the_column_and_the_plots(hands: Hands) -> None:
    hands.train(Setup(5, 42, alpha=0.1))
    order = [each.objectName() for each in hands.walk(hands.find(QPushButton, "train_button"))]
    names = ("train_button", "remedy_button", "put_away_button", "error_plot")
    assert [name for name in order if name in names] == list(names)


def test_a_card_that_goes_leaves_the_focus_to_train(hands: Hands, qtbot: QtBot) -> None:
    hands.find(QPushButton, "begin_lesson_button").setFocus()
    hands.window.model.set_setup(Setup(5, 42, alpha=0.1, epochs=1_000_000_000))
    hands.find(QAction, "train_action").trigger()
    assert hands.window.focusWidget() is hands.find(QPushButton, "pause_button")
    qtbot.waitUntil(hands.find(QPushButton, "remedy_button").isVisible)
    hands.trainer.stop()
    remedy = hands.find(QPushButton, "remedy_button")
    remedy.setFocus()
    qtbot.keyClick(remedy, Qt.Key.Key_Space)
    assert not remedy.isVisible()
    assert hands.window.focusWidget() is hands.find(QPushButton, "train_button")


def test_where_train_is_not_seen_a_card_that_goes_leaves_the_focus_to_the_window(
    hands: Hands, qtbot: QtBot
) -> None:
    side_column = hands.find(QAction, "side_column_action")
    side_column.trigger()
    hands.train(Setup(5, 42, alpha=0.1))
    remedy = hands.find(QPushButton, "remedy_button")
    remedy.setFocus()
    qtbot.keyClick(remedy, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is hands.window
    side_column.trigger()


@pytest.mark.parametrize(
    ("button", "plot"),
    [
        ("fit_button", "error_plot"),
        ("fit_valley_button", "valley_plot"),
        ("fit_weight_button", "weight_plot"),
    ],
)
def test_the_button_that_undoes_zooming_leaves_the_focus_to_its_plot(
    hands: Hands, qtbot: QtBot, button: str, plot: str
) -> None:
    hands.train()
    box = hands.find(pg.PlotWidget, plot).getViewBox()
    box.scaleBy((0.5, 0.5))
    box.sigRangeChangedManually.emit(box.state["mouseEnabled"])
    back = hands.find(QPushButton, button)
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Space)
    assert not back.isVisible()
    assert hands.window.focusWidget() is hands.find(pg.PlotWidget, plot)
