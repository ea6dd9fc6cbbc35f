"""The hidden result of a code line as a question: it is judged as those of lessons are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from simplenn.core.lesson.quantities import mistakes_in
from simplenn.core.lesson.tasks.number import NumberTask
from simplenn.core.network import Epoch
from simplenn.core.setup import Setup
from simplenn.core.stepping.code_lines import SolvedLine
from simplenn.core.stepping.steps import CodeLine

_QUANTITIES: Final = {
    CodeLine.PREDICTION: "prediction",
    CodeLine.DELTA: "delta",
    CodeLine.ERROR: "error",
    CodeLine.DERIVATIVE: "derivative",
    CodeLine.WEIGHT: "weight after",
}


def question_of(
    line: SolvedLine, setup: Setup, epoch: Epoch, neighbours: Iterable[Epoch]
) -> NumberTask:
    """Ask for the result of a line; wrong answers that many give have a hint of their own.

    Args:
        line: The line.
        setup: What its epoch was trained with.
        epoch: Its epoch.
        neighbours: The epochs before and after that, as far as there are any.
    """
    known = tuple(mistakes_in(_QUANTITIES[line.line], setup, epoch, neighbours))
    return NumberTask(f"What will {line.name} be?", (), "", line.value, None, known)
