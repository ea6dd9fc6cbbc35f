"""What a plot shows, told to screen readers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.plot_view import PlotView


class PlotDescription(QObject):
    """Keeps a plot's description true: at once when it gets the focus, and else once it rests.

    Not while a run goes on: nobody could listen to it.
    """

    def __init__(self, view: PlotView, model: WindowModel, words: Callable[[], str]) -> None:
        """Describe a plot.

        Args:
            view: The plot.
            model: What it shows.
            words: Gives the description.
        """
        super().__init__(view)
        self._view = view
        self._model = model
        self._words = words
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._describe)
        view.widget.installEventFilter(self)
        for news in (model.shown.changed, model.setup_changed, model.trainer.state_changed):
            news.connect(self._describe_soon)
        self._describe()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have it ready when the focus comes: Qt tells of that afterwards."""
        if event.type() is QEvent.Type.FocusIn:
            self._describe()
        return False

    def _describe_soon(self) -> None:
        if not self._model.shown.is_going_on and not self._soon.isActive():
            self._soon.start()

    def _describe(self) -> None:
        self._view.widget.setAccessibleDescription(self._words())
