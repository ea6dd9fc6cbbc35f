"""A page of the epochs that a table shows, out of a billion."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication

from simplenn.core.epoch_columns import EPOCH_COLUMNS
from simplenn.core.history import History
from simplenn.core.network import Epoch
from simplenn.core.numbers import format_exact
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.faded_digits_delegate import Index

_ROLE = Qt.ItemDataRole
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

PAGE: Final = 100_000
"""Epochs on a page. So many fit onto the clipboard at once: about 12 MB of text."""

_BLOCK: Final = 256
"""Epochs that are computed at once: a trace keeps the weight of every 256th."""

_MOST_BLOCKS: Final = 64

_MARK: Final = "\N{BLACK RIGHT-POINTING SMALL TRIANGLE} "


class NumbersTableModel(QAbstractTableModel):
    """One page of the epochs that are shown; the numbers of a row are computed when it is seen.

    Qt's tables keep some bytes for each row, and its place in pixels in 32 bits: a billion rows
    are beyond them.
    """

    def __init__(self, model: WindowModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._history: History | None = None
        self._first = 0
        self._rows = 0
        self._blocks: dict[int, list[Epoch]] = {}

    @property
    def page(self) -> int:
        """The page that is shown, counted from 0."""
        return self._first // PAGE

    @property
    def last_page(self) -> int:
        """The last page there is, counted from 0."""
        return max(self._model.shown.epochs - 1, 0) // PAGE

    def show_page(self, page: int) -> None:
        """Show another page; the nearest there is."""
        self.beginResetModel()
        self._first = min(max(page, 0), self.last_page) * PAGE
        self._rows = self._rows_there()
        self.endResetModel()

    def update(self) -> None:
        """Follow what is shown now: another run from its beginning, or more epochs of this one."""
        history, before = self._model.shown.history, self._rows
        if history is not self._history or self.page > self.last_page:
            self._history, self._blocks = history, {}
            self.show_page(0)
            return
        after = self._rows_there()
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self._rows = after
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self._rows = after
            self.endRemoveRows()

    def number_in(self, row: int) -> int:
        """The number of the epoch in a row."""
        return self._first + row + 1

    def row_of(self, number: int) -> int | None:
        """The row that shows the epoch with a number, or None."""
        row = number - 1 - self._first
        return row if 0 <= row < self._rows else None

    def renew(self, number: int) -> None:
        """Have the row of an epoch painted again."""
        row = self.row_of(number)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(EPOCH_COLUMNS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """How many epochs this page shows."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """How many numbers an epoch has."""
        return 0 if parent.isValid() else len(EPOCH_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Give a heading, or what it means."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT
        texts = {
            _ROLE.DisplayRole: EPOCH_COLUMNS[section].label,
            _ROLE.ToolTipRole: EPOCH_COLUMNS[section].explanation,
        }
        return texts.get(_ROLE(role))

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Give what a cell shows; the epoch that every view marks is marked here, too."""
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT
        if role == _ROLE.AccessibleTextRole:
            return text_of(self._epoch(index.row()), index.column())
        if role not in (_ROLE.DisplayRole, _ROLE.BackgroundRole):
            return None
        is_marked = self.number_in(index.row()) == self._model.shown.marked_at
        if role == _ROLE.BackgroundRole:
            return Theme.of(QGuiApplication.palette()).tint if is_marked else None
        mark = _MARK if is_marked and index.column() == 0 else ""
        return f"{mark}{text_of(self._epoch(index.row()), index.column())}"

    def _rows_there(self) -> int:
        return min(max(self._model.shown.epochs - self._first, 0), PAGE)

    def _epoch(self, row: int) -> Epoch:
        """An epoch, computed with its neighbours, which are likely to be in view as well."""
        history = self._history
        assert history is not None, "without a history there are no rows"
        block, place = divmod(self._first + row, _BLOCK)
        if place >= len(self._blocks.get(block, ())):
            if len(self._blocks) >= _MOST_BLOCKS:
                self._blocks.clear()
            begin = block * _BLOCK
            self._blocks[block] = history.sample(begin, begin + _BLOCK, _BLOCK)
        return self._blocks[block][place]


def text_of(epoch: Epoch, column: int) -> str:
    """An epoch's number in a column, with all its digits."""
    if column == 0:
        return f"{epoch.number:,}"
    return format_exact(epoch[column] + 0.0)  # never "-0"
