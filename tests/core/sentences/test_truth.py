"""Every claim of a sentence, computed again with the article's lines in all kinds of set-ups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.core.training import FiveLines

from simplenn.core.advice import advice_on
from simplenn.core.history import History
from simplenn.core.sentences import alpha, forecast, outcome, status
from simplenn.core.setup import Setup
from simplenn.core.stepping.narration import moment, narrate
from simplenn.core.stepping.steps import Step

NUMBER = r"(-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)"


@pytest.fixture(scope="module")
def histories(setups: list[Setup]) -> list[History]:
    """A third of the set-ups, trained; every fifth one was stopped, every seventh continued."""
    return [_history(number, setup) for number, setup in enumerate(setups[::3])]


def _history(number: int, setup: Setup) -> History:
    history = History(setup)
    history.run.advance(setup.epochs // 2 if number % 5 == 0 else setup.epochs)
    history.run.stop()
    if number % 7 == 0 and history.run.diverged_at is None:
        history.continue_with(replace(setup, alpha=setup.alpha / 2)).advance(setup.epochs)
    return history


def off_by(history: History) -> float:
    """How far off the answer is now."""
    return abs(history.run.setup.input * history.weight - history.run.setup.goal)


def more(five_lines: FiveLines, history: History, epochs: int) -> list[tuple[float, ...]]:
    """What as many more epochs with the same numbers would do."""
    return five_lines(replace(history.run.setup, weight=history.weight, epochs=epochs))


def number(text: str) -> float:
    return float(text.replace(",", ""))


def sentences(history: History) -> Iterator[str]:
    """All that is said about a run."""
    setup = history.run.setup
    yield status.untrained(setup)
    yield alpha.prospect(setup)
    yield forecast.when_near(setup, 0.1)
    yield outcome.outcome(history)
    yield status.last_error(history[-1] if history else None)
    yield status.ended(history) if history.run.done else status.going_on(history)
    for epoch in history[:2]:
        yield moment(setup, epoch)
        yield from (narrate(setup, epoch, step) for step in Step)
    if advice := advice_on(history):
        yield from (advice.text, advice.remedy)


def test_no_sentence_has_a_hole_or_no_number_in_it(histories: list[History]) -> None:
    for history in histories:
        for sentence in sentences(history):
            assert not re.search(r"(?<![\de])-0(?![.\d])", sentence), sentence
            assert not re.search(r"\b(nan|inf|none)\b|[{}]|  ", sentence, re.IGNORECASE), sentence


def test_what_is_said_to_be_at_rest_is(histories: list[History], five_lines: FiveLines) -> None:
    found = {"no longer changes": 0, "changes in its last digits alone": 0}
    for history in histories:
        said = re.search(rf"From epoch {NUMBER} on the weight (.*?)[.,:;]", status.ended(history))
        if said is None:
            continue
        found[said[2]] += 1
        epochs = range(int(number(said[1])) - 1, len(history) + 1)
        weights = {history.weight_after(epoch) for epoch in epochs}
        weights |= {row[-1] for row in more(five_lines, history, 9)}
        if said[2] == "no longer changes":
            assert len(weights) == 1, history.setups
        else:
            between = re.search(f"between {NUMBER} and {NUMBER}", status.ended(history))
            assert between is not None
            assert weights == set(map(float, between.groups())), history.setups
    assert min(found.values()) > 5


def test_weights_that_are_bounced_between_are_the_very_ones_or_called_about(
    five_lines: FiveLines,
) -> None:
    exact = 0
    for setup in (
        Setup(5, 42, alpha=0.08),
        Setup(24.26, 47.9023, 59.362, 0.0033981958298700053, 2),
        Setup(14, 53, 68, 0.01020408163265306, 1),
        Setup(-3, 1.763, -5, 0.2222222222222222, 2),
    ):
        history = _history(1, setup)
        weights = {row[-1] for row in more(five_lines, history, 9)}
        found = re.search(
            f"between (about )?{NUMBER} and (about )?{NUMBER} for", status.ended(history)
        )
        assert found is not None
        for about, said in (found.groups()[:2], found.groups()[2:]):
            near = [weight for weight in weights if weight == pytest.approx(number(said), rel=1e-3)]
            assert near
            if about is None:
                assert near == [number(said)], setup
                exact += 1
    assert exact == 2


def test_where_more_epochs_are_said_to_help_they_do(
    histories: list[History], five_lines: FiveLines
) -> None:
    for history in histories:
        if "bring it nearer" in status.ended(history):
            rows = more(five_lines, history, max(history.run.epoch, 1) + 1)
            assert abs(rows[-1][2]) < off_by(history), history.setups


def test_what_is_running_away_is(histories: list[History], five_lines: FiveLines) -> None:
    for history in histories:
        if "running away" in f"{status.ended(history)} {outcome.outcome(history)}":
            rows = more(five_lines, history, 200)
            assert len(rows) < 200 or abs(rows[-1][2]) > off_by(history) > history[0].off_by


def test_every_remedy_mends_what_is_wrong(histories: list[History], five_lines: FiveLines) -> None:
    for history in histories:
        advice = advice_on(history)
        if advice is None:
            continue
        mended = advice.mended(history.setup)
        rows = five_lines(mended)
        assert len(rows) == mended.epochs, (history.setups, advice)
        nearer = abs(mended.input * rows[-1][-1] - mended.goal) < abs(rows[0][2])
        assert nearer or abs(rows[0][2]) <= 1e-8 * abs(mended.goal), (history.setups, advice)


def test_a_forecast_comes_true(histories: list[History], five_lines: FiveLines) -> None:
    for history in histories:
        setup = history.setup
        said = forecast.when_near(setup, 0.1)
        deltas = [row[2] for row in five_lines(replace(setup, epochs=2_000))]
        needed = next((count for count, delta in enumerate(deltas) if abs(delta) <= 0.1), None)
        if said == "never":
            assert needed is None, setup
        count = re.fullmatch(f"after {NUMBER} epochs?", said)
        if count is not None and number(count[1]) < 1_900:
            assert needed is not None, setup
            assert needed == pytest.approx(number(count[1]), rel=0.002, abs=1), setup
