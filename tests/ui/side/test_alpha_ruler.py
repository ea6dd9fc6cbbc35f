"""The ruler under alpha."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QPushButton, QSlider
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import Setup
from simplenn.core.theory import Regime, regime
from simplenn.ui.side.alpha_ruler import AlphaRuler
from simplenn.ui.side.alpha_ruler_painter import MARGIN
from simplenn.ui.side.alpha_ruler_scale import AlphaRulerScale, change_at, place_of

pytestmark = pytest.mark.shared_window


@pytest.fixture
def ruler(hands: Hands) -> AlphaRuler:
    return hands.find(AlphaRuler, "alpha_ruler")


def alpha(hands: Hands) -> float:
    return hands.window.model.setup.alpha


def at(ruler: AlphaRuler, place: float) -> QPoint:
    return QPoint(round(MARGIN + place * (ruler.width() - 2 * MARGIN)), ruler.height() // 2)


@given(change=st.floats(-6e-4, 2.7))
def test_a_place_and_its_change_go_together(change: float) -> None:
    assert change_at(place_of(change)) == pytest.approx(change, rel=1e-9, abs=1e-9)


@given(
    one=st.floats(allow_nan=False),
    other=st.floats(allow_nan=False),
)
def test_places_rise_with_alpha(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert place_of(low) <= place_of(high)


@pytest.mark.parametrize("input", [5.0, -0.01, 1e5, 1e-100])
def test_steps_lead_through_every_regime_and_halt_at_its_borders(input: float) -> None:
    scale = AlphaRulerScale(input)
    alphas = [scale.alpha(0.0)]
    while len(alphas) < 300 and (following := scale.stepped(alphas[-1], 0.01)) != alphas[-1]:
        alphas.append(following)
    assert alphas == sorted(alphas)
    assert {0.0, scale.best, scale.limit} <= set(alphas)
    assert {regime(Setup(input, 42, alpha=alpha)) for alpha in alphas} == set(Regime)
    back = [alphas[-1]]
    while len(back) < 300 and (following := scale.stepped(back[-1], -0.01)) != back[-1]:
        back.append(following)
    assert {0.0, scale.best, scale.limit} <= set(back)


@pytest.mark.parametrize("outside", [1.0, 1e300, -1.0, -1e300])
def test_an_alpha_off_the_ruler_comes_back_or_stays(outside: float) -> None:
    scale = AlphaRulerScale(5.0)
    assert scale.stepped(outside, math.copysign(0.01, outside)) == outside
    assert 0.0 <= scale.place(scale.stepped(outside, math.copysign(0.01, -outside))) <= 1.0


def test_it_says_what_the_alpha_does(hands: Hands) -> None:
    label = hands.find(QLabel, "alpha_words")
    said = {
        0.01: "Learns smoothly: each epoch multiplies delta by 0.75.",
        0.07: "Overshoots but learns: each epoch multiplies delta by -0.75, so it changes sign.",
        0.04: "Learns in one step: each epoch multiplies delta by 0.",
        0.08: "Bounces for ever: each epoch multiplies delta by -1.",
        1.0: "Runs away: each epoch multiplies delta by -24.",
        -0.01: "Runs away: each epoch multiplies delta by 1.25.",
        0.0001: "Creeps: each epoch multiplies delta by 0.9975.",
        1e-9: "Creeps: each epoch multiplies delta by 0.999999975.",
        0.0: "Does not learn: with alpha 0 every step is 0.",
    }
    for value, sentence in said.items():
        hands.window.model.set_setup(Setup(5, 42, alpha=value))
        assert label.text() == sentence


@pytest.mark.real_window
def test_the_handle_can_be_dragged(hands: Hands, ruler: AlphaRuler, qtbot: QtBot) -> None:
    qtbot.mousePress(ruler, Qt.MouseButton.LeftButton, pos=at(ruler, place_of(0.25)))
    assert alpha(hands) == pytest.approx(0.01, rel=0.1)
    qtbot.mouseMove(ruler, at(ruler, place_of(1.5)))
    qtbot.waitUntil(lambda: alpha(hands) == pytest.approx(0.06, rel=0.1))
    assert hands.find(QDoubleSpinBox, "alpha_spin").value() == alpha(hands)
    qtbot.mouseRelease(ruler, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(ruler, at(ruler, 0.5))
    assert alpha(hands) == pytest.approx(0.06, rel=0.1)


@pytest.mark.parametrize(("change", "value"), [(0.0, 0.0), (1.0, 0.04), (2.0, 0.08)])
def test_the_handle_snaps_to_the_borders(
    hands: Hands, ruler: AlphaRuler, qtbot: QtBot, change: float, value: float
) -> None:
    place = at(ruler, place_of(change)) + QPoint(2, 0)
    qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=place)
    assert alpha(hands) == value


@pytest.mark.real_window
def test_dragging_beyond_the_ends_is_harmless(
    hands: Hands, ruler: AlphaRuler, qtbot: QtBot
) -> None:
    for x in (-500, 5000):
        qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(x, 5))
        assert 0.0 <= AlphaRulerScale(5.0).place(alpha(hands)) <= 1.0 + 1e-3


@pytest.mark.real_window
def test_keys_move_the_handle(hands: Hands, ruler: AlphaRuler, qtbot: QtBot) -> None:
    ruler.setFocus()
    for key, further in (
        (Qt.Key.Key_Right, True),
        (Qt.Key.Key_Left, False),
        (Qt.Key.Key_Up, True),
        (Qt.Key.Key_Down, False),
    ):
        before = alpha(hands)
        qtbot.keyClick(ruler, key)
        assert (alpha(hands) > before) is further
        assert alpha(hands) != before
    for _ in range(200):
        qtbot.keyClick(ruler, Qt.Key.Key_Right)
        if alpha(hands) == 0.08:
            break
    assert alpha(hands) == 0.08


@pytest.mark.parametrize("key", [Qt.Key.Key_PageUp, Qt.Key.Key_PageDown])
def test_a_clicker_moves_no_slider(
    hands: Hands, ruler: AlphaRuler, qtbot: QtBot, key: Qt.Key
) -> None:
    speed = hands.find(QSlider, "speed_slider")
    before = speed.value()
    for slider in (ruler, speed):
        slider.setFocus()
        qtbot.keyClick(slider, key)
    assert (alpha(hands), speed.value()) == (0.01, before)


@pytest.mark.real_window
def test_a_stray_wheel_moves_nothing(hands: Hands, ruler: AlphaRuler) -> None:
    assert ruler.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_assistive_technology_sees_a_slider_and_can_move_it(
    hands: Hands, ruler: AlphaRuler
) -> None:
    interface = QAccessible.queryAccessibleInterface(ruler)
    assert interface.role() is QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "alpha ruler"
    assert "alpha 0.01. Learns smoothly" in interface.text(QAccessible.Text.Description)
    ruler.setValue(round(place_of(1.5) * 1000))
    assert alpha(hands) == pytest.approx(0.06, rel=0.05)
    assert "Overshoots" in interface.text(QAccessible.Text.Description)


def test_showing_an_alpha_never_changes_it(hands: Hands, ruler: AlphaRuler) -> None:
    for value in (0.0123456789, 1e-9, 0.0, -3.0, 1e300, -1e-300, 0.08000000001):
        setup = Setup(5, 42, alpha=value)
        hands.window.model.set_setup(setup)
        hands.window.model.set_setup(replace(setup, goal=43.0))
        assert alpha(hands) == value


@pytest.mark.parametrize(
    ("button", "value"),
    [
        ("best_alpha_button", 1 / 9),
        ("below_limit_alpha_button", 0.211),
        ("article_alpha_button", 0.01),
    ],
)
def test_buttons_set_alphas_of_note(hands: Hands, button: str, value: float) -> None:
    hands.window.model.set_setup(Setup(3, 42, alpha=0.5))
    hands.click(button)
    assert alpha(hands) == value


@pytest.mark.parametrize(
    ("input", "bar", "says"),
    [
        (0.0, "with input 0 no alpha learns", "with input 0 every step is 0, whatever alpha is."),
        (1e200, "the limit is too small for a float", "Runs away: "),
        (-1e200, "the limit is too small for a float", "Runs away: "),
        (1e-200, "the limit is too large for a float", "Does not learn: "),
    ],
)
def test_where_there_is_no_limit_it_says_why(
    hands: Hands, ruler: AlphaRuler, input: float, bar: str, says: str
) -> None:
    hands.window.model.set_setup(Setup(input, 42))
    assert not ruler.isEnabled()
    assert not hands.find(QPushButton, "best_alpha_button").isEnabled()
    assert not hands.find(QPushButton, "below_limit_alpha_button").isEnabled()
    assert AlphaRulerScale(input).why_unusable == bar
    assert says in hands.find(QLabel, "alpha_words").text()
    hands.window.model.set_setup(Setup(5, 42))
    assert ruler.isEnabled()


def test_every_alpha_and_input_can_be_painted(hands: Hands, ruler: AlphaRuler) -> None:
    for input in (5.0, 0.0, 1e-200, 1e160, -1e-5, 123456.789012345):
        for value in (0.01, 0.0, -1.0, 1e308, -1e308, 5e-324):
            hands.window.model.set_setup(Setup(input, 42, alpha=value))
            assert not ruler.grab().isNull()


@pytest.mark.real_window
def test_tab_leads_from_alpha_to_the_ruler_its_buttons_and_on_to_epochs(
    hands: Hands, qtbot: QtBot
) -> None:
    focused = hands.find(QDoubleSpinBox, "alpha_spin")
    focused.setFocus()
    reached = []
    for _ in range(5):
        qtbot.keyClick(hands.window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(hands.window.focusWidget().objectName())
    assert reached == [
        "alpha_ruler",
        "best_alpha_button",
        "below_limit_alpha_button",
        "article_alpha_button",
        "epochs_spin",
    ]
