"""The weight of every epoch."""

from __future__ import annotations

import pyqtgraph as pg
import pytest
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
