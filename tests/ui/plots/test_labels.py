"""No text in a plot lies over a curve, a ball, a line or another text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations, pairwise

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPointF
from tests.ui.hands import Hands

from simplenn.core.setup import Setup
from simplenn.ui.plots.placing import Box, Obstacles, free_place

pytestmark = pytest.mark.shared_window

AREA = Box(0.0, 0.0, 400.0, 300.0)
PLOTS = ("error_plot", "valley_plot", "weight_plot")


def line(*points: tuple[float, float], radius: float = 1.0) -> Obstacles:
    x, y = np.array(points).T
    return Obstacles.of([(x, y, radius)])


def test_a_box_is_hit_by_what_goes_through_it_and_by_nothing_else() -> None:
    box = Box(100, 100, 200, 120)
    assert line((0, 110), (400, 110)).hits(box)
    assert line((90, 90), (210, 130)).hits(box), "from corner to corner, with both ends outside"
    assert line((150, 110), (150, 110), radius=4.0).hits(box), "a dot"
    assert line((150, 95), (150, 95), radius=6.0).hits(box), "a dot that reaches into it"
    assert not line((150, 95), (150, 95), radius=4.0).hits(box)
    assert not line((0, 50), (400, 50)).hits(box)
    assert not line((90, 118), (112, 140)).hits(box), "past a corner"
    assert not line((0, 0), (50, np.nan), (300, 110)).hits(box), "interrupted"


def test_whatever_is_in_the_way_a_free_place_is_found_or_none() -> None:
    chance = random.Random(3)
    boxes = [Box(x, y, x + 80, y + 20) for x in range(-20, 400, 30) for y in range(0, 300, 25)]
    for _ in range(200):
        points = np.array([[chance.uniform(0, 400), chance.uniform(0, 300)] for _ in range(6)])
        taken = [Box(x, y, x + 60, y + 15) for x, y in points[:2]]
        box = free_place(boxes, AREA, line(*points), taken)
        if box is not None:
            assert 0 <= box.left < box.right <= 400
            assert 0 <= box.top < box.bottom <= 300
            assert not any(map(box.overlaps, taken))
            for one, other in pairwise(points):
                for share in np.linspace(0, 1, 500):
                    x, y = one + share * (other - one)
                    assert not (box.left < x < box.right and box.top < y < box.bottom)
    full = line(*[(x, y) for y in range(0, 300, 10) for x in (0, 400)])
    assert free_place(boxes, AREA, full, []) is None


@pytest.mark.parametrize("seed", range(6))
def test_no_text_lies_over_a_curve_or_another_text(hands: Hands, seed: int) -> None:
    chance = random.Random(seed)
    hands.window.resize(chance.randint(980, 1900), chance.randint(650, 1100))
    for _ in range(chance.randint(1, 4)):
        hands.train(random_setup(chance))
    if chance.random() < 0.5:
        hands.window.model.log.set_value(True)
    hands.window.grab()
    for name in PLOTS:
        check(hands, name)
    last = len(hands.history)
    hands.window.model.shown.show_epoch(chance.randint(1, last) if last else None)
    check(hands, "valley_plot")


def random_setup(chance: random.Random) -> Setup:
    input = chance.choice([5.0, 2.0, -3.0, 0.5, 100.0])
    goal, weight = chance.uniform(-100, 100), chance.uniform(-20, 20)
    return Setup(input, goal, weight, chance.uniform(-0.2, 2.2) / input**2, chance.randint(5, 400))


def check(hands: Hands, name: str) -> None:
    texts = hands.texts_in(name)
    for (text, one), (other_text, other) in combinations(texts.items(), 2):
        assert not one.intersects(other), f"{text} lies over {other_text} in {name}"
    for kind, places in drawn_in(hands, name):
        for text, box in texts.items():
            assert not any(map(box.contains, places)), f"{text} lies over {kind} in {name}"


def drawn_in(hands: Hands, name: str) -> Iterator[tuple[str, list[QPointF]]]:
    """Places on all that is drawn, close to each other."""
    box = hands.find(pg.PlotWidget, name).getViewBox()
    for item in hands.find(pg.PlotWidget, name).getPlotItem().items:
        if not item.isVisible():
            continue
        if isinstance(item, (pg.PlotCurveItem, pg.ScatterPlotItem)):
            x, y = item.getData()
            corners = [] if x is None else [*zip(x.tolist(), y.tolist(), strict=True)]
            places = [
                box.mapViewToScene(QPointF(*each)) for each in corners if np.isfinite(each).all()
            ]
            is_line = isinstance(item, pg.PlotCurveItem)
            yield type(item).__name__, [*along(places)] if is_line else places
        elif isinstance(item, pg.TargetItem):
            yield "ball", [box.mapViewToScene(item.pos())]
        elif isinstance(item, pg.QtWidgets.QGraphicsLineItem):
            ends = [box.mapViewToScene(end) for end in (item.line().p1(), item.line().p2())]
            yield "line", [*along(ends)]


def along(corners: list[QPointF]) -> Iterator[QPointF]:
    for one, other in pairwise(corners):
        way = other - one
        if max(abs(way.x()), abs(way.y())) < 5_000:
            steps = int(max(abs(way.x()), abs(way.y()))) + 1
            yield from (one + way * (step / steps) for step in range(steps + 1))


def test_the_texts_are_there_where_there_is_room(hands: Hands) -> None:
    hands.train()
    hands.window.grab()
    assert [*hands.texts_in("weight_plot")] == ["goal/input = 8.4"]
    assert "goal/input = 8.4" in hands.texts_in("valley_plot")
    hands.train(Setup(5, 42, alpha=0.02))
    assert "1" in hands.texts_in("error_plot")
