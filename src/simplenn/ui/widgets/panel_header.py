"""The line above a plot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class PanelHeader(QWidget):
    """A bold title, and on the right a button that undoes zooming, and whatever is added.

    Attributes:
        row: Where to add more.
        fit: The button; it is hidden at first.
    """

    def __init__(self, title: str, fit_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = _Title(title, self)
        self.fit = FitButton("Show all", fit_name, self)
        self.fit.setAccessibleName(f"Show all of {title}")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 8, 16, 8)
        self.row.addWidget(heading, stretch=1)
        self.row.addWidget(self.fit)


class _Title(QLabel):
    """A bold line that ends in an ellipsis where there is no room for all of it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self.setMinimumWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), left, text)


class FitButton(QPushButton):
    """Is there only while there is something to undo."""

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setToolTip("Undo zooming and panning, and follow the run again.")
        self.hide()

    def show_unless(self, follows: bool, plot: QWidget) -> None:
        """Come, or go and leave the focus to the plot: Qt would give it to whatever comes next.

        Args:
            follows: Whether the plot follows the run, so that there is nothing to undo.
            plot: The plot.
        """
        if follows and self.hasFocus():
            plot.setFocus()
        self.setVisible(not follows)
