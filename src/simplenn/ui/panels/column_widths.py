"""How wide the columns of a table are, chosen by key as the mouse drags their edges."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTableView

from simplenn.ui.model.actions_and_shortcuts import ActionSpec, build_action
from simplenn.ui.size import px
from simplenn.ui.widgets.announcing import announce

_STEP: Final = 16
"""Pixels at 100 %."""

_SPECS: Final = {
    _STEP: ActionSpec("column_wider", "Column &wider", ("Ctrl+Shift+Right",), in_widget=True),
    -_STEP: ActionSpec("column_narrower", "Column &narrower", ("Ctrl+Shift+Left",), in_widget=True),
    0: ActionSpec("column_fit", "&Fit column to its numbers", in_widget=True),
}

_SAID: Final = "The column {heading} is {width} pixels wide."


def column_actions(table: QTableView) -> list[QAction]:
    """Actions for the column that the keyboard is in; their keys work in the table."""
    actions = []
    for by, spec in _SPECS.items():
        action = build_action(spec, table)
        action.triggered.connect(partial(_change, table, by))
        actions.append(action)
    table.addActions(actions)
    return actions


def _change(table: QTableView, by: int, _checked: bool = False) -> None:
    column, header = table.currentIndex().column(), table.horizontalHeader()
    if column < 0:
        return
    if by:
        least = header.minimumSectionSize()
        table.setColumnWidth(column, max(table.columnWidth(column) + px(table, by), least))
    else:
        table.resizeColumnToContents(column)
    heading = table.model().headerData(column, header.orientation())
    announce(table, _SAID.format(heading=heading, width=table.columnWidth(column)))
