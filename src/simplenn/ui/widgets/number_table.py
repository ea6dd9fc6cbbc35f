"""What all tables of numbers have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from simplenn.ui.digits import follow_digits
from simplenn.ui.size import follow_size, px

_PADDING: Final = 16
"""Pixels beside the text of a cell, both sides together."""


class WholeRowsTable(QTableView):
    """A table whose first row in view is never half hidden under the headings.

    Qt moves the rows a little when it is scrolled to its end, so that the last one ends where the
    table does. Here a little room stays below it instead.
    """

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll by whole rows."""
        super().scrollContentsBy(dx, dy)
        self._begin_with_whole_row()

    def updateGeometries(self) -> None:
        """Lay it out anew, for Qt."""
        super().updateGeometries()
        self._begin_with_whole_row()

    def _begin_with_whole_row(self) -> None:
        rows, first = self.verticalHeader(), self.verticalScrollBar().value()
        offset = first * rows.defaultSectionSize()
        if offset != rows.offset():
            rows.setOffset(offset)
            self.updateEditorGeometries()
            self.viewport().update()


def apply_table_style(table: QTableView) -> None:
    """Make a table plain: whole rows, no grid, no frame, digits of one width, fixed heights."""
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setAlternatingRowColors(True)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    font = QFont(table.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    table.setFont(font)
    rows, columns = table.verticalHeader(), table.horizontalHeader()
    rows.setVisible(False)
    rows.setSectionResizeMode(rows.ResizeMode.Fixed)
    follow_size(table, lambda: _follow_letters(table))
    follow_digits(table, table.viewport().update)
    columns.setHighlightSections(False)
    columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _follow_letters(table: QTableView) -> None:
    """Have rows and columns grow and shrink with what is written in them."""
    rows = table.verticalHeader()
    before, height = rows.defaultSectionSize(), table.fontMetrics().height() + px(table, 8)
    rows.setDefaultSectionSize(height)
    for column in range(table.model().columnCount() if table.model() else 0):
        table.setColumnWidth(column, round(table.columnWidth(column) * height / before))


def widen_columns(
    table: QTableView, rows: Iterable[int], columns: Iterable[int] | None = None
) -> None:
    """Make columns wide enough for what some rows show; none ever gets narrower.

    Args:
        table: The table.
        rows: The rows to look at.
        columns: The columns that may have to be wider, or None for all.
    """
    model, metrics, shown = table.model(), table.fontMetrics(), list(rows)
    for column in range(model.columnCount()) if columns is None else columns:
        texts = (model.data(model.index(row, column)) or "" for row in shown)
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        needed = widest + px(table, _PADDING)
        if needed > table.columnWidth(column):
            table.setColumnWidth(column, needed)
