"""The forecast: in words and as a dashed curve."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import Setup
from simplenn.core.stepping.steps import Position
from simplenn.ui.plots.axes import EpochAxis, LinearAxis
from simplenn.ui.plots.clipping import clipped
from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.overlays.forecast_curve import ForecastCurve
from simplenn.ui.plots.plot_view import PlotView

pytestmark = pytest.mark.shared_window

Points = npt.NDArray[np.float64]


def forecast(hands: Hands, plot: str = "error_plot") -> tuple[Points, Points]:
    """The points of the dashed curve."""
    items = hands.find(pg.PlotWidget, plot).getPlotItem().items
    [curve] = [item for item in items if type(item) is pg.PlotCurveItem and item.zValue() == -5]
    x, y = curve.getData()
    return (np.array([]), np.array([])) if x is None else (x, y)


def shown(hands: Hands) -> tuple[float, float]:
    _, (bottom, top) = hands.find(pg.PlotWidget, "error_plot").getPlotItem().viewRange()
    return bottom, top


def test_a_new_window_shows_what_will_come(hands: Hands) -> None:
    epochs, errors = forecast(hands)
    assert list(epochs) == list(range(1, 21))
    assert errors[0] == 1369.0
    assert errors[-1] == pytest.approx(0.02447549348672308)
    assert shown(hands)[1] > 1369.0


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("alpha", [0.01, 0.04, 0.07, 0.08, 0.0001, 0.0])
def test_the_real_points_land_on_it(hands: Hands, alpha: float, log: bool) -> None:
    model = hands.window.model
    model.log.set_value(log)
    model.set_setup(Setup(5, 42, alpha=alpha))
    before = forecast(hands)
    hands.train()
    curve = hands.find(pg.PlotWidget, "error_plot").getPlotItem().listDataItems()[0]
    numbers, heights = curve.getData()
    assert list(forecast(hands)[0]) == list(before[0]) == list(numbers)
    far_from_rounding = heights > (-20 if log else 1e-20)
    assert forecast(hands)[1][far_from_rounding] == pytest.approx(heights[far_from_rounding])


@pytest.mark.new_window
def test_the_tolerance_can_be_chosen(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(QDoubleSpinBox, "tolerance_spin")
    label = hands.find(QLabel, "forecast_label")
    epochs = {"1e-3": 37, "0.5": 15, "0.1": 21, "0.01": 29, "0,001": 37}
    for tolerance, after in epochs.items():
        spin.selectAll()
        qtbot.keyClicks(spin, tolerance)
        qtbot.keyClick(spin, Qt.Key.Key_Return)
        assert label.text() == f"of the goal: after {after} epochs", tolerance


@pytest.mark.new_window
def test_what_rounding_may_prevent_is_not_promised(hands: Hands) -> None:
    label = hands.find(QLabel, "forecast_label")
    hands.find(QDoubleSpinBox, "tolerance_spin").setValue(1e-15)
    assert label.text() == "of the goal: after about 133 epochs, if rounding lets it"
    hands.window.model.set_setup(Setup(5, 42, 8.4))
    assert label.text() == "of the goal: at the start"


def test_a_tolerance_that_is_not_above_0_is_refused(hands: Hands, qtbot: QtBot) -> None:
    spin = hands.find(QDoubleSpinBox, "tolerance_spin")
    status = hands.find(QLabel, "status_label")
    why = "the tolerance must be a number above 0, such as 0.01 or 1e-6."
    spin.setFocus()
    for typed in ("-1", "0", "1e-400", "abc"):
        status.clear()
        spin.selectAll()
        qtbot.keyClicks(spin, typed)
        qtbot.keyClick(spin, Qt.Key.Key_Return)
        assert (status.text(), spin.text()) == (why, typed)
        assert spin.value() == hands.window.model.tolerance.value == 0.1
    hands.window.model.tolerance.set_value(0.5)
    assert status.text() != why, "it is so no longer"


@pytest.mark.parametrize(
    ("setup", "said"),
    [
        (Setup(5, 42, alpha=0.08), "never"),
        (Setup(0, 42), "never"),
        (Setup(5, 42, 8.4), "at the start"),
        (Setup(5, 42, 8.4, alpha=0.1), "at the start"),
        (Setup(5, 42, 8.400000000000002, alpha=0.1), "at the start, but it runs away"),
        (Setup(5, 42, alpha=0.04), "after 1 epoch"),
        (Setup(5, 42, alpha=1e-12), "not within a billion epochs"),
        (Setup(5, 42, alpha=1e-19), "never"),
    ],
    ids=str,
)
def test_what_it_says(hands: Hands, setup: Setup, said: str) -> None:
    hands.window.model.set_setup(setup)
    assert hands.find(QLabel, "forecast_label").text() == f"of the goal: {said}"


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("alpha", [0.09, 1.0, 1e300, -1.0])
def test_a_forecast_that_runs_away_does_not_squash_the_run(
    hands: Hands, alpha: float, log: bool
) -> None:
    hands.window.model.log.set_value(log)
    hands.train()
    before = shown(hands)
    hands.window.model.set_setup(Setup(5, 42, alpha=alpha, epochs=1000))
    after = shown(hands)
    assert after[1] - after[0] <= 3.0 * (before[1] - before[0])
    _, heights = forecast(hands)
    assert np.nanmax(heights) <= after[1] + (after[1] - after[0])


def test_it_is_said_in_full_at_any_width(hands: Hands) -> None:
    hands.train()
    hands.window.model.set_setup(Setup(5, 42, alpha=0.0001))
    label = hands.find(QLabel, "forecast_label")
    for width in (1280, 960, 700):
        hands.window.resize(width, 1080)
        for _layout_in_layout in range(4):
            QApplication.processEvents()
        widest = max(map(label.fontMetrics().horizontalAdvance, label.text().split("\n")))
        assert label.width() >= widest or label.wordWrap()
        assert label.height() >= label.heightForWidth(label.width())


def test_it_follows_the_set_up_after_a_run(hands: Hands) -> None:
    hands.train()
    hands.window.model.set_setup(Setup(5, 42, alpha=0.02, epochs=40))
    epochs, errors = forecast(hands)
    assert epochs[-1] == 40
    assert errors[1] == pytest.approx(18.5**2)


def test_the_epoch_of_divergence_is_marked(hands: Hands) -> None:
    items = hands.find(pg.PlotWidget, "error_plot").getPlotItem().items

    def marked() -> list[float]:
        lines = [item for item in items if isinstance(item, pg.InfiniteLine) and item.isVisible()]
        assert bool(lines) is ("too large for a float" in hands.texts_in("error_plot"))
        return [line.value() for line in lines]

    assert marked() == []
    hands.train(Setup(5, 42, alpha=1.0, epochs=500))
    assert marked() == [112]
    hands.window.model.toggle_stepping()
    hands.window.model.stepping.go(Position(3))
    assert "too large for a float" not in hands.texts_in("error_plot"), (
        "epoch 3 is shown, and nothing of what comes later"
    )
    hands.window.model.toggle_stepping()
    assert marked() == [112]
    hands.click("reset_button")
    assert marked() == []


@pytest.mark.parametrize("alpha", [0.07, 0.08, 0.09])
def test_it_can_be_drawn_over_weights_too(hands: Hands, qtbot: QtBot, alpha: float) -> None:
    model, axis = hands.window.model, LinearAxis()
    model.set_setup(Setup(5, 42, alpha=alpha))
    view = PlotView(
        "other_plot", "epoch", "weight", axis, hands.window.centralWidget(), EpochAxis()
    )
    view.resize(400, 300)
    view.show()
    plot = EpochPlot(view, axis, model, "weight")
    plot.add_overlay(ForecastCurve(plot, model))
    _, weights = forecast(hands, "other_plot")
    assert weights[0] == 1.0
    assert weights[1] == pytest.approx(1.0 + alpha * 37 * 5)


HEIGHTS = st.lists(st.floats(-1e308, 1e308), min_size=2, max_size=20)


@given(heights=HEIGHTS, low=st.floats(-1e3, 0.0), span=st.floats(1.0, 1e3))
def test_what_is_left_of_a_curve_is_inside_and_keeps_its_points(
    heights: list[float], low: float, span: float
) -> None:
    high = low + span
    x, y = clipped(np.arange(len(heights), dtype=float), np.array(heights), low, high)
    there = ~np.isnan(y)
    assert np.all(y[there] >= low)
    assert np.all(y[there] <= high)
    inside = [(i, h) for i, h in enumerate(heights) if low <= h <= high]
    assert set(inside) <= set(zip(x.tolist(), y.tolist(), strict=True))


def test_a_line_is_cut_where_it_leaves() -> None:
    x, y = clipped(np.array([0.0, 1.0, 2.0]), np.array([0.0, 10.0, 0.0]), -1.0, 5.0)
    there = ~np.isnan(y)
    assert list(x[there]) == [0.0, 0.5, 1.5, 2.0] or list(x[there]) == [0.0, 0.5, 1.5, 1.5, 2.0]
    assert set(y[there]) == {0.0, 5.0}


@pytest.mark.parametrize("epochs", [200, 300, 1_000, 5_000, 1_000_000_000])
def test_a_weight_that_will_overshoot_is_seen_to_on_both_sides(hands: Hands, epochs: int) -> None:
    hands.window.model.set_setup(Setup(5, 42, alpha=0.079, epochs=epochs))
    items = hands.find(pg.PlotWidget, "weight_plot").getPlotItem().items
    [curve] = [item for item in items if type(item) is pg.PlotCurveItem and item.zValue() == -5]
    weights = curve.getData()[1]
    assert np.nanmin(weights) == 1.0
    assert np.nanmax(weights) == pytest.approx(8.4 + 0.975 * 7.4, rel=0.2)


def test_a_line_of_thousands_of_dashes_has_none(hands: Hands) -> None:
    items = hands.find(pg.PlotWidget, "weight_plot").getPlotItem().items
    [curve] = [item for item in items if type(item) is pg.PlotCurveItem and item.zValue() == -5]

    def style() -> Qt.PenStyle:
        pen = curve.opts["pen"]
        assert isinstance(pen, QPen)
        return pen.style()

    assert style() is Qt.PenStyle.CustomDashLine
    hands.window.model.set_setup(Setup(5, 42, alpha=0.07999, epochs=2_000))
    assert style() is Qt.PenStyle.SolidLine
    hands.window.model.set_setup(Setup(5, 42, alpha=0.09, epochs=20))
    assert style() is Qt.PenStyle.CustomDashLine


def test_what_runs_away_is_drawn_until_it_is_gone(hands: Hands) -> None:
    hands.train()
    hands.window.model.set_setup(Setup(5, 42, alpha=0.09, epochs=500))
    epochs, _ = forecast(hands, "weight_plot")
    assert np.nanmax(epochs) < 60
