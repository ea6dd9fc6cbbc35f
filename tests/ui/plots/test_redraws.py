"""What is drawn again when, while a run goes on."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import Setup
from simplenn.engine.trainer import TrainerState


def drawn(hands: Hands) -> list[float]:
    """The last epoch that each of the two plots over the epochs shows."""
    plots = (hands.find(pg.PlotWidget, name) for name in ("error_plot", "weight_plot"))
    curves = (plot.getPlotItem().listDataItems()[0].getData()[0] for plot in plots)
    return [numbers[-1] if numbers is not None and len(numbers) else 0 for numbers in curves]


def test_what_is_at_rest_is_drawn_at_once(hands: Hands) -> None:
    hands.train()
    assert drawn(hands) == [20, 20]
    hands.window.model.continue_training()
    hands.until(TrainerState.ENDED)
    assert drawn(hands) == [40, 40]


def drawings(hands: Hands, setup: Setup) -> dict[str, int]:
    """Begin a slow run; counts how often each plot is drawn after its first epoch was."""
    window, trainer = hands.window, hands.trainer
    window.model.set_setup(setup)
    trainer.set_speed(5.0)
    window.model.train()
    hands.until_true(lambda: min(drawn(hands)) >= 1)
    QApplication.processEvents()  # what has come or gone with the run is laid out
    counts = {"error_plot": 0, "weight_plot": 0, "valley_plot": 0}
    for name in counts:
        item = hands.find(pg.PlotWidget, name).getPlotItem()

        def count(_: object, name: str = name) -> None:
            counts[name] += 1

        for ball in (each for each in item.items if isinstance(each, pg.TargetItem)):
            ball.sigPositionChanged.connect(count)
        item.listDataItems()[0].sigPlotChanged.connect(count)
    return counts


def test_what_moves_by_less_than_a_pixel_is_not_drawn_again(hands: Hands) -> None:
    counts, before = drawings(hands, Setup(5, 42, alpha=1e-9, epochs=2_000)), hands.epochs()
    hands.until_epoch(before + 3)
    epochs = hands.epochs() - before
    for name in ("error_plot", "weight_plot"):
        box = hands.find(pg.PlotWidget, name).getViewBox()
        left, right = box.viewRange()[0]
        assert counts[name] <= epochs * box.width() / (right - left) + 1
    assert counts["valley_plot"] == 0
    hands.trainer.pause()
    assert drawn(hands) == [hands.epochs()] * 2


def test_what_moves_by_more_is_drawn_for_every_epoch(hands: Hands, qtbot: QtBot) -> None:
    counts = drawings(hands, Setup(5, 42, epochs=20))
    qtbot.waitUntil(lambda: min(counts.values()) >= 3, timeout=20_000)
    assert hands.epochs() < 20
    hands.trainer.stop()


def test_a_mark_goes_although_the_run_has_moved_too_little_to_see(hands: Hands) -> None:
    hands.begin(5.0, Setup(5, 42, alpha=1e-9, epochs=1_000_000_000))
    hands.until_epoch(2)
    [line] = [
        each
        for each in hands.find(pg.PlotWidget, "error_plot").getPlotItem().items
        if isinstance(each, pg.InfiniteLine) and each.zValue() == 10
    ]
    hands.window.model.shown.show_epoch(1)
    assert line.isVisible()
    hands.window.model.shown.show_epoch(None)
    assert not line.isVisible()
    hands.trainer.stop()


def test_a_seam_is_there_although_the_run_has_moved_too_little_to_see(hands: Hands) -> None:
    hands.begin(None, Setup(5, 42, alpha=1e-9, epochs=1_000_000_000))
    hands.until_epoch(1_000_000)
    hands.trainer.stop()
    hands.trainer.set_speed(5.0)
    before = hands.epochs()
    hands.window.model.continue_training()
    hands.until_epoch(before + 1)
    assert "continued" in hands.texts_in("error_plot")
    hands.trainer.stop()
