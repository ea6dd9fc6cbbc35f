"""What is wrong with a run, and why, with its numbers; and what to do about it."""

from __future__ import annotations

from typing import Final

from simplenn.core.forecast import Forecast
from simplenn.core.history import History
from simplenn.core.numbers import format_distinct, format_epochs, format_short
from simplenn.core.run import Outcome
from simplenn.core.sentences import status
from simplenn.core.setup import Setup
from simplenn.core.theory import answer_spacing, limit_alpha, scaled_alpha

_OFF_BY_TWO: Final = "Off by {first}, then {second}."
_OFF_BY_THREE: Final = "Off by {first}, then {second}, then {third}."
_ROUNDED: Final = (
    "So near to the goal, rounding changes each of these numbers, so that they do not grow evenly."
)

_CLEAR: Final = 1_000.0
"""So many times as far off as the goal's neighbour among floats, rounding is not seen any more."""

_TOO_LARGE_AT: Final = (
    "At epoch {epoch:,} the numbers grew too large for a float; everything before it is kept."
)
_STEP_TOO_LONG: Final = (
    "One step moves the prediction by alpha × input² = {change} times delta: anything above 2 "
    "times lands farther away, on the other side of the goal."
)
_STEP_JUST_TOO_LONG: Final = (
    "One step moves the prediction by 2 times delta, so it lands as far away as it was, on the "
    "other side of the goal."
)
_FLOATS_END: Final = (
    "A float holds numbers up to about 1.8e308, and the error is delta squared: that alone is too "
    "large when delta is above 1.3e154."
)
_NO_INPUT: Final = (
    "The prediction is input × weight = 0, whatever the weight, and the derivative is delta × "
    "input = 0: no alpha changes anything. It stays off by {off_by}."
)
_NO_ALPHA: Final = (
    "A step is alpha × derivative: with alpha 0 it is 0, however far off the prediction is."
)
_CREEPS: Final = (
    "With alpha {alpha} an epoch takes away only {each} % of delta, and {epochs} take away {all} "
    "%. The limit for input {input} is alpha {limit}."
)
_CREEPS_WITHOUT_LIMIT: Final = (
    "With alpha {alpha} an epoch takes away only {each} % of delta, and {epochs} take away {all} "
    "%. The limit for input {input} is larger than any float."
)

USE_INPUT_1: Final = "use input 1"
USE_INPUT_AND_ALPHA: Final = "use input 1 and alpha {alpha}"
USE_ALPHA: Final = "use alpha {alpha}, half the limit"
USE_ARTICLE: Final = "use the article's numbers, 5 and 42"


def runs_away(history: History) -> str:
    """Say how the distance from the goal grows, and why."""
    sentences = [_seen(history), _end(history), _why_away(history.run.setup)]
    return " ".join(filter(None, (*sentences, status.too_large(history.run))))


def bounces(history: History) -> str:
    """Say between which weights it bounces, and why."""
    return f"{_STEP_JUST_TOO_LONG} {status.bouncing(history)}"


def too_large(history: History) -> str:
    """Say which numbers fit into a float."""
    return f"{_end(history)} {_FLOATS_END}".lstrip()


def no_input(history: History) -> str:
    """Say why nothing can be learned with input 0."""
    return _NO_INPUT.format(off_by=format_short(abs(history.run.setup.goal)))


def hardly_moves(history: History) -> str:
    """Say how little an epoch does, or that the steps have come to vanish."""
    setup = history.run.setup
    if setup.alpha == 0.0:
        return _NO_ALPHA
    if history.run.outcome is Outcome.CONVERGED:
        return status.converged(history)
    limit = limit_alpha(setup.input)
    text = _CREEPS_WITHOUT_LIMIT if limit is None else _CREEPS
    return text.format(
        alpha=format_short(setup.alpha),
        each=format_short(scaled_alpha(setup.input, setup.alpha) * 100),
        epochs=format_epochs(setup.epochs),
        all=format_short(Forecast(setup).share_taken(setup.epochs) * 100),
        input=format_short(setup.input),
        limit=format_short(limit or 0.0),
    )


def _seen(history: History) -> str:
    """How far off the first epochs of a run are."""
    off_by = [epoch.off_by for epoch in history.run.trace[:3]]
    if len(off_by) < 2 or off_by[0] == off_by[-1]:
        return ""
    first, second, *third = format_distinct(*off_by)
    text = _OFF_BY_THREE if third else _OFF_BY_TWO
    seen = text.format(first=first, second=second, third="".join(third))
    is_rounded = off_by[0] < _CLEAR * answer_spacing(history.run.setup)
    return f"{seen} {_ROUNDED}" if is_rounded else seen


def _end(history: History) -> str:
    if history.run.diverged_at is None:
        return ""
    return _TOO_LARGE_AT.format(epoch=len(history) + 1)


def _why_away(setup: Setup) -> str:
    change = scaled_alpha(setup.input, setup.alpha)
    if not 2.0 < change < 1e300:
        return ""
    return _STEP_TOO_LONG.format(change=format_distinct(change, 2.0)[0])
