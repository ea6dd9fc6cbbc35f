from __future__ import annotations

import pyqtgraph as pg
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import Setup
from simplenn.engine.trainer import TrainerState


def drawn(hands: Hands) -> list[float]:
    """The last epoch that each of the two plots over the epochs shows."""
    plots = (hands.find(pg.PlotWidget, name) for name in ("error_plot", "weight_plot"))
    curves = (plot.getPlotItem().listDataItems()[0].getData()[0] for plot in plots)
    return [numbers[-1] if numbers is not None and len(numbers) else 0 for numbers in curves]


def test_while_training_goes_on_plots_are_drawn_in_turns(hands: Hands, qtbot: QtBot) -> None:
    together: set[bool] = set()

    def look() -> None:
        error, weight = drawn(hands)
        together.add(error == weight)

    hands.window.model.turns._turn.timeout.connect(look)
    hands.window.model.set_setup(Setup(5, 42, alpha=1e-9, epochs=1_000_000_000))
    hands.trainer.set_speed(None)
    hands.window.model.train()
    qtbot.waitUntil(lambda: together == {True, False}, timeout=20_000)
    hands.trainer.stop()


def test_what_is_at_rest_is_drawn_at_once(hands: Hands) -> None:
    hands.train()
    assert drawn(hands) == [20, 20]
    hands.window.model.continue_training()
    hands.until(TrainerState.ENDED)
    assert drawn(hands) == [40, 40]


def test_a_plot_that_cannot_be_drawn_keeps_no_other_from_its_turn(
    hands: Hands, qtbot: QtBot
) -> None:
    turns, seen = hands.window.model.turns, []

    def fail() -> None:
        raise ZeroDivisionError

    hands.window.model.set_setup(Setup(5, 42, alpha=1e-9, epochs=1_000_000_000))
    hands.window.model.train()
    with qtbot.captureExceptions() as exceptions:
        turns.ask(fail)
        turns.ask(lambda: seen.append(True))
        qtbot.waitUntil(lambda: seen == [True], timeout=20_000)
    assert [kind for kind, *_ in exceptions] == [ZeroDivisionError]
    hands.trainer.stop()
