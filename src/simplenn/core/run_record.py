"""A run in the list of runs."""

from __future__ import annotations

from dataclasses import dataclass

from simplenn.core.history import History
from simplenn.core.run_style import RunStyle


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run in the list of runs. Renaming or hiding it makes another record.

    Two records are equal when everything is, and the history is the same object.

    Attributes:
        number: The run's number, counted from 1; no other run of the window has it.
        name: What the person calls it.
        style: How its curve is drawn.
        history: What was trained, its continuations included.
        visible: Whether its curve is shown.
    """

    number: int
    name: str
    style: RunStyle
    history: History
    visible: bool = True

    @property
    def title(self) -> str:
        """Its number, and its name where it has one of its own."""
        number = f"Run {self.number}"
        return number if self.name == number else f"{number}, {self.name}"
