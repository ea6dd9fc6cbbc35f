"""What leaves a window in forms that others can use."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from simplenn.core.errors import ExportError
from simplenn.core.exporters.command_line import command_line
from simplenn.core.exporters.exporter import Exporter, Source
from simplenn.core.exporters.output_files import save
from simplenn.core.exporters.python_script import script_of_history, script_of_setup
from simplenn.core.exporters.trace_csv import CSV_STYLES, usual_style
from simplenn.core.safe_file import quoted_name
from simplenn.core.setup import Setup
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_area import PanelArea
from simplenn.ui.session.document import Document
from simplenn.ui.widgets.dialogs import ask_for_file, show_notice
from simplenn.ui.widgets.progress_runner import ProgressRunner

if TYPE_CHECKING:
    from simplenn.ui.export.export_source import ModelSource
    from simplenn.ui.export.image_dialog import ImageRequest


class ExportCommands(QObject):
    """What the Export menu and the Copy entries do."""

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
        model.csv_style = self._csv_style

    def ask(self, exporter: Exporter) -> None:
        """Ask which panel is wanted, if it draws one, and for a file; then write it."""
        if not exporter.needs_panel and self._is_hidden():
            return
        if not exporter.needs_panel:
            self._ask_for_file(exporter, partial(self.save, exporter))
            return
        from simplenn.ui.export.image_dialog import ImageDialog

        panels = [(title, panel.objectName()) for title, panel in self._panels.panels]
        dialog = ImageDialog(panels, self._window)
        dialog.chosen.connect(self._ask_for_image_file)
        dialog.open()

    def save(self, exporter: Exporter, path: Path, style: str = "") -> None:
        """Write the run to a file, beside the window; does nothing without a run.

        Args:
            exporter: What writes it.
            path: The file.
            style: The name of one of the exporter's styles; by default the one that was chosen
                last, or else the one that is usual where the person lives.
        """
        if self._model.runs.current is not None:
            source = self._source()
            source.style = style or self._csv_style
            self._save(exporter, source, path)

    def save_image(self, wish: ImageRequest, path: Path) -> None:
        """Draw the picture that is wanted into a file."""
        self._save(wish.exporter, self._source(wish), path)

    def copy_python(self) -> None:
        """Copy the script that does the same as the run, or would do what is set."""
        if self._is_hidden():
            return
        history = self._model.trainer.history
        script = (
            script_of_setup(self._model.setup) if history is None else script_of_history(history)
        )
        QGuiApplication.clipboard().setText(script)
        self._model.told.emit("Copied as Python: paste it into an editor and run it.")

    def copy_command(self) -> None:
        """Copy the command that opens the window with the same numbers."""
        if self._is_hidden():
            return
        QGuiApplication.clipboard().setText(command_line(self._set_up()))
        self._model.told.emit("Copied as a command: paste it into a terminal.")

    def _is_hidden(self) -> bool:
        """Say why, if a lesson hides what everything but the picture of a panel would tell."""
        hidden = self._model.restrictions.forbids_files
        if hidden:
            self._model.told.emit(self._model.restrictions.why_hidden)
        return hidden

    def _set_up(self) -> Setup:
        """The set-up of the run, where the fields have its numbers, and one set-up says it all."""
        history, differ = self._model.trainer.history, self._model.shown.differences
        one = None if history is None or differ else history.as_one_setup()
        return one or self._model.setup

    @property
    def _csv_style(self) -> str:
        chosen = self._preferences.csv_style
        return chosen if chosen in CSV_STYLES else usual_style(QLocale().decimalPoint())

    def _source(self, wish: ImageRequest | None = None) -> ModelSource:
        from simplenn.ui.export.export_source import ModelSource

        plots = self._panels.open_names or ()
        if wish is None:
            return ModelSource(self._model, plots)
        return ModelSource(self._model, plots, wish.panel, scale=wish.scale, dark=wish.dark)

    def _ask_for_image_file(self, wish: ImageRequest) -> None:
        self._ask_for_file(wish.exporter, partial(self.save_image, wish))

    def _ask_for_file(self, exporter: Exporter, then: Callable[[Path], None]) -> None:
        kinds = {style.kind: style.name for style in exporter.styles} or {exporter.kind: ""}
        filters = {f"{kind} (*.{exporter.suffix})": style for kind, style in kinds.items()}

        def take(path: Path) -> None:
            if exporter.styles:
                self._preferences.set_csv_style(filters[dialog.selectedNameFilter()])
                self._model.csv_style = self._csv_style
            then(path)

        name = "simplenn" if self._document.path is None else self._document.path.stem
        place = self._preferences.folder / f"{name}.{exporter.suffix}"
        title, shown = f"Save {exporter.written}", ";;".join(filters)
        dialog = ask_for_file(self._window, title, place, shown, take, save_as=exporter.suffix)
        for shown, style in filters.items():
            if style == self._csv_style:
                dialog.selectNameFilter(shown)

    def _save(self, exporter: Exporter, source: Source, path: Path) -> None:
        content = exporter.make(source)
        work = partial(save, path, content)
        say = partial(self._say_saved, exporter, path)
        if content.size > 1:
            text = f"Writing {quoted_name(path)}…"
            self._tasks.run(text, content.size, work, lambda _: say(), (ExportError,))
            return
        try:
            work()
        except ExportError as error:
            show_notice(self._window, str(error))
        else:
            say()

    def _say_saved(self, exporter: Exporter, path: Path) -> None:
        self._preferences.set_folder(path.parent)
        self._model.told.emit(f"Saved {exporter.written} as {quoted_name(path)}.")
