"""How long it takes until there is something to see.

The window is compared with a program of one bare widget, and the live plots with one of an empty
pyqtgraph window, which imports and paints what any live plot needs.

Each start is a process of its own, timed from before it is launched until the first painting. The
kinds take turns, so that a busy moment hits all of them, and the medians are compared.

Usage: start.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmarks.readings import compared, summed_up, tell

TURNS: Final = 15
BARE, EMPTY_PLOT = "a bare widget", "an empty pyqtgraph window"
WINDOW, PLOTS = "the window", "the live plots"
LIMITS = ((WINDOW, BARE, 2.0), (PLOTS, EMPTY_PLOT, 1.2))
CACHE = tempfile.TemporaryDirectory(prefix="simplenn-benchmark-")
ENVIRONMENT = {
    **os.environ,
    "PYTHONDONTWRITEBYTECODE": "",  # what is installed is compiled, so compile it here, too
    "PYTHONPYCACHEPREFIX": CACHE.name,
    **dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), CACHE.name),
}


def main() -> None:
    """Measure and tell."""
    kinds = {"bare": [BARE], "plot": [EMPTY_PLOT], "simplenn": [WINDOW, PLOTS]}
    times: dict[str, list[float]] = {BARE: [], EMPTY_PLOT: [], WINDOW: [], PLOTS: []}
    for turn in range(-1, TURNS):  # the first fills caches, and is not counted
        for kind, names in kinds.items():
            for name, moment in zip(names, start(kind), strict=False):
                times[name] += [moment] if turn >= 0 else []
    readings = [summed_up(f"start, {name}", times[name]) for name in (BARE, EMPTY_PLOT)]
    for name, other, limit in LIMITS:
        ratio = median(times[name]) / median(times[other])
        readings.append(compared(f"start, {name}, against {other}", times[name], ratio, -limit))
    tell(readings)


def start(kind: str) -> list[float]:
    """Launch a program of a kind: the milliseconds until each thing that it has painted."""
    began = time.monotonic()
    command = [sys.executable, str(Path(__file__).with_name("started.py")), kind]
    told = subprocess.run(
        command, check=True, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, timeout=60
    )
    return [(float(moment) - began) * 1000 for moment in told.stdout.split()]


if __name__ == "__main__":
    main()
