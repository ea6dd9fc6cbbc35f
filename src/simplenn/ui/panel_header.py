"""The line above a plot."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class PanelHeader(QWidget):
    """A bold title, and on the right a button that undoes zooming, and whatever is added.

    Attributes:
        row: Where to add more.
        fit: The button; it is hidden at first.
    """

    def __init__(self, title: str, fit_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(title, self)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self.fit = QPushButton("Show all", self)
        self.fit.setObjectName(fit_name)
        self.fit.setAccessibleName(f"Show all of {title}")
        self.fit.setToolTip("Undo zooming and panning, and follow the run again.")
        self.fit.hide()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 8, 16, 8)
        self.row.addWidget(heading)
        self.row.addStretch()
        self.row.addWidget(self.fit)
