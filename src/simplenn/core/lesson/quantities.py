"""Numbers that tasks ask for by name, computed by the core itself, and how people get them wrong.

With delta = input * weight - goal and r = 1 - alpha * input ** 2; see simplenn.core.theory.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from simplenn.core.network import Epoch
from simplenn.core.run import TrainingRun
from simplenn.core.setup import Setup
from simplenn.core.theory import best_alpha, ideal_weight, limit_alpha

MAX_EPOCH: Final = 100_000
"""The last epoch that a task may ask for: it is computed when the lesson is read."""


class KnownMistake(NamedTuple):
    """A wrong answer that many give.

    Attributes:
        value: The answer.
        hint: What is said to it.
    """

    value: float
    hint: str


_OF_EPOCH: Final[dict[str, Callable[[Epoch], float]]] = {
    "weight before": lambda epoch: epoch.weight,
    "weight after": lambda epoch: epoch.new_weight,
    "prediction": lambda epoch: epoch.prediction,
    "delta": lambda epoch: epoch.delta,
    "off by": lambda epoch: epoch.off_by,
    "error": lambda epoch: epoch.error,
    "derivative": lambda epoch: epoch.derivative,
    "slope": lambda epoch: 2.0 * epoch.derivative,
}
"""What belongs to one epoch. The slope is that of the error: 2 * delta * input."""


def _prediction_after(setup: Setup, epoch: Epoch) -> float:
    return setup.input * epoch.new_weight


_AFTER_EPOCH: Final[dict[str, Callable[[Setup, Epoch], float]]] = {
    "prediction after": _prediction_after,
    "off by after": lambda setup, epoch: abs(_prediction_after(setup, epoch) - setup.goal),
    "error after": lambda setup, epoch: (_prediction_after(setup, epoch) - setup.goal) ** 2,
}
"""What the network does with the weight that an epoch's update has made."""

_OF_SETUP: Final[dict[str, Callable[[Setup], float | None]]] = {
    "best alpha": lambda setup: best_alpha(setup.input),
    "largest alpha": lambda setup: limit_alpha(setup.input),
    "goal weight": ideal_weight,
}
"""What follows from the numbers alone."""

OF_EPOCHS: Final = frozenset({*_OF_EPOCH, *_AFTER_EPOCH})
"""The quantities that belong to an epoch, and so need its number."""

QUANTITIES: Final = (*_OF_EPOCH, *_AFTER_EPOCH, *_OF_SETUP)
"""All names, as lesson files write them."""


def value_of(quantity: str, setup: Setup, number: int) -> float | None:
    """Compute a quantity.

    Args:
        quantity: One of QUANTITIES.
        setup: The numbers that hold.
        number: The epoch it belongs to, from 1; not used for those that belong to none.

    Returns:
        The number, or None where there is none: the run ends before, or it is too large.
    """
    if quantity in _OF_SETUP:
        return _OF_SETUP[quantity](setup)
    epochs = _epochs_around(setup, number)
    return value_in(quantity, setup, epochs[number]) if number in epochs else None


def value_in(quantity: str, setup: Setup, epoch: Epoch) -> float | None:
    """What a quantity of an epoch is, or None where it is too large; one of OF_EPOCHS."""
    of_epoch = _OF_EPOCH.get(quantity)
    try:
        value = of_epoch(epoch) if of_epoch else _AFTER_EPOCH[quantity](setup, epoch)
    except OverflowError:
        return None
    return value if math.isfinite(value) else None


def known_mistakes(quantity: str, setup: Setup, number: int) -> Iterator[KnownMistake]:
    """The wrong answers that people give for a quantity, the most telling first.

    Those that are the right answer by chance, such as a minus sign before 0, are left out.
    """
    if quantity in OF_EPOCHS:
        epochs = _epochs_around(setup, number)
        if number in epochs:
            yield from mistakes_in(quantity, setup, epochs.pop(number), epochs.values())
        return
    right = value_of(quantity, setup, number)
    if right is not None:
        yield from _usable(_mistakes_of_setup(quantity, setup, right), right)


def mistakes_in(
    quantity: str, setup: Setup, epoch: Epoch, neighbours: Iterable[Epoch]
) -> Iterator[KnownMistake]:
    """The wrong answers that people give for a quantity of an epoch, the most telling first.

    Args:
        quantity: One of OF_EPOCHS.
        setup: What the epoch was trained with.
        epoch: Its numbers.
        neighbours: The epochs before and after it, as far as there are any.
    """
    right = value_in(quantity, setup, epoch)
    if right is not None:
        yield from _usable(_mistakes_of_epoch(quantity, setup, epoch, neighbours, right), right)


def _epochs_around(setup: Setup, number: int) -> dict[int, Epoch]:
    """An epoch and its neighbours by their numbers, as far as a run goes that is not ended."""
    longer = Setup(setup.input, setup.goal, setup.weight, setup.alpha, number + 1)
    run = TrainingRun(longer)
    run.advance(number + 1)
    numbers = range(max(number - 1, 1), min(number + 1, run.epoch) + 1)
    return {each: run.trace[each - 1] for each in numbers}


def _usable(mistakes: Iterable[KnownMistake], right: float) -> Iterator[KnownMistake]:
    for mistake in mistakes:
        if mistake.value != right and math.isfinite(mistake.value):
            yield mistake


def _mistakes_of_epoch(
    quantity: str, setup: Setup, epoch: Epoch, neighbours: Iterable[Epoch], right: float
) -> Iterator[KnownMistake]:
    for hint, slip in _SLIPS.get(quantity, {}).items():
        yield KnownMistake(slip(setup, epoch), hint)
    yield KnownMistake(-right, _SIGN)
    for other, hint in _MIXED_UP.get(quantity, {}).items():
        value = value_in(other, setup, epoch)
        if value is not None:
            yield KnownMistake(value, hint)
    for neighbour in neighbours:
        which = "next" if neighbour.number > epoch.number else "previous"
        value = value_in(quantity, setup, neighbour)
        if value is not None:
            yield KnownMistake(value, f"That belongs to the {which} epoch.")


def _mistakes_of_setup(quantity: str, setup: Setup, right: float) -> Iterator[KnownMistake]:
    yield KnownMistake(-right, _SIGN)
    if quantity == "goal weight" and setup.goal != 0.0:
        yield KnownMistake(setup.input / setup.goal, "That is input/goal. It is the other way up.")
        yield KnownMistake(setup.goal, "That is the goal. Which weight makes it of the input?")
    elif quantity != "goal weight" and setup.input != 0.0:
        yield from _alpha_mistakes(quantity, setup.input)


def _alpha_mistakes(quantity: str, input: float) -> Iterator[KnownMistake]:
    """Mistakes for best and largest alpha: one for the other, or input not squared."""
    other, hint = {
        "best alpha": (2.0, "That is the largest alpha that does not diverge, not the best one."),
        "largest alpha": (1.0, "That is the best alpha. It may be larger and still learn."),
    }[quantity]
    mine = 3.0 - other
    try:
        yield KnownMistake(other / input**2, hint)
        yield KnownMistake(mine / input, "You forgot to square the input.")
    except OverflowError:
        return


_SIGN: Final = "The size is right. Look at the sign again."
_FORGOT_TO_SQUARE: Final = "That is how far off the prediction is. The error is that, squared."
_BEFORE: Final = "That belongs to the weight before the update. Asked is what holds after it."
_AFTER: Final = "That belongs to the weight after the update. Asked is what held before it."

_MIXED_UP: Final[dict[str, dict[str, str]]] = {
    "error": {
        "off by": _FORGOT_TO_SQUARE,
        "delta": _FORGOT_TO_SQUARE,
        "error after": _AFTER,
    },
    "error after": {"off by after": _FORGOT_TO_SQUARE, "error": _BEFORE},
    "off by": {
        "error": "That is the error: off by, squared. Asked is how far off the prediction is.",
        "off by after": _AFTER,
    },
    "off by after": {
        "error after": "That is the error: off by, squared. Asked is how far off it is.",
        "off by": _BEFORE,
    },
    "delta": {"error": "That is delta squared, the error.", "derivative": "That is delta * input."},
    "derivative": {
        "slope": "That is the slope of the error, twice the derivative: the 2 is left out.",
        "delta": "That is delta alone. The derivative is delta * input.",
    },
    "slope": {"derivative": "That is delta * input. The slope has a factor 2 before it."},
    "prediction": {"prediction after": _AFTER},
    "prediction after": {"prediction": _BEFORE},
    "weight before": {"weight after": _AFTER, "prediction": "That is the prediction."},
    "weight after": {"weight before": _BEFORE, "prediction after": "That is the prediction."},
}
"""For a quantity, the others that it is taken for."""


def _sum(setup: Setup, epoch: Epoch) -> float:
    return setup.input + epoch.weight


def _goal(setup: Setup, epoch: Epoch) -> float:
    return setup.goal


def _twice_delta(setup: Setup, epoch: Epoch) -> float:
    return 2.0 * epoch.off_by


def _step_added(setup: Setup, epoch: Epoch) -> float:
    return epoch.weight + setup.alpha * epoch.derivative


def _step_alone(setup: Setup, epoch: Epoch) -> float:
    return setup.alpha * epoch.derivative


def _prediction_with_step_added(setup: Setup, epoch: Epoch) -> float:
    return setup.input * _step_added(setup, epoch)


def _off_by_with_step_added(setup: Setup, epoch: Epoch) -> float:
    return abs(_prediction_with_step_added(setup, epoch) - setup.goal)


def _without_alpha(setup: Setup, epoch: Epoch) -> float:
    return epoch.weight - epoch.derivative


_ADDED: Final = "The step is the other way: alpha * derivative is taken away from the weight."

_SLIPS: Final[dict[str, dict[str, Callable[[Setup, Epoch], float]]]] = {
    "prediction": {
        "Times, not plus.": _sum,
        "That is the goal, what it should answer one day.": _goal,
    },
    "error": {"That is twice delta. Squared is delta times itself.": _twice_delta},
    "weight after": {
        _ADDED: _step_added,
        "That is alpha * derivative alone. Take it away from the weight.": _step_alone,
        "You left out alpha: take away alpha * derivative.": _without_alpha,
    },
    "prediction after": {_ADDED: _prediction_with_step_added},
    "off by after": {_ADDED: _off_by_with_step_added},
}
"""For a quantity, how it is computed wrongly, by what is to be said of that."""
