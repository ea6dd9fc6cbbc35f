"""What a person does with files about lessons: open, write, print, and send results in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QObject, QSysInfo
from PySide6.QtWidgets import QWidget

from simplenn.core.errors import ExportError
from simplenn.core.exporters.exporter import Content
from simplenn.core.exporters.output_files import save
from simplenn.core.lesson import SUFFIX
from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.results import (
    Result,
    in_file_names,
    results_as_csv,
    results_file_name,
)
from simplenn.core.lesson.template import new_lesson
from simplenn.core.lesson.worksheet import worksheet_of_lesson, worksheet_of_setup
from simplenn.core.safe_file import quoted_name
from simplenn.ui.lessons.open_lesson import OpenLesson
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.widgets.dialogs import (
    Callback,
    ask_for_file,
    ask_for_text,
    offer,
    show_notice,
)

LESSONS: Final = f"Lessons (*{SUFFIX})"

_PDF: Final = "PDF (*.pdf)"

_WHO: Final = "Your &name, if you like. Your teacher sees it, and the file is called by it."

_OPEN_IT: Final = (
    "Open it in the lesson panel? Whenever an editor saves it, the panel shows it anew."
)

_LONGEST_NAME: Final = 100

_MARKS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Characters that nobody takes for one another."""


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
        self._pupil = ""
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
        if self._lesson.file.path != path:
            return
        self._preferences.set_folder(path.parent)
        self._preferences.add_recent(path.absolute())
        if then is not None:
            then()

    def new(self) -> None:
        """Write a lesson to begin with, with the numbers of the window."""
        path = self._preferences.folder / f"my{SUFFIX}"
        text = new_lesson(self._model.setup).encode()
        then = partial(self._save, text, then=self._offer_to_open)
        self._ask("Save the new lesson", path, LESSONS, then, SUFFIX)

    def _offer_to_open(self, path: Path) -> None:
        written = f"{quoted_name(path)} is written."
        do = partial(self.open_path, path)
        offer(self._window, "open_new_lesson", written, _OPEN_IT, "&Open", do)

    def worksheet(self, *, solutions: bool = False) -> None:
        """Print the open lesson's worksheet, or one of the set-up.

        Args:
            solutions: Whether the solutions follow, on pages of their own.
        """
        from simplenn.ui.export.worksheet_pdf import worksheet_pdf

        lesson = self._lesson.lesson
        sheet = worksheet_of_lesson(lesson) if lesson else worksheet_of_setup(self._model.setup)
        if sheet.why_empty:
            self._tell(sheet.why_empty)
            return
        pdf = worksheet_pdf(sheet, solutions=solutions)
        kind = "worksheet with solutions" if solutions else "worksheet"
        path = self._preferences.folder / f"{in_file_names(sheet.title)} {kind}.pdf".lstrip()
        self._ask("Save the worksheet", path, _PDF, partial(self._save, pdf), ".pdf")

    def results(self) -> None:
        """Write what was answered in the open lesson as a table to send in."""
        self._ask_who(self._save_table)

    def results_page(self) -> None:
        """Write the same as a page to print."""
        self._ask_who(self._save_page)

    def _ask_who(self, then: Callable[[Lesson, list[Result]], None]) -> None:
        """Ask for the pupil's name, where anything was answered; it is said if not.

        The name is kept while the program runs, and no longer: a computer of a school has many.
        """
        lesson, results = self._lesson.lesson, self._lesson.results
        if lesson is None:
            return
        if not results:
            self._tell("There are no answers yet: check your answers first.")
            return

        def go_on(name: str) -> None:
            self._pupil = " ".join(name.split())[:_LONGEST_NAME]
            then(lesson, [result._replace(name=self._pupil) for result in results])

        ask_for_text(self._window, _WHO, self._pupil, go_on)

    def forget_name(self) -> None:
        """Ask the next pupil anew."""
        self._pupil = ""

    def _save_table(self, lesson: Lesson, results: list[Result]) -> None:
        text = results_as_csv(results).encode()
        self._ask_where(lesson, "CSV (*.csv)", text, ".csv")

    def _save_page(self, lesson: Lesson, results: list[Result]) -> None:
        from simplenn.core.lesson.results_page import results_html
        from simplenn.ui.export.paper import html_as_pdf

        pdf = html_as_pdf(results_html(lesson, results), lesson.title)
        self._ask_where(lesson, _PDF, pdf, ".pdf")

    def _ask_where(self, lesson: Lesson, kind: str, data: bytes, suffix: str) -> None:
        name = results_file_name(self._pupil, lesson.title, _mark())
        path = self._preferences.folder / f"{name}{suffix}"
        self._ask("Save your results", path, kind, partial(self._save, data), suffix)

    def _ask(
        self, title: str, place: Path, kind: str, then: Callable[[Path], None], suffix: str = ""
    ) -> None:
        ask_for_file(self._window, title, place, kind, then, save_as=suffix.removeprefix("."))

    def _save(self, data: bytes, path: Path, then: Callable[[Path], None] | None = None) -> None:
        try:
            save(path, Content([data]))
        except ExportError as error:
            self._tell(str(error))
            return
        self._preferences.set_folder(path.parent)
        self._model.told.emit(f"{path.name} is written.")
        if then is not None:
            then(path)

    def _tell(self, sentence: str) -> None:
        show_notice(self._window, sentence)


def _mark() -> str:
    """Four characters that are the same whenever this person saves results on this computer.

    So thirty files without a name, or of three pupils called Anna, fit into one folder, while a
    later file of the same pupil takes the place of an earlier one. Computers that were copied with
    all that tells them apart have the same.
    """
    where = (QSysInfo.machineHostName(), QDir.homePath())
    who = "\n".join(where).encode("utf-8", "replace") + QSysInfo.machineUniqueId().data()
    number = int.from_bytes(hashlib.sha256(who).digest()[:8])
    return "".join(_MARKS[number // len(_MARKS) ** place % len(_MARKS)] for place in range(4))
