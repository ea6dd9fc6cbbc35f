"""A pyqtgraph plot in this program's style."""

from __future__ import annotations

from typing import Final

import pyqtgraph as pg
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGraphicsTextItem, QWidget

from simplenn.ui.plots.axes import FARTHEST
from simplenn.ui.size import px

_HALF_A_DIGIT: Final = 5
"""Pixels at 100 %: what a number at the upper end of the vertical axis takes above it."""


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
    for side in ("top", "right"):  # hidden axes would still be updated
        item.getAxis(side).unlinkFromView()
    item.showGrid(x=True, y=True)
    for axis in axes.values():
        axis.enableAutoSIPrefix(False)
        axis.setStyle(maxTickLevel=0, tickAlpha=255)  # Qt takes ten times as long for others
        axis.setZValue(-1)  # its grid is behind what is drawn and written
    box = item.getViewBox()
    box.disableAutoRange()
    box.setLimits(yMin=-FARTHEST, yMax=FARTHEST)
    return widget


def use_size_of(view: QWidget, widget: pg.PlotWidget) -> None:
    """Draw a plot's axes and write all texts in it as large as a widget is."""
    item = widget.getPlotItem()
    item.layout.setContentsMargins(0, px(view, _HALF_A_DIGIT), px(view, 8), px(view, 2))
    font = QFont(view.font())
    font.setStyleHint(QFont.StyleHint.SansSerif)
    for text in widget.scene().items():
        if isinstance(text, QGraphicsTextItem):
            text.setFont(font)
    for side, offset in (("bottom", 2), ("left", 5)):
        axis = item.getAxis(side)
        axis.setTickFont(font)
        axis.setStyle(tickLength=-px(view, 5), tickTextOffset=px(view, offset))
        axis.textHeight = axis.textWidth = 0  # pyqtgraph measures them anew, and only grows
        axis.showLabel()  # which makes room for it
        axis.resizeEvent()  # and puts it into the middle
