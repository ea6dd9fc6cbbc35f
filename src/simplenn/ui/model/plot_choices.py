"""What a person has chosen to see in the plots."""

from __future__ import annotations

from PySide6.QtCore import QObject

from simplenn.core.exploration import ExploredQuantity
from simplenn.ui.model.watched import Watched


class PlotChoices(QObject):
    """Whether the plot of the weights shows the predictions in their place, and the like.

    Attributes:
        explored: What the alpha explorer shows of each alpha.
        predictions: Whether there are predictions in place of weights.
        one_key: Whether one key of the runs stands beside the plots, and none below each of them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.explored = ExploredQuantity.ERROR
        self.predictions = Watched(False, self)
        self.one_key = Watched(False, self)
