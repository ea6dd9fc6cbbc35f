"""The weight of every epoch."""

from __future__ import annotations

from itertools import pairwise

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPointF, QRectF
from tests.ui.hands import Hands

from simplenn.core.setup import Setup


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
    hands.train()
    item = hands.find(pg.PlotWidget, "weight_plot").getPlotItem()
    names = [
        line.label
        for line in item.items
        if isinstance(line, pg.InfiniteLine) and getattr(line, "label", None) and line.isVisible()
    ]
    assert [name.toPlainText().split(" = ")[0] for name in names] == ["goal/input"]
    margin = 4  # of the text, within its box
    box: QRectF = names[0].mapRectToScene(names[0].boundingRect())
    name = box.adjusted(margin, margin, -margin, -margin)
    weights = [epoch.weight for epoch in hands.trainer.history or ()]
    places = [
        item.getViewBox().mapViewToScene(QPointF(number, weight))
        for number, weight in enumerate(weights, start=1)
    ]
    for one, other in pairwise(places):
        steps = [one + (other - one) * (share / 50) for share in range(51)]
        assert not any(name.contains(place) for place in steps)
