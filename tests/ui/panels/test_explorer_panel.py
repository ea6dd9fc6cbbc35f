"""The alpha explorer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, cycle

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.exploration import Exploration
from simplenn.core.setup import Setup
from simplenn.engine.explorer import Explorer

pytestmark = pytest.mark.shared_window


@pytest.fixture
def explorer(hands: Hands, qtbot: QtBot) -> Iterator[Explorer]:
    """The explorer of an open panel that has explored all there is."""
    yield open_panel(hands, qtbot)
    if hands.window.isVisible() and toggle(hands).isChecked():
        toggle(hands).trigger()


def open_panel(hands: Hands, qtbot: QtBot) -> Explorer:
    [explorer] = hands.window.findChildren(Explorer)
    assert not explorer.is_busy  # a closed panel does nothing
    toggle(hands).trigger()
    qtbot.waitUntil(lambda: explorer.exploration is not None)
    hands.until_explored()
    return explorer


def toggle(hands: Hands) -> QAction:
    return hands.find(QAction, "show_explorer_panel")


def plot(hands: Hands) -> pg.PlotItem:
    return hands.find(pg.PlotWidget, "explorer_plot").getPlotItem()


def point(hands: Hands, x: float) -> QPointF:
    box = plot(hands).getViewBox()
    scene: QPointF = box.mapViewToScene(QPointF(x, sum(box.viewRange()[1]) / 2))
    return scene


def click(hands: Hands, qtbot: QtBot, log_alpha: float) -> None:
    widget = hands.find(pg.PlotWidget, "explorer_plot")
    place = widget.mapFromScene(point(hands, log_alpha))
    qtbot.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.new_window
def test_it_explores_what_is_set_once_it_is_open(hands: Hands, qtbot: QtBot) -> None:
    assert hands.window.findChildren(Explorer)[0].exploration is None
    explorer = open_panel(hands, qtbot)
    assert len(explorer.explored) >= 300
    changes: list[Callable[[], object]] = [
        lambda: hands.window.model.set_setup(Setup(5, 43, epochs=20)),
        lambda: hands.window.model.set_setup(Setup(6, 43, epochs=20)),
        lambda: hands.window.model.set_setup(Setup(6, 43, 2.0, epochs=20)),
        lambda: hands.window.model.set_setup(Setup(6, 43, 2.0, epochs=30)),
        lambda: hands.window.model.tolerance.set_value(0.5),
    ]
    for change in changes:
        change()
        hands.until_explored()
        exploration = Exploration(hands.window.model.setup, hands.window.model.tolerance.value)
        assert explorer.explored == [exploration.at(alpha) for alpha in exploration.alphas]


def test_it_makes_way_for_training_at_full_speed(
    hands: Hands, explorer: Explorer, qtbot: QtBot
) -> None:
    hands.window.model.set_setup(Setup(5, 42, alpha=1e-9, epochs=1_000_000_000))
    hands.trainer.set_speed(None)
    hands.click("train_button")
    assert explorer.is_resting
    assert "Training comes first" in hands.find(QLabel, "explorer_label").text()
    hands.trainer.set_speed(10.0)
    qtbot.waitUntil(lambda: not explorer.is_resting)
    hands.trainer.set_speed(None)
    assert explorer.is_resting
    hands.click("stop_button")
    qtbot.waitUntil(lambda: not explorer.is_resting)
    qtbot.waitUntil(lambda: len(explorer.explored) > 0, timeout=20_000)
    assert "Each point is a run" in hands.find(QLabel, "explorer_label").text()


def test_another_alpha_is_no_reason_to_explore_again(hands: Hands, explorer: Explorer) -> None:
    exploration = explorer.exploration
    hands.window.model.set_setup(Setup(5, 42, alpha=0.03))
    assert explorer.exploration is exploration


def test_a_click_takes_the_alpha_over(hands: Hands, explorer: Explorer, qtbot: QtBot) -> None:
    click(hands, qtbot, -2.5)
    assert hands.window.model.setup.alpha == pytest.approx(10**-2.5, rel=0.03)


@pytest.mark.parametrize(("near", "alpha"), [(-1.3985, 0.04), (-1.0975, 0.08)])
def test_a_click_near_the_minimum_or_the_wall_takes_it_exactly(
    hands: Hands, explorer: Explorer, qtbot: QtBot, near: float, alpha: float
) -> None:
    click(hands, qtbot, near)
    assert hands.window.model.setup.alpha == alpha


@pytest.mark.real_window
def test_arrow_keys_go_to_the_next_alpha(hands: Hands, explorer: Explorer, qtbot: QtBot) -> None:
    widget = hands.find(pg.PlotWidget, "explorer_plot")
    widget.setFocus()
    alphas = [explored.alpha for explored in explorer.explored]
    hands.window.model.set_setup(Setup(5, 42, alpha=0.01))
    qtbot.keyClick(widget, Qt.Key.Key_Right)
    assert hands.window.model.setup.alpha == min(alpha for alpha in alphas if alpha > 0.01)
    qtbot.keyClick(widget, Qt.Key.Key_Left)
    assert hands.window.model.setup.alpha == max(alpha for alpha in alphas if alpha < 0.01)
    hands.window.model.set_setup(Setup(5, 42, alpha=1e9))
    qtbot.keyClick(widget, Qt.Key.Key_Right)
    assert hands.window.model.setup.alpha == alphas[-1]


@pytest.mark.real_window
def test_hovering_says_what_comes_of_an_alpha(
    hands: Hands, explorer: Explorer, qtbot: QtBot
) -> None:
    widget = hands.find(pg.PlotWidget, "explorer_plot")
    label = hands.find(QLabel, "explorer_label")
    assert "Each point is a run of 20 epochs" in label.text()
    places = cycle(widget.mapFromScene(point(hands, place)) for place in (-2.001, -2.0))

    def is_said() -> bool:  # to and fro, since pyqtgraph lets moves go by that come too quickly
        qtbot.mouseMove(widget.viewport(), next(places))
        return "epoch 20 has the error 0.02" in label.text()

    qtbot.waitUntil(is_said)
    hands.window.model.set_setup(Setup(5, 42, alpha=0.02))
    assert "epoch 20 has the error 0.02" in label.text()
    hands.window.model.set_setup(Setup(5, 43))
    assert "epoch 20 has" not in label.text()


def test_both_quantities_can_be_seen(hands: Hands, explorer: Explorer) -> None:
    box = hands.find(QComboBox, "explorer_quantity")
    [curve] = [item for item in plot(hands).items if type(item) is pg.PlotCurveItem]
    errors = curve.getData()[1]
    box.setCurrentIndex(1)
    needed = curve.getData()[1]
    assert plot(hands).getAxis("left").labelText == "epochs needed"
    assert min(needed) == 0.0  # the logarithm of the one epoch that the best alpha needs
    assert list(needed) != list(errors)
    label = hands.find(QLabel, "explorer_label")
    assert "how many epochs it takes to come within 0.1 of the goal" in label.text()
    assert "does not come so near in 20 epochs" in label.text()
    box.setCurrentIndex(0)
    assert "the error of the last epoch, before its update" in label.text()
    box.setCurrentIndex(1)
    hands.window.resize(1300, 1000)
    hands.window.grab()
    assert plot(hands).getAxis("left").labelText == "epochs needed"
    box.setCurrentIndex(0)


def test_long_runs_are_cut_and_it_says_so(hands: Hands, explorer: Explorer) -> None:
    hands.window.model.set_setup(Setup(5, 42, epochs=1_000_000))
    text = hands.find(QLabel, "explorer_label").text()
    assert text.startswith("Each point is a run of 100,000 epochs with input 5, goal 42, ")
    assert "Of the 1,000,000 epochs that are set, more than 100,000 would take too long." in text


def test_input_0(hands: Hands, explorer: Explorer, qtbot: QtBot) -> None:
    hands.window.model.set_setup(Setup(0, 42))
    hands.until_explored()
    assert hands.find(QLabel, "explorer_label").text() == (
        "With input 0 every step is 0, whatever alpha is, so that there is nothing to explore."
    )
    click(hands, qtbot, 0.0)
    qtbot.keyClick(hands.find(pg.PlotWidget, "explorer_plot"), Qt.Key.Key_Right)
    assert hands.window.model.setup == Setup(0, 42)


@pytest.mark.new_window
@pytest.mark.parametrize("how", ["panel", "window"])
def test_closing_ends_the_exploring(hands: Hands, explorer: Explorer, how: str) -> None:
    hands.window.model.set_setup(Setup(5, 42, epochs=100_000))
    assert explorer.is_busy
    if how == "panel":
        toggle(hands).trigger()
    else:
        hands.window.close()
    assert not explorer.is_busy


def test_it_begins_anew_when_it_was_closed_too_early(
    hands: Hands, explorer: Explorer, qtbot: QtBot
) -> None:
    hands.window.model.set_setup(Setup(5, 42, epochs=50_000))
    toggle(hands).trigger()
    assert len(explorer.explored) < 500
    toggle(hands).trigger()
    qtbot.waitUntil(lambda: len(explorer.explored) == 500, timeout=20_000)


def test_it_goes_on_beside_training(hands: Hands, explorer: Explorer, qtbot: QtBot) -> None:
    hands.train(Setup(5, 42, alpha=1e-5, epochs=50_000))
    hands.until_explored()
    assert hands.epochs() == 50_000
    assert len(explorer.explored) == 500


def test_the_names_of_its_lines_stand_beside_each_other(hands: Hands, explorer: Explorer) -> None:
    texts = hands.texts_in("explorer_plot")
    assert {"best 0.04", "limit 0.08", "alpha 0.01"} == set(texts)
    for one, other in combinations(texts.values(), 2):
        assert not one.intersects(other)
