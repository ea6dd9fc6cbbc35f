"""The epoch slider, and the weight plot: any epoch again, in every view."""

from __future__ import annotations

import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSlider, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import Setup
from simplenn.engine.trainer import TrainerState

pytestmark = pytest.mark.shared_window


def slider(hands: Hands) -> QSlider:
    return hands.find(QSlider, "scrubber")


def result(hands: Hands, name: str) -> float:
    return float(hands.find(QLabel, f"result_{name}").text())


def weights(hands: Hands) -> list[float]:
    curve = hands.find(pg.PlotWidget, "weight_plot").getPlotItem().listDataItems()[0]
    heights = curve.getData()[1]
    return [] if heights is None else list(heights)


def test_it_shows_any_past_state_in_every_view(hands: Hands) -> None:
    assert not slider(hands).isEnabled()
    hands.train()
    assert (slider(hands).minimum(), slider(hands).maximum()) == (1, 21)
    assert slider(hands).value() == 21
    slider(hands).setValue(7)
    history = hands.history
    assert result(hands, "weight") == history[6].weight
    assert result(hands, "prediction") == history[6].prediction
    assert result(hands, "off_by") == history[6].off_by
    assert result(hands, "error") == history[6].error
    assert float(hands.find(QLabel, "answer_label").text()) == 10 * history[6].weight
    assert hands.find(QLabel, "status_label").text().startswith("In epoch 7 the network answered")
    for name in ("error_plot", "weight_plot"):
        assert any(text.startswith("epoch 7\n") for text in hands.texts_in(name))
    items = hands.find(pg.PlotWidget, "valley_plot").getPlotItem().items
    ball = next(item for item in items if isinstance(item, pg.TargetItem))
    assert ball.pos().x() == history[6].weight


@pytest.mark.real_window
def test_its_right_end_is_the_latest_state(hands: Hands, qtbot: QtBot) -> None:
    hands.train()
    now = result(hands, "weight")
    slider(hands).setFocus()
    history = hands.history
    for epoch in (20, 19):
        qtbot.keyClick(slider(hands), Qt.Key.Key_Left)
        assert hands.window.model.shown.epoch == epoch
        assert result(hands, "weight") == history[epoch - 1].weight != now
    qtbot.keyClick(slider(hands), Qt.Key.Key_End)
    assert hands.window.model.shown.epoch is None
    assert result(hands, "weight") == now


def test_it_says_which_state_is_shown(hands: Hands) -> None:
    def said() -> list[str]:
        panel = hands.find(QWidget, "epoch_slider_panel")
        return [label.text() for label in panel.findChildren(QLabel)]

    assert said() == ["", "epoch"]
    hands.train()
    assert said() == ["after 20", "epoch"]
    slider(hands).setValue(20)
    assert said() == ["20 of 20", "epoch"]


def test_pointing_elsewhere_does_not_lose_the_place(hands: Hands) -> None:
    hands.train()
    slider(hands).setValue(7)
    hands.window.model.shown.point_at(3)
    hands.window.model.shown.point_at(None)
    assert hands.window.model.shown.epoch == 7
    assert slider(hands).value() == 7


def test_it_follows_training_until_it_is_moved(hands: Hands, qtbot: QtBot) -> None:
    hands.begin(2000.0, Setup(5, 42, alpha=1e-7, epochs=1_000_000_000))
    qtbot.waitUntil(lambda: slider(hands).maximum() >= 30, timeout=20_000)
    assert slider(hands).value() == slider(hands).maximum()
    slider(hands).setValue(10)
    hands.until_epoch(200)
    assert slider(hands).value() == 10
    assert slider(hands).maximum() >= 30
    hands.trainer.stop()


def test_a_new_run_shows_the_latest_state_again(hands: Hands) -> None:
    hands.train()
    slider(hands).setValue(7)
    hands.window.model.continue_training()
    hands.until(TrainerState.ENDED)
    assert hands.window.model.shown.epoch is None
    assert slider(hands).value() == 41


def test_it_moves_stepping_from_epoch_to_epoch(hands: Hands) -> None:
    hands.window.model.toggle_stepping()
    hands.window.model.stepping.next()
    slider(hands).setValue(12)
    position = hands.window.model.stepping.position
    assert (position.epoch, position.step) == (12, 2)
    slider(hands).setValue(20)
    assert hands.window.model.stepping.position.epoch == 20


def test_stepping_begins_where_the_slider_is_and_leaves_it_there(hands: Hands) -> None:
    hands.train()
    slider(hands).setValue(7)
    hands.window.model.toggle_stepping()
    assert hands.window.model.stepping.position.epoch == 7
    slider(hands).setValue(15)
    hands.window.model.toggle_stepping()
    assert hands.window.model.shown.epoch == 7
    assert slider(hands).value() == 7


def test_training_anew_from_stepping_forgets_the_place(hands: Hands) -> None:
    hands.train()
    slider(hands).setValue(7)
    hands.window.model.toggle_stepping()
    hands.train()
    assert not hands.window.model.stepping.active
    assert slider(hands).value() == 21


def test_the_weight_plot_tells_apart_what_the_error_plot_cannot(hands: Hands) -> None:
    """At input 5, alpha 0.01 has the factor 0.75 and alpha 0.07 has -0.75."""
    below: list[list[bool]] = []
    errors: list[list[float]] = []
    for alpha in (0.01, 0.07):
        hands.train(Setup(5, 42, alpha=alpha, epochs=10))
        curve = hands.find(pg.PlotWidget, "error_plot").getPlotItem().listDataItems()[0]
        errors.append(list(curve.getData()[1]))
        below.append([weight < 8.4 for weight in weights(hands)])
    assert errors[0] == pytest.approx(errors[1])
    assert below == [[True] * 10, [True, False] * 5]


def test_the_weight_plot_has_the_line_that_the_weight_comes_to(hands: Hands) -> None:
    def goal_lines() -> list[float]:
        items = hands.find(pg.PlotWidget, "weight_plot").getPlotItem().items
        lines = [i for i in items if isinstance(i, pg.InfiniteLine) and i.isVisible()]
        return [line.value() for line in lines if line.angle == 0]

    assert goal_lines() == [8.4]
    hands.window.model.set_setup(Setup(4, 2))
    assert goal_lines() == [0.5]
    hands.window.model.set_setup(Setup(0, 2))
    assert goal_lines() == []


def test_the_weight_after_the_last_update_has_a_place_of_its_own(hands: Hands) -> None:
    hands.train()
    (left, right), (bottom, top) = (
        hands.find(pg.PlotWidget, "weight_plot").getPlotItem().getViewBox().viewRange()
    )
    assert left < 1
    assert right > 21
    assert bottom < 1 < 8.376533031651888 < top


def test_an_old_run_that_is_taken_up_is_shown_as_it_ended(hands: Hands) -> None:
    hands.train()
    hands.train()
    slider(hands).setValue(7)
    hands.window.model.runs.make_current(1)
    assert hands.window.model.shown.epoch is None
    assert slider(hands).value() == 21
