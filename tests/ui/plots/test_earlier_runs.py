"""The curves of earlier runs are there, can be told apart, and leave the current one its room."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import ARTICLE, Setup
from simplenn.ui.panels.error_panel import ErrorPanel
from simplenn.ui.plots.axes import EpochAxis, LinearAxis
from simplenn.ui.plots.clipping import until_gone
from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.overlays.earlier_runs import EarlierRuns
from simplenn.ui.plots.overlays.run_curve import RunCurve, needed_points
from simplenn.ui.plots.plot_view import PlotView

pytestmark = pytest.mark.shared_window

GENTLE = replace(ARTICLE, alpha=0.02)
WILD = replace(ARTICLE, alpha=1.0, epochs=200)


class Picture:
    """Somebody who looks at the error plot."""

    def __init__(self, hands: Hands, qtbot: QtBot) -> None:
        self.hands = hands
        self._qtbot = qtbot
        self.model = hands.window.model
        panel = hands.find(ErrorPanel, "error_panel")
        plot, earlier_runs = panel.findChild(EpochPlot), panel.findChild(EarlierRuns)
        assert isinstance(plot, EpochPlot)
        assert isinstance(earlier_runs, EarlierRuns)
        self.plot = plot
        self._overlay = earlier_runs

    def until_drawn(self, *numbers: int) -> None:
        """Wait until these are the runs whose curves are there."""
        self._qtbot.waitUntil(lambda: set(self.earlier_runs) == set(numbers))

    def train(self, *setups: Setup) -> None:
        for setup in setups:
            self.hands.train(setup)

    @property
    def earlier_runs(self) -> dict[int, RunCurve]:
        return self._overlay._curves

    def top(self) -> float:
        return self.plot.view.shown[1][1]

    def right(self) -> float:
        return self.plot.view.shown[0][1]


@pytest.fixture
def picture(hands: Hands, qtbot: QtBot) -> Picture:
    return Picture(hands, qtbot)


def test_an_earlier_run_stays_as_a_curve_with_its_number(picture: Picture) -> None:
    picture.train(GENTLE, ARTICLE)
    (run_curve,) = picture.earlier_runs.values()
    x, y = run_curve._curve.getData()
    history = picture.model.runs.records[0].history
    assert (x[0], y[0]) == (1, history[0].error)
    assert (x[-1], y[-1]) == (20, history[-1].error)
    assert "1" in picture.hands.texts_in("error_plot")


def test_a_run_a_thousand_times_as_long_does_not_squash_the_current_one(picture: Picture) -> None:
    picture.train(replace(ARTICLE, alpha=1e-6, epochs=20_000), ARTICLE)
    assert picture.right() < 25


def test_a_run_a_bit_longer_fits_in(picture: Picture) -> None:
    picture.train(replace(ARTICLE, epochs=30), ARTICLE)
    assert 30 < picture.right() < 35


@pytest.mark.parametrize("log", [False, True], ids=["linear", "log"])
def test_a_diverged_run_does_not_squash_the_current_one(picture: Picture, log: bool) -> None:
    picture.model.log.set_value(log)
    picture.train(ARTICLE)
    bottom, alone = picture.plot.view.shown[1]
    picture.train(WILD, ARTICLE)
    assert picture.top() - bottom < 1.5 * (alone - bottom)


def test_a_learning_run_is_still_there_beside_a_diverged_current_one(picture: Picture) -> None:
    picture.train(ARTICLE, WILD)
    assert picture.plot.axis.value_at(picture.top()) > 1e306
    assert picture.earlier_runs[1]._curve.isVisible()


def test_what_is_drawn_of_a_diverged_run_stays_near_the_view(picture: Picture) -> None:
    picture.train(WILD, ARTICLE)
    _, heights = picture.earlier_runs[1]._curve.getData()
    assert np.nanmax(heights) < 3 * picture.top()


def test_smaller_errors_than_the_current_runs_are_above_zero_on_the_log_scale(
    picture: Picture,
) -> None:
    picture.model.log.set_value(True)
    picture.train(replace(ARTICLE, alpha=0.03), ARTICLE)
    _, heights = picture.earlier_runs[1]._curve.getData()
    assert heights.min() > picture.plot.axis.position(0.0)
    assert heights.min() >= picture.plot.view.shown[1][0]


def test_after_reset_the_earlier_runs_fill_the_plot(picture: Picture) -> None:
    picture.train(replace(ARTICLE, epochs=5000, alpha=1e-5))
    picture.hands.click("reset_button")
    picture.until_drawn(1)
    assert picture.right() > 5000


def test_hidden_and_deleted_runs_leave_the_plot(picture: Picture) -> None:
    picture.train(ARTICLE, GENTLE, ARTICLE)
    items = len(picture.plot.view.item.items)
    picture.model.runs.set_visible([1], False)
    picture.model.runs.remove([2])
    picture.until_drawn()
    assert len(picture.plot.view.item.items) == items - 2


def test_a_finished_run_is_looked_up_once_for_a_view(picture: Picture) -> None:
    picture.train(GENTLE, ARTICLE)
    values, drawn = picture.earlier_runs[1].values, picture.earlier_runs[1]._curve.getData()[0]
    picture.plot.draw()
    assert picture.earlier_runs[1].values is values
    assert picture.earlier_runs[1]._curve.getData()[0] is drawn


def test_the_highlighted_run_stands_out_and_the_others_stand_back(picture: Picture) -> None:
    picture.train(ARTICLE, GENTLE, ARTICLE)
    picture.model.runs.set_highlight(2)
    assert picture.earlier_runs[2]._curve.opts["pen"].widthF() == 3.0
    assert picture.earlier_runs[1]._curve.opacity() < 0.5
    picture.model.runs.set_highlight(None)
    assert picture.earlier_runs[2]._curve.opts["pen"].widthF() < 2.0
    assert picture.earlier_runs[1]._curve.opacity() == 1.0


def test_points_on_a_straight_line_are_not_needed() -> None:
    across = np.arange(100.0)
    assert needed_points(across, 2 * across, 0.25).tolist() == [0, 99]


def test_a_corner_is_needed() -> None:
    across = np.arange(101.0)
    assert 50 in needed_points(across, np.abs(across - 50), 0.25)


def test_no_line_is_moved_by_more_than_a_pixel() -> None:
    across = np.arange(400.0)
    up = 500 * np.exp(-across / 40)
    needed = needed_points(across, up, 0.25)
    assert len(needed) < 100
    assert np.abs(np.interp(across, across[needed], up[needed]) - up).max() < 1.0


def test_errors_of_exactly_zero_lie_on_zeros_line_on_the_log_scale(picture: Picture) -> None:
    picture.model.log.set_value(True)
    picture.train(replace(ARTICLE, alpha=0.04), ARTICLE)
    assert 0.0 in picture.earlier_runs[1].values
    _, heights = picture.earlier_runs[1]._curve.getData()
    assert heights.min() == picture.plot.axis.position(0.0)
    assert heights.min() >= picture.plot.view.shown[1][0]


@pytest.mark.parametrize("alpha", [0.07, 1.0], ids=["overshooting", "diverged"])
def test_weights_have_curves_too(picture: Picture, alpha: float) -> None:
    axis = LinearAxis()
    view = PlotView("another_plot", "epoch", "weight", axis, picture.hands.window, EpochAxis())
    view.show()  # what nobody sees is not drawn
    plot = EpochPlot(view, axis, picture.model, "weight")
    earlier_runs = EarlierRuns(plot, picture.model)
    picture.train(replace(ARTICLE, alpha=alpha, epochs=200), ARTICLE)
    assert earlier_runs._curves[1].values[1] == picture.model.runs.records[0].history[1].weight
    bottom, top = plot.view.shown[1]
    assert -15.0 < bottom < 1.0
    assert 8.3 < top < 25.0


def test_a_curve_ends_where_it_leaves_for_good() -> None:
    heights = np.array([1.0, 30.0, 2.0, -40.0, 50.0, -60.0])
    assert until_gone(heights, -10.0, 10.0) == slice(0, 4)
    assert until_gone(heights[3:], -10.0, 10.0) == slice(0, 0)
    assert heights[until_gone(heights, -100.0, 100.0)].tolist() == heights.tolist()


def test_a_run_that_runs_away_leaves_the_plot_and_says_so(picture: Picture) -> None:
    picture.train(ARTICLE, WILD, GENTLE)
    button = picture.hands.find(QPushButton, "fit_button")
    assert picture.top() < 2_000
    assert "run 2 leaves the plot" in picture.hands.texts_in("error_plot")
    assert button.isVisible()
    picture.hands.click("fit_button")
    assert picture.plot.axis.value_at(picture.top()) > 1e306
    assert "run 2 leaves the plot" not in picture.hands.texts_in("error_plot")
    assert button.text() == "Zoom back"
    picture.hands.click("fit_button")
    assert picture.top() < 2_000


def test_a_run_that_is_chosen_is_all_in_view(picture: Picture) -> None:
    picture.train(WILD, ARTICLE)
    picture.model.runs.set_highlight(1)
    assert picture.top() < 2_000, "to point at it is not to choose it"
    picture.model.runs.set_highlight(1, chosen=True)
    assert picture.plot.axis.value_at(picture.top()) > 1e306
    picture.model.runs.set_highlight(None)
    assert picture.top() < 2_000
    picture.model.runs.remove([1])
    picture.until_drawn()
    assert not picture.hands.find(QPushButton, "fit_button").isVisible()


def test_without_a_current_run_one_that_learns_decides_what_is_shown(picture: Picture) -> None:
    picture.train(ARTICLE, WILD)
    picture.hands.click("reset_button")
    picture.until_drawn(1, 2)
    assert picture.top() < 2_000
