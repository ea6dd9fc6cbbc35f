"""The table of runs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from simplenn.ui.model.run_actions import RunActions
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.column_widths import column_actions
from simplenn.ui.panels.runs.run_columns import CHECK, COLUMNS, CURVE, NAME
from simplenn.ui.panels.runs.runs_order import RunsOrder
from simplenn.ui.panels.runs.runs_table_model import RunsTableModel
from simplenn.ui.panels.runs.sort_menu import SortMenu
from simplenn.ui.size import factor, px
from simplenn.ui.style.painting import DOT, paint_line, pen_of
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.faded_digits_delegate import FadedDigitsDelegate, Index
from simplenn.ui.widgets.number_table import WholeRowsTable, apply_table_style, widen_columns

_LONG_NAME: Final = 24
"""So many letters of a name there is room for, even where other columns are pushed out of view."""


class RunsTable(WholeRowsTable):
    """Shows the runs; the curve of the row under the pointer, or of the chosen one, stands out.

    A click on a heading sorts them by it, another one the other way round, and a third one puts
    them into the order in which they were begun again.

    Attributes:
        sort_menu: Does the same, by key, too.

    Signals:
        chosen: Other rows are selected.
    """

    chosen = Signal()

    def __init__(self, model: WindowModel, actions: RunActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._runs = model.runs
        self._actions = actions
        self._rows = RunsOrder(RunsTableModel(model, self), self)
        self._hovered: int | None = None
        self.setObjectName("runs_table")
        self.setAccessibleName("Runs")
        self.setModel(self._rows)
        self.setItemDelegate(FadedDigitsDelegate(self))
        self.setItemDelegateForColumn(CURVE, _CurveDelegate(self._rows, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.addActions(actions.all())
        apply_table_style(self)
        self._let_sort()
        self.sort_menu = SortMenu(self, self)
        self._widths = column_actions(self)
        self._fit_columns()
        self._connect()

    def edit_name(self, number: int) -> None:
        """Open the editor for a run's name."""
        for row in range(self._rows.rowCount()):
            if self._rows.record(row).number == number:
                self.setFocus()
                self.edit(self._rows.index(row, NAME))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen runs."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
        menu = self.open_menu(place)
        if by_key:  # so that a screen reader says where one is
            menu.setActiveAction(next(filter(QAction.isEnabled, menu.actions())))

    def open_menu(self, place: QPoint) -> QMenu:
        """Open the menu at a place in the viewport; it deletes itself when it is closed."""
        menu = QMenu(self)
        menu.setObjectName("runs_menu")
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._actions.all())
        menu.addMenu(self.sort_menu)
        menu.addActions(self._widths)
        menu.popup(self.viewport().mapToGlobal(place))
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the chosen run stand out."""
        unvisited = not self.currentIndex().isValid()
        super().focusInEvent(event)
        if unvisited and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectRow(self._rows.latest.row())
        self._show_highlight()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let no run stand out any more."""
        super().focusOutEvent(event)
        self._show_highlight()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has come while the table was closed."""
        super().showEvent(event)
        self._scroll_to_latest()
        self._widen_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what room there is."""
        super().resizeEvent(event)
        self._widen_columns()

    def commitData(self, editor: QWidget) -> None:
        """Take over a name. Qt asks again for one that was left right after Return."""
        if not editor.isHidden():
            super().commitData(editor)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close the field for a name, unless that has been done."""
        if not editor.isHidden():
            super().closeEditor(editor, hint)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice when the pointer leaves."""
        if event.type() is QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def rowsAboutToBeRemoved(self, parent: Index, first: int, last: int) -> None:
        """Take over a name that is being typed: Qt would still ask for it when the row is gone."""
        if self.state() is QAbstractItemView.State.EditingState:
            self.setFocus()
        super().rowsAboutToBeRemoved(parent, first, last)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the actions what they are about."""
        super().selectionChanged(selected, deselected)
        self._tell_chosen()
        self._show_highlight()

    def _connect(self) -> None:
        self.entered.connect(lambda index: self._hover(index.row()))
        self.doubleClicked.connect(self._on_double_click)
        self._actions.rename_requested.connect(self.edit_name)
        self._rows.rowsInserted.connect(self._on_inserted)
        self._rows.rowsAboutToBeRemoved.connect(lambda: self._hover(None))
        self._rows.dataChanged.connect(self._on_data_changed)
        self._rows.modelReset.connect(self._on_reset)
        self._rows.headerDataChanged.connect(self._fit_headings)
        self.horizontalHeader().sortIndicatorChanged.connect(self._show_order)
        self.verticalScrollBar().valueChanged.connect(self._widen_columns)

    def _let_sort(self) -> None:
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # not by a column at first
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)

    def _show_order(self) -> None:
        """Begin at the top of the new order, unless a row is chosen."""
        chosen = self.selectionModel().selectedRows()
        self.scrollTo(chosen[0] if chosen else self._rows.index(0, 0))
        self._widen_columns()

    def _fit_columns(self) -> None:
        for column in range(len(COLUMNS)):
            self.setColumnWidth(column, self.horizontalHeader().sectionSizeHint(column))
        for column, width in ((CHECK, 56), (CURVE, 60), (NAME, 72)):
            self.setColumnWidth(column, px(self, width))

    def _fit_headings(self) -> None:
        """Make room for the headings and their arrows."""
        for column in range(len(COLUMNS)):
            needed = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, max(self.columnWidth(column), needed))

    def _on_inserted(self, _parent: QModelIndex, _first: int, last: int) -> None:
        self.executeDelayedItemsLayout()  # or it cannot scroll to where no row was until now
        self.scrollTo(self._rows.index(last, CHECK))
        self._widen_columns()

    def _on_reset(self) -> None:
        self._hover(None)
        self._tell_chosen()  # nothing is chosen any more, and Qt does not say so
        self._scroll_to_latest()
        self._widen_columns()

    def _scroll_to_latest(self) -> None:
        self.executeDelayedItemsLayout()  # or it cannot scroll to where no row was until now
        self.scrollTo(self._rows.latest)

    def _on_data_changed(self, first: Index, last: Index) -> None:
        shown = self._shown_rows()
        rows = range(max(first.row(), shown.start), min(last.row() + 1, shown.stop))
        if self.isVisible():
            columns = range(first.column(), last.column() + 1)
            widen_columns(self, rows, [column for column in columns if column != NAME])
            self._fit_names()

    def _widen_columns(self) -> None:
        """Make room for what is in view; to look at every row of a thousand takes too long."""
        if self.isVisible():
            others = [column for column in range(len(COLUMNS)) if column != NAME]
            widen_columns(self, self._shown_rows(), others)
            self._fit_names()
            numbers = [self._rows.index(row, CHECK) for row in self._shown_rows()]
            needed = [self.sizeHintForIndex(number).width() for number in numbers]
            self.setColumnWidth(CHECK, max([self.columnWidth(CHECK), *needed]))  # with its box

    def _fit_names(self) -> None:
        """Make room for names: for long ones only as far as nothing else is pushed out of view."""
        names = [self._rows.index(row, NAME) for row in self._shown_rows()]
        needed = max([0, *(self.sizeHintForIndex(name).width() for name in names)])
        others = self.horizontalHeader().length() - self.columnWidth(NAME)
        always = _LONG_NAME * self.fontMetrics().averageCharWidth()
        width = min(needed, max(self.viewport().width() - others, always))
        self.setColumnWidth(NAME, max(width, self.horizontalHeader().sectionSizeHint(NAME)))

    def _shown_rows(self) -> range:
        last = self.rowAt(self.viewport().height() - 1)
        stop = self._rows.rowCount() if last < 0 else last + 1
        return range(max(self.rowAt(0), 0), stop)

    def _on_double_click(self, index: QModelIndex) -> None:
        if index.column() == NAME:
            self.edit(index)
        elif index.column() != CHECK:
            self._actions.load.trigger()

    def _chosen(self) -> list[int]:
        """The numbers of the selected runs, the one with the cursor first."""
        current = self.currentIndex().row()
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        in_turn = sorted(rows, key=lambda row: (row != current, row))
        return [self._rows.record(row).number for row in in_turn]

    def _tell_chosen(self) -> None:
        self._actions.choose(self._chosen())
        self.chosen.emit()

    def _hover(self, row: int | None) -> None:
        there = row is not None and 0 <= row < self._rows.rowCount()
        self._hovered = self._rows.record(row).number if row is not None and there else None
        self._show_highlight()

    def _show_highlight(self) -> None:
        chosen = self._chosen() if self.hasFocus() else []
        if self._hovered is not None:
            chosen = [self._hovered]
        number = chosen[0] if chosen else None
        self._runs.set_highlight(number, chosen=bool(chosen) and self._hovered is None)


class _CurveDelegate(QStyledItemDelegate):
    """Paints the lines of the curves."""

    def __init__(self, rows: RunsOrder, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        table: QWidget = option.widget
        record = self._rows.record(index.row())
        rect = QRectF(option.rect).adjusted(px(table, 8), 0, -px(table, 12), 0)
        theme, size = Theme.of(option.palette), factor(table)
        painter.save()
        if self._rows.is_current(index.row()):
            paint_line(painter, rect, QPen(theme.error, 2.5 * size), DOT * size)
        else:
            paint_line(painter, rect, pen_of(record.style, theme, 2.0 * size))
        painter.restore()
