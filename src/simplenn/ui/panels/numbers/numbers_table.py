"""The table of every epoch's numbers."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from simplenn.core.epoch_columns import EPOCH_COLUMNS
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.numbers.numbers_table_model import PAGE, NumbersTableModel
from simplenn.ui.size import px
from simplenn.ui.widgets.faded_digits_delegate import FadedDigitsDelegate, Index
from simplenn.ui.widgets.number_table import WholeRowsTable, apply_table_style, widen_columns


class NumbersTable(WholeRowsTable):
    """Shows a page of epochs. The current one is pointed at in every view.

    An epoch that is pointed at elsewhere, or chosen with the slider or by stepping, is marked
    and brought into view. While the table cannot be seen it does no work.

    Attributes:
        rows: What it shows, and on which page.
    """

    def __init__(self, model: WindowModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = NumbersTableModel(model, self)
        self._model = model
        self._marked: int | None = None
        self.setObjectName("trace_table")
        self.setAccessibleName("Numbers of every epoch")
        self.setModel(self.rows)
        self.setItemDelegate(FadedDigitsDelegate(self))
        apply_table_style(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for column in range(len(EPOCH_COLUMNS)):
            self.setColumnWidth(column, px(self, 124 if column else 72))
        self.verticalScrollBar().valueChanged.connect(self._fit_columns)
        self.rows.modelReset.connect(self._fit_columns)
        self.rows.rowsInserted.connect(self._fit_columns)
        model.shown.changed.connect(self._update)
        model.shown.pointed.connect(self._mark)

    @property
    def selected(self) -> list[range]:
        """The indices of the selected epochs, in ascending order."""
        first = self.rows.number_in(0) - 1
        chosen = self.selectionModel().selection()
        parts = [chosen.at(place) for place in range(chosen.count())]
        ranges = [range(first + part.top(), first + part.bottom() + 1) for part in parts]
        return sorted(ranges, key=lambda part: part.start)

    def go_to(self, number: int) -> None:
        """Show the page of an epoch, select the epoch and bring it into view."""
        self._bring_into_view(number)
        row = self.rows.row_of(number)
        if row is not None:
            self.selectRow(row)

    def currentChanged(
        self,
        current: Index,
        previous: Index,
    ) -> None:
        """Point at the epoch that a click or a key has led to."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._model.shown.point_at(self.rows.number_in(current.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the marked epoch in view."""
        super().resizeEvent(event)
        self._fit_columns()
        if self._marked is not None:
            self._bring_into_view(self._marked)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was trained while the table was closed."""
        super().showEvent(event)
        self._update()

    def _update(self) -> None:
        if self.isVisible():
            self.rows.update()
            self._mark()

    def _mark(self) -> None:
        """Mark the epoch that every view marks."""
        before, marked = self._marked, self._model.shown.marked_at
        if before == marked or not self.isVisible():
            return
        self._marked = marked
        for number in {before, marked} - {None}:
            assert number is not None
            self.rows.renew(number)
        if marked is not None:
            self._bring_into_view(marked)

    def _bring_into_view(self, number: int) -> None:
        """Scroll as little as needed to an epoch near by, or show a far one in the middle."""
        page = (number - 1) // PAGE
        if page != self.rows.page:
            self.rows.show_page(page)
        row = self.rows.row_of(number)
        if row is None:
            return
        seen = self._in_view()
        near = seen.start - len(seen) <= row < seen.stop + len(seen)
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(
            self.rows.index(row, 0), hint.EnsureVisible if near else hint.PositionAtCenter
        )

    def _in_view(self) -> range:
        """The rows that can be seen."""
        top = max(self.rowAt(0), 0)
        fitting = self.viewport().height() // self.verticalHeader().defaultSectionSize() + 1
        return range(top, min(top + fitting, self.rows.rowCount()))

    def _fit_columns(self) -> None:
        widen_columns(self, self._in_view())
