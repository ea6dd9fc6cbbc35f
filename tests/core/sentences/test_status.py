from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.core.training import trained

from simplenn.core.run import Outcome
from simplenn.core.sentences import status
from simplenn.core.sentences.alpha import prospect
from simplenn.core.setup import Setup


@given(setup=..., epochs=st.integers(1, 300))
@example(setup=Setup(1e160, 42), epochs=1)
@example(setup=Setup(1.0, -1.7e308, 1.7e308, 0.0), epochs=1)
@example(setup=Setup(5, 42, alpha=1e308), epochs=9)
@example(setup=Setup(1e200, 42, 1e200), epochs=9)
def test_no_sentence_has_infinity_or_nan_in_it(setup: Setup, epochs: int) -> None:
    history = trained(replace(setup, epochs=epochs))
    sentences = [
        status.untrained(setup),
        status.going_on(history),
        status.ended(history),
        status.answer(history.run),
    ]
    for sentence in sentences:
        assert not re.search(r"\b(inf|nan|infinity|none)\b", sentence, re.IGNORECASE)
        assert re.fullmatch(r"[A-Z][^\n]*[.]", sentence), sentence


@given(setup=...)
def test_too_low_and_too_high_are_true(setup: Setup) -> None:
    run = trained(setup).run
    sentence, prediction = status.answer(run), run.prediction
    if prediction is not None:
        assert ("too low" in sentence) is (-math.inf < prediction - setup.goal < 0.0)
        assert ("too high" in sentence) is (0.0 < prediction - setup.goal < math.inf)
        assert ("exactly the goal" in sentence) is (prediction == setup.goal)


@pytest.mark.parametrize(
    ("setup", "facts"),
    [
        (Setup(5, 42), ["After 20 epochs.", "41.88", "0.1173 too low"]),
        (Setup(5, 42, epochs=1), ["After 1 epoch."]),
        (
            Setup(5, 42, epochs=200),
            ["From epoch 124 on", "no longer", "A float keeps about 16 digits"],
        ),
        (Setup(5, 42, alpha=1, epochs=500), ["Diverged", "epoch 112", "by -24", "above 0.08"]),
        (
            Setup(5, 42, alpha=-1, epochs=500),
            ["Diverged", "epoch", "negative", "an alpha between 0 and 0.08, the limit for input 5"],
        ),
        (Setup(5, 42, alpha=0.09), ["After 20 epochs.", "running away", "by -1.25", "above 0.08"]),
        (Setup(5, 42, alpha=0.08), ["bounces between 1 and 15.8 for ever", "0.08"]),
        (Setup(5, 42, alpha=0.04), ["From epoch 2 on", "one step was enough", "exactly the goal."]),
        (
            Setup(100, 42, alpha=0.0001),
            ["From epoch 3 on", "after epoch 1 it changed in its last digits alone"],
        ),
        (Setup(5, 42, 8.4, 0.04), ["From epoch 1 on the weight no longer changes. Given"]),
        (Setup(5, 42, 8.4, 0.1), ["From any other weight, alpha 0.1 would lead away"]),
        (Setup(0, 42), ["Nothing was learned", "input 0"]),
        (Setup(5, 42, alpha=0), ["Nothing was learned", "alpha 0"]),
        (Setup(5, 42, alpha=1e-30), ["From epoch 1 on", "37 too low", "so small"]),
        (Setup(5e-324, 42), ["so small", "A larger input"]),
        (Setup(5, 1e308), ["Diverged", "epoch 1 ", "do not fit into a float"]),
        (Setup(1e160, 42), ["Diverged", "epoch 1 ", "do not fit into a float"]),
        (
            Setup(5, 42, alpha=0.07999, epochs=150_000),
            ["From epoch 110,785 on", "in its last digits alone", "lands beside the goal"],
        ),
    ],
    ids=str,
)
def test_how_a_run_ended(setup: Setup, facts: list[str]) -> None:
    sentence = status.ended(trained(setup))
    assert all(fact in sentence for fact in facts), sentence


def test_alphas_and_weights_that_look_alike_are_told_apart() -> None:
    assert "since alpha 0.080001 is above 0.08," in status.ended(trained(Setup(5, 42, 1, 0.080001)))
    assert "by -1.0005, since" in status.ended(trained(Setup(5, 42, alpha=0.08002)))
    bounce = status.ended(trained(Setup(5, 42, 8.4000001, 0.08)))
    assert "between about 8.3999999 and 8.4000001 for ever" in bounce


def test_a_weight_that_alternates_in_its_last_digits_is_not_said_to_rest() -> None:
    sentence = status.ended(trained(Setup(5, 42, alpha=0.07, epochs=500)))
    assert sentence == (
        "From epoch 123 on the weight changes in its last digits alone, to and fro between "
        "8.399999999999995 and 8.400000000000006. Given 5, the network answers about 42: "
        "about 2.842e-14 too low. Each step is rounded to a float, and lands beside the goal again."
    )


def test_a_run_that_alternated_and_then_rests_rests_since_then() -> None:
    history = trained(Setup(5, 42, alpha=0.07, epochs=500), Setup(5, 42, alpha=0.01, epochs=500))
    assert status.ended(history).startswith("From epoch 5")
    assert history.settled_at is not None
    assert history.settled_at > 500
    assert len(set(map(history.weight_after, range(history.settled_at - 1, 1000)))) == 1


def test_a_stopped_run_that_had_come_to_rest_says_so() -> None:
    history = trained(Setup(5, 42, epochs=1000), epochs=200)
    history.run.stop()
    assert status.ended(history).startswith(
        "Stopped after 200 epochs. From epoch 124 on the weight"
    )


def test_a_stopped_run_that_bounces_is_not_said_to_come_nearer() -> None:
    history = trained(Setup(5, 42, alpha=0.08, epochs=1000), epochs=200)
    history.run.stop()
    assert status.ended(history).startswith(
        "Stopped after 200 epochs. The weight bounces between 1 and 15.8 for ever:"
    )


def test_who_knows_the_answer_is_not_told_to_train() -> None:
    assert status.untrained(Setup(5, 42, 8.4)) == (
        "With weight 8.4 the network answers 42 when given 5: exactly the goal. There is nothing "
        "to learn."
    )
    assert status.untrained(Setup(-2, 0, 0)) == (
        "With weight 0 the network answers 0 when given -2: exactly the goal. There is nothing "
        "to learn."
    )


@pytest.mark.parametrize(
    ("setup", "said"),
    [
        (Setup(5, 42), "It should answer 42: press Train."),
        (Setup(5, 42, alpha=0.1), "with this alpha each epoch leads away from that"),
        (Setup(5, 42, alpha=0.08), "with this alpha it only bounces"),
        (Setup(0, 42), "cannot learn that with input 0."),
        (Setup(5, 42, alpha=0), "cannot learn that with alpha 0."),
        (Setup(5, 42, alpha=1e-19), "cannot learn that: every step vanishes in rounding."),
        (Setup(5, 42, 8.400000000000002), "answers 42.000000000000014 when given 5. It should"),
    ],
    ids=str,
)
def test_nobody_is_told_to_train_for_a_goal_that_training_does_not_lead_to(
    setup: Setup, said: str
) -> None:
    assert said in status.untrained(setup)
    untold = status.untrained(setup, tells_prospect=False)
    assert untold.endswith("It should answer 42.")


def test_an_alpha_that_is_too_large_moves_nothing_at_the_goal() -> None:
    assert prospect(Setup(5, 42, 8.39, 0.1)).startswith("Runs away: each epoch")
    assert prospect(Setup(5, 42, 8.4, 0.1)).startswith("Would run away from any other weight:")


def test_an_alpha_whose_steps_all_vanish_is_not_said_to_creep() -> None:
    assert prospect(Setup(5, 42, alpha=1e-12)).startswith("Creeps")
    assert prospect(Setup(5, 42, alpha=1e-19)).startswith("Does not learn: every step")


def test_an_error_that_grows_too_little_to_be_seen_is_not_running_away() -> None:
    sentence = status.ended(trained(Setup(1e-160, 1, 1, -1e300)))
    assert sentence.endswith("leads away from the goal, by less than rounding shows so far.")


def test_the_last_error_says_what_it_is_of() -> None:
    assert status.last_error(None) == "The error is how far off the prediction is, squared."
    assert status.last_error(trained(Setup(5, 42, 8.4))[-1]) == (
        "The prediction was exactly the goal before the last update, too."
    )
    assert status.last_error(trained(Setup(1, 1e-200, 0, 0.0))[-1]) == (
        "The prediction was off by 1e-200 before the last update; squared, that is too small for "
        "a float."
    )


def test_a_stopped_run() -> None:
    history = trained(Setup(5, 42), epochs=7)
    assert status.going_on(history).startswith("Epoch 7 of 20. Given 5, the network answers")
    history.run.stop()
    assert history.run.outcome is Outcome.STOPPED
    assert status.ended(history).startswith("Stopped after 7 epochs. Given 5, the network answers")


@given(
    start=st.floats(-1e3, 1e3),
    goal=st.floats(-1e3, 1e3),
    share=st.floats(1e-6, 1.999),
    epochs=st.integers(1, 300),
)
@example(start=58.028887, goal=44.0, share=0.888, epochs=20)
def test_more_epochs_bring_it_nearer_where_that_is_said(
    start: float, goal: float, share: float, epochs: int
) -> None:
    history = trained(Setup(75.23604, goal, start, share / 75.23604**2, epochs))
    off_by = abs((history.run.prediction or 0.0) - goal)
    if "nearer" in status.ended(history):
        history.continue_with(history.setup).advance(epochs)
        assert abs((history.run.prediction or 0.0) - goal) < off_by


def test_a_number_that_is_not_said_in_full_is_called_about() -> None:
    sentence = status.untrained(Setup(123456.789, 42))
    assert "when given about 123456.8. It should answer 42, and" in sentence
