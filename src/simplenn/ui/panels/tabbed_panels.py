"""Panels that share one place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from simplenn.ui.model.actions_and_shortcuts import ActionSpec, build_action
from simplenn.ui.panels.panel_frame import PanelFrame

_TO_THE_LEFT: Final = ActionSpec(
    "tab_left_action", "Move the tab to the &left", ("Ctrl+Shift+Left",), in_widget=True
)
_TO_THE_RIGHT: Final = ActionSpec(
    "tab_right_action", "Move the tab to the &right", ("Ctrl+Shift+Right",), in_widget=True
)


class TabbedPanels(QTabWidget):
    """Panels as tabs of one place; where only one of them is open, it has no tab."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"row_{number}")
        self.setDocumentMode(True)
        self.setMovable(True)
        self._wanted = ""
        bar = self.tabBar()
        bar.setObjectName("panel_tabs")
        bar.setAccessibleName("Panels below the plots")
        bar.setToolTip("Show one of these panels; drag a tab to put it elsewhere.")
        bar.setDrawBase(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for spec, places in ((_TO_THE_LEFT, -1), (_TO_THE_RIGHT, 1)):
            action = build_action(spec, bar)
            action.triggered.connect(partial(self._move_front, places))
            bar.addAction(action)

    def minimumSizeHint(self) -> QSize:
        """As large as the largest of the panels that are open needs."""
        return self._needed([frame.minimumSizeHint() for frame in self._seen()])

    def sizeHint(self) -> QSize:
        """As large as the largest of the panels that are open would like."""
        return self._needed([frame.sizeHint() for frame in self._seen()])

    def add(self, frame: PanelFrame) -> None:
        """Add a panel on the right."""
        index = self.addTab(frame, frame.title.replace("&", "&&"))
        self.setTabVisible(index, False)
        self.show_changed(frame)

    def show_changed(self, frame: PanelFrame) -> None:
        """Show the tab of one of its panels, or hide it."""
        self.setTabVisible(self.indexOf(frame), frame.is_here)
        seen = self._seen()
        if frame in seen and frame.spec.name == self._wanted:
            self._wanted = ""
            self.setCurrentWidget(frame)
        elif seen and self.currentWidget() not in seen:
            self.setCurrentWidget(seen[0])
        self._show_bar()

    def bring_to_front(self, names: Collection[str]) -> None:
        """Show the last of its panels that is one of these in front of the others.

        One that is put aside for now comes there as soon as it can be seen again.
        """
        self._wanted = ""
        for frame in self._frames():
            if frame.spec.name in names and frame.is_here:
                self.setCurrentWidget(frame)
            elif frame.spec.name in names and frame.is_open and not frame.is_away:
                self._wanted = frame.spec.name

    @property
    def names(self) -> tuple[str, ...]:
        """The object names of its panels, from left to right."""
        return tuple(frame.spec.name for frame in self._frames())

    @property
    def front(self) -> str:
        """The object name of the panel in front of the others; empty if there is none."""
        frame = self.currentWidget()
        return frame.spec.name if isinstance(frame, PanelFrame) else ""

    def put_in_order(self, names: Sequence[str]) -> None:
        """Have these from left to right, and after them the others."""
        for to, name in enumerate(name for name in names if name in self.names):
            self.tabBar().moveTab(self.names.index(name), to)

    def _move_front(self, places: int, _checked: bool = False) -> None:
        """Move the tab in front past its neighbours, as dragging it does."""
        seen = [self.indexOf(frame) for frame in self._seen()]
        to = seen.index(self.currentIndex()) + places
        if 0 <= to < len(seen):
            self.tabBar().moveTab(self.currentIndex(), seen[to])

    def _frames(self) -> list[PanelFrame]:
        widgets = [self.widget(index) for index in range(self.count())]
        return [widget for widget in widgets if isinstance(widget, PanelFrame)]

    def _seen(self) -> list[PanelFrame]:
        return [frame for frame in self._frames() if self.isTabVisible(self.indexOf(frame))]

    def _show_bar(self) -> None:
        self.tabBar().setVisible(len(self._seen()) > 1)
        self.updateGeometry()

    def _needed(self, sizes: list[QSize]) -> QSize:
        largest = QSize(0, 0)
        for size in sizes:
            largest = largest.expandedTo(size)
        bar = self.tabBar().sizeHint().height() if len(sizes) > 1 else 0
        return QSize(largest.width(), largest.height() + bar)
