"""Panels side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from simplenn.ui.panels.panel_frame import PanelFrame
from simplenn.ui.widgets.accessible_roles import speak_of_borders


class PanelRow(QSplitter):
    """Panels side by side, with handles between them."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName(f"row_{number}")
        self.setChildrenCollapsible(False)
        self._widths: list[int] | None = None

    def add(self, frame: PanelFrame) -> None:
        """Add a panel on the right."""
        frame.setVisible(frame.is_here)
        self.addWidget(frame)
        speak_of_borders(self)
        self.setStretchFactor(self.count() - 1, 1)

    def show_changed(self, frame: PanelFrame) -> None:
        """Show one of its panels, or hide it."""
        frame.setVisible(frame.is_here)

    @property
    def seen(self) -> list[PanelFrame]:
        """Those of its panels that are to be seen here."""
        frames = [self.widget(index) for index in range(self.count())]
        return [frame for frame in frames if isinstance(frame, PanelFrame) and frame.is_here]

    def set_stacked(self, stacked: bool) -> None:
        """Have its panels below each other, equally high, or side by side as they were."""
        if stacked and self._widths is None:
            self._widths = self.sizes()
            self.setOrientation(Qt.Orientation.Vertical)
            self.setSizes([self.height()] * self.count())
        elif not stacked and self._widths is not None:
            self.setOrientation(Qt.Orientation.Horizontal)
            self.setSizes(self._widths)
            self._widths = None

    def share_out_evenly(self) -> None:
        """Give all of its panels the same width."""
        self.setSizes([self.width()] * self.count())
