"""The weight of every epoch."""

from __future__ import annotations

import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QCheckBox
from tests.ui.hands import Hands

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.setup import Setup
from simplenn.core.stepping.steps import Position, Step
from simplenn.ui.export.panel_images import sheet_of
from simplenn.ui.plots.plot_view import PlotView

pytestmark = pytest.mark.shared_window


@pytest.mark.parametrize("goal", [10.0, 300.0, -60.0])
def test_it_reaches_just_as_far_as_start_and_goal(hands: Hands, goal: float) -> None:
    hands.window.model.set_setup(Setup(3, goal))
    item = hands.find(pg.PlotWidget, "weight_plot").getPlotItem()
    low, high = item.getViewBox().viewRange()[1]
    ends = sorted((1.0, goal / 3))
    assert low == pytest.approx(ends[0], abs=0.1 * (ends[1] - ends[0]))
    assert high == pytest.approx(ends[1], abs=0.1 * (ends[1] - ends[0]))


def test_the_predictions_can_be_shown_in_place_of_the_weights(hands: Hands) -> None:
    hands.train()
    toggle = hands.find(QCheckBox, "prediction_toggle")
    toggle.click()
    assert hands.find(pg.PlotWidget, "prediction_plot").isVisible()
    assert not hands.find(pg.PlotWidget, "weight_plot").isVisible()
    history = hands.history
    item = hands.find(pg.PlotWidget, "prediction_plot").getPlotItem()
    epochs, predictions = item.listDataItems()[0].getData()
    assert list(epochs) == [*range(1, 21)]
    assert list(predictions) == [epoch.prediction for epoch in history]
    [line] = [each for each in item.items if isinstance(each, pg.InfiniteLine) and each.isVisible()]
    assert line.value() == 42.0
    assert "goal = 42" in hands.texts_in("prediction_plot")
    with sheet_of(hands.window.model, "weight_panel") as sheet:
        assert sheet.title == "Prediction per epoch"
        shown = [view for view in sheet.panel.findChildren(PlotView) if view.isVisible()]
        assert [view.widget.objectName() for view in shown] == ["prediction_plot"]
    toggle.click()
    assert hands.find(pg.PlotWidget, "weight_plot").isVisible()
    assert not hands.find(pg.PlotWidget, "prediction_plot").isVisible()


def test_a_prediction_is_there_as_soon_as_its_step_has_computed_it(hands: Hands) -> None:
    model = hands.window.model
    model.plot_choices.predictions.set_value(True)
    model.toggle_stepping()
    counts = []
    for step in (Step.PREDICT, Step.COMPARE, Step.ADJUST):
        model.stepping.go(Position(2, step))
        counts.append((model.shown.predictions, model.shown.errors))
    assert counts == [(2, 1), (2, 2), (2, 2)]
    model.plot_choices.predictions.set_value(False)


def test_a_lesson_that_hides_the_weights_hides_the_predictions(hands: Hands) -> None:
    model = hands.window.model
    model.plot_choices.predictions.set_value(True)
    model.restrictions.set(frozenset({Hidden.WEIGHT_PLOT}), frozenset())
    assert not hands.find(pg.PlotWidget, "prediction_plot").isVisible()
    model.restrictions.set(frozenset(), frozenset())
    assert hands.find(pg.PlotWidget, "prediction_plot").isVisible()
    model.plot_choices.predictions.set_value(False)


def test_the_marks_at_the_ends_are_seen_whole_in_a_small_plot(hands: Hands) -> None:
    hands.window.resize(900, 560)
    hands.train(Setup(5, 42, alpha=0.09, epochs=3))
    plot = hands.find(pg.PlotWidget, "weight_plot")
    view = plot.parentWidget()
    assert isinstance(view, PlotView)
    assert view.box.height() < 150
    marks = [item for item in plot.getPlotItem().items if isinstance(item, pg.ScatterPlotItem)]
    seen = 0
    for mark in marks:
        across, down = view.pixels_of(*mark.getData())
        seen += len(across)
        radius = mark.opts["size"] / 2
        for places, room in ((across, view.box.width()), (down, view.box.height())):
            assert all(radius <= place <= room - radius for place in places)
    assert seen >= 4
