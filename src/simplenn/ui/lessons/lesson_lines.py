"""Lines of a lesson that are there now and then: that its file is broken, and what comes last."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from simplenn.ui.lessons.open_lesson import OpenLesson
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.widgets.fonts import use_bold
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

_BROKEN: Final = (
    "The file cannot be read as it is now, so you see what was in it before. {mistakes}"
)

_END: Final = "That was the last page. Lessons > My results saves your answers."


class BrokenLine(WrappingLabel):
    """Says what is wrong in the lesson's file since it was changed, until it is mended."""

    def __init__(self, lesson: OpenLesson, parent: QWidget) -> None:
        super().__init__(1, parent)
        self.setObjectName("lesson_broken")
        use_bold(self)
        self._lesson = lesson
        self._show()
        lesson.page_changed.connect(self._show)
        lesson.file.broken.connect(self._show)
        lesson.file.broken.connect(lambda: announce(self, self.text()))

    def _show(self) -> None:
        mistakes = self._lesson.file.mistakes
        self.setText(_BROKEN.format(mistakes=mistakes))
        self.setVisible(bool(mistakes))


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
