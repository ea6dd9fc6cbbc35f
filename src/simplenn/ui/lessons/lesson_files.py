"""What a person does with files about lessons: open, write, print, and send results in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from simplenn.core.errors import ExportError
from simplenn.core.exporters.exporter import Content
from simplenn.core.exporters.output_files import save
from simplenn.core.lesson.lesson import SUFFIX
from simplenn.core.lesson.results import results_as_csv
from simplenn.core.lesson.template import new_lesson
from simplenn.core.lesson.worksheet import worksheet_of_lesson, worksheet_of_setup
from simplenn.ui.lessons.open_lesson import OpenLesson
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.widgets.dialogs import Callback, ask_for_file, show_notice

LESSONS: Final = f"Lessons (*{SUFFIX})"

_PDF: Final = "PDF (*.pdf)"


class LessonFiles(QObject):
    """Asks for files' names, and reads or writes them."""

    def __init__(
        self, window: QWidget, model: WindowModel, lesson: OpenLesson, preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._lesson = lesson
        self._preferences = preferences
        lesson.refused.connect(self._tell)

    def open(self) -> None:
        """Let the person choose a lesson to open."""
        self._ask("Open a lesson", self._preferences.folder, LESSONS, self.open_path)

    def open_path(self, path: Path, then: Callback | None = None) -> None:
        """Open a lesson, and remember where it is.

        Args:
            path: The file.
            then: Called when it is open.
        """
        self._lesson.open(path)
        if self._lesson.path != path:
            return
        self._preferences.set_folder(path.parent)
        self._preferences.add_recent(path.absolute())
        if then is not None:
            then()

    def new(self) -> None:
        """Write a lesson to begin with, with the numbers of the window."""
        path = self._preferences.folder / f"my{SUFFIX}"
        text = new_lesson(self._model.setup).encode()
        self._ask("Save the new lesson", path, LESSONS, partial(self._save, text), SUFFIX)

    def worksheet(self) -> None:
        """Print the open lesson's worksheet, or one of the set-up; the solutions follow it."""
        from simplenn.ui.export.worksheet_pdf import worksheet_pdf

        lesson = self._lesson.lesson
        sheet = worksheet_of_lesson(lesson) if lesson else worksheet_of_setup(self._model.setup)
        pdf = worksheet_pdf(sheet, solutions=True)
        path = self._preferences.folder / "worksheet.pdf"
        self._ask("Save the worksheet", path, _PDF, partial(self._save, pdf), ".pdf")

    def results(self) -> None:
        """Write what was answered in the open lesson as a table to send in."""
        if self._has_results():
            path = self._preferences.folder / "results.csv"
            text = results_as_csv(self._lesson.results).encode()
            self._ask("Save your results", path, "CSV (*.csv)", partial(self._save, text), ".csv")

    def results_page(self) -> None:
        """Write the same as a page to print."""
        lesson = self._lesson.lesson
        if lesson is None or not self._has_results():
            return
        from simplenn.core.lesson.results_page import results_html
        from simplenn.ui.export.paper import html_as_pdf

        pdf = html_as_pdf(results_html(lesson, self._lesson.results), lesson.title)
        path = self._preferences.folder / "results.pdf"
        self._ask("Save your results", path, _PDF, partial(self._save, pdf), ".pdf")

    def _has_results(self) -> bool:
        """Whether anything was answered; it is said if not."""
        if not self._lesson.results:
            self._tell("There are no answers yet: check your answers first.")
        return bool(self._lesson.results)

    def _ask(
        self, title: str, place: Path, kind: str, then: Callable[[Path], None], suffix: str = ""
    ) -> None:
        ask_for_file(self._window, title, place, kind, then, save_as=suffix.removeprefix("."))

    def _save(self, data: bytes, path: Path) -> None:
        try:
            save(path, Content([data]))
        except ExportError as error:
            self._tell(str(error))
            return
        self._preferences.set_folder(path.parent)
        self._model.told.emit(f"{path.name} is written.")

    def _tell(self, sentence: str) -> None:
        show_notice(self._window, sentence)
