"""The list of runs as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from simplenn.core.numbers import format_exact
from simplenn.core.run_record import RunRecord
from simplenn.core.sentences import status
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.runs.run_columns import (
    CHECK,
    COLUMNS,
    CURVE,
    EPOCHS,
    NAME,
    NEEDED,
    OUTCOME,
    RunFacts,
    SortKey,
)
from simplenn.ui.widgets.faded_digits_delegate import Index
from simplenn.ui.widgets.plain_text import plain_tool_tip

_ROLE = Qt.ItemDataRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RunsTableModel(QAbstractTableModel):
    """A row for each run. Only the row of a run that is going on is ever renewed by itself.

    Until the next news of that run, its row keeps what it has said: the run itself is further on.
    """

    def __init__(self, model: WindowModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = runs = model.runs
        self._restrictions = model.restrictions
        self._facts = RunFacts(runs, model.tolerance)
        self._records = list(runs.records)
        self._said: dict[int, str] = {}  # of the current run, in a column
        self._bold = QFont()
        self._bold.setBold(True)
        self._given: dict[int, Callable[[RunRecord, int], Any]] = {
            _ROLE.DisplayRole: self._text,
            _ROLE.EditRole: self._text,
            _ROLE.TextAlignmentRole: self._alignment,
            _ROLE.FontRole: self._font,
            _ROLE.ToolTipRole: lambda record, column: plain_tool_tip(self._tip(record, column)),
            _ROLE.AccessibleTextRole: self._spoken,
            _ROLE.CheckStateRole: self._check,
        }
        runs.inserted.connect(self._on_inserted)
        runs.removed.connect(self._on_removed)
        runs.changed.connect(self._on_changed)
        runs.reset.connect(self._on_reset)
        runs.advanced.connect(self._on_advanced)
        model.tolerance.changed.connect(self._on_tolerance_changed)

    def record(self, row: int) -> RunRecord:
        """The record in a row."""
        return self._records[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """How many runs there are."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The name can be edited; the box of an earlier run can be ticked."""
        flags = super().flags(index)
        if index.column() == NAME:
            flags |= Qt.ItemFlag.ItemIsEditable
        if index.column() == CHECK and self.record(index.row()) is not self._runs.current:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Give a heading, or what it means."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        texts = {_ROLE.DisplayRole: column.heading, _ROLE.ToolTipRole: column.tip}
        text = texts.get(_ROLE(role))
        return text and text.format(tolerance=format_exact(self._facts.tolerance))

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Give what a cell shows."""
        give = self._given.get(role)
        return None if give is None else give(self.record(index.row()), index.column())

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Take over a name, or show or hide a curve."""
        number = self.record(index.row()).number
        if role == _ROLE.CheckStateRole and index.column() == CHECK:
            self._runs.set_visible([number], Qt.CheckState(value) is Qt.CheckState.Checked)
        elif role == _ROLE.EditRole and index.column() == NAME:
            self._runs.rename(number, str(value))
        else:
            return False
        return True

    def is_current(self, row: int) -> bool:
        """Whether a row's run is the current one."""
        return self.record(row) is self._runs.current

    def key(self, row: int, column: int) -> SortKey:
        """What a column's rows are sorted by."""
        return COLUMNS[column].key(self._facts, self.record(row))

    def _text(self, record: RunRecord, column: int) -> str:
        if column < EPOCHS or record is not self._runs.current:
            return COLUMNS[column].text(self._facts, record)
        if column not in self._said:
            self._said[column] = COLUMNS[column].text(self._facts, record)
        return self._said[column]

    def _tip(self, record: RunRecord, column: int) -> str:
        current = record is self._runs.current
        if column == CHECK and current:
            return "The current run is always shown."
        if column == CURVE:
            return "the current run" if current else f"{record.style.line.value} line"
        if column == OUTCOME and not self._runs.is_going_on(record):
            tell = status.reached if self._restrictions.hides_reasons else status.ended
            return tell(record.history)
        return self._text(record, column)

    def _spoken(self, record: RunRecord, column: int) -> str | None:
        """What a screen reader says where there is no text."""
        return self._tip(record, column) if column == CURVE else None

    def _alignment(self, _record: RunRecord, column: int) -> Qt.AlignmentFlag:
        return _RIGHT if COLUMNS[column].is_number else _LEFT

    def _font(self, record: RunRecord, column: int) -> QFont | None:
        return self._bold if column == NAME and record is self._runs.current else None

    def _check(self, record: RunRecord, column: int) -> Qt.CheckState | None:
        if column != CHECK:
            return None
        shown = record.visible or record is self._runs.current
        return Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked

    def _on_inserted(self, first: int, last: int) -> None:
        self._said.clear()
        self.beginInsertRows(QModelIndex(), first, last)
        self._records[first:first] = self._runs.records[first : last + 1]
        self.endInsertRows()

    def _on_removed(self, first: int, last: int) -> None:
        self._said.clear()
        self.beginRemoveRows(QModelIndex(), first, last)
        del self._records[first : last + 1]
        self.endRemoveRows()

    def _on_changed(self, first: int, last: int) -> None:
        self._said.clear()
        self._records[first : last + 1] = self._runs.records[first : last + 1]
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _on_reset(self) -> None:
        self._said.clear()
        self.beginResetModel()
        self._records = list(self._runs.records)
        self.endResetModel()

    def _on_advanced(self, row: int) -> None:
        self._said.clear()
        # what stands before the epochs does not change while a run goes on
        self.dataChanged.emit(self.index(row, EPOCHS), self.index(row, len(COLUMNS) - 1))

    def _on_tolerance_changed(self) -> None:
        self._said.pop(NEEDED, None)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, NEEDED, NEEDED)
        if self._records:
            self.dataChanged.emit(self.index(0, NEEDED), self.index(self.rowCount() - 1, NEEDED))
