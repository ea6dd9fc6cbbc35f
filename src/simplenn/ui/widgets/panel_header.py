"""The line above a plot."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simplenn.ui.widgets.title_line import TitleLine


class PanelHeader(TitleLine):
    """A title, and on the right a button for the range of the plot, and whatever is added.

    Attributes:
        fit: The button; it is hidden at first.
    """

    def __init__(self, title: str, fit_name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.fit = FitButton(title, fit_name, self)
        self.row.insertWidget(1, self.fit)


class Offer(Enum):
    """What a FitButton can do; the value is its text."""

    NOTHING = ""
    BACK = "Zoom back"
    ALL = "Show all"
    FIT = "Fit axes"


_TIPS = {
    Offer.NOTHING: "",
    Offer.BACK: "Undo zooming and panning, and follow the run again.",
    Offer.FIT: "The axes are those of the old curve: fit them to the new one.",
    Offer.ALL: "Some of this is out of view: make room for all of it.",
}


class FitButton(QPushButton):
    """A button that is there only while the range of a plot can be another one.

    Signals:
        back_requested: The person wants what was in view before.
        all_requested: The person wants to see all.
    """

    back_requested = Signal()
    all_requested = Signal()

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        """Make a hidden one.

        Args:
            title: What the plot is called.
            name: The object name.
            parent: The widget it belongs to.
        """
        super().__init__(parent)
        self._title = title
        self._offer = Offer.NOTHING
        self.setObjectName(name)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def offer(self, offer: Offer, plot: QWidget) -> None:
        """Show the button, or hide it; then the plot gets its focus.

        Qt would give the focus to the next widget of the window.

        Args:
            offer: What the button can do from now on.
            plot: The plot.
        """
        if offer is Offer.NOTHING and self.hasFocus():
            plot.setFocus()
        self._offer = offer
        if offer is not Offer.NOTHING:
            self.setText(offer.value)
            self.setToolTip(_TIPS[offer])
            self.setAccessibleName(f"{offer.value}: {self._title}")
        self.setVisible(offer is not Offer.NOTHING)

    def _on_clicked(self) -> None:
        if self._offer is Offer.ALL:
            self.all_requested.emit()
        else:
            self.back_requested.emit()
