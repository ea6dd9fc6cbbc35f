"""Whatever anybody presses, the window stays usable.

MONKEY_SEEDS and MONKEY_EVENTS say how long to try: `make soak` tries longer than `make test`.
"""

from __future__ import annotations

import os

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands
from tests.ui.monkey import Monkey

from simplenn.core.setup import ARTICLE
from simplenn.engine.trainer import TrainerState
from simplenn.ui.widgets.number_label import NumberLabel

pytestmark = pytest.mark.real_window

SEEDS = range(int(os.environ.get("MONKEY_SEEDS", "2")))
EVENTS = int(os.environ.get("MONKEY_EVENTS", "150"))


@pytest.mark.parametrize("seed", SEEDS)
def test_after_anything_at_all_reset_brings_the_window_back(
    hands: Hands, qtbot: QtBot, seed: int
) -> None:
    model = hands.window.model
    monkey = Monkey(hands.window, seed)
    monkey.play(EVENTS)
    if model.stepping.active:
        model.stepping.leave()
    if not hands.is_(TrainerState.EMPTY):
        hands.click("reset_button")
    assert hands.is_(TrainerState.EMPTY)
    model.load_setup(ARTICLE)
    hands.train()
    assert hands.find(NumberLabel, "result_weight").property("value") == 8.376533031651888
    monkey.put_away()
