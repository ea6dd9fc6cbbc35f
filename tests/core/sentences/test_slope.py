"""What is said of the slope is true."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from simplenn.core.network import train_one_epoch
from simplenn.core.sentences.slope import slope_beside_tangent, slope_in_words, slope_of, why_twice

NUMBERS = st.floats(-1e4, 1e4)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_the_slope_is_that_of_the_error(weight: float, input: float, goal: float) -> None:
    """An error is a parabola: between two weights as far to either side, it rises by the slope."""
    epoch = train_one_epoch(1, weight, input, goal, 0.01)
    left, right = (train_one_epoch(1, weight + way, input, goal, 0.01) for way in (-0.5, 0.5))
    assert epoch is not None
    assert left is not None
    assert right is not None
    assume(abs(epoch.delta) < 1e4 * abs(input))
    assert abs(right.error - left.error - slope_of(epoch)) <= 1e-6 * max(left.error, right.error, 1)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_the_numbers_said_are_this_epochs(weight: float, input: float, goal: float) -> None:
    epoch = train_one_epoch(1, weight, input, goal, 0.01)
    assert epoch is not None
    for text in (slope_in_words(epoch), slope_beside_tangent(epoch)[0]):
        slope, derivative = map(float, re.findall(r"-?\d[\d.]*(?:e[+-]\d+)?", text.rstrip(".")))
        assert abs(slope - 2 * epoch.derivative) <= 1e-3 * abs(slope)
        assert abs(derivative - epoch.derivative) <= 1e-3 * abs(derivative)
        assert slope * derivative >= 0.0


@given(NUMBERS, NUMBERS, NUMBERS, st.floats(1e-6, 0.1))
def test_half_the_step_and_made_up_for_by_alpha(
    weight: float, input: float, goal: float, alpha: float
) -> None:
    """The step is half of what the slope would give; with twice the alpha it is all of that."""
    epoch = train_one_epoch(1, weight, input, goal, alpha)
    assert epoch is not None
    assume(abs(epoch.derivative) > 1e-290)
    assert alpha * epoch.derivative == alpha * slope_of(epoch) / 2 == (alpha / 2) * slope_of(epoch)


def test_it_can_be_repeated() -> None:
    epoch = train_one_epoch(1, 1.0, 5.0, 42.0, 0.01)
    assert epoch is not None
    assert why_twice(epoch) == (
        "The true slope here is -370, twice the derivative -185. The code leaves the 2 out: it "
        "only makes each step half as long, and alpha can make up for that. The 2 comes from the "
        "square: the error is delta times delta, and both change with the weight."
    )


def test_what_is_too_steep_is_said_in_words() -> None:
    epoch = train_one_epoch(1, 1.3e154, 1.0, 0.0, 0.0)
    assert epoch is not None
    steep = epoch._replace(derivative=1.5e308)
    assert slope_in_words(steep).endswith("more than a float can hold.")
    assert "inf" not in "".join(slope_beside_tangent(steep))
