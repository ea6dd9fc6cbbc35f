"""`simplenn train`: a run, printed as the article prints it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from simplenn import ctrl_c
from simplenn.cli import INTERRUPTED, TrainOptions
from simplenn.core.history import History
from simplenn.core.numbers import format_epochs, format_exact
from simplenn.core.run import Outcome, TrainingRun
from simplenn.core.sentences.status import ended, outlook
from simplenn.core.theory import Regime, regime
from simplenn.terminal import Terminal

_CHUNK: Final = 4096
"""Epochs that are printed at once: enough to be quick, few enough not to wait for."""


def train(options: TrainOptions, terminal: Terminal) -> int:
    """Train in the terminal: print every epoch's error as the article does, then a summary.

    Args:
        options: What to train with, and how much to print.
        terminal: Where to print. It may be a pipe that somebody closes: then training ends.

    Returns:
        The exit status: 0, 1 when printing failed, or 130 when Ctrl+C ended it.
    """
    history = History(options.setup)
    status = 0
    try:
        with ctrl_c.is_raised():
            _print_all(history, options.quiet, terminal)
    except KeyboardInterrupt:
        terminal.complain(f"Stopped at epoch {len(history):,}.")
        status = INTERRUPTED
    return terminal.end(status)


def _print_all(history: History, quiet: bool, terminal: Terminal) -> None:
    run = history.run
    if quiet:
        run.advance(run.setup.epochs)
    while terminal.is_read and not run.done:
        done = run.epoch
        run.advance(_CHUNK)
        terminal.print("".join([f"Error: {epoch.error!r}\n" for epoch in run.trace[done:]]))
    terminal.print("".join(f"{line}\n" for line in _summary(history)), flush=True)


def _summary(history: History) -> Iterator[str]:
    """What has come of a run, with all digits."""
    run = history.run
    yield f"After {format_epochs(run.epoch)} the weight is {format_exact(run.weight)}."
    yield _answer(run)
    if last := run.last:
        yield (
            f"The last error, {format_exact(last.error)}, is something else: how far off epoch "
            f"{last.number:,} was before its update, {format_exact(last.off_by)}, squared."
        )
    if how := _how_it_ended(history):
        yield how


def _answer(run: TrainingRun) -> str:
    setup, prediction = run.setup, run.prediction
    if prediction is None:
        return "With that weight the prediction is too large a number."
    off_by = abs(prediction - setup.goal)
    distance = format_exact(off_by) if math.isfinite(off_by) else "more than a float can tell"
    return (
        f"With it the network answers {format_exact(prediction)} when given "
        f"{format_exact(setup.input)}: "
        f"off by {distance} from the goal {format_exact(setup.goal)}."
    )


def _how_it_ended(history: History) -> str | None:
    run = history.run
    if run.outcome is not Outcome.FINISHED:
        return ended(history)
    if regime(run.setup) is Regime.DIVERGES:
        return outlook(run)
    return None
