"""By what the list of runs is sorted, to be chosen by key, too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from simplenn.ui.panels.runs.run_columns import COLUMNS, CURVE

_AS_BEGUN: Final = -1
"""What Qt calls no column."""

_ASCENDING: Final = "{heading} (ascending)"
_DESCENDING: Final = "{heading} (descending)"


class SortMenu(QMenu):
    """Sorts a table by a column; by the same one once more, the other way round."""

    def __init__(self, table: QTableView, parent: QWidget) -> None:
        super().__init__("Sort &by", parent)
        self._header = table.horizontalHeader()
        self._table = table
        self.menuAction().setObjectName("run_sort")
        self.menuAction().setToolTip("The order of the rows. A click on a heading does the same.")
        group = QActionGroup(self)
        self._actions = {_AS_BEGUN: self._action("order of training", _AS_BEGUN, group)}
        for column in range(len(COLUMNS)):
            if column != CURVE:
                self._actions[column] = self._action("", column, group)
        self.aboutToShow.connect(self._show_order)

    def _action(self, text: str, column: int, group: QActionGroup) -> QAction:
        action = QAction(text, group, checkable=True)
        action.triggered.connect(lambda: self._sort_by(column))
        self.addAction(action)
        return action

    def _show_order(self) -> None:
        model, across = self._table.model(), Qt.Orientation.Horizontal
        chosen, order = self._header.sortIndicatorSection(), self._header.sortIndicatorOrder()
        sorted_by = _ASCENDING if order is Qt.SortOrder.AscendingOrder else _DESCENDING
        for column, action in self._actions.items():
            action.setChecked(column == chosen)
            if column != _AS_BEGUN:
                heading = model.headerData(column, across)
                action.setText(sorted_by.format(heading=heading) if column == chosen else heading)

    def _sort_by(self, column: int) -> None:
        header, order = self._header, Qt.SortOrder
        again = column == header.sortIndicatorSection()
        turns = again and header.sortIndicatorOrder() is order.AscendingOrder
        self._table.sortByColumn(column, order.DescendingOrder if turns else order.AscendingOrder)
