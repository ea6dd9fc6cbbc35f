"""The live plot of the error."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import ARTICLE, Setup
from simplenn.engine.trainer import TrainerState
from simplenn.ui.plots.axes import ErrorAxis

pytestmark = pytest.mark.shared_window


def plot(hands: Hands) -> pg.PlotItem:
    return hands.find(pg.PlotWidget, "error_plot").getPlotItem()


def drawn(hands: Hands) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    numbers, heights = plot(hands).listDataItems()[0].getData()
    return (np.array([]), np.array([])) if numbers is None else (numbers, heights)


def hover(hands: Hands, qtbot: QtBot, number: float, height: float) -> None:
    widget = hands.find(pg.PlotWidget, "error_plot")
    scene = plot(hands).getViewBox().mapViewToScene(QPointF(number, height))
    qtbot.mouseMove(widget.viewport(), widget.mapFromScene(scene))


def test_the_axes_are_labelled(hands: Hands) -> None:
    assert plot(hands).getAxis("bottom").labelText == "epoch"
    assert plot(hands).getAxis("left").labelText == "error (off by, squared), before the update"


@pytest.mark.new_window
def test_the_curve_grows_while_the_run_goes_on(hands: Hands, qtbot: QtBot) -> None:
    hands.window.model.set_setup(Setup(5, 42, alpha=1e-5, epochs=1000))
    hands.click("train_button")
    qtbot.waitUntil(lambda: len(drawn(hands)[0]) >= 2, timeout=20_000)
    first = len(drawn(hands)[0])
    qtbot.waitUntil(lambda: len(drawn(hands)[0]) > first, timeout=20_000)
    assert hands.trainer.state is TrainerState.RUNNING


def test_every_epoch_is_drawn_where_there_are_pixels_for_it(hands: Hands) -> None:
    hands.train(Setup(5, 42, alpha=1e-4, epochs=500))
    numbers, errors = drawn(hands)
    assert list(numbers) == list(range(1, 501))
    assert list(errors) == [epoch.error for epoch in hands.history]


def test_a_long_run_is_drawn_with_about_as_many_points_as_pixels(hands: Hands) -> None:
    hands.train(Setup(5, 42, alpha=1e-9, epochs=3_000_000))
    numbers, _ = drawn(hands)
    assert 300 < len(numbers) <= plot(hands).getViewBox().width() * 2 + 4
    assert (numbers[0], numbers[-1]) == (1, 3_000_000)


@pytest.mark.real_window
def test_zooming_in_shows_single_epochs_of_a_long_run(hands: Hands, qtbot: QtBot) -> None:
    hands.train(Setup(5, 42, alpha=1e-9, epochs=3_000_000))
    box = plot(hands).getViewBox()
    box.setXRange(1_234_500, 1_234_600, padding=0)
    box.sigRangeChangedManually.emit(box.state["mouseEnabled"])
    numbers, errors = drawn(hands)
    assert set(range(1_234_500, 1_234_601)) <= set(numbers)
    index = list(numbers).index(1_234_567)
    assert errors[index] == hands.history[1_234_566].error
    back = hands.find(QPushButton, "fit_button")
    assert back.isVisible()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert (drawn(hands)[0][0], drawn(hands)[0][-1]) == (1, 3_000_000)
    assert not back.isVisible()


def test_hovering_shows_the_numbers_of_the_nearest_epoch(hands: Hands, qtbot: QtBot) -> None:
    hands.train()
    hover(hands, qtbot, 7.3, 600.0)
    qtbot.waitUntil(lambda: hands.window.model.shown.pointed_at == 7, timeout=20_000)
    [text] = hands.texts_in("error_plot")
    assert text.splitlines() == [
        "epoch 7",
        "error 43.36492592096329",
        "off by 6.585205078125",
        "weight 7.082958984375",
    ]


def test_the_numbers_stay_in_view_in_a_low_plot(hands: Hands) -> None:
    hands.window.resize(800, 500)
    hands.train()
    box = plot(hands).getViewBox()
    for number in range(1, 21):
        hands.window.model.shown.point_at(number)
        [shown], room = hands.texts_in("error_plot").values(), box.sceneBoundingRect()
        assert room.height() < 2.5 * shown.height()
        assert room.top() - 1 <= shown.top()
        assert shown.bottom() <= room.bottom() + 1


@pytest.mark.real_window
def test_the_arrow_keys_point_at_epochs(hands: Hands, qtbot: QtBot) -> None:
    hands.train()
    widget = hands.find(pg.PlotWidget, "error_plot")
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Left)
    assert hands.window.model.shown.pointed_at == 20
    qtbot.keyClick(widget, Qt.Key.Key_Left)
    assert hands.window.model.shown.pointed_at == 19
    qtbot.keyClick(widget, Qt.Key.Key_Right)
    qtbot.keyClick(widget, Qt.Key.Key_Right)
    assert hands.window.model.shown.pointed_at == 20
    hands.find(QPushButton, "train_button").setFocus()
    assert hands.window.model.shown.pointed_at is None


def test_the_logarithmic_scale_has_a_place_for_zero(hands: Hands) -> None:
    hands.train(Setup(5, 42, alpha=1 / 25, epochs=5))
    assert hands.history[-1].error == 0.0
    hands.find(QCheckBox, "log_toggle").click()
    _, heights = drawn(hands)
    assert np.isfinite(heights).all()
    axis = plot(hands).getAxis("left")
    assert axis.tickStrings([heights[-1]], 1, 1) == ["0"]
    assert heights[0] == math.log10(1369.0)


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize(
    "setup",
    [
        Setup(5, 42, alpha=1.0, epochs=1000),
        Setup(5, 42, alpha=-1e300),
        Setup(1e160, 1, 1),
        Setup(0, 0),
        Setup(5e-324, 1e308, -1e308, 1e308),
        Setup(5, 42, 8.4, 0.01),
        Setup(1e-200, 1e-200, 1e-200, 1.0, 3),
    ],
    ids=str,
)
def test_no_set_up_brings_infinity_or_nan_to_the_screen(
    hands: Hands, setup: Setup, log: bool
) -> None:
    hands.window.model.log.set_value(log)
    hands.train(setup)
    hands.window.model.shown.point_at(1)
    hands.window.grab()
    assert np.isfinite(drawn(hands)[1]).all()
    assert np.isfinite(plot(hands).getViewBox().viewRange()).all()
    status = hands.find(QLabel, "status_label").text()
    assert "nan" not in status.lower()
    assert "inf" not in status.lower().split()


def test_a_continuation_has_a_visible_seam(hands: Hands) -> None:
    hands.train()
    hands.window.model.continue_training()
    hands.until(TrainerState.ENDED)
    lines = [i for i in plot(hands).items if isinstance(i, pg.InfiniteLine) and i.isVisible()]
    assert [line.value() for line in lines if line.angle == 90] == [20.5]
    hands.train()
    assert [i for i in plot(hands).items if isinstance(i, pg.InfiniteLine) and i.isVisible()] == []


def test_the_colours_follow_the_desktop(hands: Hands) -> None:
    widget = hands.find(pg.PlotWidget, "error_plot")
    dark = QPalette(QColor("#303030"))
    dark.setColor(QPalette.ColorRole.Base, QColor("#202020"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#eeeeee"))
    hands.window.setPalette(dark)
    assert widget.backgroundBrush().color() == QColor("#202020")
    assert plot(hands).getAxis("left").textPen().color() == QColor("#eeeeee")
    hands.window.setPalette(QPalette())
    assert widget.backgroundBrush().color() != QColor("#202020")


def test_a_settled_run_is_fitted_to_where_it_still_changed(hands: Hands) -> None:
    hands.train(Setup(5, 42, epochs=1_000_000_000))
    assert plot(hands).getViewBox().viewRange()[0][1] < 200


def test_the_view_is_empty_again_after_a_reset(hands: Hands) -> None:
    hands.train()
    hands.click("reset_button")
    assert len(drawn(hands)[0]) == 0
    assert hands.window.model.setup == ARTICLE


def test_an_axis_ticks_whole_decades_and_zero(application: QApplication) -> None:
    axis = ErrorAxis()
    axis.set_log(True)
    axis.place_zero([1000.0, 0.0, 0.5])
    assert list(axis.positions([1000.0, 0.0, 0.5])) == [3.0, -2.0, math.log10(0.5)]
    (_, ticks), *_ = axis.tickValues(-2.2, 3.2, 1000)
    assert axis.tickStrings(ticks, 1, 1) == ["0", "0.1", "1", "10", "100", "1,000"]


@pytest.mark.parametrize("goal", [4.2e140, -4.2e140])
def test_numbers_too_far_for_a_line_are_counted_in_a_power_of_ten(
    hands: Hands, goal: float
) -> None:
    hands.train(Setup(5, goal, weight=goal / 42, alpha=0.03))
    history = hands.history
    for name, quantity in (("error_plot", "error"), ("weight_plot", "weight")):
        item = hands.find(pg.PlotWidget, name).getPlotItem()
        axis, (_, heights) = item.getAxis("left"), item.listDataItems()[0].getData()
        assert max(map(abs, heights)) < 1e128, "Qt leaves such a point out of a line"
        values = [getattr(epoch, quantity) for epoch in history]
        assert [axis.value_at(height) for height in heights] == pytest.approx(values)
        assert item.getViewBox().viewRange()[1][1] > max(heights)
        [text] = axis.tickStrings([axis.position(values[0])], 1.0, 1e-5)
        assert float(text) == pytest.approx(values[0], rel=1e-5)
    hands.train(Setup(5, 42))
    _, heights = drawn(hands)
    assert list(heights) == [epoch.error for epoch in hands.history]


def test_zooming_across_leaves_the_heights_alone_however_large_the_numbers(hands: Hands) -> None:
    hands.train(Setup(5, 42, alpha=1.0, epochs=200))
    box, axis = plot(hands).getViewBox(), plot(hands).getAxis("left")
    shown, unit = box.viewRange()[1], axis.value_at(1.0)
    assert unit > 1e300
    box.setXRange(1, 40, padding=0)
    box.sigRangeChangedManually.emit(box.state["mouseEnabled"])
    assert box.viewRange()[1] == shown
    assert axis.value_at(1.0) == unit
    for _ in range(60):
        box.scaleBy((1.0, 2.0))
    assert all(math.isfinite(axis.value_at(height)) for height in box.viewRange()[1])
    hands.find(QPushButton, "fit_button").click()
    assert axis.value_at(1.0) == unit


def test_the_axis_writes_its_ticks_anew_for_another_unit(hands: Hands) -> None:
    axis = plot(hands).getAxis("left")
    hands.window.grab()
    assert axis.picture is not None
    axis.choose_unit([1e200])
    assert axis.picture is None
    axis.choose_unit([1.0])


@pytest.mark.parametrize("height", [500, 650, 800, 1000])
def test_the_vertical_axis_has_its_name_in_the_middle(
    hands: Hands, qtbot: QtBot, height: int
) -> None:
    axis = plot(hands).getAxis("left")

    def is_centred() -> bool:
        name = axis.label.mapRectToScene(axis.label.boundingRect())
        return bool(abs(name.center().y() - axis.sceneBoundingRect().center().y()) < 3)

    for each in (1000, height):
        hands.window.resize(1280, each)
        qtbot.waitUntil(is_centred, timeout=20_000)


@pytest.mark.parametrize(
    "setup", [Setup(1, 1e-13, 0.0, 0.3), Setup(1, 1e9, 1e9 - 1e-5, 0.1)], ids=["tiny", "narrow"]
)
def test_marks_follow_their_curve_however_small_its_steps_are(hands: Hands, setup: Setup) -> None:
    hands.train(setup)
    history = hands.history
    for name, quantity in (("error_plot", "error"), ("weight_plot", "weight")):
        item = hands.find(pg.PlotWidget, name).getPlotItem()
        axis, box = item.getAxis("left"), item.getViewBox()
        value = getattr(history[2], quantity)
        hands.window.model.shown.point_at(3)
        [ring] = [i for i in item.items if i.zValue() == 11 and i.isVisible()]
        assert axis.value_at(ring.getData()[1][0]) == pytest.approx(value, rel=1e-12)
        first, third = (
            box.mapViewToScene(QPointF(1, axis.position(getattr(history[index], quantity)))).y()
            for index in (0, 2)
        )
        assert abs(first - third) > 20, "pixels"
