"""Imports pyqtgraph without those of its modules that this program does not use."""

from __future__ import annotations

import importlib
import os
import sys
from types import ModuleType
from typing import Final

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
    """Import pyqtgraph without the modules in UNUSED, unless it has been imported already.

    They would bring parameter trees, colour maps and a second process with them. An empty module
    stands in for each, because pyqtgraph imports them whether they are used or not.
    """
    if "pyqtgraph" in sys.modules:
        return
    # NumPy's linear algebra would start a thread for each core, and no plot uses it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.modules |= {module.__name__: module for module in map(_EmptyModule, UNUSED)}
    importlib.import_module("pyqtgraph")


class _EmptyModule(ModuleType):
    """Stands in for a module of pyqtgraph; its only name is the module's own, which is None."""

    def __init__(self, path: str) -> None:
        super().__init__(f"pyqtgraph.{path}")
        self.__all__: list[str] = []
        setattr(self, path.rpartition(".")[2], None)
