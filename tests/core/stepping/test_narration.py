"""The sentences of the stepping: each one true, in every kind of run."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from tests.core.training import first_epoch, trained

from simplenn.core.setup import Setup
from simplenn.core.stepping.narration import ending, moment, narrate
from simplenn.core.stepping.steps import Position, Step

ARTICLE = Setup(5, 42)


def told(setup: Setup) -> list[str]:
    return [narrate(setup, first_epoch(setup), step) for step in Step]


def test_too_low() -> None:
    assert told(ARTICLE) == [
        "Given 5, the network answers 5, since its weight is 1.",
        "The answer 5 is 37 too low for the goal 42; squared, that is an error of 1369.",
        "The answer is 37 too low, so the weight must grow: the derivative is negative.",
        ("The weight grows from 1 to 2.85. Now the answer is nearer to the goal: 27.75 too low."),
    ]


def test_too_high() -> None:
    assert told(Setup(5, 42, 10))[1:] == [
        "The answer 50 is 8 too high for the goal 42; squared, that is an error of 64.",
        "The answer is 8 too high, so the weight must shrink: the derivative is positive.",
        ("The weight shrinks from 10 to 9.6. Now the answer is nearer to the goal: 6 too high."),
    ]


def test_overshoot() -> None:
    assert told(Setup(5, 42, alpha=0.07))[3] == (
        "The weight grows from 1 to 13.95. That is a step too far, yet the answer is nearer "
        "to the goal now: 27.75 too high."
    )


def test_bouncing() -> None:
    assert told(Setup(5, 42, alpha=0.08))[3] == (
        "The weight grows from 1 to 15.8. That is a step too far: now the answer is as far from "
        "the goal as before, 37 too high."
    )


def test_divergence() -> None:
    assert told(Setup(5, 42, alpha=0.09))[3] == (
        "The weight grows from 1 to 17.65. Since alpha is too large, that is a step much too far: "
        "now the answer is farther from the goal than before, 46.25 too high."
    )


def test_a_negative_alpha() -> None:
    derived, adjusted = told(Setup(5, 42, alpha=-0.01))[2:]
    assert (
        derived == "The answer is 37 too low, so the weight must grow: the derivative is negative."
    )
    assert adjusted == (
        "The weight shrinks from 1 to -0.85. Since alpha is negative, the answer is farther "
        "from the goal now: 46.25 too low."
    )


def test_alpha_zero() -> None:
    assert (
        told(Setup(5, 42, alpha=0))[3] == "Alpha is 0, so the weight stays 1: nothing is learned."
    )


@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_input_zero(zero: float) -> None:
    assert told(Setup(zero, 42)) == [
        "Given 0, the network answers 0, whatever its weight is.",
        "The answer 0 is 42 too low for the goal 42; squared, that is an error of 1764.",
        "Given 0, no weight gives another answer, so the derivative is 0.",
        "With derivative 0 the weight stays 1: nothing is learned.",
    ]


def test_a_start_at_the_answer() -> None:
    assert told(Setup(5, 42, 8.4)) == [
        "Given 5, the network answers 42, since its weight is 8.4.",
        "The answer 42 is exactly the goal, so the error is 0.",
        "Delta is 0, so the derivative is 0 and the weight may stay as it is.",
        "There is nothing to correct: the weight stays 8.4.",
    ]


def test_one_step_to_the_goal() -> None:
    assert told(Setup(4, 8, alpha=0.0625))[3] == (
        "The weight grows from 1 to 2. Now the answer is exactly the goal."
    )


def test_a_negative_input() -> None:
    assert told(Setup(-5, 42, -1))[2:] == [
        (
            "The answer is 37 too low and the input is negative, so the weight must shrink: "
            "the derivative is positive."
        ),
        (
            "The weight shrinks from -1 to -2.85. "
            "Now the answer is nearer to the goal: 27.75 too low."
        ),
    ]
    assert "must grow: the derivative is negative" in told(Setup(-5, 42, -20))[2]


def test_what_vanishes_in_rounding() -> None:
    assert told(Setup(5, 42, alpha=1e-20))[3] == (
        "The step is so small that it vanishes in rounding: the weight stays 1."
    )
    tiny = told(Setup(1e-200, 1e-200, 1e-200))
    assert (
        tiny[0]
        == "Given 1e-200, the network answers 0: input times weight is too small for a float."
    )
    assert tiny[1].endswith("squared, that is too small for a float, so the error is 0.")
    assert tiny[2].endswith("but delta times input is too small for a float: the derivative is 0.")
    assert told(Setup(1e-200, 1, 1e-200))[3].endswith(
        "too little to change the answer: it is still 1 too low."
    )


def test_an_overflow_at_the_next_epoch() -> None:
    history = trained(Setup(5, 42, alpha=1, epochs=1000))
    sentence = narrate(history.setup, history[-1], Step.ADJUST)
    assert sentence.endswith(" With it, the next epoch's numbers are too large for a float.")


def test_weights_that_differ_in_their_last_digits_are_told_apart() -> None:
    setup = Setup(5, 42, 8.399999)
    assert narrate(setup, first_epoch(setup), Step.ADJUST).startswith(
        "The weight grows from 8.399999 to 8.3999992"
    )


def test_the_last_step_says_that_it_is_the_last() -> None:
    history = trained(ARTICLE)
    assert ending(history, Position(20, Step.ADJUST)) == "That was the last of 20 epochs."
    assert ending(history, Position(20, Step.DERIVATIVE)) == ""
    assert ending(history, Position(19, Step.ADJUST)) == ""


def test_the_last_epoch_known_is_not_the_last_one_of_a_run_that_goes_on() -> None:
    assert ending(trained(ARTICLE, epochs=7), Position(7, Step.ADJUST)) == ""


def test_the_end_of_a_single_epoch_and_of_a_run_that_diverged() -> None:
    single = trained(replace(ARTICLE, epochs=1))
    assert ending(single, Position(1, Step.ADJUST)) == "That was the only epoch."
    diverged = trained(Setup(5, 42, alpha=1, epochs=1000))
    assert len(diverged) == 111
    assert ending(diverged, Position(111, Step.ADJUST)) == (
        "The run ends here: in epoch 112 the numbers grow too large for a float."
    )


def test_a_moment_of_the_past() -> None:
    assert moment(ARTICLE, first_epoch(ARTICLE)) == (
        "In epoch 1 the network answered 5 when given 5: 37 too low."
    )
    there = Setup(5, 42, 8.4)
    assert moment(there, first_epoch(there)).endswith("answered 42 when given 5: exactly the goal.")


@given(setup=...)
def test_directions_agree_with_the_numbers_in_every_run(setup: Setup) -> None:
    """What the sentences claim, read out of them again and checked against the epoch itself."""
    history = trained(setup, epochs=5)
    for epoch, following in pairwise(history):
        _, compared, derived, adjusted = (narrate(setup, epoch, step) for step in Step)
        assert ("too low" in compared) is (epoch.delta < 0)
        assert ("too high" in compared) is (epoch.delta > 0)
        assert ("must grow" in derived) is (epoch.derivative < 0)
        assert ("must shrink" in derived) is (epoch.derivative > 0)
        assert adjusted.startswith("The weight grows") is (epoch.new_weight > epoch.weight)
        assert adjusted.startswith("The weight shrinks") is (epoch.new_weight < epoch.weight)
        if "nearer" in adjusted:
            assert following.off_by < epoch.off_by
        if "as far" in adjusted or "it is still" in adjusted:
            assert following.off_by == epoch.off_by
        if "farther from the goal" in adjusted:
            assert following.off_by > epoch.off_by
        if "too far" in adjusted:
            assert following.delta * epoch.delta <= 0
            assert following.delta != 0
        for sentence in (compared, derived, adjusted):
            assert not re.search(r"\b(nan|inf)\b", sentence)
