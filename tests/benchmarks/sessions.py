"""How quickly a window opens, deletes and brings back a session's thousand runs."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QTableView
from tests.benchmarks.readings import Reading, compared, tell

from simplenn.app import build_application
from simplenn.core.run_style import RUN_STYLES
from simplenn.core.session import MAX_RUNS, SavedRun, Session, Stretch
from simplenn.core.session_file import write_session
from simplenn.core.setup import ARTICLE, Setup
from simplenn.ui.window.main_window import MainWindow

ROUNDS = 3


def largest_session() -> Session:
    """As many runs as there can be, each with another alpha, all of them visible."""
    runs = [
        SavedRun(
            number,
            f"Run {number}",
            (Stretch(Setup(5, 42, alpha=number * 8e-5, epochs=20)),),
            RUN_STYLES[number % len(RUN_STYLES)],
        )
        for number in range(1, MAX_RUNS + 1)
    ]
    return Session(ARTICLE, tuple(runs), current=MAX_RUNS, panels=None)


class Bench:
    """A window with all panels open, and a clock that looks at every turn of the event loop."""

    def __init__(self, folder: Path) -> None:
        self.application = build_application()
        self.window = MainWindow(ARTICLE)
        self.window.show()
        self.window.panels.open_all()
        for toggle in self.window.panels.toggles:
            toggle.setChecked(True)
        self.path = folder / "many.simplenn"
        write_session(self.path, largest_session())

    @property
    def rows(self) -> int:
        """How many runs the table shows."""
        table = self.window.findChild(QTableView, "runs_table")
        assert isinstance(table, QTableView)
        return table.model().rowCount()

    def watch(self, do: Callable[[], object], rows: int) -> tuple[float, float]:
        """Do something, and wait until so many runs are shown and all is painted.

        Returns:
            Seconds that it took, and the milliseconds that the processor was busy in the longest
            turn of the event loop: what other programs take meanwhile says nothing about this one.
        """
        loop = QEventLoop()
        turns: list[float] = []
        clock = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=5)
        shown_at: list[float] = []

        def look() -> None:
            turns.append(time.process_time())
            if self.rows == rows and not self.window._tasks.busy:
                shown_at.append(time.perf_counter())
            if len(shown_at) > 20:  # painted, and nothing is put off any more
                loop.quit()

        clock.timeout.connect(look)
        clock.start()
        began = time.perf_counter()
        turns.append(time.process_time())
        do()
        loop.exec()
        clock.stop()
        return shown_at[0] - began, max(b - a for a, b in pairwise(turns)) * 1000

    def settle(self) -> None:
        """Let everything come to an end that was put off."""
        loop = QEventLoop()
        QTimer.singleShot(500, loop.quit)
        loop.exec()


def measure(bench: Bench) -> list[Reading]:
    runs = bench.window.model.runs
    undo = bench.window.model.undo_history
    numbers = range(1, MAX_RUNS + 1)
    steps: dict[str, tuple[Callable[[], object], int]] = {
        "opening": (lambda: bench.window.files.open_path(bench.path), MAX_RUNS),
        "deleting": (lambda: runs.remove(numbers), 0),
        "undoing": (undo.undo, MAX_RUNS),
        "deleting every second of": (lambda: runs.remove(numbers[::2]), MAX_RUNS // 2),
        "undoing every second of": (undo.undo, MAX_RUNS),
    }
    took: dict[str, list[float]] = {name: [] for name in steps}
    turns: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(ROUNDS):
        bench.settle()
        for name, (do, rows) in steps.items():
            seconds, turn = bench.watch(do, rows)
            took[name].append(seconds)
            turns[name].append(turn)
        bench.window.document.save(bench.path)
        bench.window.files.new(ARTICLE)
    readings = []
    for name in steps:
        what = f"{name} 1,000 runs"
        readings.append(compared(f"{what}, of 2 s", took[name], max(took[name]) / 2, -1, "s"))
        longest = max(turns[name]) / 100
        readings.append(compared(f"{what}, the longest turn of 100 ms", turns[name], longest, -1))
    return readings


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        tell(measure(bench))
        bench.window.hide()


if __name__ == "__main__":
    main()
