"""What a plot shows, in words with its numbers: for those who cannot see it."""

from __future__ import annotations

from typing import Final

from simplenn.core.history import History
from simplenn.core.lesson.curve_shapes import Shape, shape_of
from simplenn.core.network import Epoch, EpochQuantity, train_one_epoch
from simplenn.core.numbers import format_short
from simplenn.core.setup import Setup
from simplenn.core.theory import ideal_weight

_LOOKED_AT: Final = 60
"""Epochs that a curve's shape is found from. Whether it jumps from each epoch to the next is seen
in its first ones, everything else in so many of all of them."""

_JUMPING: Final = (Shape.JUMPS, Shape.JUMPS_LESS, Shape.JUMPS_MORE)

_NOTHING: Final = "Nothing is trained yet."
_ONE: Final = "1 epoch: the {quantity} is {first}."
_FLAT: Final = "{last:,} epochs: the {quantity} stays as it is, {first}."
_CURVE: Final = (
    "{last:,} epochs: the {quantity} {shape}, from {first} in epoch 1 to {end} in epoch {last:,}."
)
_SHAPE: Final = "{last:,} epochs: the {quantity} {shape}."
_VALLEY: Final = "A valley with its bottom at weight {weight}, where the error is {error}."
_PLAIN: Final = "A plain: with input 0 the error is {error}, whatever the weight is."
_TOO_LARGE: Final = "The errors are too large for a float."
_BALL: Final = "The ball is at weight {weight}, where the error is {error}."


def curve(
    history: History | None,
    quantity: EpochQuantity,
    shown: int,
    *,
    with_numbers: bool = True,
) -> str:
    """Say from where to where a curve goes, and how.

    Args:
        history: What was trained, or None.
        quantity: Which number of each epoch it shows.
        shown: How many of the epochs it shows, counted from the first.
        with_numbers: Whether the numbers may be told.
    """
    shown = min(shown, len(history or ()))
    if history is None or not shown:
        return _NOTHING
    first, last = (float(getattr(history[index], quantity)) for index in (0, shown - 1))
    shape = _shape(history, quantity, min(shown, _LOOKED_AT))
    if shape not in _JUMPING:
        shape = _shape(history, quantity, shown)
    text = _ONE if shown == 1 else _FLAT if shape is Shape.FLAT else _CURVE
    text = text if with_numbers else _SHAPE
    return text.format(
        quantity=quantity,
        shape=shape.value,
        first=format_short(first),
        end=format_short(last),
        last=shown,
    )


def _shape(history: History, quantity: EpochQuantity, shown: int) -> Shape:
    """The shape of the curve of the first epochs."""
    epochs = history.sample(0, shown, _LOOKED_AT)
    points = [(float(epoch.number), float(getattr(epoch, quantity))) for epoch in epochs]
    heights = [height for _, height in points]
    return shape_of(points, max(heights) / 2 - min(heights) / 2 or 1.0)


def valley(setup: Setup, weight: float) -> str:
    """Say where the valley of the errors has its bottom, and where on it the ball is.

    Args:
        setup: The input and the goal.
        weight: Where the ball is.
    """
    bottom, ball = ideal_weight(setup), _error(setup, weight)
    lowest = _error(setup, weight if bottom is None else bottom)
    if ball is None or lowest is None:
        return _TOO_LARGE
    if bottom is None:
        return _PLAIN.format(error=format_short(lowest.error))
    shape = _VALLEY.format(weight=format_short(bottom), error=format_short(lowest.error))
    return f"{shape} {_BALL.format(weight=format_short(weight), error=format_short(ball.error))}"


def _error(setup: Setup, weight: float) -> Epoch | None:
    return train_one_epoch(1, weight, setup.input, setup.goal, 0.0)
