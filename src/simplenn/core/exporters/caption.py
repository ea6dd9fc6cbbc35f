"""What stands under a picture: what the run was set up with, and what came of it."""

from __future__ import annotations

from typing import Final

from simplenn.core.fields import ALPHA, EPOCHS, FIELDS, GOAL, INPUT
from simplenn.core.history import History
from simplenn.core.numbers import format_epochs, format_exact
from simplenn.core.setup import Setup

_MOST_CONTINUATIONS: Final = 4
"""A caption of more would be longer than the picture."""


def caption(history: History | None, setup: Setup) -> str:
    """Say with all digits what is to be seen.

    Args:
        history: What was trained, or None.
        setup: What will be trained with, where nothing has been yet.
    """
    if history is None:
        return f"{_numbers(setup)}, {format_epochs(setup.epochs)}"
    first, *others = history.runs
    parts = [f"{_numbers(first.setup)}, {format_epochs(first.epoch)}"]
    if len(others) > _MOST_CONTINUATIONS:
        total = format_epochs(len(history))
        return f"{parts[0]}; continued {len(others):,} times, up to {total} in all"
    before = first.setup
    for run in others:
        parts.append(f"continued with {_changes(before, run.setup)}{format_epochs(run.epoch)}")
        before = run.setup
    return "; ".join(parts)


def _numbers(setup: Setup) -> str:
    return setup.in_words([field.name for field in FIELDS if field is not EPOCHS])


def _changes(before: Setup, after: Setup) -> str:
    """The numbers that a continuation has changed, each with a comma behind it."""
    names = [field.name for field in (INPUT, GOAL, ALPHA)]
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    return "".join(f"{name} {format_exact(getattr(after, name))}, " for name in changed)
