"""One epoch taken apart: five lines of code, and the same lines with the numbers put in."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from simplenn.core.network import Epoch
from simplenn.core.numbers import format_exact
from simplenn.core.setup import Setup
from simplenn.core.stepping.steps import CodeLine

_CODE: Final = {
    CodeLine.PREDICTION: ("pred", "input * weight"),
    CodeLine.DELTA: ("delta", "pred - goal"),
    CodeLine.ERROR: ("error", "delta ** 2"),
    CodeLine.DERIVATIVE: ("derivative", "delta * input"),
    CodeLine.WEIGHT: ("weight", "weight - (alpha * derivative)"),
}
_TERMS: Final = {
    "pred": "prediction",
    "delta": "error",
    "error": "error",
    "input": "input",
    "goal": "goal",
    "weight": "weight",
}
"""The names that have a colour, and whose colour it is. Delta and error share one."""

_NAME: Final = re.compile(r"([a-z]+)")


class Part(NamedTuple):
    """A piece of a line, such as a name or a number.

    Attributes:
        text: What it says.
        term: The term it stands for, which has a colour, or None.
    """

    text: str
    term: str | None = None


class SolvedLine(NamedTuple):
    """A line of the code, and what it came to in one epoch.

    Attributes:
        line: Which of the five it is.
        name: The name that the line gives a value.
        code: The line as it stands in the program.
        substituted: The line with the numbers put in and the result.
        open: The same, with a question mark in place of the result.
        value: The result.
    """

    line: CodeLine
    name: str
    code: tuple[Part, ...]
    substituted: tuple[Part, ...]
    open: tuple[Part, ...]
    value: float


CODE: Final = {
    line: tuple(
        Part(piece, _TERMS.get(piece)) for piece in _NAME.split(f"{name} = {right}") if piece
    )
    for line, (name, right) in _CODE.items()
}
"""The five lines as they stand in the program."""


def text_of(parts: tuple[Part, ...]) -> str:
    """The parts of a line as one text."""
    return "".join(part.text for part in parts)


def code_lines(setup: Setup, epoch: Epoch) -> tuple[SolvedLine, ...]:
    """Show how each number of an epoch follows from the ones before it.

    Args:
        setup: What the epoch was trained with.
        epoch: Its numbers, as training computed them; nothing is computed here.

    Returns:
        The five lines.
    """
    texts = _numbers_put_in(setup, epoch)
    results = (epoch.prediction, epoch.delta, epoch.error, epoch.derivative, epoch.new_weight)
    return tuple(_solved(line, texts, value) for line, value in zip(CodeLine, results, strict=True))


def _numbers_put_in(setup: Setup, epoch: Epoch) -> dict[str, str]:
    """What stands for each name: the set-up as typed, the rest as Python prints it."""
    return {
        "input": _typed(setup.input),
        "goal": _typed(setup.goal),
        "alpha": _typed(setup.alpha),
        "weight": repr(epoch.weight),
        "pred": repr(epoch.prediction),
        "delta": repr(epoch.delta),
        "derivative": repr(epoch.derivative),
    }


def _typed(number: float) -> str:
    """As a person types it: 5 and not 5.0. Minus zero keeps its sign, or the line were wrong."""
    is_minus_zero = number == 0.0 and math.copysign(1.0, number) < 0.0
    return repr(number) if is_minus_zero else format_exact(number)


def _solved(line: CodeLine, texts: Mapping[str, str], value: float) -> SolvedLine:
    name, right = _CODE[line]
    start = (Part(name, _TERMS.get(name)), Part(" = "), *_with_numbers(right, texts), Part(" = "))
    result = Part(repr(value), _TERMS.get(name))
    return SolvedLine(line, name, CODE[line], (*start, result), (*start, Part("?")), value)


def _with_numbers(right: str, texts: Mapping[str, str]) -> list[Part]:
    pieces = _NAME.split(right)
    parts = [Part(pieces[0])] if pieces[0] else []
    for before, name, after in zip(pieces[::2], pieces[1::2], pieces[2::2], strict=False):
        text = texts[name]
        if text.startswith("-") and (before.endswith("- ") or after.startswith(" **")):
            text = f"({text})"
        parts.append(Part(text, _TERMS.get(name)))
        if after:
            parts.append(Part(after))
    return parts
