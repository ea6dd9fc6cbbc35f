"""The line above a plot."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from simplenn.ui.widgets.heading import Heading


class PanelHeader(QWidget):
    """A bold title, and on the right a button that undoes zooming, and whatever is added.

    Attributes:
        row: Where to add more.
        fit: The button; it is hidden at first.
    """

    def __init__(self, title: str, fit_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fit = FitButton("Show all", fit_name, self)
        self.fit.setAccessibleName(f"Show all of {title}")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 8, 16, 8)
        self.row.addWidget(Heading(title, self), stretch=1)
        self.row.addWidget(self.fit)


class FitButton(QPushButton):
    """A button that is visible only while there is something to undo."""

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setToolTip("Undo zooming and panning, and follow the run again.")
        self.hide()

    def show_unless(self, follows: bool, plot: QWidget) -> None:
        """Show the button, or hide it; then the plot gets its focus.

        Qt would give the focus to the next widget of the window.

        Args:
            follows: Whether the plot follows the run, so that there is nothing to undo.
            plot: The plot.
        """
        if follows and self.hasFocus():
            plot.setFocus()
        self.setVisible(not follows)
