"""pyqtgraph as the program imports it, in a Python of its own: here it is imported already."""

from __future__ import annotations

import subprocess
import sys

WITHOUT_UNUSED = """
import sys
from pathlib import Path
from PySide6 import QtWidgets
names = set(dir(QtWidgets))
from simplenn.ui.plots.lazy_pyqtgraph import UNUSED, import_pyqtgraph
import_pyqtgraph()  # once more: to import a plot has done it
import pyqtgraph as pg
home = Path(pg.__file__).parent
for name in UNUSED:
    path = home.joinpath(*name.split("."))
    assert path.with_suffix(".py").exists() or path.is_dir(), name
assert names <= set(dir(QtWidgets))
assert "QCalendarWidget" not in vars(QtWidgets), "it was made although nobody uses it"
assert pg.QtWidgets.QCalendarWidget is QtWidgets.QCalendarWidget
assert not {"pyqtgraph.parametertree", "pyqtgraph.multiprocess"} & set(sys.modules)
application = pg.mkQApp()
plot = pg.PlotWidget()
curve = plot.plot([1, 2, 3], [4, 5, 6], symbol="o")
plot.grab()
print(*curve.getData()[1])
"""

OF_THE_WINDOW = """
import sys
from simplenn import app
application = app.build_application()
window = app.MainWindow()
for_plots = {"numpy", "pyqtgraph"}
for_lessons = {"tomllib", "simplenn.core.lesson.tasks", "simplenn.ui.lessons.lesson_panel"}
print(*(for_plots | for_lessons) & set(sys.modules))
"""


def output_of(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_plots_work_without_the_modules_that_are_left_out() -> None:
    assert output_of(WITHOUT_UNUSED) == "4 5 6"


def test_a_window_is_made_without_what_only_plots_or_lessons_need() -> None:
    assert output_of(OF_THE_WINDOW) == ""
