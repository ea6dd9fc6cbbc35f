"""What the Tab key leads to has a frame around it."""

from __future__ import annotations

import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication, QCheckBox, QDoubleSpinBox, QFocusFrame, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

pytestmark = pytest.mark.shared_window


def framed(hands: Hands) -> list[QWidget]:
    """What has a frame around it."""
    frames = hands.window.findChildren(QFocusFrame)
    widgets = [frame.widget() for frame in frames if frame.isVisible()]
    return [widget for widget in widgets if widget is not None]


def test_the_frame_goes_where_the_tab_key_goes(hands: Hands, qtbot: QtBot) -> None:
    toggle = hands.find(QCheckBox, "log_toggle")
    toggle.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.keyClick(toggle, Qt.Key.Key_Backtab)
    before = QApplication.focusWidget()
    assert framed(hands) == [before]
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert framed(hands) == [toggle]
    field = hands.find(QDoubleSpinBox, "alpha_spin")
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert framed(hands) == [field], "what is typed into has one in any case"


@pytest.mark.parametrize("name", ["error_panel_window_button", "step_through_panel"])
def test_all_sides_of_the_frame_are_seen_where_there_is_no_room_around(
    hands: Hands, qtbot: QtBot, name: str
) -> None:
    hands.window.model.toggle_stepping()
    it = hands.find(QWidget, name)
    next(here for here in hands.walk(hands.find(QWidget, "log_toggle")) if here is it)
    (frame,) = hands.window.findChildren(QFocusFrame)
    assert frame.widget() is it
    around = frame.parentWidget()
    assert around is not None
    seen = frame.rect().intersected(around.rect().translated(-frame.pos()))
    edge = QRegion(seen).subtracted(QRegion(seen.adjusted(1, 1, -1, -1)))
    qtbot.waitUntil(lambda: edge.subtracted(frame.mask()).isEmpty())
    assert seen.translated(frame.pos()).contains(it.geometry())
    assert not frame.mask().contains(frame.rect().center()), "a cursor would have it painted, too"


def test_a_plot_that_has_the_focus_has_a_border(hands: Hands) -> None:
    plot = hands.find(pg.PlotWidget, "error_plot")
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert plot.getViewBox().border.widthF() >= 2
    plot.clearFocus()
    assert plot.getViewBox().border.style() is Qt.PenStyle.NoPen
