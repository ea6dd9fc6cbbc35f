"""pyqtgraph as the program imports it, in a Python of its own: here it is imported already."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from pathlib import Path
from simplenn.ui.plots.lazy_pyqtgraph import UNUSED, import_pyqtgraph
import_pyqtgraph()
import_pyqtgraph()
import pyqtgraph as pg
home = Path(pg.__file__).parent
for name in UNUSED:
    path = home.joinpath(*name.split("."))
    assert path.with_suffix(".py").exists() or path.is_dir(), name
assert not {"pyqtgraph.parametertree", "pyqtgraph.multiprocess"} & set(sys.modules)
application = pg.mkQApp()
plot = pg.PlotWidget()
curve = plot.plot([1, 2, 3], [4, 5, 6], symbol="o")
plot.grab()
print(*curve.getData()[1])
"""


def test_plots_work_without_the_modules_that_are_left_out() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "4 5 6"
