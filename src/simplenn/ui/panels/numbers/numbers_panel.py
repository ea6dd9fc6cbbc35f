"""The panel with the table of every epoch's numbers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from simplenn.core.epoch_columns import EPOCH_COLUMNS
from simplenn.core.exporters.trace_csv import copied_epochs
from simplenn.core.numbers import format_epochs
from simplenn.core.typed_numbers import parse_count
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.column_widths import column_actions
from simplenn.ui.panels.numbers.numbers_table import NumbersTable
from simplenn.ui.panels.numbers.page_bar import PageBar
from simplenn.ui.size import column, follow_size, px
from simplenn.ui.widgets.action_button import ActionButton
from simplenn.ui.widgets.key_help import KeyHelp, tell_keys
from simplenn.ui.widgets.title_line import TitleLine

_ROOM_FOR_NAME: Final = 440
"""Pixels that the header needs to say whose numbers these are."""


class NumbersPanel(QWidget):
    """The table of the current run's epochs, a field to jump to any of them, and a Copy button."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._table = NumbersTable(model, self)
        self._copy = self._copy_action()
        self._header = TitleLine("Numbers", self)
        self._number = self._number_field()
        layout = column(self)
        self._fill_header()
        layout.addWidget(self._header)
        layout.addWidget(PageBar(self._table.rows, self))
        layout.addWidget(self._table, stretch=1)
        self.setFocusProxy(self._table)
        model.shown.numbers_requested.connect(self._go_to)
        runs, stepping = model.runs, model.stepping
        for changed in (
            runs.changed,
            runs.inserted,
            model.trainer.state_changed,
            stepping.activated,
        ):
            changed.connect(self._show_run)
        self._show_run()

    def sizeHint(self) -> QSize:
        """High enough for a few epochs."""
        return QSize(px(self, 480), px(self, 200))

    def minimumSizeHint(self) -> QSize:
        """High enough for one epoch and the headings."""
        return QSize(max(px(self, 160), self._header.minimumSizeHint().width()), px(self, 112))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the run's name out where there is no room for it."""
        super().resizeEvent(event)
        self._show_run()

    def _fill_header(self) -> None:
        label = QLabel("&Jump to", self)
        label.setBuddy(self._number)
        label.setAccessibleName(self._number.accessibleName())  # Qt would tell the & as well
        label.setToolTip(self._number.toolTip())
        copy = ActionButton("copy_button", self._copy, self)
        for place, widget in enumerate((label, self._number, copy), start=1):
            self._header.row.insertWidget(place, widget)

    def _number_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("go_to_epoch")
        field.setAccessibleName("Jump to epoch")
        field.setToolTip("Type an epoch's number, then Enter.")
        follow_size(field, lambda: field.setMinimumWidth(_width_of_number(field, "1,000")))
        follow_size(field, lambda: field.setMaximumWidth(_width_of_number(field, "10,000,000")))
        field.setPlaceholderText("epoch")
        tell_keys(field, KeyHelp("Enter", "Show that epoch's numbers."))
        field.returnPressed.connect(self._go)
        return field

    def _copy_action(self) -> QAction:
        action = QAction(self, text="Copy")
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip("Copy the selected epochs, for a spreadsheet. (Ctrl+C)")
        action.triggered.connect(self._copy_selection)
        self._table.addAction(action)
        column_actions(self._table)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return action

    def _show_run(self) -> None:
        current = self._model.runs.current
        fits = self.width() >= px(self, _ROOM_FOR_NAME)
        name = f" of {current.name}" if current is not None and fits else ""
        if self._model.stepping.active:
            name = " so far"
        self._header.set_title(f"Numbers{name}")

    def _go(self) -> None:
        total = self._model.shown.epochs
        number = parse_count(self._number.text(), total)
        if number is None:
            self._model.told.emit(_refusal(total))
            self._number.selectAll()
            return
        self._go_to(number)

    def _go_to(self, number: int) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._table.go_to(number)  # afterwards, so that a screen reader says what is there

    def _copy_selection(self) -> None:
        history, chosen = self._model.shown.history, self._table.selected
        if history is None or not chosen:
            self._model.told.emit("Select the epochs to copy first: click, then Shift and click.")
            return
        epochs = [
            epoch for part in chosen for epoch in history.sample(part.start, part.stop, len(part))
        ]
        headings = [column.label for column in EPOCH_COLUMNS]
        text = copied_epochs(headings, epochs, self._model.csv_style)
        QGuiApplication.clipboard().setText(text)
        self._model.told.emit(f"Copied {format_epochs(len(epochs))}.")


def _width_of_number(field: QLineEdit, number: str) -> int:
    return field.fontMetrics().horizontalAdvance(number) + px(field, 16)


def _refusal(total: int) -> str:
    if not total:
        return "There are no epochs yet: press Train."
    there = "There is" if total == 1 else "There are"
    return f"{there} {format_epochs(total)}: type a number from 1 to {total:,}."
