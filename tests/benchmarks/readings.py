"""What is measured, and how it is written down."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Final

_HEAD: Final = f"{'what':60} {'median':>11} {'spread':>11} {'ratio':>9}  wanted"


@dataclass(frozen=True, slots=True)
class Reading:
    """A time, or another number, and how it compares with what it was measured beside.

    Attributes:
        what: What was measured.
        median: The median of all turns.
        spread: The distance between the quartiles.
        unit: What both are counted in.
        ratio: How it compares with its neighbour, or with its limit, as `wanted` says.
        wanted: The figure to reach, in words.
        reached: Whether it was reached; None where there is none to reach.
    """

    what: str
    median: float
    spread: float
    unit: str
    ratio: float | None = None
    wanted: str = ""
    reached: bool | None = None

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        verdict = {None: "", True: "  reached", False: "  NOT REACHED"}[self.reached]
        median, spread = f"{self.median:.4g} {self.unit}", f"{self.spread:.2g} {self.unit}"
        return f"{self.what:60} {median:>11} {spread:>11} {ratio:>9}  {self.wanted}{verdict}"


def summed_up(what: str, numbers: Sequence[float], unit: str = "ms") -> Reading:
    """The median and the spread of some numbers."""
    spread = 0.0
    if len(numbers) > 1:
        first, _, third = statistics.quantiles(numbers, n=4)
        spread = third - first
    return Reading(what, statistics.median(numbers), spread, unit)


def compared(
    what: str, numbers: Sequence[float], ratio: float, limit: float, unit: str = "ms"
) -> Reading:
    """A reading with a ratio: to be at least a limit, or where that is negative, at most -limit."""
    reading = summed_up(what, numbers, unit)
    at_least = limit > 0
    wanted = f"at {'least' if at_least else 'most'} {abs(limit):g}"
    reached = ratio >= limit if at_least else ratio <= -limit
    return Reading(what, reading.median, reading.spread, unit, ratio, wanted, reached)


def seconds(do: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def in_turns(turns: int, **programs: Callable[[], object]) -> dict[str, list[float]]:
    """Milliseconds that each takes; they take turns, so that a busy moment hits all of them."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(turns):
        for name, program in programs.items():
            times[name].append(seconds(program) * 1000)
    return times


def tell(readings: Sequence[Reading]) -> None:
    """Hand readings over to the program that started this program."""
    print(json.dumps([asdict(reading) for reading in readings]), flush=True)


def table(readings: Sequence[Reading]) -> str:
    """All readings, a line each."""
    return "\n".join([_HEAD, *map(str, readings)])
