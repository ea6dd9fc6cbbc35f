"""The lessons that come with the program."""

from __future__ import annotations

from pathlib import Path

from simplenn.core.lesson import SUFFIX
from simplenn.resources import resource


def shipped_lessons() -> list[Path]:
    """Their files, in the order in which they are best done."""
    return sorted(resource("lessons").glob(f"*{SUFFIX}"))
