"""What has been trained, for tests of what is made of it."""

from __future__ import annotations

from collections.abc import Callable

from simplenn.core.history import History
from simplenn.core.network import Epoch, train_one_epoch
from simplenn.core.setup import Setup

FiveLines = Callable[[Setup], list[tuple[float, ...]]]
"""The article's code, as the fixture of that name has it."""


def trained(*setups: Setup, epochs: int | None = None) -> History:
    """A run, continued with each of the further set-ups.

    Args:
        setups: What it is trained with.
        epochs: How many the last part has done; all of its own, unless it is said.
    """
    first, *others = setups
    history = History(first)
    for setup in others:
        history.run.advance(history.run.setup.epochs)
        history.continue_with(setup)
    history.run.advance(history.run.setup.epochs if epochs is None else epochs)
    return history


def first_epoch(setup: Setup) -> Epoch:
    """The first epoch with a set-up whose numbers are not too large."""
    epoch = train_one_epoch(1, setup.weight, setup.input, setup.goal, setup.alpha)
    assert epoch is not None
    return epoch
