"""Where curves are drawn for a lesson: in the plots of the errors and of the weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.task import Point
from simplenn.ui.lessons.open_lesson import OpenLesson
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_area import PanelArea

if TYPE_CHECKING:
    from simplenn.ui.plots.overlays.sketch import Sketch

_PANELS = {"error plot": "error_panel", "weight plot": "weight_panel"}


class Sketches(QObject):
    """Lets the person draw into the plot that a task names, until something is trained.

    Signals:
        drawn: Something is being drawn.
        finished: The keys have drawn all that is to be drawn.
    """

    drawn = Signal()
    finished = Signal()

    def __init__(
        self, model: WindowModel, panels: PanelArea, lesson: OpenLesson, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._panels = panels
        self._sketch: Sketch | None = None
        self._task: DrawTask | None = None
        model.runs.inserted.connect(self._stop)
        lesson.left.connect(self._remove)

    def points(self) -> list[Point]:
        """What was drawn last."""
        return [] if self._sketch is None else self._sketch.points

    def take_keys(self) -> None:
        """Have the arrow keys draw: a new curve where something has been trained since."""
        if self._sketch is None:
            return
        if not self._sketch.on:
            self.begin(self._task)
        self._sketch.take_keys()

    def begin(self, task: DrawTask | None) -> None:
        """Take a new curve for a task, or remove what was drawn where there is none."""
        self._remove()
        self._task = task
        if task is None:
            return
        self._model.trainer.reset()
        runs = self._model.runs  # one of an earlier page may be the curve that is asked for
        runs.set_visible([record.number for record in runs.records], False)
        # Imported here: the window is painted before what only plots need is imported.
        from simplenn.ui.panels.error_panel import ErrorPanel
        from simplenn.ui.panels.weight_panel import WeightPanel

        panel = self._panels.panel(_PANELS[task.plot])
        assert isinstance(panel, (ErrorPanel, WeightPanel))
        self._panels.favour(_PANELS[task.plot])
        self._sketch = panel.sketch
        self._sketch.changed.connect(self.drawn)
        self._sketch.finished.connect(self.finished)
        self._model.plot_choices.predictions.set_value(False)  # what is drawn are weights
        self._sketch.begin(len(task.curve), task.bounds)

    def _stop(self) -> None:
        if self._sketch is not None:
            self._sketch.stop()

    def _remove(self) -> None:
        if self._sketch is not None:
            self._sketch.clear()
            self._sketch.changed.disconnect(self.drawn)
            self._sketch.finished.disconnect(self.finished)
            self._sketch = None
            self._panels.favour(None)
