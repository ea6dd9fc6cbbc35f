"""The card that explains what is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import Setup
from simplenn.engine.trainer import TrainerState

pytestmark = pytest.mark.shared_window


def card(hands: Hands) -> QWidget:
    return hands.find(QWidget, "advice_card")


def train(hands: Hands, setup: Setup) -> None:
    hands.train(setup)


def title(hands: Hands) -> str:
    return hands.find(QLabel, "advice_title").text()


def test_there_is_no_card_for_a_run_that_learns(hands: Hands) -> None:
    assert not card(hands).isVisible()
    hands.train()
    assert not card(hands).isVisible()


@pytest.mark.parametrize(
    ("setup", "headline", "remedy", "mended"),
    [
        (
            Setup(5, 42, alpha=0.09),
            "Each epoch leads farther away from the goal.",
            "Use alpha 0.04, half the limit",
            Setup(5, 42, alpha=0.04),
        ),
        (
            Setup(5, 42, alpha=0.08),
            "It bounces for ever.",
            "Use alpha 0.04, half the limit",
            Setup(5, 42, alpha=0.04),
        ),
        (Setup(0, 42), "With input 0 nothing can be learned.", "Use input 1", Setup(1, 42)),
        (
            Setup(3, 42, alpha=1e-9),
            "Hardly anything moves.",
            "Use alpha 0.1111, half the limit",
            Setup(3, 42, alpha=1 / 9),
        ),
        (
            Setup(5, 42, 1e200),
            "The numbers are too large.",
            "Use the article's numbers, 5 and 42",
            Setup(5, 42),
        ),
        (
            Setup(1e160, 42),
            "The numbers are too large.",
            "Use the article's numbers, 5 and 42",
            Setup(5, 42),
        ),
    ],
    ids=str,
)
def test_the_remedy_sets_the_numbers_and_starts_nothing(
    hands: Hands, setup: Setup, headline: str, remedy: str, mended: Setup
) -> None:
    train(hands, setup)
    assert card(hands).isVisible()
    assert title(hands) == headline
    assert hands.find(QPushButton, "remedy_button").text() == remedy
    hands.click("remedy_button")
    assert hands.window.model.setup == mended
    assert hands.is_(TrainerState.ENDED)
    assert not card(hands).isVisible()
    assert "Press Train" in hands.find(QLabel, "status_label").text()
    hands.train()
    assert not card(hands).isVisible()


def test_it_comes_while_the_run_goes_on(hands: Hands, qtbot: QtBot) -> None:
    hands.window.model.set_setup(Setup(5, 42, alpha=0.0801, epochs=100_000))
    hands.click("train_button")
    qtbot.waitUntil(card(hands).isVisible, timeout=20_000)
    assert hands.is_(TrainerState.RUNNING)
    hands.click("stop_button")
    assert card(hands).isVisible()


def test_it_can_be_put_away_for_the_rest_of_the_run(hands: Hands) -> None:
    train(hands, Setup(5, 42, alpha=0.09))
    hands.click("put_away_button")
    assert not card(hands).isVisible()
    hands.window.model.set_setup(Setup(5, 42, alpha=0.1))
    assert not card(hands).isVisible()
    hands.train()
    assert card(hands).isVisible()


def test_it_goes_when_the_person_mends_it_otherwise_and_comes_back_with_the_trouble(
    hands: Hands,
) -> None:
    train(hands, Setup(5, 42, alpha=0.09))
    hands.window.model.set_setup(Setup(5, 42, alpha=0.1))
    assert card(hands).isVisible()
    hands.window.model.set_setup(Setup(5, 42, alpha=0.03))
    assert not card(hands).isVisible()
    hands.window.model.set_setup(Setup(5, 42, alpha=0.09))
    assert card(hands).isVisible()
    hands.click("reset_button")
    assert not card(hands).isVisible()


def test_after_the_overflow_it_names_the_epoch_and_the_last_numbers_stay(hands: Hands) -> None:
    train(hands, Setup(5, 42, alpha=1.0, epochs=500))
    assert "At epoch 112 " in hands.find(QLabel, "advice_text").text()
    assert float(hands.find(QLabel, "result_error").text()) > 1e300
    for label in hands.window.findChildren(QLabel):
        assert "nan" not in label.text().lower().split()
        assert "inf" not in label.text().lower().split()


def test_a_remedy_after_continuing_leaves_the_starting_weight_alone(hands: Hands) -> None:
    hands.train()
    hands.window.model.set_setup(Setup(5, 42, alpha=0.09))
    hands.window.model.continue_training()
    hands.until(TrainerState.ENDED)
    hands.click("remedy_button")
    assert hands.window.model.setup == Setup(5, 42, alpha=0.04)


def test_the_result_tells_the_error_from_how_far_off_it_is(hands: Hands) -> None:
    hands.train()
    explanation = hands.find(QLabel, "error_explanation").text()
    assert explanation == (
        "That is 0.156446455654077 squared: so far off was the prediction before the last update."
    )
    assert hands.find(QLabel, "result_error").property("value") == 0.156446455654077**2
    assert hands.find(QLabel, "result_off_by").property("value") == 0.11733484174055775


def test_a_longer_text_gets_its_room(hands: Hands, qtbot: QtBot) -> None:
    train(hands, Setup(5, 42, alpha=0.09))
    train(hands, Setup(5, 42, alpha=1.0, epochs=500))
    text = hands.find(QLabel, "advice_text")
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()))
