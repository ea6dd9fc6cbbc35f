"""When a run will be near enough to its goal."""

from __future__ import annotations

from typing import Final

from simplenn.core.fields import MAX_EPOCHS
from simplenn.core.forecast import Forecast
from simplenn.core.numbers import format_epochs
from simplenn.core.setup import Setup
from simplenn.core.theory import Regime, epochs_until_within, regime, rounding_left, stands_still

_NEVER: Final = "never"
_TOO_LATE: Final = "not within a billion epochs"
_AT_START: Final = "at the start"
_AT_START_ALONE: Final = "at the start, but it runs away"
_AFTER: Final = "after {epochs}"
_UNSURE: Final = "after about {epochs}, if rounding lets it"

_ONE_STEP_LEAVES: Final = 1e-12
"""Of delta: what the rounding of alpha may leave where one epoch should be enough."""


def when_near(setup: Setup, tolerance: float) -> str:
    """Say when the prediction will be within a tolerance of the goal, such as "after 21 epochs".

    Where it has to be so near that rounding may keep it from coming there, that is said, too.
    """
    count = epochs_until_within(setup, tolerance)
    if count is None or (count > 0 and stands_still(setup)):
        return _NEVER
    if count > MAX_EPOCHS:
        return _TOO_LATE
    if count == 0:
        grows = regime(setup) is Regime.DIVERGES and Forecast(setup).grows
        return _AT_START_ALONE if grows else _AT_START
    text = _UNSURE if tolerance < _left_to_rounding(setup) else _AFTER
    return text.format(epochs=format_epochs(count))


def _left_to_rounding(setup: Setup) -> float:
    """Below which distance from the goal rounding has a say in how many epochs it takes."""
    left = rounding_left(setup)
    if regime(setup) is not Regime.ONE_STEP:
        return left
    return max(left, _ONE_STEP_LEAVES * abs(setup.input * setup.weight - setup.goal))
