"""The button that undoes zooming in a plot."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


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
