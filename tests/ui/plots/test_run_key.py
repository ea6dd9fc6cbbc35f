"""The key below a plot, and what is drawn of many runs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.history import History
from simplenn.core.run_record import RunRecord
from simplenn.core.run_style import RUN_STYLES
from simplenn.core.setup import ARTICLE, Setup
from simplenn.engine.trainer import TrainerState
from simplenn.ui.export.image_key import key_of
from simplenn.ui.panels.error_panel import ErrorPanel
from simplenn.ui.panels.weight_panel import WeightPanel
from simplenn.ui.plots.overlays.earlier_runs import EarlierRuns
from simplenn.ui.plots.run_key import RunKey, fields_that_differ
from simplenn.ui.style.theme import Theme

pytestmark = pytest.mark.shared_window


def key(hands: Hands, panel: type[ErrorPanel | WeightPanel] = ErrorPanel) -> RunKey:
    [found] = hands.window.findChildren(panel)[0].findChildren(RunKey)
    return found


def texts(hands: Hands) -> list[str]:
    return [entry.text for entry in key(hands).entries]


def train(hands: Hands, *setups: Setup) -> None:
    for setup in setups:
        hands.train(setup)


def records(count: int) -> list[RunRecord]:
    made = []
    for number in range(1, count + 1):
        history = History(replace(ARTICLE, alpha=number / 20_000))
        history.run.advance(20)
        style = RUN_STYLES[number % len(RUN_STYLES)]
        made.append(RunRecord(number, f"Run {number}", style, history))
    return made


def test_one_run_needs_no_key(hands: Hands) -> None:
    train(hands, ARTICLE)
    assert texts(hands) == []
    assert not key(hands).isVisible()


@pytest.mark.parametrize("panel", [ErrorPanel, WeightPanel])
def test_several_runs_are_named_with_the_numbers_in_which_they_differ(
    hands: Hands, panel: type[ErrorPanel | WeightPanel]
) -> None:
    train(hands, ARTICLE, replace(ARTICLE, alpha=0.07), replace(ARTICLE, alpha=0.02, epochs=30))
    assert [entry.text for entry in key(hands, panel).entries] == [
        "Run 3: alpha 0.02",
        "Run 2: alpha 0.07",
        "Run 1: alpha 0.01",
    ]
    assert key(hands, panel).isVisible()


def test_a_renamed_run_has_its_number_and_its_name(hands: Hands, qtbot: QtBot) -> None:
    train(hands, ARTICLE, replace(ARTICLE, goal=10))
    hands.window.model.runs.rename(1, "<b>the article's</b>")
    named = ["Run 2: goal 10", "Run 1, <b>the article's</b>: goal 42"]
    qtbot.waitUntil(lambda: texts(hands) == named)


def test_a_continuation_with_another_alpha_is_told(hands: Hands) -> None:
    train(hands, ARTICLE)
    hands.window.model.set_setup(replace(ARTICLE, alpha=0.02))
    hands.window.model.continue_training()
    hands.until(TrainerState.ENDED)
    train(hands, ARTICLE)
    assert texts(hands)[1] == "Run 1: alpha 0.01 \N{RIGHTWARDS ARROW} 0.02"


def test_fields_that_differ() -> None:
    def differing(*setups: Setup) -> list[str]:
        return [field.name for field in fields_that_differ(setups)]

    assert differing(ARTICLE, ARTICLE) == ["alpha"]
    assert differing(ARTICLE, replace(ARTICLE, epochs=30)) == ["epochs"]
    others = replace(ARTICLE, epochs=30, input=2, weight=3)
    assert differing(ARTICLE, others) == ["input", "weight"]


def test_a_forecast_of_other_numbers_than_the_runs_is_said_to_be_one(hands: Hands) -> None:
    train(hands, ARTICLE)
    assert texts(hands) == []
    hands.window.model.set_setup(replace(ARTICLE, goal=100))
    assert texts(hands) == ["Run 1: goal 42", "expected of a new run with goal 100"]
    hands.window.model.toggle_stepping()
    assert texts(hands) == [], "while somebody steps through, no forecast is drawn"
    hands.window.model.toggle_stepping()
    hands.train()
    assert texts(hands) == ["Run 2: goal 100", "Run 1: goal 42"]


def drawn_runs(hands: Hands) -> list[list[int]]:
    """The numbers of the earlier runs that have a curve, in each plot."""
    return [sorted(overlay._curves) for overlay in hands.window.findChildren(EarlierRuns)]


def test_of_many_runs_the_latest_twelve_are_drawn_and_it_is_said(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.window.model.runs.replace_all(records(40), current=40)
    qtbot.waitUntil(lambda: drawn_runs(hands) == [[*range(28, 40)]] * 2)
    assert len(texts(hands)) == 1 + 1 + 12 + 1, "the run, the forecast, earlier ones, a remark"
    assert texts(hands)[-1] == "27 older runs are not drawn"
    in_pictures = [
        entry.text
        for entry in key_of("error_panel", hands.window.model, Theme.of(hands.window.palette()))
    ]
    assert [text.split(":")[0] for text in in_pictures[:-1]] == [
        *(f"Run {number}" for number in range(28, 41)),
        "27 older runs are not drawn",
    ]
    hands.window.model.runs.set_highlight(3)
    assert drawn_runs(hands) == [[3, *range(29, 40)]] * 2
    hands.window.model.runs.set_highlight(None)
    assert drawn_runs(hands) == [[*range(28, 40)]] * 2


@pytest.mark.parametrize("count", [3, 30])
def test_runs_that_take_the_numbers_of_others_have_curves_of_their_own(
    hands: Hands, qtbot: QtBot, count: int
) -> None:
    hands.window.model.runs.replace_all(records(count), current=count)
    earlier = [[*range(max(1, count - 12), count)]] * 2
    qtbot.waitUntil(lambda: drawn_runs(hands) == earlier)
    others = records(count)
    with qtbot.waitSignal(hands.window.model.runs.settled):
        hands.window.model.runs.replace_all(others, current=count)
    qtbot.waitUntil(lambda: drawn_runs(hands) == earlier)
    for overlay in hands.window.findChildren(EarlierRuns):
        for number, curve in overlay._curves.items():
            assert curve.record.history is others[number - 1].history


def test_a_key_is_two_rows_high_at_most(hands: Hands) -> None:
    hands.window.model.runs.replace_all(records(10), current=10)
    heights = {width: key(hands).heightForWidth(width) for width in (100, 300, 600, 4000)}
    assert heights[4000] < heights[600] == max(heights.values())
    shown = [entry.text for row in key(hands)._rows(600) for entry in row]
    more = len(texts(hands)) - (len(shown) - 1)
    assert shown[-1] == f"and {more} more"
