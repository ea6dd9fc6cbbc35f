"""What leaves a window in forms that others can use."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from simplenn.core.exporters.caption import caption, caption_of_several
from simplenn.core.exporters.command_line import command_line
from simplenn.core.exporters.python_script import script_of_history, script_of_setup
from simplenn.core.exporters.saving import ExportError, save, saying_why
from simplenn.core.exporters.trace_csv import write_csv
from simplenn.core.history import History
from simplenn.core.safe_file import shown_name
from simplenn.core.session import ProgressCallback
from simplenn.core.setup import Setup
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_area import PanelArea
from simplenn.ui.session.document import Document
from simplenn.ui.widgets.dialogs import ask_for_file, tell
from simplenn.ui.widgets.progress_runner import ProgressRunner

if TYPE_CHECKING:
    from simplenn.ui.export.image_dialog import ImageRequest


class ExportCommands(QObject):
    """Exports the current run, and pictures of the panels."""

    def __init__(
        self,
        window: QWidget,
        model: WindowModel,
        panels: PanelArea,
        document: Document,
        preferences: Preferences,
        tasks: ProgressRunner,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._panels = panels
        self._document = document
        self._preferences = preferences
        self._tasks = tasks

    def csv(self) -> None:
        """Ask for a file, and write all epochs to it."""
        self._ask("Save all epochs", "CSV files (*.csv)", "csv", self.save_csv)

    def html(self) -> None:
        """Ask for a file, and write the lab report to it."""
        self._ask("Save the lab report", "Web pages (*.html)", "html", self.save_report)

    def picture(self) -> None:
        """Ask which picture is wanted and where, and draw it."""
        from simplenn.ui.export.image_dialog import ImageDialog

        dialog = ImageDialog(self._panels.panels, self._caption(), self._window)
        dialog.chosen.connect(self._ask_for_picture)
        dialog.open()

    def save_csv(self, path: Path) -> None:
        """Write all epochs to a file, beside the window; does nothing without a run."""
        history = self._model.trainer.history
        if history is None:
            return
        text = f"Writing {shown_name(path)}…"
        work = partial(_csv_or_reason, history, path)
        self._tasks.run(text, len(history), work, lambda count: self._say_saved(path, count))

    def save_report(self, path: Path) -> None:
        """Write the lab report to a file; does nothing without a run."""
        from simplenn.core.exporters.report import report
        from simplenn.ui.export.panel_images import plots_on_screen

        run = self._model.runs.current
        if run is not None:
            page = report(run.history, run.name, plots_on_screen(self._panels.panels))
            self._save(path, page.encode())

    def save_picture(self, wish: ImageRequest, path: Path) -> None:
        """Draw the picture that is wanted into a file."""
        from simplenn.ui.export.image import as_png, as_svg

        if wish.kind == "SVG":
            data = as_svg(wish.panel, wish.title, self._caption())
        else:
            data = as_png(wish.panel, self._caption(), wish.scale)
        self._save(path, data)

    def copy_python(self) -> None:
        """Copy the script that does the same as the run, or would do what is set."""
        history = self._model.trainer.history
        script = (
            script_of_setup(self._model.setup) if history is None else script_of_history(history)
        )
        QGuiApplication.clipboard().setText(script)
        self._model.told.emit("Copied as Python: paste it into an editor and run it.")

    def copy_command(self) -> None:
        """Copy the command that opens the window with the same numbers."""
        QGuiApplication.clipboard().setText(command_line(self._set_up()))
        self._model.told.emit("Copied as a command: paste it into a terminal.")

    def _set_up(self) -> Setup:
        """The set-up of the run, where one set-up says it all; otherwise the one to edit."""
        history = self._model.trainer.history
        one = None if history is None else history.as_one_setup()
        return one or self._model.setup

    def _caption(self) -> str:
        runs = self._model.runs
        shown = [run for run in (runs.current, *runs.earlier_runs) if run is not None]
        if len(shown) > 1:
            return caption_of_several((run.name, run.history) for run in shown)
        return caption(self._model.trainer.history, self._model.setup)

    def _ask_for_picture(self, wish: ImageRequest) -> None:
        suffix = wish.kind.lower()
        draw = partial(self.save_picture, wish)
        self._ask("Save the picture", f"{wish.kind} pictures (*.{suffix})", suffix, draw)

    def _ask(self, title: str, kind: str, suffix: str, then: Callable[[Path], None]) -> None:
        name = "simplenn" if self._document.path is None else self._document.path.stem
        place = self._preferences.folder / f"{name}.{suffix}"
        ask_for_file(self._window, title, place, kind, then, save_as=suffix)

    def _save(self, path: Path, data: bytes) -> None:
        try:
            save(path, data)
        except ExportError as error:
            tell(self._window, str(error))
        else:
            self._say_saved(path)

    def _say_saved(self, path: Path, epochs: object = None) -> None:
        self._preferences.set_folder(path.parent)
        what = "" if epochs is None else f" with {epochs:,} epochs"
        self._model.told.emit(f"Saved {shown_name(path)}{what}.")


def _csv_or_reason(history: History, path: Path, watch: ProgressCallback) -> int:
    with saying_why(path):
        return write_csv(history, path, watch)
