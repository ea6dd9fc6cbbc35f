"""Why a step is done as it is, and whether that is so."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from tests.core.training import first_epoch, trained

from simplenn.core.network import Epoch, train_one_epoch
from simplenn.core.sentences import status
from simplenn.core.setup import ARTICLE, Setup
from simplenn.core.stepping.reasons import why
from simplenn.core.stepping.steps import Step


def told(setup: Setup, step: Step) -> str:
    return why(setup, first_epoch(setup), step)


@pytest.mark.parametrize(
    ("input", "says"),
    [
        (5.0, "larger by 5: that is how much the weight counts."),
        (0.5, "larger by 0.5: that is how much the weight counts."),
        (-5.0, "smaller by 5: that is how much the weight counts, and which way."),
        (0.0, "so the weight is not to blame."),
    ],
)
def test_why_times_input(input: float, says: str) -> None:
    sentence = told(replace(ARTICLE, input=input), Step.DERIVATIVE)
    assert sentence.startswith("Why times input? ")
    assert sentence.endswith(says)


def test_why_it_stops_at_the_last_digits() -> None:
    history = trained(replace(ARTICLE, epochs=200))
    assert why(history.setup, history[-1], Step.ADJUST) == (
        "Why does it stay? A float has about 16 digits, so the next weight that there is lies "
        "1.776e-15 away. The step is 7.105e-16, at most half of that, and is rounded away."
    )
    assert status.ended(history) == (
        "From epoch 124 on the weight no longer changes. Given 5, the network answers about 42: "
        "about 1.421e-14 too low. A float keeps about 16 digits, and the step that is left is too "
        "small to reach the next float."
    )


def test_why_a_start_at_the_answer_stays_there_with_any_alpha() -> None:
    there = Setup(5, 42, 8.4, alpha=1)
    assert told(there, Step.ADJUST) == (
        "Why does it stay? A step is alpha times delta times input. Delta is 0, so the step is 0, "
        "whatever alpha is: from any other weight, alpha 1 would lead away from the goal."
    )
    assert told(replace(there, alpha=0.01), Step.ADJUST).endswith("whatever alpha is.")
    assert status.ended(trained(there)).endswith(
        "exactly the goal. It was so from the start: each step is 0, whatever alpha is. From any "
        "other weight, alpha 1 would lead away from the goal."
    )


def test_why_minus() -> None:
    assert "derivative is negative" in told(ARTICLE, Step.ADJUST)
    assert "derivative is positive" in told(replace(ARTICLE, weight=10.0), Step.ADJUST)
    assert told(replace(ARTICLE, alpha=-1.0), Step.ADJUST) == ""
    assert told(replace(ARTICLE, alpha=0.0), Step.ADJUST) == ""
    assert told(ARTICLE, Step.PREDICT) == ""


def test_every_reason_is_true(setups: list[Setup]) -> None:
    found = {
        "larger by": 0,
        "smaller by": 0,
        "makes the error": 0,
        "rounded away": 0,
        "lead away": 0,
    }
    for setup in setups:
        epoch = train_one_epoch(1, setup.weight, setup.input, setup.goal, setup.alpha)
        if epoch is None:
            continue
        for step in Step:
            sentence = why(setup, epoch, step)
            assert not re.search(r"\b(inf|nan|none)\b|[{}]|  |-0(?![.\d])", sentence), sentence
            assert sentence == "" or re.fullmatch(r"Why [a-z ]+\? [A-Z].*\.", sentence)
            for claim in found:
                found[claim] += claim in sentence
            check_times_input(sentence, setup)
            check_minus(sentence, setup, epoch)
            check_rounding(sentence, setup, epoch)
            check_luck(sentence, setup)
    assert min(found.values()) > 20, found


def check_times_input(sentence: str, setup: Setup) -> None:
    if match := re.search(r"makes the answer (larger|smaller) by (\S+):", sentence):
        sign = 1.0 if match[1] == "larger" else -1.0
        assert (
            math.isclose(sign * float(match[2]), setup.input, rel_tol=1e-3)
            or abs(setup.input) > 1e308
        )


def check_minus(sentence: str, setup: Setup, epoch: Epoch) -> None:
    """A slightly larger weight, against what is said of its error."""
    if match := re.search(r"makes the error (larger|smaller)", sentence):
        slope = 2.0 * (setup.input * epoch.weight - setup.goal) * math.copysign(1.0, setup.input)
        assert (slope > 0.0) is (match[1] == "larger")
        assert (epoch.new_weight < epoch.weight) is (match[1] == "larger")


def check_rounding(sentence: str, setup: Setup, epoch: Epoch) -> None:
    if "rounded away" in sentence:
        gap, step = map(float, re.findall(r"(?:lies|step is) (\S+?),? ", sentence))
        assert step <= gap / 2 * 1.001
        assert epoch.weight - setup.alpha * epoch.derivative == epoch.weight != 0.0


def check_luck(sentence: str, setup: Setup) -> None:
    """Far enough from the goal for rounding to play no part, it does lead away."""
    if "lead away" in sentence:
        weight = setup.weight * 2.0 + 1.0 / abs(setup.input)
        beside = train_one_epoch(1, weight, setup.input, setup.goal, setup.alpha)
        if beside is not None and beside.off_by > 1e-6 * abs(setup.goal):
            now = abs(setup.input * beside.new_weight - setup.goal)
            assert now > beside.off_by * (1.0 - 1e-9), setup
