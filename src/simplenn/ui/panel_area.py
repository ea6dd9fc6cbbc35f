"""The window's centre: rows of panels that can be resized, opened and closed."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QWidget

from simplenn.ui.model import WindowModel


class PanelArea(QSplitter):
    """Holds the panels of the list PANELS; a row with nothing open in it takes no room.

    The panels are built when open_all() is called, so that the window need not wait for NumPy
    and pyqtgraph before it is painted.

    Signals:
        opened: The panels are there.
    """

    opened = Signal()

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("rows")
        self._model = model
        self._panels: list[QWidget] = []
        self._rows: dict[int, QSplitter] = {}
        self._toggles: list[QAction] = []
        self.setChildrenCollapsible(False)
        self.setMinimumSize(240, 160)

    @property
    def toggles(self) -> list[QAction]:
        """One checkable action for each panel, for the View menu."""
        return self._toggles

    @property
    def panels(self) -> list[tuple[str, QWidget]]:
        """The panels that are open, each with its title."""
        return [
            (toggle.text().replace("&", ""), panel)
            for toggle, panel in zip(self._toggles, self._panels, strict=True)
            if toggle.isChecked()
        ]

    @property
    def open_names(self) -> tuple[str, ...] | None:
        """The object names of the panels that are open, or None before they are built."""
        if not self._toggles:
            return None
        return tuple(
            toggle.objectName().removeprefix("show_")
            for toggle in self._toggles
            if toggle.isChecked()
        )

    def set_open(self, names: Collection[str] | None) -> None:
        """Open these panels and close all others; None changes nothing.

        Names of panels that there are not, perhaps of another version, are left out.
        """
        if names is None:
            return
        if not self._toggles:
            once = Qt.ConnectionType.SingleShotConnection
            self.opened.connect(partial(self.set_open, names), once)
        for toggle in self._toggles:
            toggle.setChecked(toggle.objectName().removeprefix("show_") in names)

    def open_all(self) -> None:
        """Build the panels, if they are not there yet, and show those that are open at first."""
        if self._rows:
            return
        from simplenn.ui.panels import PANELS, PanelSpec

        def add(spec: PanelSpec) -> None:
            row = self._row(spec.row, spec.stretch)
            panel = spec.build(self._model, row)
            panel.setObjectName(spec.name)
            row.addWidget(panel)
            toggle = self._add_toggle(panel, spec.title, spec.open)
            if spec.opened_by is not None:
                once = Qt.ConnectionType.SingleShotConnection
                spec.opened_by(self._model).connect(partial(toggle.setChecked, True), once)

        for spec in sorted(PANELS, key=lambda spec: spec.row):
            add(spec)
        self._hide_empty_rows()
        self.opened.emit()

    def _row(self, number: int, stretch: int) -> QSplitter:
        if number not in self._rows:
            row = QSplitter(Qt.Orientation.Horizontal, self)
            row.setObjectName(f"row_{number}")
            row.setChildrenCollapsible(False)
            self.addWidget(row)
            self.setStretchFactor(self.count() - 1, stretch)
            self._rows[number] = row
        return self._rows[number]

    def _add_toggle(self, panel: QWidget, title: str, is_open: bool) -> QAction:
        toggle = QAction(title, self, checkable=True)
        toggle.setObjectName(f"show_{panel.objectName()}")
        toggle.setChecked(is_open)
        self._panels.append(panel)
        panel.setVisible(is_open)
        toggle.toggled.connect(partial(self._show_panel, panel))
        self._toggles.append(toggle)
        return toggle

    def _show_panel(self, panel: QWidget, visible: bool) -> None:
        """Open or close a panel; a row that was closed gets its height from the highest one."""
        heights = self.sizes()
        panel.setVisible(visible)
        self._hide_empty_rows()
        for index, height in enumerate(heights):
            row = self.widget(index)
            if height == 0 and row is not None and not row.isHidden():
                heights[index] = row.sizeHint().height()
                heights[heights.index(max(heights))] -= heights[index]
        self.setSizes(heights)

    def _hide_empty_rows(self) -> None:
        for row in self._rows.values():
            panels = [row.widget(index) for index in range(row.count())]
            row.setVisible(any(panel is not None and not panel.isHidden() for panel in panels))
