"""The few epochs that a table shows just now, out of a billion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from simplenn.core.history import History
from simplenn.core.network import Epoch
from simplenn.core.words import format_exact
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.style.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


_POINTED: Final = "\N{BLACK RIGHT-POINTING SMALL TRIANGLE} "


class NumbersColumn(NamedTuple):
    """A column: its heading, what it means, and what an epoch has in it."""

    heading: str
    tip: str
    number: Callable[[Epoch], float]


COLUMNS: Final = (
    NumbersColumn("epoch", "Counted from 1.", lambda epoch: epoch.number),
    NumbersColumn("weight", "Before this epoch's update.", lambda epoch: epoch.weight),
    NumbersColumn("prediction", "input * weight", lambda epoch: epoch.prediction),
    NumbersColumn("delta", "prediction - goal", lambda epoch: epoch.delta),
    NumbersColumn(
        "error",
        "delta ** 2: how far off the prediction was, squared. Before the update.",
        lambda epoch: epoch.error,
    ),
    NumbersColumn("derivative", "delta * input", lambda epoch: epoch.derivative),
    NumbersColumn(
        "new weight",
        "weight - (alpha * derivative): after this epoch's update.",
        lambda epoch: epoch.new_weight,
    ),
)


class NumbersTableModel(QAbstractTableModel):
    """A window onto the epochs that are shown: only its rows are ever computed or kept.

    Qt's tables keep the place of every row in pixels, in 32 bits: a billion rows are beyond
    them. So a row here is a place in the table, and show() says which epochs stand there.
    """

    def __init__(self, model: WindowModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._history: History | None = None
        self._first = 0
        self._epochs: list[Epoch] = []

    @property
    def total(self) -> int:
        """How many epochs there are in all; in the stepping, those gone through so far."""
        return self._model.shown.epochs

    @property
    def first(self) -> int:
        """The index of the epoch in the first row."""
        return self._first

    def show(self, first: int, count: int) -> bool:
        """Show some epochs.

        Args:
            first: The index of the first one; where too few follow it, it is an earlier one.
            count: How many at most.

        Returns:
            Whether the rows show anything else than before.
        """
        history, total = self._model.shown.history, self.total
        first = max(min(first, total - count), 0)
        rows = min(count, total - first)
        if (history, first, rows) == (self._history, self._first, len(self._epochs)):
            return False
        self._history, self._first = history, first
        self._replace(history.sample(first, first + rows, rows) if history and rows else [])
        return True

    def row_of(self, number: int) -> int | None:
        """The row that shows the epoch with a number, or None."""
        row = number - 1 - self._first
        return row if 0 <= row < len(self._epochs) else None

    def renew(self, numbers: set[int]) -> None:
        """Have the rows of some epochs painted again."""
        for row in {self.row_of(number) for number in numbers} - {None}:
            assert row is not None
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """How many epochs are shown."""
        return 0 if parent.isValid() else len(self._epochs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """How many numbers an epoch has."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Give a heading, or what it means."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT
        texts = {
            _ROLE.DisplayRole: COLUMNS[section].heading,
            _ROLE.ToolTipRole: COLUMNS[section].tip,
        }
        return texts.get(_ROLE(role))

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Give what a cell shows; the epoch that every view marks is marked here, too."""
        epoch = self._epochs[index.row()]
        if role == _ROLE.DisplayRole:
            pointed = index.column() == 0 and epoch.number == self._model.shown.marked_at
            return f"{_POINTED if pointed else ''}{text_of(epoch, index.column())}"
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT
        if role == _ROLE.BackgroundRole:
            return self._background(epoch)
        return None

    def _background(self, epoch: Epoch) -> Any:
        """Stripes that move with the epochs, and a tint for the one that is marked."""
        palette = QGuiApplication.palette()
        if epoch.number == self._model.shown.marked_at:
            return Theme.of(palette).tint
        striped = epoch.number % 2 == 0
        return palette.color(QPalette.ColorRole.AlternateBase) if striped else None

    def _replace(self, epochs: list[Epoch]) -> None:
        """Exchange the rows, so that a view keeps its columns and its scroll position."""
        before, after = len(self._epochs), len(epochs)
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self._epochs = epochs
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self._epochs = epochs
            self.endRemoveRows()
        self._epochs = epochs
        if epochs:
            self.dataChanged.emit(self.index(0, 0), self.index(after - 1, len(COLUMNS) - 1))


def text_of(epoch: Epoch, column: int) -> str:
    """An epoch's number in a column, with all its digits."""
    return f"{epoch.number:,}" if column == 0 else format_exact(COLUMNS[column].number(epoch))


def as_tsv(epochs: list[Epoch]) -> str:
    """Epochs as lines with tabs between the numbers, headings first: what spreadsheets take."""
    lines = ["\t".join(column.heading for column in COLUMNS)]
    lines += ["\t".join((str(epoch.number), *map(format_exact, epoch[1:]))) for epoch in epochs]
    return "\n".join(lines) + "\n"
