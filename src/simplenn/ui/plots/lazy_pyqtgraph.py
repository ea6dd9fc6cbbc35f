"""Imports pyqtgraph without what this program does not use of it."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Final

from PySide6 import QtCore, QtGui, QtWidgets

UNUSED: Final = (
    "graphicsItems.BoxplotItem",
    "graphicsItems.ColorBarItem",
    "graphicsItems.CurvePoint",
    "graphicsItems.DateAxisItem",
    "graphicsItems.ErrorBarItem",
    "graphicsItems.FillBetweenItem",
    "graphicsItems.GradientEditorItem",
    "graphicsItems.GradientLegend",
    "graphicsItems.GraphItem",
    "graphicsItems.GridItem",
    "graphicsItems.HistogramLUTItem",
    "graphicsItems.ImageItem",
    "graphicsItems.IsocurveItem",
    "graphicsItems.PColorMeshItem",
    "graphicsItems.ROI",
    "graphicsItems.ScaleBar",
    "graphicsItems.VTickGroup",
    "imageview",
    "widgets.CheckTable",
    "widgets.ColorButton",
    "widgets.ColorMapMenu",
    "widgets.ColorMapWidget",
    "widgets.ComboBox",
    "widgets.DataFilterWidget",
    "widgets.DataTreeWidget",
    "widgets.DiffTreeWidget",
    "widgets.FeedbackButton",
    "widgets.FileDialog",
    "widgets.GradientWidget",
    "widgets.GraphicsLayoutWidget",
    "widgets.GroupBox",
    "widgets.HistogramLUTWidget",
    "widgets.JoystickButton",
    "widgets.LayoutWidget",
    "widgets.PathButton",
    "widgets.ProgressDialog",
    "widgets.RawImageWidget",
    "widgets.RemoteGraphicsView",
    "widgets.ScatterPlotWidget",
    "widgets.SpinBox",
    "widgets.TableWidget",
    "widgets.TreeWidget",
    "widgets.ValueLabel",
    "widgets.VerticalLabel",
)
"""What `import pyqtgraph` loads for those who want images, trees, dialogs or other processes."""


def import_pyqtgraph() -> None:
    """Import pyqtgraph, unless it has been imported already, without what makes that slow.

    The modules in UNUSED would bring parameter trees, colour maps and a second process with them.
    pyqtgraph imports them whether they are used or not, so an empty module stands in for each.

    pyqtgraph also copies all names of three modules of PySide6 into modules of its own. PySide6
    makes a class when its name is first asked for, so that would make a thousand classes that
    nobody uses. Here, the three modules stand in for those copies.

    `make bench` needs both for "start, the live plots, against an empty pyqtgraph window".
    """
    if "pyqtgraph" in sys.modules:
        return
    # NumPy's linear algebra would start a thread for each core, and no plot uses it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    copied = (QtCore, QtGui, QtWidgets)
    sys.modules |= {f"pyqtgraph.Qt.{each.__name__.split('.')[-1]}": each for each in copied}
    sys.modules |= {module.__name__: module for module in map(_EmptyModule, UNUSED)}
    with _listing_no_names(*copied):
        importlib.import_module("pyqtgraph")


@contextmanager
def _listing_no_names(*modules: ModuleType) -> Iterator[None]:
    """Make dir() of some modules an empty list: pyqtgraph copies what is listed."""
    known = [module.__dir__ for module in modules]
    for module in modules:
        module.__dir__ = list  # type: ignore[method-assign]
    try:
        yield
    finally:
        for module, names in zip(modules, known, strict=True):
            module.__dir__ = names  # type: ignore[method-assign]


class _EmptyModule(ModuleType):
    """Stands in for a module of pyqtgraph; its only name is the module's own, which is None."""

    def __init__(self, path: str) -> None:
        super().__init__(f"pyqtgraph.{path}")
        self.__all__: list[str] = []
        setattr(self, path.rpartition(".")[2], None)
