"""The valley: error against weight."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QGraphicsItem, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.setup import Setup
from simplenn.core.stepping.steps import Position, Step
from simplenn.ui.panels.valley_panel import ValleyPanel
from simplenn.ui.plots.axes import LinearAxis
from simplenn.ui.plots.valley_marks import ValleyMarks

pytestmark = pytest.mark.shared_window


@pytest.fixture(autouse=True)
def every_movement_counts() -> Iterator[None]:
    """Pyqtgraph drops movements that come too quickly: a person's do not."""
    limit = pg.getConfigOption("mouseRateLimit")
    pg.setConfigOption("mouseRateLimit", -1)
    yield
    pg.setConfigOption("mouseRateLimit", limit)


def plot(hands: Hands) -> pg.PlotItem:
    return hands.find(pg.PlotWidget, "valley_plot").getPlotItem()


def visible(hands: Hands, kind: type[QGraphicsItem]) -> list[Any]:
    return [item for item in plot(hands).items if isinstance(item, kind) and item.isVisible()]


def ball(hands: Hands) -> pg.TargetItem:
    (found,) = (item for item in plot(hands).items if isinstance(item, pg.TargetItem))
    return found


def on_screen(hands: Hands, weight: float, error: float) -> QPoint:
    widget = hands.find(pg.PlotWidget, "valley_plot")
    scene = plot(hands).getViewBox().mapViewToScene(QPointF(weight, error))
    return QPoint(widget.mapFromScene(scene))


def drag_ball(hands: Hands, qtbot: QtBot, weight: float) -> None:
    QApplication.processEvents()  # what is there by now may have made the plot lower
    port = hands.find(pg.PlotWidget, "valley_plot").viewport()
    start = on_screen(hands, ball(hands).pos().x(), ball(hands).pos().y())
    end = QPoint(on_screen(hands, weight, 0).x(), start.y())
    qtbot.mouseMove(port, start)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 9):
        x = start.x() + (end.x() - start.x()) * step // 8
        qtbot.mouseMove(port, QPoint(x, start.y()))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def test_the_curve_is_the_error_of_every_weight(hands: Hands) -> None:
    weights, errors = plot(hands).listDataItems()[0].getData()
    assert np.allclose(errors, (5 * weights - 42) ** 2)
    assert weights[0] < 1 < 8.4 < weights[-1]


def test_the_ball_is_at_the_weight_and_the_bottom_at_goal_over_input(hands: Hands) -> None:
    assert (ball(hands).pos().x(), ball(hands).pos().y()) == (1.0, 1369.0)
    (bottom,) = visible(hands, pg.InfiniteLine)
    assert bottom.value() == 8.4
    hands.train()
    assert ball(hands).pos().x() == 8.376533031651888


def test_what_was_trained_stays_while_another_set_up_is_typed(hands: Hands) -> None:
    hands.train()
    hands.window.model.set_setup(Setup(2, 3, 4))
    (bottom,) = visible(hands, pg.InfiniteLine)
    assert bottom.value() == 8.4
    assert ball(hands).pos().x() == 8.376533031651888
    hands.click("reset_button")
    assert bottom.value() == 1.5
    assert ball(hands).pos().x() == 4.0


def test_after_a_divergence_all_marks_are_those_of_the_last_epoch(hands: Hands) -> None:
    hands.window.resize(1600, 1000)  # so that there is room for what is said of it
    hands.train(Setup(5, 42, alpha=1, epochs=300))
    history = hands.history
    last, (weights, errors) = history[-1], axes(hands)
    assert last.number == 111
    assert ball(hands).isVisible()
    assert weights.value_at(ball(hands).pos().x()) == pytest.approx(last.weight)
    assert errors.value_at(ball(hands).pos().y()) == pytest.approx(last.error)
    line = marks(hands)._tangent.line()
    slope = line.dy() * errors.unit / (line.dx() * weights.unit)
    assert slope == pytest.approx(2 * last.derivative)
    text = max(hands.texts_in("valley_plot"), key=len)
    assert text.startswith("epoch 111, before the\nnumbers became too large")


def test_input_zero_has_no_bottom(hands: Hands) -> None:
    hands.window.model.set_setup(Setup(0, 42))
    assert visible(hands, pg.InfiniteLine) == []
    assert ball(hands).pos().y() == 1764.0
    hands.window.grab()


def test_the_tangent_has_the_true_slope_and_the_panel_says_so(hands: Hands) -> None:
    tangent = next(item for item in plot(hands).items if item is marks(hands)._tangent)
    line = tangent.line()
    assert line.dy() / line.dx() == pytest.approx(2 * -37 * 5)
    texts = [text.replace("\n", " ") for text in hands.texts_in("valley_plot")]
    assert "slope -370, twice the derivative -185" in texts


def marks(hands: Hands) -> ValleyMarks:
    return hands.find(ValleyPanel, "valley_panel")._valley._marks


def test_each_step_of_stepping_adds_its_mark(hands: Hands) -> None:
    hands.window.model.toggle_stepping()
    seen = []
    drawn = marks(hands)
    items = [drawn._height, drawn._tangent, drawn._way]
    for step in Step:
        hands.window.model.stepping.go(Position(1, step))
        seen.append([item.isVisible() for item in items])
    assert seen == [
        [False, False, False],
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]
    assert drawn._way.line().toTuple() == (1.0, 1369.0, 2.85, 770.0625)


def test_earlier_epochs_are_marked(hands: Hands) -> None:
    hands.window.model.toggle_stepping()
    hands.window.model.stepping.go(Position(3))
    weights, errors = marks(hands)._earlier.getData()
    assert (list(weights), list(errors)) == ([1.0, 2.85], [1369.0, 770.0625])


@pytest.mark.real_window
def test_dragging_the_ball_sets_the_starting_weight(hands: Hands, qtbot: QtBot) -> None:
    drag_ball(hands, qtbot, 12.0)
    weight = hands.window.model.setup.weight
    assert weight == pytest.approx(12.0, abs=0.1)
    assert len(str(weight)) <= 6, "no more digits than there are pixels"
    assert ball(hands).pos().x() == weight
    assert ball(hands).pos().y() == pytest.approx((5 * weight - 42) ** 2)


def test_dragging_the_ball_after_training_says_what_it_is_for(hands: Hands, qtbot: QtBot) -> None:
    hands.train()
    learned = hands.window.model.shown.weight
    drag_ball(hands, qtbot, 3.0)
    assert hands.window.model.setup.weight == pytest.approx(3.0, abs=0.1)
    assert ball(hands).pos().x() == learned
    assert "The next run will start from weight" in hands.find(QLabel, "status_label").text()


@pytest.mark.real_window
def test_dragging_the_ball_while_stepping_begins_it_anew(hands: Hands, qtbot: QtBot) -> None:
    hands.window.model.toggle_stepping()
    hands.window.model.stepping.go(Position(5, Step.ADJUST))
    drag_ball(hands, qtbot, 12.0)
    assert hands.window.model.stepping.position == Position()
    assert hands.window.model.stepping.epoch is not None
    assert hands.window.model.stepping.epoch.weight == hands.window.model.setup.weight


def test_pointing_at_an_earlier_epoch_marks_it_everywhere(hands: Hands, qtbot: QtBot) -> None:
    hands.train()
    port = hands.find(pg.PlotWidget, "valley_plot").viewport()
    qtbot.mouseMove(port, on_screen(hands, 2.85, 770.0625))
    qtbot.waitUntil(lambda: hands.window.model.shown.pointed_at == 2)
    assert ball(hands).pos().x() == 2.85
    qtbot.mouseMove(port, on_screen(hands, 8.4, 900.0))
    qtbot.waitUntil(lambda: hands.window.model.shown.pointed_at is None)


@pytest.mark.real_window
def test_zooming_stops_following_and_the_button_goes_back(hands: Hands, qtbot: QtBot) -> None:
    box = plot(hands).getViewBox()
    box.setXRange(8, 9, padding=0)
    box.sigRangeChangedManually.emit(box.state["mouseEnabled"])
    button = hands.find(QPushButton, "fit_valley_button")
    assert button.isVisible()
    hands.train()
    assert box.viewRange()[0] == [8, 9]
    weights, _ = plot(hands).listDataItems()[0].getData()
    assert (weights[0], weights[-1]) == (8, 9)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert box.viewRange()[0][0] < 1
    assert not button.isVisible()


@pytest.mark.parametrize(
    "setup",
    [
        Setup(5, 42, alpha=1.0, epochs=1000),
        Setup(5, 42, alpha=-1e300),
        Setup(1e160, 1, 1),
        Setup(0, 0),
        Setup(5e-324, 1e308, -1e308, 1e308),
        Setup(5, 42, 8.4),
        Setup(1e-200, 1e-200, 1e-200, 1.0, 3),
        Setup(1, 1e150, 1e150),
        Setup(1e-10, 1, 1.7e308),
    ],
    ids=str,
)
def test_no_set_up_brings_infinity_or_nan_to_the_screen(hands: Hands, setup: Setup) -> None:
    hands.window.model.set_setup(setup)
    for _ in range(2):
        hands.window.grab()
        for name in ("valley_plot", "weight_plot"):
            item = hands.find(pg.PlotWidget, name).getPlotItem()
            assert np.isfinite(item.getViewBox().viewRange()).all()
            for curve in item.listDataItems():
                heights = curve.getData()[1]
                assert heights is None or not np.isinf(heights).any()
            curve = item.listDataItems()[0].getData()[1]  # NaN is a gap in what is clipped
            assert curve is None or np.isfinite(curve).all()
        hands.train()
    hands.window.model.toggle_stepping()
    hands.window.model.stepping.go(hands.window.model.stepping.last)
    hands.window.grab()


def axes(hands: Hands) -> tuple[LinearAxis, LinearAxis]:
    weights, errors = (plot(hands).getAxis(side) for side in ("bottom", "left"))
    assert isinstance(weights, LinearAxis)
    assert isinstance(errors, LinearAxis)
    return weights, errors


def tick_texts(axis: LinearAxis) -> list[str]:
    low, high = axis.range
    [(spacing, places)] = axis.tickValues(low, high, axis.boundingRect().width())
    return axis.tickStrings(places, 1.0, spacing)


def test_tiny_numbers_are_not_drawn_at_zero(hands: Hands) -> None:
    hands.train(Setup(1, 1e-13, 0.0, 0.3))
    weights, errors = axes(hands)
    (bottom,) = visible(hands, pg.InfiniteLine)
    assert weights.value_at(bottom.value()) == pytest.approx(1e-13)
    hands.window.model.shown.show_epoch(2)
    epoch = hands.history[1]
    place = ball(hands).pos()
    assert weights.value_at(place.x()) == pytest.approx(epoch.weight) == pytest.approx(3e-14)
    assert errors.value_at(place.y()) == pytest.approx(epoch.error) == pytest.approx(4.9e-27)
    (left, right), (low, high) = plot(hands).getViewBox().viewRange()
    assert 0.05 < (bottom.value() - left) / (right - left) < 0.95
    assert 0.1 < (place.y() - low) / (high - low) < 0.95


@pytest.mark.parametrize(
    "setup",
    [
        Setup(1, 123456, 123455.9, 0.1),
        Setup(1, 1e9, 1e9 - 1e-5, 0.1),
        Setup(1, 1e-13, 0.0, 0.3),
        Setup(1, 1e200, -1e200, 0.3),
        Setup(5, 42),
    ],
    ids=str,
)
def test_the_numbers_at_an_axis_tell_its_ticks_apart(hands: Hands, setup: Setup) -> None:
    hands.window.model.set_setup(setup)
    for axis in axes(hands):
        texts = tick_texts(axis)
        assert len(texts) >= 2
        assert len(set(texts)) == len(texts)
    assert all(math.isfinite(float(text.replace(",", ""))) for text in tick_texts(axes(hands)[0]))


def test_the_ticks_of_a_narrow_range_say_where_they_are(hands: Hands) -> None:
    hands.window.model.set_setup(Setup(1, 123456, 123455.9, 0.1))
    assert {"123,455.90", "123,456.00", "123,456.10"} <= set(tick_texts(axes(hands)[0]))


@pytest.mark.parametrize("weight", [8.400000000000002, -8.399999999999999])
def test_ticks_nearer_than_a_float_has_digits_are_counted_from_a_short_number(
    hands: Hands, weight: float
) -> None:
    hands.window.model.set_setup(Setup(5, math.copysign(42, weight), weight, 0.1))
    for name, side in (("valley_plot", "bottom"), ("weight_plot", "left")):
        texts = tick_texts(hands.find(pg.PlotWidget, name).getPlotItem().getAxis(side))
        assert len(set(texts)) == len(texts) >= 2
        assert all(re.fullmatch(r"-?8\.4( [+-] [\d.]+e-1\d)?", text) for text in texts), texts


def test_why_the_slope_is_twice_the_derivative_is_told_where_it_stands(
    hands: Hands, qtbot: QtBot
) -> None:
    button = hands.find(QToolButton, "why_twice_button")
    assert "twice the derivative -185. The code leaves the 2 out" in button.toolTip()
    assert button.accessibleDescription() == button.toolTip()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    [answer] = [each for each in QApplication.topLevelWidgets() if each.inherits("QWhatsThat")]
    assert answer.isVisible()
    qtbot.keyClick(answer, Qt.Key.Key_Escape)
    hands.window.model.toggle_stepping()
    hands.window.model.stepping.go(Position(2, Step.PREDICT))
    assert not button.isVisible(), "there is no tangent yet"
    hands.window.model.stepping.go(Position(2, Step.ADJUST))
    assert "-138.75" in button.toolTip()
    hands.window.model.restrictions.set(frozenset({Hidden.NARRATION}), frozenset())
    assert not button.isVisible(), "a question asks for it"
    hands.window.model.restrictions.set(frozenset(), frozenset())
    assert button.isVisible()


def old_valley_in(hands: Hands) -> list[str]:
    texts = (" ".join(text.split()) for text in hands.texts_in("valley_plot"))
    return [text for text in texts if text.startswith("before")]


def test_another_goal_leaves_the_old_valley_and_its_axes(hands: Hands, qtbot: QtBot) -> None:
    model, box = hands.window.model, plot(hands).getViewBox()
    before = box.viewRange()
    model.set_setup(Setup(5, 40))
    assert box.viewRange() == before
    assert old_valley_in(hands) == ["before: input 5, goal 42"]
    model.set_setup(Setup(5, 38))
    assert old_valley_in(hands) == ["before: input 5, goal 42"]
    curves = [item for item in visible(hands, pg.PlotCurveItem) if item.getData()[0] is not None]
    lowest = sorted(float(x[y.argmin()]) for x, y in (curve.getData() for curve in curves))
    assert lowest == pytest.approx([38 / 5, 42 / 5], abs=0.1)
    button = hands.find(QPushButton, "fit_valley_button")
    assert button.text() == "Fit axes"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert box.viewRange() != before
    assert old_valley_in(hands) == []
    assert not button.isVisible()


def test_where_there_is_little_room_the_old_valley_has_a_short_name(hands: Hands) -> None:
    hands.window.resize(1600, 900)
    hands.window.model.load_setup(Setup(10, 42))
    hands.window.model.set_setup(Setup(5, 42))
    assert old_valley_in(hands) == ["before"]


def test_what_does_not_fit_into_the_old_axes_widens_them(hands: Hands) -> None:
    box = plot(hands).getViewBox()
    (left, right), (_, top) = box.viewRange()
    hands.window.model.set_setup(Setup(5, 420))
    (new_left, new_right), (_, new_top) = box.viewRange()
    assert new_left <= left
    assert new_right > 84 > right
    assert new_top > (5 - 420) ** 2 > top


def test_the_old_valley_goes_when_training_begins_unless_that_is_what_changes_the_valley(
    hands: Hands,
) -> None:
    hands.window.resize(1600, 1000)  # so that there is room for the name of the old valley
    model = hands.window.model
    model.set_setup(Setup(5, 40))
    assert old_valley_in(hands)
    hands.train()
    assert not old_valley_in(hands)
    model.set_setup(Setup(2, 40))
    assert not old_valley_in(hands), "the run that is shown has the valley that is shown"
    hands.train()
    assert old_valley_in(hands) == ["before: input 5, goal 40"]
    hands.train()
    assert not old_valley_in(hands)


def test_numbers_that_are_loaded_or_put_back_leave_no_old_valley(hands: Hands) -> None:
    model = hands.window.model
    model.set_setup(Setup(5, 40))
    model.set_setup(Setup(5, 42))
    assert not old_valley_in(hands)
    model.load_setup(Setup(5, 40))
    assert not old_valley_in(hands)
    assert not hands.find(QPushButton, "fit_valley_button").isVisible()
