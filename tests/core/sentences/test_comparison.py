"""What is said of two runs, and every claim of it computed again with the five lines."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from simplenn.core.history import History
from simplenn.core.network import Epoch
from simplenn.core.run_record import RunRecord
from simplenn.core.run_style import RUN_STYLES
from simplenn.core.sentences.comparison import compare
from simplenn.core.setup import ARTICLE, Setup
from simplenn.core.theory import rounding_left

NUMBER = r"(-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)"
TOLERANCE = 0.1

Facts = tuple[RunRecord, list[Epoch], list[float]]
"""A run, its epochs, and how far off it was before each of them and after the last."""


def record(number: int, *setups: Setup, epochs: int | None = None) -> RunRecord:
    """A run, continued with each of the further set-ups; the last part stopped, if asked for."""
    history = History(setups[0])
    for place, setup in enumerate(setups):
        if place:
            history.continue_with(setup)
        is_last = place + 1 == len(setups)
        history.run.advance(setup.epochs if epochs is None or not is_last else epochs)
        history.run.stop()
    return RunRecord(number, f"Run {number}", RUN_STYLES[0], history)


def said(*setups: Setup, tolerance: float = TOLERANCE) -> str:
    one, other = (record(number, setup) for number, setup in enumerate(setups, start=1))
    return compare(one, other, tolerance)


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        (
            ARTICLE,
            replace(ARTICLE, alpha=0.07),
            (
                "Run 2 has alpha 0.07 instead of 0.01. Both have the same error curve, but run "
                "2 jumps over the goal in each epoch. Both are off by about 0.1173 now. Each "
                "epoch multiplies delta by 0.75 in run 1, and by -0.75 in run 2."
            ),
        ),
        (
            replace(ARTICLE, epochs=40),
            replace(ARTICLE, alpha=0.04),
            (
                "Run 2 has alpha 0.04 instead of 0.01. Run 2 has done 20 epochs, run 1 has "
                "done 40. Run 2 is faster: it is within 0.1 of the goal after 1 epoch, run 1 "
                "after 21. Each epoch multiplies delta by 0.75 in run 1, and by 0 in run 2."
            ),
        ),
        (
            ARTICLE,
            replace(ARTICLE, alpha=1.0, epochs=200),
            (
                "Run 2 has alpha 1 instead of 0.01. In epoch 112 the numbers of run 2 grew too "
                "large. Each epoch multiplies delta by 0.75 in run 1, and by -24 in run 2."
            ),
        ),
        (
            ARTICLE,
            ARTICLE,
            "Run 1 and run 2 have the same numbers. So they did the same, digit for digit.",
        ),
        (
            ARTICLE,
            replace(ARTICLE, weight=8.4, alpha=1.0),
            (
                "Run 2 has starting weight 8.4 instead of 1 and alpha 1 instead of 0.01. The "
                "weight of run 2 never changes. Run 2 is within 0.1 of the goal at the start,"
                " run 1 not yet. Each epoch multiplies delta by 0.75 in run 1, and by -24 in "
                "run 2."
            ),
        ),
        (
            replace(ARTICLE, input=0.0),
            replace(ARTICLE, input=0.0, alpha=0.0),
            (
                "Run 2 has alpha 0 instead of 0.01. Both have the same error curve. The weight "
                "of neither ever changes. Both are off by 42 now. In both, each epoch "
                "multiplies delta by 1."
            ),
        ),
        (
            replace(ARTICLE, alpha=0.08),
            replace(ARTICLE, alpha=0.081),
            (
                "Run 2 has alpha 0.081 instead of 0.08. Run 1 bounces to and fro for ever. Run "
                "2 moves away from the goal. Run 1 is off by 37 now, run 2 by 60.63. Each epoch"
                " multiplies delta by -1 in run 1, and by -1.025 in run 2."
            ),
        ),
    ],
)
def test_what_a_teacher_would_say(one: Setup, other: Setup, sentence: str) -> None:
    assert said(one, other) == sentence


def test_a_continued_run_beside_one_that_is_not() -> None:
    other = record(2, ARTICLE, replace(ARTICLE, alpha=0.02))
    assert compare(record(1, ARTICLE), other, TOLERANCE) == (
        "Run 2 has alpha 0.01 \N{RIGHTWARDS ARROW} 0.02 instead of 0.01. Run 2 has done 40 "
        "epochs, run 1 has done 20. Up to epoch 20 they did the same, digit for digit. Run 2 is "
        "within 0.1 of the goal after 21 epochs, run 1 not yet."
    )
    elsewhere = record(3, replace(ARTICLE, epochs=30), replace(ARTICLE, alpha=0.02))
    assert compare(other, elsewhere, TOLERANCE).startswith(
        "Run 2 and run 3 have the same numbers, and were continued after other epochs. Run 3 has "
        "done 50 epochs, run 2 has done 40. Up to epoch 20 they did the same, digit for digit."
    )


def test_a_run_that_has_done_nothing_is_compared_with_nothing() -> None:
    idle = record(2, replace(ARTICLE, alpha=0.02), epochs=0)
    assert compare(record(1, ARTICLE), idle, TOLERANCE) == (
        "Run 2 has alpha 0.02 instead of 0.01. Run 2 has not done an epoch."
    )


# --- every claim, of all kinds of pairs -----------------------------------------------------------


@pytest.fixture(scope="module")
def pairs(setups: list[Setup]) -> list[tuple[RunRecord, RunRecord]]:
    """Runs beside others: some that share all but one number, continued or stopped ones..."""
    rng = random.Random(17)
    return [_pair(rng, rng.choice(setups), rng.choice(setups)) for _ in range(2_000)]


def _pair(rng: random.Random, one: Setup, other: Setup) -> tuple[RunRecord, RunRecord]:
    mirrored = 2.0 / one.input / one.input - one.alpha if one.input else 0.5
    others = (
        other,
        one,
        replace(one, epochs=other.epochs),
        replace(one, alpha=mirrored if math.isfinite(mirrored) else 0.5),
        replace(one, alpha=one.alpha * rng.uniform(0.5, 2.0) if abs(one.alpha) < 1e300 else 1.0),
        replace(one, goal=other.goal),
        replace(one, weight=other.weight),
        replace(one, weight=-one.weight, input=-one.input),
    )
    second = record(2, rng.choice(others), epochs=rng.choice((None, None, 1, 0)))
    first = record(1, one)
    for each in (first, second):
        if rng.random() < 0.2 and each.history.run.diverged_at is None and each.history:
            each.history.continue_with(rng.choice((one, other))).advance(9)
            each.history.run.stop()
    return first, second


def facts(record: RunRecord) -> Facts:
    history = record.history
    epochs, run = list(history), history.run
    now = abs(run.setup.input * run.weight - run.setup.goal)
    return record, epochs, [*(epoch.off_by for epoch in epochs), now]


Check = Callable[[re.Match[str], Facts, Facts], bool]


def _by_number(number: str, one: Facts, other: Facts) -> Facts:
    return one if int(number) == one[0].number else other


def _needed(run: Facts) -> float:
    """Counted by hand: at a seam, both goals count."""
    record = run[0]
    setups, before = record.history.setups, 0
    for setup, part in zip(setups, record.history.runs, strict=True):
        weights = [setup.weight, *(epoch.new_weight for epoch in part.trace)]
        for count, weight in enumerate(weights):
            if abs(setup.input * weight - setup.goal) <= TOLERANCE:
                return before + count
        before += len(part.trace)
    return math.inf


def _jumps(run: Facts) -> bool:
    record, epochs, _ = run
    large = [
        epoch.delta for epoch in epochs if epoch.off_by > 64 * rounding_left(record.history.setup)
    ]
    return all(a * b < 0 or a * b == 0.0 for a, b in pairwise(large))


def _same_errors(one: Facts, other: Facts) -> bool:
    return all(
        math.isclose(a.error, b.error, rel_tol=2e-6, abs_tol=2e-20 * one[1][0].error)
        for a, b in zip(one[1], other[1], strict=False)
    )


def _near(text: str, value: float) -> bool:
    return math.isclose(float(text), value, rel_tol=1e-3)


def _multiplies(text: str, run: Facts) -> bool:
    """What an epoch multiplies delta by, where rounding does not hide it."""
    record, epochs, _ = run
    setup = record.history.setup
    level = 1e6 * rounding_left(setup)
    if "e308" in text or "(" in text or not math.isfinite(level):
        return True
    return all(
        math.isclose(
            b.delta, a.delta * float(text), rel_tol=2e-3, abs_tol=max(level, 1e-12 * a.off_by)
        )
        for a, b in pairwise(epochs)
        if a.off_by > level
    )


def _instead(match: re.Match[str], one: Facts, other: Facts) -> bool:
    """The fields that differ, no others, with their first numbers."""
    named = re.findall(r"(input|goal|starting weight|alpha) (\S+)", match[1])
    names = {"starting weight": "weight"}
    setups = [run[0].history.setups for run in (one, other)]
    for field in ("input", "goal", "weight", "alpha"):
        values = [
            [getattr(setup, field) for setup in (each[:1] if field == "weight" else each)]
            for each in setups
        ]
        told = {names.get(name, name): float(text) for name, text in named}
        distinct = [[a for a, b in zip(v, [None, *v], strict=False) if a != b] for v in values]
        if (distinct[0] != distinct[1]) != (field in told):
            return False
        if field in told and told[field] != values[1][0]:
            return False
    return True


CLAIMS: dict[str, Check] = {
    r"Run 2 has ((?:input|goal|starting weight|alpha) .*?)\. (?=[A-Z])": _instead,
    r"So they did the same": lambda _, a, b: a[1] == b[1],
    r"Up to epoch (\S+) they did the same": lambda m, a, b: (
        a[1][: int(m[1])] == b[1][: int(m[1])] and len(a[1]) >= int(m[1]) <= len(b[1])
    ),
    r"Both have the same error curve": lambda _, a, b: _same_errors(a, b),
    r"[Rr]un (\d) jumps over the goal": lambda m, a, b: _jumps(_by_number(m[1], a, b)),
    r"Both jump over": lambda _, a, b: _jumps(a) and _jumps(b),
    r"In epoch (\S+) the numbers of run (\d)": lambda m, a, b: (
        len(_by_number(m[2], a, b)[1]) + 1 == int(m[1].replace(",", ""))
    ),
    r"Run (\d) moves away": lambda m, a, b: _moves_away(_by_number(m[1], a, b)),
    r"Both move away": lambda _, a, b: _moves_away(a) and _moves_away(b),
    r"The weight of run (\d) never": lambda m, a, b: _is_unmoved(_by_number(m[1], a, b)),
    r"The weight of neither": lambda _, a, b: _is_unmoved(a) and _is_unmoved(b),
    r"Run (\d) bounces": lambda m, a, b: _bounces(_by_number(m[1], a, b)),
    r"Both bounce": lambda _, a, b: _bounces(a) and _bounces(b),
    r"Run (\d) is faster: .* after (\S+) epochs?, run \d after (\S+)\.": lambda m, a, b: (
        [_needed(a), _needed(b)][:: 1 if m[1] == "1" else -1]
        == [float(m[2].replace(",", "")), float(m[3].replace(",", ""))]
    ),
    r"Both are within 0\.1 of the goal at": lambda _, a, b: _needed(a) == _needed(b) == 0,
    r"Both are within 0\.1 of the goal after (\S+)": lambda m, a, b: (
        _needed(a) == _needed(b) == float(m[1].replace(",", ""))
    ),
    r"Run (\d) is within 0\.1 of the goal at the start, run (\d)": lambda m, a, b: (
        _needed(_by_number(m[1], a, b)) == 0 < _needed(_by_number(m[2], a, b))
    ),
    r"Run (\d) is within 0\.1 of the goal after (\S+) epochs?, run (\d) n": lambda m, a, b: (
        _needed(_by_number(m[1], a, b)) == float(m[2].replace(",", ""))
        and _needed(_by_number(m[3], a, b)) == math.inf
    ),
    rf"Run 1 is off by {NUMBER} now, run 2 by {NUMBER}\.": lambda m, a, b: (
        _near(m[1], a[2][-1]) and _near(m[2], b[2][-1]) and a[2][-1] != b[2][-1]
    ),
    rf"Both are off by (?:about )?{NUMBER} now": lambda m, a, b: (
        _near(m[1], a[2][-1]) and _near(m[1], b[2][-1])
    ),
    r"multiplies delta by (\S+) in run 1, and by (\S+) in run 2\.": lambda m, a, b: (
        _multiplies(m[1], a) and _multiplies(m[2], b)
    ),
    r"In both, each epoch multiplies delta by (.*)\.$": lambda m, a, b: (
        _multiplies(m[1], a) and _multiplies(m[1], b)
    ),
}


def _moves_away(run: Facts) -> bool:
    record, _, distances = run
    part = record.history.run
    at_start = abs(part.setup.input * part.setup.weight - part.setup.goal)
    return distances[-1] > at_start


def _is_unmoved(run: Facts) -> bool:
    return all(epoch.new_weight == run[1][0].weight for epoch in run[1])


def _bounces(run: Facts) -> bool:
    last = run[1][-1]
    before = run[1][-2].weight if len(run[1]) > 1 else last.new_weight
    width = abs(last.new_weight - last.weight)
    return width > 0.0 and abs(before - last.new_weight) <= 1e-9 * max(width, abs(before))


def test_every_claim_is_true(pairs: list[tuple[RunRecord, RunRecord]]) -> None:
    found = dict.fromkeys(CLAIMS, 0)
    for one, other in pairs:
        sentence = compare(one, other, TOLERANCE)
        first, second = facts(one), facts(other)
        for claim, check in CLAIMS.items():
            if match := re.search(claim, sentence):
                found[claim] += 1
                assert check(match, first, second), (
                    sentence,
                    one.history.setups,
                    other.history.setups,
                )
    assert [claim for claim, count in found.items() if count < 3] == []


def test_no_sentence_has_a_hole_in_it(pairs: list[tuple[RunRecord, RunRecord]]) -> None:
    for one, other in pairs:
        sentence = compare(one, other, TOLERANCE)
        assert sentence.endswith("."), sentence
        assert not re.search(r"\b(nan|inf|none)\b|[{}]|  |(?<![\de])-0(?![.\d])", sentence)
        assert all(_is_whole(part) for part in re.split(r"(?<=\.) (?=[A-Z])", sentence)), sentence


def _is_whole(sentence: str) -> bool:
    return sentence[0].isupper() and sentence.endswith(".")
