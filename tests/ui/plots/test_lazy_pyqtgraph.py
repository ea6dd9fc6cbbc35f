"""pyqtgraph as the program imports it, in a Python of its own: here it is imported already."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from PySide6 import QtCore, QtGui, QtWidgets
names = set(dir(QtCore))
from simplenn.ui.plots.lazy_pyqtgraph import UNUSED, import_pyqtgraph
import_pyqtgraph()
import_pyqtgraph()
import pyqtgraph
from pathlib import Path
home = Path(pyqtgraph.__file__).parent
for name in UNUSED:
    path = home.joinpath(*name.split("."))
    assert path.with_suffix(".py").exists() or path.is_dir(), name
assert "pyqtgraph" in sys.modules
assert set(dir(QtCore)) == names
from pyqtgraph.Qt import QtCore as core, QtGui as gui, QtWidgets as widgets
taken = len(vars(widgets))
assert core.QObject is QtCore.QObject and gui.QPen is QtGui.QPen
assert widgets.QCalendarWidget is QtWidgets.QCalendarWidget
assert len(vars(widgets)) > taken
assert taken < len(dir(QtWidgets)) / 2
assert not hasattr(core, "no_such_name")
assert not {"pyqtgraph.parametertree", "pyqtgraph.multiprocess"} & set(sys.modules)
application = QtWidgets.QApplication([])
import pyqtgraph as pg
plot = pg.PlotWidget()
curve = plot.plot([1, 2, 3], [4, 5, 6], symbol="o")
plot.grab()
print(list(curve.getData()[1]))
"""


def test_it_asks_for_few_names_and_finds_all() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in ("[4, 5, 6]", "[np.int64(4), np.int64(5), np.int64(6)]")
