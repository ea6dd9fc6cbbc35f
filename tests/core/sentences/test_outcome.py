"""What has come of a run, in a few words, and the one set-up that repeats it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.core.training import trained

from simplenn.core.fields import MAX_EPOCHS
from simplenn.core.sentences.outcome import outcome
from simplenn.core.setup import Setup

ARTICLE = Setup(5, 42)


@pytest.mark.parametrize(
    ("setup", "words"),
    [
        (ARTICLE, "finished"),
        (replace(ARTICLE, epochs=1000), "settled at epoch 124"),
        (replace(ARTICLE, alpha=0.08, epochs=10), "bounces for ever"),
        (replace(ARTICLE, alpha=0.1), "running away"),
        (replace(ARTICLE, alpha=1, epochs=200), "diverged at epoch 112"),
        (replace(ARTICLE, input=0), "learned nothing"),
        (replace(ARTICLE, alpha=0), "learned nothing"),
    ],
    ids=["article", "long", "bouncing", "too large", "far too large", "input 0", "alpha 0"],
)
def test_the_outcome_is_said_in_words(setup: Setup, words: str) -> None:
    assert outcome(trained(setup)) == words


def test_a_stopped_run_says_so() -> None:
    history = trained(ARTICLE, epochs=5)
    assert outcome(history) == "running"
    history.run.stop()
    assert outcome(history) == "stopped"


def test_a_continued_run_diverges_at_the_epoch_counted_from_its_beginning() -> None:
    history = trained(ARTICLE, replace(ARTICLE, alpha=1, epochs=200))
    assert outcome(history) == f"diverged at epoch {len(history) + 1}"
    assert len(history) > 100


def test_one_setup_repeats_a_run_and_its_continuation_digit_for_digit() -> None:
    history = trained(replace(ARTICLE, epochs=50), epochs=7)
    history.run.stop()
    history.continue_with(ARTICLE).advance(20)
    whole = history.as_one_setup()
    assert whole == replace(ARTICLE, epochs=27)
    assert list(trained(whole)) == list(history)


@pytest.mark.parametrize(
    "other",
    [replace(ARTICLE, input=0.5), replace(ARTICLE, goal=0.5), replace(ARTICLE, alpha=0.5)],
    ids=["input", "goal", "alpha"],
)
def test_no_one_setup_repeats_a_continuation_with_other_numbers(other: Setup) -> None:
    assert trained(ARTICLE, other).as_one_setup() is None


def test_no_one_setup_has_more_epochs_than_a_run_may_have() -> None:
    assert trained(replace(ARTICLE, epochs=MAX_EPOCHS), ARTICLE).as_one_setup() is None
