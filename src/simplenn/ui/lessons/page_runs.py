"""What was trained on the page of a lesson that is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from simplenn.core.history import History
from simplenn.engine.trainer import TrainerState
from simplenn.ui.model.window_model import WindowModel


class PageRuns(QObject):
    """Tells the runs of a page from those of pages before it, which are out of the plots.

    Signals:
        trained: The last run is another one now, or has ended, or goes on after that.
    """

    trained = Signal()

    def __init__(self, model: WindowModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._before = 0
        self._went_on = False
        model.trainer.state_changed.connect(self._notice_state)

    def begin(self) -> None:
        """Have a page entered: what was trained so far belongs to others."""
        numbers = [record.number for record in self._model.runs.records]
        self._model.runs.set_visible(numbers, False)
        self._before = max(numbers, default=0)

    @property
    def histories(self) -> Sequence[History]:
        """What was trained since the page was entered, the latest last."""
        records = self._model.runs.records
        return [record.history for record in records if record.number > self._before]

    @property
    def goes_on(self) -> bool:
        """Whether the last of them has not ended yet."""
        return self._model.trainer.state in (TrainerState.RUNNING, TrainerState.PAUSED)

    def _notice_state(self) -> None:
        """Tell of it, unless a run is but paused or resumed: it is not over, before and after."""
        went_on, self._went_on = self._went_on, self.goes_on
        if not (went_on and self._went_on):
            self.trained.emit()
