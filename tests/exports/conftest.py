"""Sessions to export."""

from __future__ import annotations

from pathlib import Path

import pytest

from simplenn.core.run_style import RunStyle, next_style
from simplenn.core.session import SavedRun, Session, Stretch
from simplenn.core.session_file import write_session
from simplenn.core.setup import Setup

ALPHAS = (0.07, 0.01, 0.03, 0.05, 0.079, 0.002)


@pytest.fixture(scope="session")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Sessions with one run, with six, and with a long one."""
    folder = tmp_path_factory.mktemp("sessions")
    paths = {name: folder / f"{name}.simplenn" for name in ("one", "six", "long")}
    runs = _runs()
    write_session(paths["one"], Session(Setup(5, 42), runs[:1], current=1))
    write_session(paths["six"], Session(Setup(5, 42), runs, current=6))
    long = SavedRun(1, "Long", (Stretch(Setup(5, 42, alpha=1e-5, epochs=5_000)),))
    write_session(paths["long"], Session(Setup(5, 42), (long,), current=1))
    return paths


def _runs() -> tuple[SavedRun, ...]:
    styles: list[RunStyle] = []
    runs = []
    for number, alpha in enumerate(ALPHAS, start=1):
        styles.append(next_style(number, styles))
        name = "Slow <& steady>" if number == 2 else f"Run {number}"
        runs.append(SavedRun(number, name, (Stretch(Setup(5, 42, alpha=alpha)),), styles[-1]))
    return tuple(runs)
