"""Lines of a lesson that are there only now and then: the set-up, and what comes after the end."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from simplenn.core.exporters.caption import caption
from simplenn.ui.lessons.open_lesson import OpenLesson
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

_END: Final = "That was the last page. Lessons > My results saves your answers."


class SetupLine(WrappingLabel):
    """The numbers that will be trained with, where the side column is not there to show them."""

    def __init__(self, model: WindowModel, parent: QWidget) -> None:
        super().__init__(1, parent)
        self.setObjectName("lesson_setup")
        self._model = model
        side_column = model.actions["side_column_action"]
        side_column.toggled.connect(self.setHidden)
        self.setHidden(side_column.isChecked())
        model.setup_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.setText(caption(None, self._model.setup))


class EndLine(WrappingLabel):
    """Says on the last page what comes, once nothing is to be done there."""

    def __init__(self, lesson: OpenLesson, parent: QWidget) -> None:
        super().__init__(1, parent)
        self.setObjectName("lesson_end")
        self._lesson = lesson
        self.setText(_END)
        self._show()
        lesson.page_changed.connect(self._show)
        lesson.answered.connect(self._show)

    def _show(self) -> None:
        lesson = self._lesson
        has_tasks = lesson.lesson is not None and bool(lesson.lesson.tasks)
        is_end = lesson.is_last and lesson.next_lesson is None
        self.setVisible(has_tasks and is_end and lesson.is_done)
