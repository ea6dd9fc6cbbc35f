"""The programs that start.py starts. Each tells the time when it has painted, and leaves.

A zero timer comes after painting: started when painting begins, it tells when that is done.

Usage: started.py bare|plot|simplenn
"""

import gc
import sys
import time


def be_bare() -> None:
    """Be a program of one bare widget."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, tell_and_leave)

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
            QTimer.singleShot(0, tell_and_leave)

    application = pg.mkQApp()
    window = Plot()
    window.resize(1280, 800)
    window.show()
    application.exec()


def be_simplenn() -> None:
    """Be SimpleNN, which tells twice: when its window is painted, and when its plots are."""
    from simplenn.__main__ import main

    gc.disable()  # main does so before it imports the rest
    from PySide6.QtCore import QEvent, QObject, QTimer

    from simplenn import app
    from simplenn.ui.window.main_window import MainWindow

    class Onlooker(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, tell_and_leave)
            return False

    class WatchedWindow(MainWindow):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type]
            self._onlooker = Onlooker(self)
            self._open_soon = self.panels.open_soon
            self.panels.open_soon = self._open_and_watch  # type: ignore[method-assign]

        def _open_and_watch(self) -> None:
            tell_the_time()
            from PySide6.QtWidgets import QAbstractScrollArea  # the window is there without it

            self._open_soon()
            plot = self.findChild(QAbstractScrollArea, "error_plot")  # the last to be painted
            assert isinstance(plot, QAbstractScrollArea)
            plot.viewport().installEventFilter(self._onlooker)

    vars(app)["MainWindow"] = WatchedWindow
    main([])


def tell_the_time() -> None:
    """The clock is the same for all processes."""
    print(time.monotonic(), flush=True)


def tell_and_leave() -> None:
    """Tell, and end at once: what is still to come is not measured."""
    import os

    tell_the_time()
    os._exit(0)


if __name__ == "__main__":
    {"bare": be_bare, "plot": be_plot, "simplenn": be_simplenn}[sys.argv[1]]()
