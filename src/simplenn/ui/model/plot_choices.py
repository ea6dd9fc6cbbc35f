"""What a person has chosen to see in the plots."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from simplenn.core.exploration import ExploredQuantity


class PlotChoices(QObject):
    """Whether the plot of the weights shows the predictions in their place, and the like.

    Attributes:
        explored: What the alpha explorer shows of each alpha.

    Signals:
        changed: Something else is to be shown.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.explored = ExploredQuantity.ERROR
        self._predictions = False

    @property
    def predictions(self) -> bool:
        """Whether there are predictions in place of weights."""
        return self._predictions

    def show_predictions(self, shown: bool) -> None:
        """Show the predictions in place of the weights, or the weights again."""
        if shown != self._predictions:
            self._predictions = shown
            self.changed.emit()
