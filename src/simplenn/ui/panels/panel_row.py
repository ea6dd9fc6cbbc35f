"""Panels side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from simplenn.ui.panels.panel_frame import PanelFrame


class PanelRow(QSplitter):
    """Panels side by side, with handles between them."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName(f"row_{number}")
        self.setChildrenCollapsible(False)

    def add(self, frame: PanelFrame) -> None:
        """Add a panel on the right."""
        frame.setVisible(frame.is_here)
        self.addWidget(frame)
        self.setStretchFactor(self.count() - 1, 1)

    def show_changed(self, frame: PanelFrame) -> None:
        """Show one of its panels, or hide it."""
        frame.setVisible(frame.is_here)

    def share_out_evenly(self) -> None:
        """Give all of its panels the same width."""
        self.setSizes([self.width()] * self.count())
