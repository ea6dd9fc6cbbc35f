"""Imports pyqtgraph in a third of the time that it takes by itself."""

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
    """Import pyqtgraph, unless that has been done, without what this program has no use for.

    Of its widgets and of what can be put into a plot, most are left out: they come with parameter
    trees, colour maps and a second process. And it copies all names of three modules of PySide6
    into modules of its own; since PySide6 makes a class when somebody asks for it first, it would
    have to make a thousand that nobody uses. Here, modules that ask for a name when it is needed
    stand in for those copies.
    """
    if "pyqtgraph" in sys.modules:
        return
    # NumPy's linear algebra would start a thread for each core; no plot needs it
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    copies = [_Copy(source) for source in (QtCore, QtGui, QtWidgets)]
    sys.modules |= {module.__name__: module for module in (*copies, *map(_Nothing, UNUSED))}
    with _nothing_to_copy(QtCore, QtGui, QtWidgets):
        importlib.import_module("pyqtgraph")


class _Copy(ModuleType):
    """Takes over the names of another module one by one, when they are asked for."""

    def __init__(self, source: ModuleType) -> None:
        super().__init__(f"pyqtgraph.Qt.{source.__name__.rpartition('.')[2]}")
        self._source = source

    def __getattr__(self, name: str) -> object:
        value = getattr(self._source, name)
        setattr(self, name, value)
        return value


class _Nothing(ModuleType):
    """A module of pyqtgraph with one name in it, its own, which stands for nothing."""

    def __init__(self, path: str) -> None:
        super().__init__(f"pyqtgraph.{path}")
        self.__all__: list[str] = []
        setattr(self, path.rpartition(".")[2], None)


@contextmanager
def _nothing_to_copy(*modules: ModuleType) -> Iterator[None]:
    """Have dir() tell of no names in some modules."""
    known = [module.__dir__ for module in modules]
    for module in modules:
        module.__dir__ = list  # type: ignore[method-assign]
    try:
        yield
    finally:
        for module, names in zip(modules, known, strict=True):
            module.__dir__ = names  # type: ignore[method-assign]
