"""Sessions to export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from simplenn.core.run_style import RunStyle, next_style
from simplenn.core.session import SavedRun, Session, Stretch
from simplenn.core.session_file import write_session
from simplenn.core.setup import Setup

ALPHAS = (0.07, 0.01, 0.03, 0.05, 0.079, 0.002)


@pytest.fixture(scope="session")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Sessions with one run, with six, with a long one, and with many, one of them continued."""
    folder = tmp_path_factory.mktemp("sessions")
    paths = {name: folder / f"{name}.simplenn" for name in ("one", "six", "long", "many")}
    runs = _runs(ALPHAS)
    write_session(paths["one"], Session(Setup(5, 42), runs[:1], current=1))
    write_session(paths["six"], Session(Setup(5, 42), runs, current=6))
    long = SavedRun(1, "Long", (Stretch(Setup(5, 42, alpha=1e-5, epochs=5_000)),))
    write_session(paths["long"], Session(Setup(5, 42), (long,), current=1))
    many = _runs([0.001 + 0.00007 * number for number in range(30)])
    continued = replace(many[-1], stretches=tuple(Stretch(Setup(5, 42)) for _ in range(30)))
    write_session(paths["many"], Session(Setup(5, 42), (*many[:-1], continued), current=30))
    return paths


def _runs(alphas: Sequence[float]) -> tuple[SavedRun, ...]:
    styles: list[RunStyle] = []
    runs = []
    for number, alpha in enumerate(alphas, start=1):
        styles.append(next_style(number, styles))
        name = "Slow <& steady>" if number == 2 else f"Run {number}"
        runs.append(SavedRun(number, name, (Stretch(Setup(5, 42, alpha=alpha)),), styles[-1]))
    return tuple(runs)
