"""A set-up as a command for the terminal."""

from __future__ import annotations

from dataclasses import astuple, fields

from simplenn.core.setup import Setup
from simplenn.core.words import format_exact


def command_line(setup: Setup) -> str:
    """The command that opens the window with a set-up filled in."""
    pairs = zip(fields(setup), astuple(setup), strict=True)
    options = (
        f"--{field.name} {value if isinstance(value, int) else format_exact(value)}"
        for field, value in pairs
    )
    return f"simplenn {' '.join(options)}"
