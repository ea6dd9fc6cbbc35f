"""The plots by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView, QWidget
from tests.ui.hands import Hands

from simplenn.ui.help.keys import Keys
from simplenn.ui.plots.plot_view import PlotView

pytestmark = pytest.mark.shared_window

KEYS = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("name", "button"),
    [
        ("error_plot", "fit_button"),
        ("weight_plot", "fit_weight_button"),
        ("valley_plot", "fit_valley_button"),
    ],
)
def test_a_plot_is_zoomed_and_moved_by_keys(hands: Hands, name: str, button: str) -> None:
    hands.train()
    plot = hands.find(QWidget, name)
    view = plot.parentWidget()
    assert isinstance(view, PlotView)
    plot.setFocus()
    (left, right), _ = view.shown
    QTest.keyClick(plot, KEYS.Key_Plus)
    (nearer_left, nearer_right), (bottom, top) = view.shown
    assert nearer_right - nearer_left == pytest.approx((right - left) / 1.25)
    assert hands.find(QPushButton, button).isVisible()
    QTest.keyClick(plot, KEYS.Key_Right, SHIFT)
    assert view.shown[0][0] > nearer_left
    QTest.keyClick(plot, KEYS.Key_Up, SHIFT)
    assert view.shown[1] == pytest.approx((bottom + (top - bottom) / 10, top + (top - bottom) / 10))
    QTest.keyClick(plot, KEYS.Key_Minus)
    QTest.keyClick(plot, KEYS.Key_0)
    assert view.shown[0] == (left, right)
    assert not hands.find(QPushButton, button).isVisible()
    QTest.keyClick(plot, KEYS.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    size_of_all = "that is for the size of everything, and marks, which need more room then"
    assert view.shown[0] == pytest.approx((left, right), abs=0.2), size_of_all


def test_enter_leads_from_an_epoch_to_its_numbers(hands: Hands) -> None:
    hands.train()
    plot = hands.find(QWidget, "error_plot")
    plot.setFocus()
    for _ in range(3):
        QTest.keyClick(plot, KEYS.Key_Left)
    QTest.keyClick(plot, KEYS.Key_Return)
    table = hands.find(QTableView, "trace_table")
    assert table.isVisible()
    assert hands.window.focusWidget() is table
    assert table.currentIndex().row() == 18 - 1


def test_its_keys_are_in_the_help(hands: Hands) -> None:
    hands.find(QWidget, "error_plot").setFocus()
    here = {key.keys: key.does for key in Keys.of(hands.window).here}
    assert here["+, -"] == "Zoom in and out."
    assert here["Enter"] == "Open the table of the numbers at that epoch."
