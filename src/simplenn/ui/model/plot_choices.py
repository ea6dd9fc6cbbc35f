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
        key_moved: The key of the runs is to stand somewhere else.
    """

    changed = Signal()
    key_moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.explored = ExploredQuantity.ERROR
        self._predictions = False
        self._one_key = False

    @property
    def predictions(self) -> bool:
        """Whether there are predictions in place of weights."""
        return self._predictions

    def show_predictions(self, shown: bool) -> None:
        """Show the predictions in place of the weights, or the weights again."""
        if shown != self._predictions:
            self._predictions = shown
            self.changed.emit()

    @property
    def one_key(self) -> bool:
        """Whether one key of the runs stands beside the plots, and none below each of them."""
        return self._one_key

    def have_one_key(self, one: bool) -> None:
        """Have one key beside the plots, or a key below each plot again."""
        if one != self._one_key:
            self._one_key = one
            self.key_moved.emit()
