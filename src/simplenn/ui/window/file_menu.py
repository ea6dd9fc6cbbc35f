"""The File menu, as a table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from simplenn.core.safe_file import shown_name
from simplenn.core.setup import Setup
from simplenn.ui.export.export_commands import ExportCommands
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.session.open_save import SessionFiles


class Entry(NamedTuple):
    """A line of a menu.

    Attributes:
        name: The object name of its action.
        text: What it says.
        do: What it does.
        shortcut: Its keys.
        tip: What it does, in a sentence.
        needs_run: Whether it makes sense only when there is a run.
    """

    name: str
    text: str
    do: Callable[[], object]
    shortcut: str = ""
    tip: str = ""
    needs_run: bool = False


class FileMenu(QMenu):
    """New, Open, Save, exports and Quit."""

    def __init__(
        self,
        files: SessionFiles,
        exports: ExportCommands,
        preferences: Preferences,
        fresh: Setup,
        bar: QMenuBar,
    ) -> None:
        """Build the menu.

        Args:
            files: What opens and saves.
            exports: What exports.
            preferences: Where recent files are remembered.
            fresh: What a new session begins with.
            bar: The menu bar it belongs to.
        """
        super().__init__("&File", bar)
        self.setToolTipsVisible(True)
        self._files = files
        self._exports = exports
        self._preferences = preferences
        self._need_run: list[QAction] = []
        self._recent = QMenu("Open &recent", self)
        self._recent.setObjectName("recent_menu")
        self._export = QMenu("&Export", self)
        self._fill(fresh, bar)
        self.aboutToShow.connect(self._show_recent)
        exports.availability_changed.connect(self._show_availability)
        self._show_availability()

    def _fill(self, fresh: Setup, bar: QMenuBar) -> None:
        files, exports, window = self._files, self._exports, bar.window()
        begin = partial(files.new, fresh)
        self._add(Entry("new_action", "&New", begin, "Ctrl+N", "Begin with the article's numbers."))
        self._add(Entry("open_action", "&Open…", files.open, "Ctrl+O", "Open a saved session."))
        self.addMenu(self._recent)
        self.addSeparator()
        self._add(Entry("save_action", "&Save", files.save, "Ctrl+S"))
        self._add(Entry("save_as_action", "Save &as…", files.save_as, "Ctrl+Shift+S"))
        self.addSeparator()
        self.addMenu(self._export)
        for entry in _export_entries(exports):
            self._add(entry, self._export)
        for entry in _copy_entries(exports):
            self._add(entry)
        self.addSeparator()
        self._add(Entry("quit_action", "&Quit", window.close, "Ctrl+Q"))

    def _add(self, entry: Entry, menu: QMenu | None = None) -> None:
        action = QAction(self, text=entry.text)
        action.setObjectName(entry.name)
        action.setShortcut(QKeySequence(entry.shortcut))
        if entry.tip:
            action.setToolTip(entry.tip)
        action.triggered.connect(partial(_do, entry))
        if entry.needs_run:
            self._need_run.append(action)
        (menu or self).addAction(action)

    def _show_availability(self) -> None:
        for action in self._need_run:
            action.setEnabled(self._exports.available)

    def _show_recent(self) -> None:
        self._recent.clear()
        paths = self._preferences.recent
        self._recent.setEnabled(bool(paths))
        for number, path in enumerate(paths, start=1):
            self._recent.addAction(self._recent_action(number, path))
        self._recent.addSeparator()
        self._recent.addAction("&Forget these").triggered.connect(self._preferences.forget_recent)

    def _recent_action(self, number: int, path: Path) -> QAction:
        name = shown_name(path).strip("“”").replace("&", "&&")
        action = QAction(self._recent, text=f"&{number} {name}")
        action.setToolTip(str(path))
        action.triggered.connect(lambda: self._files.open_path(path))
        return action


def _do(entry: Entry, _checked: bool = False) -> None:
    entry.do()


def _export_entries(exports: ExportCommands) -> list[Entry]:
    return [
        Entry(
            "export_csv_action",
            "All epochs as &CSV…",
            exports.csv,
            tip="Every number of every epoch, with all digits, for a spreadsheet.",
            needs_run=True,
        ),
        Entry(
            "export_picture_action",
            "&Picture of a panel…",
            exports.picture,
            "Ctrl+Shift+P",
            "As PNG or SVG, with the set-up below it.",
        ),
        Entry(
            "export_report_action",
            "&Lab report…",
            exports.html,
            tip="One web page with set-up, plots, result and explanation.",
            needs_run=True,
        ),
    ]


def _copy_entries(exports: ExportCommands) -> list[Entry]:
    return [
        Entry(
            "copy_python_action",
            "Copy as &Python",
            exports.copy_python,
            "Ctrl+Shift+C",
            "A short script that prints the very digits that are shown here.",
        ),
        Entry(
            "copy_command_action",
            "Copy as co&mmand",
            exports.copy_command,
            tip="The line for a terminal that opens SimpleNN with these numbers.",
        ),
    ]
