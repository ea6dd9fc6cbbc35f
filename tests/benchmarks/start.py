"""How long it takes until there is something to see, compared with a program of one bare widget.

Each start is a process of its own, timed from before it is launched until the first painting. The
kinds take turns, so that a busy moment hits all of them; the least times are compared, since
whatever else the machine does only ever adds to them.

Usage: start.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

TURNS = 9
LIMITS = {"the window": 2.0, "the live plots": 4.0}
BARE = "a bare widget"
CACHE = tempfile.TemporaryDirectory(prefix="simplenn-benchmark-")
ENVIRONMENT = {
    **os.environ,
    "PYTHONDONTWRITEBYTECODE": "",  # what is installed is compiled, so compile it here, too
    "PYTHONPYCACHEPREFIX": CACHE.name,
}


def main() -> int:
    """Measure, print, and say by the exit status whether the limits were kept."""
    start_bare(), start_simplenn()  # so that the first finds caches as warm as all others do
    times: dict[str, list[float]] = {BARE: [], **{name: [] for name in LIMITS}}
    for _ in range(TURNS):
        times[BARE].append(start_bare())
        for name, seconds in zip(LIMITS, start_simplenn(), strict=True):
            times[name].append(seconds)
    least = {name: min(some) for name, some in times.items()}
    for name, seconds in least.items():
        share, limit = seconds / least[BARE], LIMITS.get(name)
        allowed = f" (at most {limit:.1f})" if limit else ""
        print(f"start, {name:15}{seconds * 1000:6.0f} ms {share:6.2f} times a bare widget{allowed}")
    return int(any(least[name] > limit * least[BARE] for name, limit in LIMITS.items()))


def start_bare() -> float:
    """Seconds until a window with nothing in it is painted."""
    return start("bare")[0]


def start_simplenn() -> list[float]:
    """Seconds until SimpleNN's window is painted, and until its plots are."""
    return start("simplenn")


def start(kind: str) -> list[float]:
    """Launch this file as a program of a kind; it tells when it has painted."""
    began = time.monotonic()
    command = [sys.executable, __file__, kind]
    told = subprocess.run(
        command, check=True, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, timeout=60
    )
    return [float(moment) - began for moment in told.stdout.split()]


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


def be_simplenn() -> None:
    """Be SimpleNN, with somebody who looks on."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QAbstractScrollArea

    from simplenn import cli
    from simplenn.app import build_application
    from simplenn.ui.main_window import MainWindow

    class Onlooker(QObject):
        """Tells when a widget is painted for the first time, and then leaves."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                tell_the_time()
                watched.removeEventFilter(self)
                if watched is not window:
                    QTimer.singleShot(0, application.quit)
            return False

    def watch_plot() -> None:
        plot = window.findChild(QAbstractScrollArea, "error_plot")
        assert isinstance(plot, QAbstractScrollArea)
        plot.viewport().installEventFilter(onlooker)

    options = cli.parse([])
    assert isinstance(options, cli.WindowOptions)
    application = build_application()
    window = MainWindow(options.setup)
    onlooker = Onlooker(window)
    window.installEventFilter(onlooker)
    window.panels.opened.connect(watch_plot)
    window.show()
    application.exec()
    window.close()


def tell_the_time() -> None:
    """The clock is the same for all processes."""
    print(time.monotonic(), flush=True)


if __name__ == "__main__":
    programs = {"bare": be_bare, "simplenn": be_simplenn}
    sys.exit(programs[sys.argv[1]]() if sys.argv[1:] else main())
