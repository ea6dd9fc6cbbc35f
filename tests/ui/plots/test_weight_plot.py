"""The weight of every epoch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPointF, QRectF
from tests.ui.hands import Hands

from simplenn.core.setup import Setup

pytestmark = pytest.mark.shared_window


@pytest.mark.parametrize("goal", [10.0, 300.0, -60.0])
def test_it_reaches_just_as_far_as_start_and_goal(hands: Hands, goal: float) -> None:
    hands.window.model.set_setup(Setup(3, goal))
    item = hands.find(pg.PlotWidget, "weight_plot").getPlotItem()
    low, high = item.getViewBox().viewRange()[1]
    ends = sorted((1.0, goal / 3))
    assert low == pytest.approx(ends[0], abs=0.1 * (ends[1] - ends[0]))
    assert high == pytest.approx(ends[1], abs=0.1 * (ends[1] - ends[0]))


@pytest.mark.parametrize(
    "setup",
    [
        Setup(5, 42),
        Setup(5, 42, alpha=0.02),
        Setup(5, 42, alpha=0.04),
        Setup(5, 42, alpha=0.07),
        Setup(5, 42, alpha=0.09, epochs=60),
        Setup(5, 42, alpha=-0.01),
        Setup(-5, 42, weight=20.0),
    ],
    ids=[
        "learns",
        "learns faster",
        "best",
        "overshoots",
        "runs away",
        "runs away on one side",
        "falls",
    ],
)
def test_no_curve_goes_through_the_name_of_the_goal(hands: Hands, setup: Setup) -> None:
    hands.window.model.set_setup(setup)
    for _ in ("alone, in a high plot", "beside an earlier run, in a low one"):
        hands.train()
        name = name_of_the_goal(hands)
        assert not any(name.contains(place) for place in curve(hands))


def name_of_the_goal(hands: Hands) -> QRectF:
    """Where the text stands in the scene, without its margins."""
    item = hands.find(pg.PlotWidget, "weight_plot").getPlotItem()
    lines = [line for line in item.items if isinstance(line, pg.InfiniteLine) and line.isVisible()]
    (name,) = [line.label for line in lines if getattr(line, "label", None)]
    assert name.toPlainText().startswith("goal/input = ")
    box: QRectF = name.mapRectToScene(name.boundingRect())
    return box.adjusted(4, 4, -4, -4)


def curve(hands: Hands) -> Iterator[QPointF]:
    """Places of the current run's curve in the scene, close to each other."""
    box = hands.find(pg.PlotWidget, "weight_plot").getPlotItem().getViewBox()
    epochs = hands.trainer.history or ()
    corners = [box.mapViewToScene(QPointF(epoch.number, epoch.weight)) for epoch in epochs]
    for one, other in pairwise(corners):
        yield from (one + (other - one) * (share / 50) for share in range(51))
