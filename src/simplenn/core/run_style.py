"""How curves of runs are told apart: by colour and by kind of line."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from itertools import islice
from typing import Final, NamedTuple


class LineStyle(Enum):
    """A kind of line, for those who cannot tell the colours apart."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASH_DOTTED = "dashes and dots"


class RunStyle(NamedTuple):
    """How a run is drawn.

    Attributes:
        colour: Its colour on a light background, as #RRGGBB.
        line: Its kind of line.
    """

    colour: str
    line: LineStyle


_COLOURS: Final = ("#5F00F2", "#72956C", "#000046", "#CF0D9D", "#004400")
"""None of them is the colour of a quantity (input, weight...). Found by a search for five colours
that are as far apart as possible, from each other and from the error's, with any kind of colour
blindness (matrices of Machado, Oliveira and Fernandes, 2009) and in black and white, as they are
here and as they are on a dark background, with a contrast of at least 3:1."""

RUN_STYLES: Final = tuple(
    RunStyle(_COLOURS[index % len(_COLOURS)], list(LineStyle)[index % len(LineStyle)])
    for index in range(len(_COLOURS) * len(LineStyle))
)
"""Twenty styles; neighbours differ in both colour and line."""


def next_style(number: int, taken: Iterable[RunStyle]) -> RunStyle:
    """Choose a style for a run: the one that follows its number, or the next that is free.

    Args:
        number: The run's number, counted from 1.
        taken: The styles of the other runs, in any order.
    """
    uses = dict.fromkeys(RUN_STYLES, 0)
    for style in taken:
        uses[style] = uses.get(style, 0) + 1
    first = (number - 1) % len(RUN_STYLES)
    in_turn = [*islice(RUN_STYLES, first, None), *islice(RUN_STYLES, first)]
    return min(in_turn, key=uses.__getitem__)
