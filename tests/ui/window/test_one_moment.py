"""Everything in view belongs to one moment: where the fields have other numbers, it is said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QTableView
from tests.ui.hands import Hands

from simplenn.core.setup import ARTICLE, Setup
from simplenn.engine.trainer import TrainerState

pytestmark = pytest.mark.shared_window

BETTER = "More epochs with these numbers bring it nearer."
THEN = "Train begins a new run with that, Continue goes on from the learned weight."


def text(hands: Hands, name: str) -> str:
    return hands.find(QLabel, name).text()


def goal_lines(hands: Hands) -> list[float]:
    """The line goal/input of the weight plot."""
    items = hands.find(pg.PlotWidget, "weight_plot").getPlotItem().items
    lines = [item for item in items if isinstance(item, pg.InfiniteLine) and item.isVisible()]
    return [line.value() for line in lines if line.angle == 0]


def dashed(hands: Hands) -> list[tuple[float, float]]:
    """The points of the dashed curve in the error plot."""
    items = hands.find(pg.PlotWidget, "error_plot").getPlotItem().items
    [curve] = [item for item in items if type(item) is pg.PlotCurveItem and item.zValue() == -5]
    x, y = curve.getData()
    return [] if x is None else list(zip(x, y, strict=True))


def continue_(hands: Hands) -> None:
    hands.window.model.continue_training()
    hands.until(TrainerState.ENDED)


def test_the_error_now_is_that_of_the_weight_shown(hands: Hands) -> None:
    now, last = (hands.find(QLabel, f"result_{name}") for name in ("error_now", "error"))
    assert (now.property("value"), last.property("value")) == (1369.0, None)
    hands.train()
    history = hands.history
    assert now.property("value") == (5 * history.weight - 42) ** 2 == 0.013767465086281733
    assert last.property("value") == 0.02447549348672308
    hands.window.model.shown.show_epoch(20)
    assert now.property("value") == last.property("value") == 0.02447549348672308
    hands.window.model.shown.show_epoch(None)
    continue_(hands)
    assert history[20].error == 0.013767465086281733, "the next epoch began with it"


def test_an_error_now_that_no_float_can_hold_is_none(hands: Hands) -> None:
    hands.window.model.set_setup(Setup(1, 1e200))
    assert text(hands, "result_error_now") == "\N{EM DASH}"
    assert text(hands, "result_off_by") == "1e+200"


def test_another_goal_after_training_is_said_once_and_mixes_with_nothing(hands: Hands) -> None:
    hands.train()
    assert BETTER in text(hands, "status_label")
    results = [text(hands, f"result_{name}") for name in ("weight", "prediction", "off_by")]
    hands.window.model.set_setup(Setup(5, 100))
    assert text(hands, "status_label") == (
        f"What is shown was trained with goal 42; the field says goal 100. {THEN}"
    )
    now = [text(hands, f"result_{name}") for name in ("weight", "prediction", "off_by")]
    assert now == results
    assert goal_lines(hands) == [8.4]
    assert text(hands, "forecast_label") == (
        "of the goal, new numbers: Train (dashed) after 24 epochs,\nContinue after 23 epochs"
    )
    assert dashed(hands)[0] == (1.0, 95.0**2)
    hands.window.model.set_setup(ARTICLE)
    assert BETTER in text(hands, "status_label")
    assert text(hands, "forecast_label") == "of the goal: after 21 epochs"


def test_continue_at_the_limit_is_not_said_to_come_nearer(hands: Hands) -> None:
    hands.train()
    hands.window.model.set_setup(Setup(5, 42, alpha=0.08))
    assert BETTER not in text(hands, "status_label")
    assert "alpha 0.01; the field says alpha 0.08" in text(hands, "status_label")
    assert text(hands, "forecast_label").endswith(
        "new numbers: Train (dashed) never,\nContinue never"
    )
    continue_(hands)
    assert "bounces" in text(hands, "status_label")
    assert text(hands, "forecast_label") == "of the goal: never"


def test_several_numbers_are_named_together(hands: Hands) -> None:
    hands.train()
    hands.window.model.set_setup(Setup(4, 100, weight=2.0, alpha=0.02))
    assert text(hands, "status_label").startswith(
        "What is shown was trained with input 5, goal 42, weight 1 and alpha 0.01; "
        "the fields say input 4, goal 100, weight 2 and alpha 0.02. "
    )


def test_while_it_trains_the_difference_is_said_beside_the_progress(hands: Hands) -> None:
    hands.begin(1.0)
    hands.window.model.set_setup(Setup(5, 43))
    said = text(hands, "status_label")
    assert said.endswith("What is shown was trained with goal 42; the field says goal 43.")
    hands.trainer.stop()


def test_the_forecast_of_a_continuation_starts_from_the_learned_weight(hands: Hands) -> None:
    hands.train()
    history = hands.history
    learned = history.weight
    hands.window.model.set_setup(Setup(5, 42, alpha=0.02))
    continue_(hands)
    assert "What is shown" not in text(hands, "status_label")
    assert text(hands, "forecast_label") == "of the goal in the continuation: after 1 epoch"
    epochs, errors = np.transpose(dashed(hands))
    assert epochs[0] == 21
    assert errors[0] == pytest.approx((5 * learned - 42) ** 2)
    assert errors[1] == pytest.approx(history[21].error)


def test_continued_with_the_same_numbers_it_is_one_run(hands: Hands) -> None:
    hands.train()
    continue_(hands)
    assert text(hands, "forecast_label") == "of the goal: after 21 epochs"
    whole = hands.history
    one = whole.as_one_setup()
    assert one is not None
    hands.window.model.set_setup(one)
    assert hands.window.model.shown.differences == ()


@pytest.mark.parametrize("action", ["run_load", "run_make_current"])
def test_another_run_of_the_list_is_not_mixed_with_this_one(hands: Hands, action: str) -> None:
    hands.train()
    hands.train(Setup(5, 100))
    table = hands.find(QTableView, "runs_table")
    table.selectRow(0)
    hands.find(QAction, action).trigger()
    shown, fields = ("100", "42") if action == "run_load" else ("42", "100")
    assert (
        f"What is shown was trained with goal {shown}; the field says goal {fields}. {THEN}"
        in text(hands, "status_label")
    )
    assert goal_lines(hands) == [float(shown) / 5]


def test_how_many_epochs_makes_no_difference(hands: Hands) -> None:
    hands.train()
    hands.window.model.set_setup(replace(ARTICLE, epochs=50))
    assert BETTER in text(hands, "status_label")


def test_the_command_has_the_numbers_of_the_fields(hands: Hands) -> None:
    hands.train()
    hands.window.model.set_setup(Setup(5, 100))
    hands.find(QAction, "copy_command_action").trigger()
    assert "100" in QGuiApplication.clipboard().text()


def test_stepping_through_a_new_run_shows_that_run_alone(hands: Hands) -> None:
    hands.train()
    hands.window.model.set_setup(Setup(5, 100))
    hands.window.model.toggle_stepping()
    assert "of a new run, with the numbers in the fields" in text(hands, "status_label")
    assert goal_lines(hands) == [20.0]
    assert text(hands, "forecast_label") == "of the goal: after 24 epochs"
