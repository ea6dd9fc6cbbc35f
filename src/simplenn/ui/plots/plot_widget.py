"""A pyqtgraph plot in this program's style."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QWidget

from simplenn.ui.plots.axes import FARTHEST


def calm_plot_widget(parent: QWidget, left: pg.AxisItem, bottom: pg.AxisItem) -> pg.PlotWidget:
    """Build a plot with nothing in it: a faint grid, no frame, no menus, no range of its own."""
    axes = {"left": left, "bottom": bottom}
    widget = pg.PlotWidget(parent, axisItems=axes, enableMenu=False)
    widget.setFrameShape(QFrame.Shape.NoFrame)
    widget.setAntialiasing(True)
    # A cache of the background would be memory for nothing: it has one colour.
    widget.setCacheMode(pg.PlotWidget.CacheModeFlag.CacheNone)
    # Files that are dropped on the plot are for the window.
    widget.viewport().setAcceptDrops(False)
    item = widget.getPlotItem()
    item.hideButtons()
    item.layout.setContentsMargins(0, 0, 8, 2)
    for side in ("top", "right"):  # hidden axes would still be updated
        item.getAxis(side).unlinkFromView()
    item.showGrid(x=True, y=True, alpha=0.15)
    font = QFont(parent.font())
    font.setStyleHint(QFont.StyleHint.SansSerif)
    for axis in axes.values():
        axis.enableAutoSIPrefix(False)
        axis.setTickFont(font)
        axis.setStyle(maxTickLevel=0)
    box = item.getViewBox()
    box.disableAutoRange()
    box.setLimits(yMin=-FARTHEST, yMax=FARTHEST)
    return widget
