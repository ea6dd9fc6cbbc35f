"""Trains, steps, zooms, opens and closes panels for a long time; says what memory that costs.

Usage: soak.py [SECONDS], 600 by default; the first tenth is not counted.
"""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
import time
from collections.abc import Collection
from pathlib import Path
from random import Random
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer

from simplenn.app import build_application
from simplenn.core.setup import Setup
from simplenn.engine.trainer import TrainerState
from simplenn.ui.window.main_window import MainWindow

SETUPS: Final = (
    Setup(5, 42),
    Setup(5, 42, alpha=1e-9, epochs=2_000_000),
    Setup(5, 42, alpha=0.09, epochs=500),
    Setup(-3, 1e-7, 0.25, 0.001, 1_000_000_000),
)
MOST: Final = 5.0
"""Megabytes that the process may grow."""


def main(duration: float) -> int:
    """Live through it.

    Returns:
        0 if it did not grow by more than it may, and left no thread.
    """
    application = build_application()
    window = MainWindow()
    window.show()
    window.panels.open_all()
    usual = window.panels.open_names
    random, began, start = Random(7), time.monotonic(), 0.0
    while (passed := time.monotonic() - began) < duration:
        live_a_little(window, random)
        if not start and passed > duration / 10:
            start = megabytes_at_rest(window, usual)
    application.processEvents()
    grown = megabytes_at_rest(window, usual) - start
    threads = threading.active_count() + count_of_threads_in_training(window)
    print(f"soak of {duration:.0f} s: grew by {grown:.1f} MB (at most {MOST:g}), {threads} thread")
    window.hide()
    return int(grown > MOST or threads != 1)


def live_a_little(window: MainWindow, random: Random) -> None:
    """One run, and something of everything else; afterwards all of it is forgotten."""
    model = window.model
    model.set_setup(random.choice(SETUPS))
    model.trainer.set_speed(random.choice((100.0, 10_000.0, None)))
    model.train()
    let_pass(0.3)
    random.choice(window.panels.toggles).trigger()
    zoom(window, random)
    let_pass(0.2)
    model.trainer.stop()
    if model.shown.history:
        model.shown.show_epoch(random.randint(1, len(model.shown.history)))
        model.shown.show_epoch(None)
    step_through(window)
    model.trainer.reset()
    model.runs.remove([record.number for record in model.runs.records])
    model.undo_history.stack.clear()  # deleted runs are kept for Undo
    let_pass(0.05)


def zoom(window: MainWindow, random: Random) -> None:
    """Into every plot, and back where there is a button for it."""
    from simplenn.ui.plots.plot_view import PlotView

    for view in window.findChildren(PlotView):
        share = random.choice((0.8, 1.25))
        view.box.scaleBy((share, share))
        view.box.sigRangeChangedManually.emit([True, True])


def step_through(window: MainWindow) -> None:
    """Some steps of the stepping."""
    window.model.toggle_stepping()
    for _ in range(8):
        window.model.stepping.next()
        let_pass(0.01)
    if window.model.stepping.active:
        window.model.toggle_stepping()


def let_pass(duration: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(duration * 1000), loop.quit)
    loop.exec()


def megabytes_at_rest(window: MainWindow, usual: Collection[str] | None) -> float:
    """What is held with the usual panels open: what others show comes and goes with them."""
    window.panels.set_open(usual)
    let_pass(1.0)
    return megabytes()


def megabytes() -> float:
    """What the process holds of the machine's memory, without what is free and kept for later."""
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def count_of_threads_in_training(window: MainWindow) -> int:
    return int(window.model.trainer.state is TrainerState.RUNNING)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if sys.argv[1:] else 600.0))
