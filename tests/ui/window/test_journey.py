"""What a new user does, from opening the window to closing it."""

from __future__ import annotations

import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QSlider
from pytestqt.qtbot import QtBot
from tests.ui.conftest import OpenWindow
from tests.ui.hands import Hands

from simplenn.core.run import TrainingRun
from simplenn.core.setup import Setup
from simplenn.engine.trainer import TrainerState
from simplenn.ui.widgets.number_label import NumberLabel
from simplenn.ui.widgets.spin_boxes import EpochsSpin, NumberSpin

pytestmark = [pytest.mark.real_window, pytest.mark.shared_window]

ENDLESS = Setup(5, 42, alpha=1e-9, epochs=1_000_000_000)


def shown(hands: Hands, name: str) -> float:
    return float(hands.find(NumberLabel, name).text())


@pytest.mark.new_window
def test_the_window_opens_with_the_numbers_of_the_article(hands: Hands) -> None:
    values = {
        name: hands.find(NumberSpin, f"{name}_spin").text()
        for name in ("input", "goal", "weight", "alpha")
    }
    assert values == {"input": "5", "goal": "42", "weight": "1", "alpha": "0.01"}
    assert hands.find(EpochsSpin, "epochs_spin").value() == 20
    assert "10 epochs a second" in [label.text() for label in hands.window.findChildren(QLabel)]


@pytest.mark.new_window
def test_by_mouse_open_train_pause_resume_stop_continue_reset_ask_close(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.find(QSlider, "speed_slider").setValue(6)  # a hundred epochs a second
    hands.find(EpochsSpin, "epochs_spin").setValue(1_000)
    hands.find(NumberSpin, "alpha_spin").setValue(1e-5)
    hands.click("train_button")
    hands.until_epoch(3)
    hands.click("pause_button")
    assert hands.is_(TrainerState.PAUSED)
    assert hands.find(QPushButton, "pause_button").text().replace("&", "") == "Resume"
    paused_after = hands.epochs()
    hands.click("pause_button")
    hands.until_epoch(paused_after + 3)
    hands.click("stop_button")
    assert hands.is_(TrainerState.ENDED)
    stopped_after = hands.epochs()
    hands.click("continue_button")
    hands.until_epoch(stopped_after + 3)
    assert hands.history.seams == [stopped_after + 1]
    hands.click("stop_button")
    ask = hands.find(NumberSpin, "ask_spin")
    ask.selectAll()
    qtbot.keyClicks(ask, "10")
    assert shown(hands, "answer_label") == 10 * hands.history.weight
    hands.click("reset_button")
    assert hands.is_(TrainerState.EMPTY)
    assert shown(hands, "answer_label") == 10.0
    assert hands.window.close()


def test_the_first_click_shows_the_articles_result(hands: Hands) -> None:
    hands.click("train_button")
    hands.until(TrainerState.ENDED)
    assert shown(hands, "result_weight") == 8.376533031651888
    assert shown(hands, "result_prediction") == 41.88266515825944
    assert shown(hands, "result_error") == 0.02447549348672308
    assert shown(hands, "result_off_by") == 42 - 41.88266515825944
    assert hands.find(NumberLabel, "answer_label").property("value") == 10 * 8.376533031651888
    curve = hands.find(pg.PlotWidget, "error_plot").getPlotItem().listDataItems()[0]
    run = TrainingRun(Setup(5, 42))
    run.advance(20)
    numbers, errors = curve.getData()
    assert list(numbers) == list(range(1, 21))
    assert list(errors) == [epoch.error for epoch in run.trace]


@pytest.mark.parametrize(
    ("state", "enabled"),
    [
        (TrainerState.EMPTY, {"train"}),
        (TrainerState.RUNNING, {"pause", "stop", "reset"}),
        (TrainerState.PAUSED, {"pause", "stop", "reset"}),
        (TrainerState.ENDED, {"train", "continue", "reset"}),
    ],
)
def test_only_buttons_that_make_sense_are_enabled(
    hands: Hands, state: TrainerState, enabled: set[str]
) -> None:
    steps = {
        TrainerState.RUNNING: ["train"],
        TrainerState.PAUSED: ["train", "pause"],
        TrainerState.ENDED: ["train", "stop"],
    }
    hands.window.model.set_setup(ENDLESS)
    for name in steps.get(state, []):
        hands.click(f"{name}_button")
    names = ("train", "pause", "stop", "continue", "reset")
    assert {n for n in names if hands.find(QPushButton, f"{n}_button").isEnabled()} == enabled


@pytest.mark.new_window
@pytest.mark.parametrize("speed", [0, 6, 12, 18])
def test_closing_in_the_middle_of_a_run_ends_it_at_once(
    hands: Hands, qtbot: QtBot, speed: int
) -> None:
    slider = hands.find(QSlider, "speed_slider")
    slider.setValue(speed)
    hands.window.model.set_setup(ENDLESS)
    hands.click("train_button")
    if speed:
        hands.until_epoch(2)
    assert hands.window.close()
    assert hands.is_(TrainerState.ENDED)


def test_the_speed_slider_goes_up_to_as_fast_as_it_can(hands: Hands) -> None:
    slider = hands.find(QSlider, "speed_slider")
    assert hands.trainer.speed == 10.0
    slider.setValue(slider.minimum())
    assert hands.trainer.speed == 1.0
    slider.setValue(slider.maximum())
    assert hands.trainer.speed is None


def test_a_failure_inside_the_worker_reaches_the_person(
    hands: Hands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_run: TrainingRun, _count: int) -> int:
        raise MemoryError("no room for another epoch")

    with monkeypatch.context() as patched:
        patched.setattr(TrainingRun, "advance", fail)
        hands.click("train_button")
        qtbot.waitUntil(lambda: bool(hands.window.findChildren(QMessageBox)))
    dialog = hands.find(QMessageBox, "failure_dialog")
    assert "MemoryError: no room for another epoch" in dialog.detailedText()
    copy = next(b for b in dialog.buttons() if b.text().replace("&", "") == "Copy details")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "MemoryError" in qapp_clipboard()
    dialog.close()
    hands.click("train_button")
    hands.until(TrainerState.ENDED)
    assert hands.epochs() == 20


def qapp_clipboard() -> str:
    return pg.QtWidgets.QApplication.clipboard().text()  # type: ignore[no-any-return]


def test_a_soak_of_redraws_and_news(hands: Hands, qtbot: QtBot) -> None:
    """PySide 6.12 loses a reference in every emit and every redraw: it dies of a hundred."""
    hands.train(Setup(5, 42, epochs=100))
    hands.window.resize(640, 400)
    for name in ("valley", "weight"):  # one small plot is enough
        hands.find(QAction, f"show_{name}_panel").setChecked(False)
    view = hands.find(pg.PlotWidget, "error_plot").viewport()
    for _ in range(300):
        hands.trainer.advanced.emit()
        view.repaint()
    assert shown(hands, "result_weight") == hands.window.model.shown.weight


def test_the_window_can_start_with_other_numbers(open_window: OpenWindow, qtbot: QtBot) -> None:
    hands = Hands(open_window(Setup(-3, 1e-7, 0.25, 0.001, 1_000_000_000)), qtbot)
    assert hands.find(NumberSpin, "goal_spin").text() == "1e-07"
    assert hands.find(EpochsSpin, "epochs_spin").text() == "1,000,000,000"
    hands.click("train_button")
    hands.until(TrainerState.RUNNING)
    hands.click("stop_button")
