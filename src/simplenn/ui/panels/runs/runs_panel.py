"""The drawer of runs: what was trained so far, to compare with."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolBar, QToolButton, QWidget

from simplenn.ui.model.run_actions import RunActions
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.runs.comparison_label import ComparisonLabel
from simplenn.ui.panels.runs.runs_table import RunsTable
from simplenn.ui.size import column, px, space
from simplenn.ui.widgets.heading import Heading
from simplenn.ui.widgets.panel_corner import PanelCorner


class RunsPanel(QWidget):
    """The table of runs, buttons for what can be done with them, and what is said of two."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = RunActions(model, self)
        self._table = RunsTable(model, self._actions, self)
        self._comparison = ComparisonLabel(model, self)
        self._actions.compare_requested.connect(self._comparison.compare)
        self._table.chosen.connect(self._comparison.put_away)
        layout = column(self)
        layout.addLayout(self._header())
        layout.addWidget(self._table, stretch=1)
        layout.addWidget(self._comparison)
        self.setFocusProxy(self._table)

    def sizeHint(self) -> QSize:
        """High enough for a few runs."""
        return QSize(px(self, 480), px(self, 176))

    def minimumSizeHint(self) -> QSize:
        """High enough for one run, the headings, and what is said of two runs."""
        said = 0 if self._comparison.isHidden() else self._comparison.minimumHeight()
        return QSize(px(self, 160), px(self, 112) + said)

    def _header(self) -> QHBoxLayout:
        title = Heading("Runs", self)
        header = QHBoxLayout()
        space(header, self, (16, 4, 8, 4))
        header.addWidget(title)
        header.addWidget(self._buttons(), stretch=1)
        header.addWidget(PanelCorner(self))
        return header

    def _buttons(self) -> QToolBar:
        """A tool bar: what does not fit into a narrow window is behind its last button."""
        bar = QToolBar("Runs", self)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        actions = [*self._actions.all(), self._table.sort_menu.menuAction()]
        bar.addActions(actions)
        for action in actions:
            button = bar.widgetForAction(action)
            assert isinstance(button, QToolButton)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setObjectName(f"{action.objectName()}_button")
            button.setAccessibleName(action.text().replace("&", ""))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return bar
