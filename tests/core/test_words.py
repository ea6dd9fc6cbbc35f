"""Every sentence is true, and said with the run's own numbers."""

from __future__ import annotations

import pytest

from simplenn.core import words
from simplenn.core.history import History
from simplenn.core.setup import Setup


def trained(setup: Setup, *, stop_after: int | None = None) -> History:
    history = History(setup)
    history.run.advance(setup.epochs if stop_after is None else stop_after)
    history.run.stop()
    return history


@pytest.mark.parametrize(
    ("setup", "sentence"),
    [
        (
            Setup(5, 42),
            (
                "After 20 epochs. Given 5, the network answers about 41.88: 0.1173 too low. "
                "Continue brings it nearer."
            ),
        ),
        (
            Setup(5, 42, epochs=1),
            (
                "After 1 epoch. Given 5, the network answers 14.25: 27.75 too low. Continue "
                "brings it nearer."
            ),
        ),
        (
            Setup(-5, 42, weight=-20.0),
            (
                "After 20 epochs. Given -5, the network answers about 42.18: 0.1839 too high. "
                "Continue brings it nearer."
            ),
        ),
        (
            Setup(5, 42, epochs=500),
            (
                "From epoch 124 on the weight no longer changes. Given 5, the network answers "
                "about 42: 1.421e-14 too low. Nearer it cannot get."
            ),
        ),
        (
            Setup(5, 42, alpha=0.04, epochs=1),
            "After 1 epoch. Given 5, the network answers 42: exactly the goal.",
        ),
        (
            Setup(5, 42, weight=8.4),
            (
                "From epoch 1 on the weight no longer changes. Given 5, the network answers 42: "
                "exactly the goal."
            ),
        ),
        (
            Setup(0, 42),
            "Nothing was learned: with input 0 the prediction is 0, whatever the weight.",
        ),
        (
            Setup(5, 42, alpha=0.0),
            "Nothing was learned: with alpha 0 the weight never changes. Try an alpha above 0.",
        ),
        (
            Setup(5, 42, alpha=1e-30),
            (
                "From epoch 1 on the weight no longer changes. Given 5, the network answers 5: 37 "
                "too low. Alpha is so small that the steps vanish in rounding. Try a larger alpha."
            ),
        ),
        (
            Setup(5, 42, alpha=0.08),
            (
                "The weight bounces between 1 and 15.8 for ever: alpha 0.08 is at the limit "
                "2/input^2, so each step overshoots by as much as it corrects. Try a smaller "
                "alpha."
            ),
        ),
        (
            Setup(5, 42, alpha=0.1),
            (
                "After 20 epochs. Given 5, the network answers about -1.23e+05: 1.23e+05 too low. "
                "It is running away. Each epoch multiplies the miss by 1.5, since alpha 0.1 is "
                "above 0.08, the limit for input 5. Try a smaller alpha."
            ),
        ),
        (
            Setup(5, 42, alpha=1.0, epochs=1000),
            (
                "Diverged: at epoch 112 the numbers grew too large to go on. Each epoch "
                "multiplies the miss by 24, since alpha 1 is above 0.08, the limit for input 5. "
                "Try a smaller alpha."
            ),
        ),
        (
            Setup(5, 42, alpha=-1.0, epochs=1000),
            (
                "Diverged: at epoch 109 the numbers grew too large to go on. Alpha is negative, "
                "so every step leads away from the goal. Try a positive alpha."
            ),
        ),
        (
            Setup(1e160, 42),
            (
                "Diverged: at epoch 1 the numbers grew too large to go on. Each epoch multiplies "
                "the miss by more than 1.8e308, since alpha 0.01 is above 2e-320, the limit for "
                "input 1e+160. Try a smaller alpha."
            ),
        ),
    ],
    ids=str,
)
def test_how_a_run_ended(setup: Setup, sentence: str) -> None:
    assert words.ended(trained(setup)) == sentence


def test_a_stopped_run() -> None:
    assert words.ended(trained(Setup(5, 42), stop_after=7)) == (
        "Stopped after 7 epochs. Given 5, the network answers about 37.06: 4.939 too low. "
        "Continue brings it nearer."
    )


def test_a_run_that_goes_on() -> None:
    history = History(Setup(5, 42, epochs=1000))
    history.run.advance(2)
    assert words.going_on(history) == (
        "Epoch 2 of 1,000. Given 5, the network answers about 21.19: 20.81 too low."
    )


def test_a_continuation_of_a_settled_run_has_settled_long_ago() -> None:
    history = trained(Setup(5, 42, epochs=200))
    history.continue_with(Setup(5, 42, epochs=50)).advance(50)
    assert words.ended(history).startswith("From epoch 124 on the weight no longer changes.")


def test_before_training() -> None:
    assert words.untrained(Setup(5, 42)) == (
        "With weight 1 the network answers 5 when given 5. It should answer 42: press Train."
    )
    assert words.untrained(Setup(1e200, 42, 1e200)) == (
        "Input times weight is too large a number: make one of them smaller."
    )


@pytest.mark.parametrize("number", [5.0, 42.0, 0.1, 1e-300, -0.0, 1e22, 0.30000000000000004])
def test_an_exact_number_can_be_read_back(number: float) -> None:
    assert float(words.exact(number)).hex() == number.hex()
