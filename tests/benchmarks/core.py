"""How fast the core trains, compared with the five lines and with what else one might use.

Usage: core.py
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from statistics import median

from tests.benchmarks import rivals
from tests.benchmarks.readings import Reading, compared, in_turns, seconds, tell

from simplenn.core.run import TrainingRun
from simplenn.core.setup import Setup

MANY = 10_000_000
SOME = 100_000
SLOW = 1e-9
"""An alpha with which nothing settles: every epoch has to be computed."""


def train(epochs: int, alpha: float = SLOW) -> TrainingRun:
    run = TrainingRun(Setup(5, 42, alpha=alpha, epochs=epochs))
    run.advance(epochs)
    return run


def against_five_lines() -> list[Reading]:
    """Point 1: bit for bit, with every epoch in the trace."""
    times = in_turns(
        5, ours=lambda: train(MANY), bare=lambda: rivals.five_lines(5.0, 42.0, 1.0, SLOW, MANY)
    )
    assert train(SOME).weight == rivals.five_lines(5.0, 42.0, 1.0, SLOW, SOME)
    ratio = median(times["bare"]) / median(times["ours"])
    return [compared("10 million epochs, against the bare five lines", times["ours"], ratio, 1.5)]


def against_rivals() -> list[Reading]:
    """Point 2: 100,000 epochs with all that a person would use instead."""
    readings = []
    ours = median(in_turns(9, ours=lambda: train(SOME))["ours"])
    with tempfile.TemporaryFile("w") as paper:
        programs = [
            ("the article's script, printing to a file", 5, lambda: rivals.script(SOME, paper)),
            ("NumPy, the obvious way", 10, lambda: rivals.with_numpy(SOME)),
        ]
        if is_there("torch"):
            programs.append(("PyTorch SGD", 200, lambda: rivals.with_torch(SOME)))
        for name, limit, program in programs:
            times = in_turns(3, it=program)["it"]
            readings.append(compared(f"100,000 epochs, {name}", times, median(times) / ours, limit))
    if is_there("matplotlib"):
        frames = 200
        each = [seconds(lambda: rivals.with_matplotlib(frames)) * 1000 / frames]
        ratio = each[0] / (ours / SOME)
        readings.append(compared("one epoch, matplotlib live", each, ratio, 1000))
    return readings


def is_there(library: str) -> bool:
    there = importlib.util.find_spec(library) is not None
    if not there:
        print(f"{library} is not installed: it is left out.", file=sys.stderr)
    return there


def without_end() -> list[Reading]:
    """Point 3: a billion epochs that settle, and a hundred million that do not."""
    billion = [seconds(lambda: train(1_000_000_000, 0.01)) * 1000 for _ in range(5)]
    ten, hundred = [], []
    for _ in range(2):
        ten.append(seconds(lambda: train(MANY)) * 1000)
        hundred.append(seconds(lambda: train(10 * MANY)) * 1000)
    ratio = median(hundred) / (10 * median(ten))
    memory = len(train(10 * MANY).trace._checkpoints) * 8 / 1e6
    return [
        compared("a billion epochs that settle", billion, median(billion) / 50, -1.0),
        compared("100 million epochs, against 10 times 10 million", hundred, ratio, -1.2),
        compared("checkpoints of 100 million epochs, of 60 MB", [memory], memory / 60, -1.0, "MB"),
    ]


if __name__ == "__main__":
    tell([*against_five_lines(), *against_rivals(), *without_end()])
