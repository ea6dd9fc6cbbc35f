"""What a run has come to, and why: for the status line, tooltips, the report and the terminal."""

from __future__ import annotations

import math
from typing import Final

from simplenn.core.forecast import Forecast
from simplenn.core.history import History
from simplenn.core.network import Epoch, train_epochs, train_one_epoch
from simplenn.core.numbers import (
    format_about,
    format_distinct,
    format_epochs,
    format_exact,
    format_short,
)
from simplenn.core.run import Outcome, TrainingRun
from simplenn.core.sentences.alpha import format_factor
from simplenn.core.setup import Setup
from simplenn.core.theory import (
    Regime,
    best_alpha,
    limit_alpha,
    regime,
    rounding_left,
    stands_still,
)

_TOO_LARGE_AT_ONCE: Final = "Input times weight is too large a number: make one of them smaller."
_TO_BE_TRAINED: Final = (
    "With weight {weight} the network answers {prediction} when given {input}. "
    "It should answer {goal}: press Train."
)
_TO_BE_GUESSED: Final = (
    "With weight {weight} the network answers {prediction} when given {input}. "
    "It should answer {goal}."
)
_TO_RUN_AWAY: Final = (
    "With weight {weight} the network answers {prediction} when given {input}. "
    "It should answer {goal}, and with this alpha each epoch leads away from that: press Train to "
    "see it."
)
_TO_BOUNCE: Final = (
    "With weight {weight} the network answers {prediction} when given {input}. "
    "It should answer {goal}, and with this alpha it only bounces: press Train to see it."
)
_TO_STAY: Final = (
    "With weight {weight} the network answers {prediction} when given {input}. "
    "It should answer {goal}, but cannot learn that with {what}."
)
_TO_STAY_BY_ROUNDING: Final = (
    "With weight {weight} the network answers {prediction} when given {input}. "
    "It should answer {goal}, but cannot learn that: every step vanishes in rounding."
)
_KNOWS_ALREADY: Final = (
    "With weight {weight} the network answers {prediction} when given {input}: exactly the goal. "
    "There is nothing to learn."
)

_GOING_ON: Final = "Epoch {epoch:,} of {planned:,}."
_STOPPED: Final = "Stopped after {epochs}."
_FINISHED: Final = "After {epochs}."

_NO_ANSWER: Final = "The prediction has become too large a number."
_EXACT: Final = "Given {input}, the network answers {prediction}: exactly the goal."
_TOO_LOW: Final = "Given {input}, the network answers {prediction}: {off_by} too low."
_TOO_HIGH: Final = "Given {input}, the network answers {prediction}: {off_by} too high."
_FAR_OFF: Final = (
    "Given {input}, the network answers {prediction}: farther off than a float can tell."
)

_GETS_NEARER: Final = "More epochs with these numbers bring it nearer."
_RUNS_AWAY: Final = "It is running away."
_LEADS_AWAY: Final = "Each epoch leads away from the goal, by less than rounding shows so far."

_DIVERGED: Final = "Diverged: at epoch {epoch:,} the numbers grew too large to go on."
_NEGATIVE_ALPHA: Final = (
    "Alpha is negative, so every step leads away from the goal. Only an alpha between 0 and "
    "{limit}, the limit for input {input}, learns."
)
_TOO_LARGE: Final = "Such large numbers do not fit into a float; smaller ones do."
_ABOVE_LIMIT: Final = (
    "Each epoch multiplies delta by {factor}, since alpha {alpha} is above {limit}, the limit for "
    "input {input}. Only an alpha between 0 and that limit learns."
)

_BOUNCES: Final = (
    "The weight bounces between {low} and {high} for ever: alpha {alpha} is at the limit "
    "2/input^2, so each step overshoots by as much as it corrects. Only an alpha between 0 and "
    "that limit learns."
)
_ALTERNATES: Final = "The weight bounces between {low} and {high} for ever, by rounding alone."

_NO_INPUT: Final = "Nothing was learned: with input 0 the prediction is 0, whatever the weight is."
_NO_ALPHA: Final = (
    "Nothing was learned: with alpha 0 the weight never changes. Only an alpha above 0 learns."
)
_RESTS: Final = "From epoch {epoch:,} on the weight no longer changes."
_RESTS_AFTER_ONE_STEP: Final = (
    "From epoch {epoch:,} on the weight no longer changes: one step was enough."
)
_RESTS_BUT_FOR_LAST_DIGITS: Final = (
    "From epoch {epoch:,} on the weight no longer changes; after epoch 1 it changed in its last "
    "digits alone."
)
_ALTERNATES_IN_LAST_DIGITS: Final = (
    "From epoch {epoch:,} on the weight changes in its last digits alone, to and fro between "
    "{low} and {high}."
)
_ROUNDED_PAST: Final = "Each step is rounded to a float, and lands beside the goal again."
_FLOATS_END: Final = (
    "A float keeps about 16 digits, and the step that is left is too small to reach the next float."
)
_AT_GOAL_BY_LUCK: Final = (
    "It was so from the start: each step is 0, whatever alpha is. From any other weight, alpha "
    "{alpha} would lead away from the goal."
)
_LARGER_ALPHA: Final = (
    "The steps are so small that they vanish in rounding. A larger alpha makes larger ones."
)
_LARGER_INPUT: Final = (
    "The steps are so small that they vanish in rounding. A larger input makes larger ones."
)
_LARGER_NUMBERS: Final = "The steps are so small that they vanish in rounding, with any alpha."

_ERROR: Final = "The error is how far off the prediction is, squared."
_LAST_ERROR: Final = (
    "That is {off_by} squared: so far off was the prediction before the last update."
)
_LAST_ERROR_0: Final = "The prediction was exactly the goal before the last update, too."
_LAST_ERROR_TOO_SMALL: Final = (
    "The prediction was off by {off_by} before the last update; squared, that is too small for a "
    "float."
)


def untrained(setup: Setup, *, tells_prospect: bool = True) -> str:
    """Say what the network would answer now, before any training.

    Args:
        setup: What it would be trained with.
        tells_prospect: Whether to say what to do, and so where training would not lead to the
            goal; not where that is to be guessed first.
    """
    prediction = setup.input * setup.weight
    if not math.isfinite(prediction):
        return _TOO_LARGE_AT_ONCE
    is_near = format_short(prediction) == format_short(setup.goal)
    written = format_exact if is_near else format_about
    return _untrained(setup, tells_prospect).format(
        weight=written(setup.weight),
        prediction=written(prediction),
        input=format_about(setup.input),
        goal=written(setup.goal),
        what="input 0" if setup.input == 0.0 else "alpha 0",
    )


def _untrained(setup: Setup, tells_prospect: bool) -> str:
    """What is said before a training that begins with finite numbers."""
    what = regime(setup)
    if setup.input * setup.weight == setup.goal:
        return _KNOWS_ALREADY
    if not tells_prospect:
        return _TO_BE_GUESSED
    if setup.input == 0.0 or setup.alpha == 0.0:
        return _TO_STAY
    if stands_still(setup):
        return _TO_STAY_BY_ROUNDING
    if what is Regime.OSCILLATES:
        return _TO_BOUNCE
    return _TO_RUN_AWAY if what is Regime.DIVERGES else _TO_BE_TRAINED


def going_on(history: History) -> str:
    """Say where a run is that has not ended."""
    return f"{progress(history)} {answer(history.run)}"


def progress(history: History) -> str:
    """Say how far a run is, and nothing of what it has come to."""
    return _GOING_ON.format(epoch=len(history), planned=history.planned)


def reached(history: History) -> str:
    """Say what a run has come to, and nothing of why, or of what more epochs would do."""
    run = history.run
    if run.outcome is Outcome.DIVERGED:
        return _DIVERGED.format(epoch=len(history) + 1)
    text = _STOPPED if run.outcome is Outcome.STOPPED else _FINISHED
    return f"{text.format(epochs=format_epochs(len(history)))} {answer(run)}"


def ended(history: History) -> str:
    """Say how a run ended and why."""
    run, epochs = history.run, format_epochs(len(history))
    if run.outcome is Outcome.DIVERGED:
        return diverged(history)
    if run.outcome is Outcome.OSCILLATING:
        return bouncing(history)
    if run.outcome is Outcome.CONVERGED:
        return converged(history)
    if run.outcome is Outcome.STOPPED:
        return f"{_STOPPED.format(epochs=epochs)} {_so_far(history)}"
    return f"{_FINISHED.format(epochs=epochs)} {_so_far(history)}"


def _so_far(history: History) -> str:
    """Say what a run has come to that could go on."""
    run = history.run
    if run.settled_as is Outcome.OSCILLATING:
        return bouncing(history)
    if run.settled_as is Outcome.CONVERGED:
        return converged(history)
    return f"{answer(run)} {outlook(run)}".rstrip()


def answer(run: TrainingRun) -> str:
    """Say what the network answers now, and how far off it is."""
    setup, prediction = run.setup, run.prediction
    if prediction is None:
        return _NO_ANSWER
    delta = prediction - setup.goal
    if math.isinf(delta):
        text = _FAR_OFF
    else:
        text = _EXACT if delta == 0.0 else _TOO_LOW if delta < 0.0 else _TOO_HIGH
    return text.format(
        input=format_about(setup.input),
        prediction=format_about(prediction),
        off_by=format_about(abs(delta)),
    )


def outlook(run: TrainingRun) -> str:
    """Say what more epochs would do, or nothing where that is not worth a sentence."""
    what = regime(run.setup)
    if what is Regime.DIVERGES and run.prediction != run.setup.goal:
        return f"{_RUNS_AWAY} {too_large(run)}" if run.runs_away else _LEADS_AWAY
    learns = what not in (Regime.DIVERGES, Regime.OSCILLATES, Regime.STATIONARY)
    return _GETS_NEARER if learns and _would_show(run) else ""


def _would_show(run: TrainingRun) -> bool:
    """Whether as many more epochs would bring the answer nearer by more than rounding hides."""
    setup, prediction = run.setup, run.prediction
    following = train_one_epoch(1, run.weight, setup.input, setup.goal, setup.alpha)
    if prediction is None or run.is_at_goal or following is None:
        return False
    off_by = abs(prediction - setup.goal)
    nearer = off_by * Forecast(setup).share_taken(max(run.epoch, 1))
    return off_by > rounding_left(setup) and nearer > 4.0 * math.ulp(max(off_by, abs(prediction)))


def diverged(history: History) -> str:
    """Say at which epoch the numbers grew too large, and why."""
    return f"{_DIVERGED.format(epoch=len(history) + 1)} {too_large(history.run)}"


def too_large(run: TrainingRun) -> str:
    """Say why a run diverges and what to do about it."""
    setup, limit = run.setup, limit_alpha(run.setup.input)
    if limit is None or not run.starts_small or regime(setup) is not Regime.DIVERGES:
        return _TOO_LARGE
    if setup.alpha < 0.0:
        return _NEGATIVE_ALPHA.format(limit=format_short(limit), input=format_short(setup.input))
    alpha, highest = format_distinct(setup.alpha, limit)
    return _ABOVE_LIMIT.format(
        factor=format_factor(setup), alpha=alpha, limit=highest, input=format_short(setup.input)
    )


def bouncing(history: History) -> str:
    """Say between which two weights a run bounces, and why.

    Where neither has come back to the last digit yet, rounding moves both of them a little.
    """
    setup, last = history.run.setup, history[-1]
    weights = sorted((last.weight, last.new_weight))
    is_exact = history.run.settled_as is Outcome.OSCILLATING
    low, high = (
        text if is_exact and float(text) == weight else f"about {text}"
        for text, weight in zip(format_distinct(*weights), weights, strict=True)
    )
    text = _BOUNCES if regime(setup) is Regime.OSCILLATES else _ALTERNATES
    return text.format(low=low, high=high, alpha=format_short(setup.alpha))


def converged(history: History) -> str:
    """Say that the weight has come to rest, since when, and why."""
    run = history.run
    setup = run.setup
    if setup.input == 0.0:
        return _NO_INPUT
    if setup.alpha == 0.0:
        return _NO_ALPHA
    sentences = [_rest(history), answer(run)]
    sentences.append(_why_at_rest(run) if run.is_at_goal else _what_to_enlarge(run))
    return " ".join(filter(None, sentences))


def _why_at_rest(run: TrainingRun) -> str:
    """Say why a run at its goal stays there, where that is not clear."""
    setup = run.setup
    if run.prediction != setup.goal:
        return _ROUNDED_PAST if run.alternates else _FLOATS_END
    by_luck = run.weight == setup.weight and regime(setup) is Regime.DIVERGES
    return _AT_GOAL_BY_LUCK.format(alpha=format_short(setup.alpha)) if by_luck else ""


def _rest(history: History) -> str:
    """Say from when on the weight no longer changes, or only to and fro in its last digits."""
    epoch = history.settled_at
    if not history.run.alternates:
        return _rests(history).format(epoch=epoch)
    low, high = map(format_exact, sorted((history[-1].weight, history[-1].new_weight)))
    return _ALTERNATES_IN_LAST_DIGITS.format(epoch=epoch, low=low, high=high)


def _rests(history: History) -> str:
    """What is said of a weight that no longer changes: the first step may have done it all."""
    setup = history.setup
    is_one_step = regime(setup) is Regime.ONE_STEP and len(history.runs) == 1
    if not is_one_step or history.settled_at == 1:
        return _RESTS
    if history.settled_at == 2:
        return _RESTS_AFTER_ONE_STEP
    was_near = format_short(history[1].prediction) == format_short(setup.goal)
    return _RESTS_BUT_FOR_LAST_DIGITS if was_near else _RESTS


def _what_to_enlarge(run: TrainingRun) -> str:
    """Say that the steps vanish, and what would help."""
    setup, best = run.setup, best_alpha(run.setup.input)
    if best is None:
        return _LARGER_INPUT
    moved = train_epochs(run.weight, setup.input, setup.goal, best, 1) != run.weight
    return _LARGER_ALPHA if moved and best > setup.alpha else _LARGER_NUMBERS


def last_error(last: Epoch | None) -> str:
    """Say why the last error is not how far off the prediction is now.

    Args:
        last: The epoch with that error, if the weight was updated since; or None.
    """
    if last is None:
        return _ERROR
    if last.delta == 0.0:
        return _LAST_ERROR_0
    text = _LAST_ERROR_TOO_SMALL if last.error == 0.0 else _LAST_ERROR
    return text.format(off_by=format_exact(last.off_by))
