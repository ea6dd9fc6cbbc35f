"""What stands under a picture: what the run was set up with, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from simplenn.core.history import History
from simplenn.core.setup import Setup
from simplenn.core.words import format_exact


def caption(history: History | None, setup: Setup) -> str:
    """Say with all digits what is to be seen.

    Args:
        history: What was trained, or None.
        setup: What will be trained with, where nothing has been yet.
    """
    if history is None:
        return f"{_numbers(setup)}, {_epochs(setup.epochs)}"
    first, *others = history.runs
    parts = [f"{_numbers(first.setup)}, {_epochs(first.epoch)}"]
    before = first.setup
    for run in others:
        parts.append(f"continued with {_changes(before, run.setup)}{_epochs(run.epoch)}")
        before = run.setup
    return "; ".join(parts)


def caption_of_several(runs: Iterable[tuple[str, History]]) -> str:
    """Say the same of several runs in one picture, each with its name on a line of its own."""
    return "\n".join(f"{name}: {caption(history, history.setup)}" for name, history in runs)


def _numbers(setup: Setup) -> str:
    return (
        f"input {format_exact(setup.input)}, goal {format_exact(setup.goal)}, "
        f"starting weight {format_exact(setup.weight)}, alpha {format_exact(setup.alpha)}"
    )


def _changes(before: Setup, after: Setup) -> str:
    """The numbers that a continuation has changed, each with a comma behind it."""
    fields = ("input", "goal", "alpha")
    changed = [name for name in fields if getattr(before, name) != getattr(after, name)]
    return "".join(f"{name} {format_exact(getattr(after, name))}, " for name in changed)


def _epochs(count: int) -> str:
    return f"{count:,} epoch" + ("s" if count != 1 else "")
