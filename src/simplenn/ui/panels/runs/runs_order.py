"""The rows of the list of runs in the order that somebody has chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel

from simplenn.core.run_record import RunRecord
from simplenn.ui.panels.runs.runs_table_model import RunsTableModel
from simplenn.ui.widgets.faded_digits_delegate import Index


class RunsOrder(QSortFilterProxyModel):
    """Sorts the runs by what a column stands for, to the last digit, and not by its text.

    Without a column to sort by, they stand in the order in which they were begun. While a run goes
    on, its row moves to where its numbers belong.
    """

    def __init__(self, rows: RunsTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setSourceModel(rows)

    def record(self, row: int) -> RunRecord:
        """The record in a row."""
        return self._rows.record(self.mapToSource(self.index(row, 0)).row())

    def is_current(self, row: int) -> bool:
        """Whether a row's run is the current one."""
        return self._rows.is_current(self.mapToSource(self.index(row, 0)).row())

    @property
    def latest(self) -> QModelIndex:
        """The first cell of the run that was begun last."""
        return self.mapFromSource(self._rows.index(self._rows.rowCount() - 1, 0))

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare two rows, for Qt."""
        return self._rows.key(left.row(), left.column()) < self._rows.key(
            right.row(), right.column()
        )
