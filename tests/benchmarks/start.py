"""How long it takes until there is something to see, compared with a program of one bare widget.

Each start is a process of its own, timed from before it is launched until the first painting. The
kinds take turns, so that a busy moment hits all of them, and the medians are compared.

Usage: start.py
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from statistics import median
from typing import Any, Final

TURNS: Final = 15
BARE, EMPTY_PLOT = "a bare widget", "an empty pyqtgraph window"
WINDOW, PLOTS = "the window", "the live plots"
LIMITS = ((WINDOW, BARE, 2.0), (PLOTS, BARE, 4.0), (PLOTS, EMPTY_PLOT, 1.3))
CACHE = tempfile.TemporaryDirectory(prefix="simplenn-benchmark-")
ENVIRONMENT = {
    **os.environ,
    "PYTHONDONTWRITEBYTECODE": "",  # what is installed is compiled, so compile it here, too
    "PYTHONPYCACHEPREFIX": CACHE.name,
    **dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), CACHE.name),
}


def main() -> None:
    """Measure and tell."""
    from tests.benchmarks.readings import compared, summed_up, tell  # not in what is measured

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
    """Launch this file as a program of a kind: the milliseconds until each thing it has painted."""
    began = time.monotonic()
    command = [sys.executable, __file__, kind]
    told = subprocess.run(
        command, check=True, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, timeout=60
    )
    return [(float(moment) - began) * 1000 for moment in told.stdout.split()]


def be_bare() -> None:
    """Be a program of one bare widget."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            tell_the_time()
            QTimer.singleShot(0, application.quit)

    application = QApplication([])
    window = Bare()
    window.resize(1280, 800)
    window.show()
    application.exec()


def be_plot() -> None:
    """Be a program of one pyqtgraph window with nothing in it."""
    import pyqtgraph as pg
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent

    class Plot(pg.PlotWidget):  # type: ignore[misc]
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            tell_the_time()
            QTimer.singleShot(0, application.quit)

    application = pg.mkQApp()
    window = Plot()
    window.resize(1280, 800)
    window.show()
    application.exec()


def be_simplenn() -> None:
    """Be SimpleNN, with somebody who looks on."""
    gc.disable()  # its own start does this before it imports a window
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QAbstractScrollArea, QApplication

    from simplenn import app
    from simplenn.__main__ import main
    from simplenn.ui.main_window import MainWindow

    class Onlooker(QObject):
        """Tells when a widget is painted for the first time, and then leaves."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                tell_the_time()
                watched.removeEventFilter(self)
                if not isinstance(watched, MainWindow):
                    QTimer.singleShot(0, QApplication.quit)
            return False

    class WatchedWindow(MainWindow):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self._onlooker = Onlooker(self)
            self.installEventFilter(self._onlooker)
            self._open_soon = self.panels.open_soon
            self.panels.open_soon = self._open_and_watch  # type: ignore[method-assign]

        def _open_and_watch(self) -> None:
            self._open_soon()
            plot = self.findChild(QAbstractScrollArea, "error_plot")
            assert isinstance(plot, QAbstractScrollArea)
            plot.viewport().installEventFilter(self._onlooker)

    vars(app)["MainWindow"] = WatchedWindow
    main([])


def tell_the_time() -> None:
    """The clock is the same for all processes."""
    print(time.monotonic(), flush=True)


if __name__ == "__main__":
    programs = {"bare": be_bare, "plot": be_plot, "simplenn": be_simplenn}
    programs[sys.argv[1]]() if sys.argv[1:] else main()
