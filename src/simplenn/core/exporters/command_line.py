"""A set-up as a command for the terminal."""

from __future__ import annotations

from simplenn.core.fields import FIELDS
from simplenn.core.numbers import format_exact
from simplenn.core.setup import Setup


def command_line(setup: Setup) -> str:
    """The command that opens the window with a set-up filled in."""
    options = (f"--{field.name} {_written(getattr(setup, field.name))}" for field in FIELDS)
    return f"simplenn {' '.join(options)}"


def _written(value: float) -> str:
    return str(value) if isinstance(value, int) else format_exact(value)
