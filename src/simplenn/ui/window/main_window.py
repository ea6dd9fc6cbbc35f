"""The window: it joins the side column, the panels, the menus and the status line."""

from __future__ import annotations

from PySide6 import QtWidgets
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from simplenn.core.lesson import SUFFIX
from simplenn.core.setup import ARTICLE, Setup
from simplenn.ui.errors.error_dialog import show_failure
from simplenn.ui.export.export_commands import ExportCommands
from simplenn.ui.lessons.lessons import Lessons
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_area import PanelArea
from simplenn.ui.session.document import Document
from simplenn.ui.session.open_save import SessionFiles
from simplenn.ui.side.side_column import SideColumn
from simplenn.ui.size import column
from simplenn.ui.widgets.call_after_paint import call_after_paint
from simplenn.ui.widgets.progress_runner import ProgressRunner
from simplenn.ui.widgets.window_keys import WindowKeys
from simplenn.ui.widgets.wrapping_labels import SteadyPlace
from simplenn.ui.window.advice_card import AdviceCard
from simplenn.ui.window.announcements import Announcements
from simplenn.ui.window.card_place import CardPlace
from simplenn.ui.window.columns import Columns
from simplenn.ui.window.commands import commands, panel_commands, view_commands
from simplenn.ui.window.focus_ring import FocusRing
from simplenn.ui.window.menus import EXPORT_MENU, fill_menu_bar
from simplenn.ui.window.presentation import Presentation
from simplenn.ui.window.recent_menu import RecentMenu
from simplenn.ui.window.saved_layout import SavedLayout
from simplenn.ui.window.shared_keys import SharedKeys
from simplenn.ui.window.status_bar import StatusLabel
from simplenn.ui.window.view_menu import SizeMenu, ThemeMenu, Zoom


class MainWindow(WindowKeys, QMainWindow):
    """SimpleNN's window. Closing it ends training at once.

    The panels come a moment after the first painting, so that the window is there at once;
    `panels.open_all()` does not wait for that.

    With preferences that are kept, it asks what is to become of unsaved changes when it is
    closed, and remembers where everything was on the screen.

    Attributes:
        model: What all parts of the window share.
        panels: The window's centre.
        document: The session that it shows.
        files: What opens and saves it.
        exports: What makes other files of it.
        lessons: What has to do with lessons.
    """

    def __init__(
        self,
        setup: Setup = ARTICLE,
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self._preferences = preferences or Preferences()
        self._zoom = Zoom(self._preferences, self)
        self.model = WindowModel(setup, self)
        self._zoom.told.connect(self.model.told)
        self.panels = PanelArea(self.model, self)
        self.document = Document(self.model, self.panels, self)
        self._tasks = ProgressRunner(self)
        self.files = SessionFiles(self, self.document, self._preferences, self._tasks)
        self.exports = ExportCommands(
            self, self.model, self.panels, self.document, self._preferences, self._tasks
        )
        self.lessons = Lessons(self, self.model, self.document, self.panels, self._preferences)
        self.files.add_kind(SUFFIX, self.lessons.open_path)
        self._painted = False
        self.setCentralWidget(self._build_body())
        self.resize(1280, 800)
        side_column = self.model.actions["side_column_action"]
        self._layout = SavedLayout(self, self.panels, side_column, self._preferences)
        self._presentation = Presentation(
            self, self.model.actions, self.panels, self._zoom, self._preferences
        )
        self._bind_actions()
        self._build_menus()
        self.model.trainer.failed.connect(self._on_failed)
        self.panels.opened.connect(self._remember_animation)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Open the panels after the first painting."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            call_after_paint(self, self.panels.open_soon)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something would be lost."""
        self.model.typed_fields.enter()
        if not self.files.may_close():
            event.ignore()
            return
        self.end_work()
        super().closeEvent(event)

    def end_work(self) -> None:
        """End whatever is going on in the window, and remember where everything was."""
        self._presentation.end()
        self.lessons.leave()
        self.panels.give_up()
        self.model.autoplay.set_on(False)
        self.model.trainer.stop()
        self._tasks.shut_down()
        self._layout.keep()
        self.panels.hide_windows()

    def _bind_actions(self) -> None:
        model = self.model
        model.actions.bind(
            {
                **commands(self, model, self.files, self.exports, self.lessons),
                **view_commands(self._presentation, self._zoom),
                **panel_commands(self, self.panels, self._layout),
            }
        )

    def _remember_animation(self) -> None:
        animate = self.model.actions["animate_action"]
        wanted = self._preferences.animation
        animate.setChecked(desktop_animates() if wanted is None else wanted)
        animate.toggled.connect(self._preferences.set_animation)

    def _build_body(self) -> QWidget:
        side, centre = SideColumn(self.model, self), self._build_centre(self)
        columns = Columns(side, centre, self.lessons.place, self)
        body = QWidget(self)
        layout = column(body)
        layout.addWidget(columns, stretch=1)
        status = StatusLabel(self.model, body)
        self.lessons.page_changed.connect(Announcements(self.model, status).leave_to_page)
        layout.addWidget(SteadyPlace(status, body))
        return body

    def _build_centre(self, parent: QWidget) -> QWidget:
        centre = QWidget(parent)
        layout = column(centre)
        layout.addWidget(CardPlace(self.lessons.card, centre))
        layout.addWidget(AdviceCard(self.model, centre))
        layout.addWidget(self.panels, stretch=1)
        return centre

    def _build_menus(self) -> None:
        bar, actions = self.menuBar(), self.model.actions
        recent = RecentMenu(self.files, self._preferences, bar)
        recent.told.connect(self.model.told)
        size = SizeMenu(self._zoom, actions, bar)
        export = QMenu("&Export", bar)
        export.setObjectName("export_menu")
        export.addActions([actions[name] for name in EXPORT_MENU])
        windows = QMenu("In &own windows", bar)
        windows.setObjectName("panel_windows_menu")
        theme = ThemeMenu(self._preferences, bar)
        inner = (recent, export, self.lessons.menu(bar), theme, size, windows)
        menus = fill_menu_bar(bar, actions, {menu.objectName(): menu for menu in inner})
        menus["&File"].aboutToShow.connect(recent.show_files)
        self.panels.opened.connect(lambda: windows.addActions(self.panels.window_switches))
        self.panels.opened.connect(lambda: menus["&View"].addActions(self.panels.toggles))
        self.model.undo_history.follow_with(actions["undo_action"], actions["redo_action"])
        SharedKeys(actions, self.model.stepping, self)
        FocusRing(self)

    def _on_failed(self, details: str) -> None:
        show_failure(self, "Training ended unexpectedly.", details)


def desktop_animates() -> bool:
    """Whether animations are welcome; as far as Qt lets one know, which differs by desktop."""
    hint = QtWidgets.QStyle.StyleHint  # only now: PySide6 takes long to make this class
    style = QtWidgets.QApplication.style()
    hints = (hint.SH_Widget_Animate, hint.SH_Widget_Animation_Duration)
    return all(style.styleHint(each) > 0 for each in hints)
