"""The plot that all plots of the window are drawn in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from simplenn.core.numbers import format_short
from simplenn.ui.plots.axes import FARTHEST, EpochAxis, LinearAxis, LogAlphaAxis, texts_of_ticks
from simplenn.ui.plots.plot_view import PlotView


@pytest.fixture
def paper(qapp: QApplication) -> Iterator[QWidget]:
    """A window that is never on the screen, as pictures are drawn in one."""
    paper = QWidget()
    paper.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    paper.resize(600, 400)
    QVBoxLayout(paper)
    yield paper
    paper.close()
    paper.deleteLater()


def drawn_texts(axis: LinearAxis) -> list[str]:
    """The numbers that the axis draws in the room that it has now."""
    pixels = QPixmap(10, 10)
    painter = QPainter(pixels)
    _, _, texts = axis.generateDrawSpecs(painter)
    painter.end()
    return [text for _, _, text in texts]


def test_a_picture_has_all_numbers_of_its_axes_before_the_plot_was_ever_painted(
    paper: QWidget,
) -> None:
    axis = LinearAxis()
    view = PlotView("plot", "alpha", "error", axis, paper, LogAlphaAxis())
    layout = paper.layout()
    assert layout is not None
    layout.addWidget(view)
    paper.show()
    view.show_range((-3.0, 3.0), (0.0, 5e9))
    with view.drawn_at(1.0):
        assert {"2,000,000,000", "4,000,000,000"} <= set(drawn_texts(axis))


def test_the_numbers_at_the_ends_of_an_axis_are_there_in_a_low_plot(paper: QWidget) -> None:
    paper.resize(600, 150)
    axis = LinearAxis()
    view = PlotView("plot", "epoch", "error", axis, paper, EpochAxis())
    layout = paper.layout()
    assert layout is not None
    layout.addWidget(view)
    paper.show()
    view.show_range((1.0, 20.0), (-0.03, 1.03))
    with view.drawn_at(1.0):
        assert {"0.0", "1.0"} <= set(drawn_texts(axis))


@pytest.mark.parametrize(
    ("numbers", "spacing", "texts"),
    [
        ([0.0, 1e7, 2e7], 1e7, ["0", "10,000,000", "20,000,000"]),
        ([0.0, 0.5, 1.0], 0.5, ["0.0", "0.5", "1.0"]),
        ([-0.05, 0.0, 0.05], 0.05, ["-0.05", "0.00", "0.05"]),
        ([0.0, 2e-14, 4e-14], 2e-14, ["0", "2e-14", "4e-14"]),
        ([123456.0, 123456.5], 0.5, ["123,456.0", "123,456.5"]),
        ([1e20, 1.5e20], 5e19, ["1e+20", "1.5e+20"]),
        ([-1e-18, 1.0], 1.0, ["0", "1"]),
        ([0.0, 5e-5, 1e-4], 5e-5, ["0", "5e-05", "0.0001"]),
        ([0.0, 5e11, 1e12], 5e11, ["0", "5e+11", "1e+12"]),
    ],
)
def test_an_axis_writes_numbers_as_the_window_does(
    numbers: list[float], spacing: float, texts: list[str]
) -> None:
    assert texts_of_ticks(numbers, spacing) == texts


@given(st.integers(-30, 30), st.sampled_from([1.0, 2.0, 5.0]), st.integers(0, 8))
def test_a_tick_reads_as_the_same_number_elsewhere(decade: int, step: float, count: int) -> None:
    spacing = float(f"{step}e{decade}")
    numbers = [spacing * tick for tick in range(count + 1)]
    for text, number in zip(texts_of_ticks(numbers, spacing), numbers, strict=True):
        assert float(text.replace(",", "")) == pytest.approx(number)
        assert ("e" in text) <= ("e" in format_short(number) or abs(number) >= 1e10)


def test_a_number_far_off_a_narrow_plot_has_a_finite_place(paper: QWidget) -> None:
    axis = LinearAxis()
    PlotView("plot", "epoch", "weight", axis, paper, EpochAxis())
    axis.choose_unit([1e-300, 3e-300])
    assert axis.positions([2e-300, 1e200]).tolist()[1] == FARTHEST
    assert axis.position(-1e200) == -FARTHEST


def test_there_is_nothing_between_two_epochs(paper: QWidget) -> None:
    axis = EpochAxis()
    view = PlotView("plot", "epoch", "error", LinearAxis(), paper, axis)
    view.resize(500, 300)
    view.show_range((1.0, 3.0), (0.0, 1.0))
    [(spacing, ticks)] = axis.tickValues(1.0, 3.0, 400.0)
    assert axis.tickStrings(ticks, 1.0, spacing) == ["1", "2", "3"]


@pytest.mark.parametrize("last", [1e6, 2e8, 1e9])
def test_epochs_have_room_beside_each_other(paper: QWidget, last: float) -> None:
    axis = EpochAxis()
    view = PlotView("plot", "epoch", "error", LinearAxis(), paper, axis)
    for width in (150.0, 400.0, 900.0):
        [(spacing, ticks)] = axis.tickValues(0.0, last, width)
        texts = axis.tickStrings(ticks, 1.0, spacing)
        widest = max(view.fontMetrics().horizontalAdvance(text) for text in texts)
        assert widest < spacing / last * width or len(texts) <= 2
