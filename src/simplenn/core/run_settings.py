"""What a run and its continuations were set to, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from simplenn.core.fields import Field
from simplenn.core.history import History
from simplenn.core.numbers import format_exact
from simplenn.core.setup import Setup


def settings_of(history: History) -> list[Setup]:
    """What was set for a run and its continuations, whose weights were not set but learned."""
    weight = history.setup.weight
    return [replace(setup, weight=weight) for setup in history.setups]


def values_in_turn(setups: Sequence[Setup], field: Field) -> list[float]:
    """What a field was set to; once where the next set-up has the same."""
    return [value for value, _ in groupby(getattr(setup, field.name) for setup in setups)]


def settings_in_words(setups: Sequence[Setup], field: Field, at_most: int | None = None) -> str:
    """Such as "0.01 → 0.02" for a run that was continued with another alpha.

    Args:
        setups: The set-ups, in turn.
        field: The field.
        at_most: How many values are written; of more, only the first and the last one are.
    """
    values = values_in_turn(setups, field)
    texts = [f"{value:,}" if field.is_whole else format_exact(value) for value in values]
    if at_most is not None and len(texts) > at_most:
        texts[1:-1] = ["\N{HORIZONTAL ELLIPSIS}"]
    return " \N{RIGHTWARDS ARROW} ".join(texts)
