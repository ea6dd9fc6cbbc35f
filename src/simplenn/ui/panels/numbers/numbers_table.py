"""The table of every epoch's numbers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QBasicTimer,
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimerEvent,
)
from PySide6.QtGui import (
    QCursor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QScrollBar, QTableView, QWidget

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.numbers.numbers_table_model import COLUMNS, NumbersTableModel
from simplenn.ui.widgets.number_table import apply_table_style, widen_columns

_MOST_STEPS: Final = 1 << 30
"""A scroll bar counts in 32 bits."""

_DRAG_SCROLL: Final = 50
"""Milliseconds between two steps while the mouse selects beyond the edge."""

_FLAG = QItemSelectionModel.SelectionFlag


class NumbersTable(QTableView):
    """Shows as many epochs as fit, from anywhere in the run, and scrolls through all of them.

    What is selected is a range of epochs, in view or not. The epoch it was last extended to is
    the cursor, and is pointed at in every view; an epoch that is pointed at elsewhere, or held
    by the slider or the stepping, is marked and brought into view. While the run goes on, the rows
    stay where they are.

    Attributes:
        bar: A scroll bar over all epochs; whoever lays out the table puts it beside.
    """

    def __init__(self, model: WindowModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar = QScrollBar(Qt.Orientation.Vertical, parent)
        self._model = model
        self._rows = NumbersTableModel(model, self)
        self._anchor: int | None = None
        self._cursor: int | None = None
        self._marked: int | None = None
        self._history = model.shown.history
        self._drag = QBasicTimer()
        self._unit = 1
        self.setObjectName("trace_table")
        self.setAccessibleName("Numbers of every epoch")
        self.setModel(self._rows)
        self._set_up()
        self._connect()

    @property
    def selected(self) -> range:
        """The indices of the selected epochs."""
        if self._anchor is None or self._cursor is None:
            return range(0)
        return range(min(self._anchor, self._cursor) - 1, max(self._anchor, self._cursor))

    def go_to(self, number: int, *, extend: bool = False) -> None:
        """Move the cursor to an epoch and bring it into view.

        Args:
            number: The epoch's number; the nearest there is.
            extend: Whether everything from where the selection began is to be selected.
        """
        if not self._rows.total:
            return
        self._cursor = min(max(number, 1), self._rows.total)
        if not extend or self._anchor is None:
            self._anchor = self._cursor
        self._bring_into_view(self._cursor)
        self._show_selection()
        self._model.shown.point_at(self._cursor)

    def select_all(self) -> None:
        """Select every epoch; what is in view stays in view."""
        if self._rows.total:
            self._anchor, self._cursor = 1, self._rows.total
            self._show_selection()

    def drag_to(self, y: float) -> None:
        """Extend the selection to a height in the viewport, or above or below it."""
        self.go_to(self._number_at(y), extend=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, with Shift to extend the selection."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            return
        target = self._target_of(event.key())
        if target is not None:
            self.go_to(target, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            across = self.horizontalScrollBar()
            across.setValue(across.value() + step * across.singleStep())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select an epoch, or with Shift all up to it."""
        number = self._number_at(event.position().y())
        if event.button() is Qt.MouseButton.LeftButton:
            self.go_to(number, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif number - 1 not in self.selected:
            self.go_to(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection; beyond the edge, go on for as long as the button is held."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        inside = 0 <= event.position().y() < self.viewport().height()
        if inside:
            self._drag.stop()
            self.drag_to(event.position().y())
        elif not self._drag.isActive():
            self._drag.start(_DRAG_SCROLL, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End selecting."""
        self._drag.stop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select, as the first click did."""
        self.mousePressEvent(event)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Go on selecting beyond the edge, faster the farther the mouse is."""
        if event.timerId() != self._drag.timerId():
            super().timerEvent(event)
            return
        self.drag_to(self.viewport().mapFromGlobal(QCursor.pos()).y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll."""
        delta = event.angleDelta()
        sideways = abs(delta.x()) > abs(delta.y())
        bar = self.horizontalScrollBar() if sideways else self.bar
        QCoreApplication.sendEvent(bar, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many epochs as there is room for now."""
        super().resizeEvent(event)
        self._show_from(self._rows.first)
        if self._marked is not None:
            self._bring_into_view(self._marked)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was trained while the table was closed."""
        super().showEvent(event)
        self._show_from(self._rows.first)
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the desktop's font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Leave the selection alone: Qt knows of the rows in view only."""
        return _FLAG.NoUpdate

    def _set_up(self) -> None:
        apply_table_style(self)
        self.setAlternatingRowColors(False)  # the rows bring stripes of their own
        self.setAutoScroll(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.bar.setAccessibleName("Epochs")
        for column in range(len(COLUMNS)):
            self.setColumnWidth(column, 124 if column else 72)

    def _connect(self) -> None:
        self._model.shown.changed.connect(self._on_shown_changed)
        self._model.shown.pointed.connect(self._mark)
        self.bar.valueChanged.connect(lambda value: self._show_from(value * self._unit))

    def _on_shown_changed(self) -> None:
        """Let the table grow, if it can be seen; another run is shown from its beginning."""
        history = self._model.shown.history
        first = self._rows.first
        if history is not self._history:
            self._history = history
            self._anchor = self._cursor = None
            first = 0
        if self.isVisible():
            self._show_from(first)
        self._mark()

    def _fitting(self) -> int:
        return max(self.viewport().height() // self.verticalHeader().defaultSectionSize(), 1)

    def _show_from(self, first: int) -> None:
        if self._rows.show(first, self._fitting()):
            widen_columns(self, range(self._rows.rowCount()))
            self.selectionModel().clearCurrentIndex()  # another epoch is in its row now
            self._show_selection()
        self._fit_bar()

    def _fit_bar(self) -> None:
        total, fitting = self._rows.total, self._fitting()
        self._unit = 1 + total // _MOST_STEPS
        self.bar.blockSignals(True)
        self.bar.setRange(0, -(-max(total - fitting, 0) // self._unit))
        self.bar.setPageStep(max(fitting // self._unit, 1))
        self.bar.setValue(-(-self._rows.first // self._unit))
        self.bar.blockSignals(False)

    def _bring_into_view(self, number: int) -> None:
        """Scroll as little as needed to an epoch near by, or show a far one in the middle."""
        index, first, fitting = number - 1, self._rows.first, self._fitting()
        if first <= index < first + fitting:
            self._show_from(first)
        elif first - fitting <= index < first + 2 * fitting:
            self._show_from(index if index < first else index - fitting + 1)
        else:
            self._show_from(index - fitting // 2)

    def _show_selection(self) -> None:
        """Have the rows in view selected that belong to the selection."""
        first, rows = self._rows.first, self._rows.rowCount()
        selected = self.selected
        begin, end = max(selected.start - first, 0), min(selected.stop - first, rows)
        chosen = QItemSelection()
        if begin < end:
            last = self._rows.index(end - 1, len(COLUMNS) - 1)
            chosen.select(self._rows.index(begin, 0), last)
        self.selectionModel().select(chosen, _FLAG.ClearAndSelect)
        row = None if self._cursor is None else self._rows.row_of(self._cursor)
        if row is not None:
            self.selectionModel().setCurrentIndex(self._rows.index(row, 0), _FLAG.NoUpdate)

    def _mark(self) -> None:
        """Mark the epoch that every view marks, if the table can be seen."""
        before, marked = self._marked, self._model.shown.marked_at
        if before == marked or not self.isVisible():
            return
        self._marked = marked
        if self._marked is not None:
            self._bring_into_view(self._marked)
        self._rows.renew({number for number in (before, self._marked) if number is not None})

    def _number_at(self, y: float) -> int:
        """The number of the epoch at a height; above and below the table, of one out of view."""
        return self._rows.first + 1 + int(y // self.verticalHeader().defaultSectionSize())

    def _target_of(self, key: int) -> int | None:
        """Where a key moves the cursor."""
        here = self._cursor or self._rows.first + 1
        targets = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_PageUp: here - self._fitting(),
            Qt.Key.Key_PageDown: here + self._fitting(),
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: self._rows.total,
        }
        return targets.get(Qt.Key(key))
