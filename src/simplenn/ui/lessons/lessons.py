"""All that a window has to do with lessons, put together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simplenn.ui.lessons.lessons_menu import LessonsMenu
from simplenn.ui.lessons.start_card import StartCard
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_area import PanelArea
from simplenn.ui.session.document import Document
from simplenn.ui.size import px

if TYPE_CHECKING:
    from simplenn.ui.lessons.lesson_files import LessonFiles
    from simplenn.ui.lessons.lesson_panel import LessonPanel
    from simplenn.ui.lessons.lesson_progress import LessonProgress
    from simplenn.ui.lessons.open_lesson import OpenLesson
    from simplenn.ui.widgets.dialogs import Callback

_WIDTH: Final = 340
_NARROWEST: Final = 260
"""Pixels: how wide a lesson is where there is room, and in any case."""

_DAMAGED: Final = "What you had answered in lessons cannot be read any more: it begins anew."

_ANSWERED: Final = "All that was answered in lessons is kept, to go on with and to send in."
_FORGET: Final = "Forget it? Nobody can bring it back."

_SHARE: Final = 0.28
_SHARE_OF_PRESENTATION: Final = 0.48
"""Of the window's width: what a lesson takes between these two."""


class Lessons(QObject):
    """Makes the parts of a window that belong to lessons.

    At first these are a menu, a card and an empty place. The rest is imported and made when it is
    first asked for: `make bench` measures how soon the window is painted.

    Signals:
        page_changed: Another page of a lesson is shown.
    """

    page_changed = Signal()

    def __init__(
        self,
        window: QWidget,
        model: WindowModel,
        document: Document,
        panels: PanelArea,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._document = document
        self._panels = panels
        self._preferences = preferences
        self._progress: LessonProgress | None = None
        self._open_lesson: OpenLesson | None = None
        self._panel: LessonPanel | None = None
        self._files: LessonFiles | None = None
        self._place = _LessonPlace(model.actions["presentation_action"], window)
        model.actions["presentation_action"].toggled.connect(self._show_possible)
        self._card = StartCard(model, preferences, window)
        self._card.lesson_requested.connect(self._open)
        self._show_possible()

    @property
    def place(self) -> QWidget:
        """Where a lesson is shown; it is there while one is open."""
        return self._place

    @property
    def card(self) -> StartCard:
        """The card that offers a lesson."""
        return self._card

    @property
    def progress(self) -> LessonProgress:
        """What has been done."""
        if self._progress is None:
            from simplenn.ui.lessons.lesson_progress import LessonProgress

            self._progress = LessonProgress(self._preferences)
        return self._progress

    @property
    def open_lesson(self) -> OpenLesson:
        """The lesson that is open, and the panel that shows it."""
        if self._open_lesson is None:
            self._open_lesson = self._make_open_lesson()
        return self._open_lesson

    @property
    def files(self) -> LessonFiles:
        """Files of lessons."""
        if self._files is None:
            from simplenn.ui.lessons.lesson_files import LessonFiles

            lesson, preferences = self.open_lesson, self._preferences
            self._files = LessonFiles(self._window, self._model, lesson, preferences)
        return self._files

    def menu(self, parent: QWidget) -> LessonsMenu:
        """Make the menu of the shipped lessons."""
        return LessonsMenu(lambda: self.progress, self._open, parent)

    def open_path(self, path: Path, then: Callback | None = None) -> None:
        """Open a lesson's file.

        Args:
            path: The file.
            then: Called when it is open.
        """
        self.files.open_path(path, then)

    def forget_progress(self) -> None:
        """Forget what has been done, once the person has confirmed it."""
        from simplenn.ui.widgets.dialogs import ask_to_confirm

        ask_to_confirm(self._window, "forget", _ANSWERED, _FORGET, "&Forget", self._forget)

    def go_by(self, pages: int) -> None:
        """Go so many pages on, or back; a class sees the rest of a page first.

        Args:
            pages: How many: 1 or -1.
        """
        lesson, panel = self._open_lesson, self._panel
        if lesson is None or lesson.lesson is None or panel is None:
            return
        presents = self._model.actions["presentation_action"].isChecked()
        if presents and panel.scroll_by(pages):
            return
        number = lesson.number + pages
        if 1 <= number <= len(lesson.lesson.pages):  # a page is not begun anew at the ends
            lesson.go(number)

    def leave(self) -> None:
        """Leave the lesson that is open, if one is."""
        if self._open_lesson is not None:
            self._open_lesson.leave()

    def _make_open_lesson(self) -> OpenLesson:
        from simplenn.ui.lessons.lesson_panel import LessonPanel
        from simplenn.ui.lessons.open_lesson import OpenLesson
        from simplenn.ui.lessons.sketches import Sketches
        from simplenn.ui.widgets.dialogs import show_notice

        lesson = OpenLesson(self._model, self._document, self.progress, self)
        sketches = Sketches(self._model, self._panels, lesson, self)
        lesson.begun.connect(self._place.show)
        lesson.begun.connect(self._show_side_column)
        self._panel = panel = LessonPanel(lesson, self._model, self._place)
        panel.task.take_drawings_from(sketches.points)
        panel.task.draw_requested.connect(sketches.begin)
        panel.task.draw_keys_requested.connect(sketches.take_keys)
        sketches.drawn.connect(panel.task.take_drawing)
        sketches.finished.connect(panel.task.come_to_check)
        self._place.hold(panel)
        lesson.page_changed.connect(self._card.be_over)  # once the panel has the focus
        lesson.left.connect(self._place.hide)
        lesson.page_changed.connect(self.page_changed)
        for changed in (lesson.begun, lesson.left, lesson.page_changed):
            changed.connect(self._show_possible)
        if self.progress.is_damaged:
            show_notice(self._window, _DAMAGED)
        return lesson

    def _forget(self) -> None:
        self.progress.forget()
        if self._files is not None:
            self._files.forget_name()
        if self._open_lesson is not None:
            self._open_lesson.go(self._open_lesson.number)  # its question is open again

    def _show_side_column(self) -> None:
        """Numbers are set there; a class need not see it."""
        if not self._model.actions["presentation_action"].isChecked():
            self._model.actions["side_column_action"].setChecked(True)

    def _open(self, path: Path, page: int | None = None) -> None:
        self.open_lesson.open(path, page)

    def _show_possible(self) -> None:
        lesson, actions = self._open_lesson, self._model.actions
        is_open = lesson is not None and lesson.lesson is not None
        actions["leave_lesson_action"].setEnabled(is_open)
        actions["lesson_results_action"].setEnabled(is_open)
        actions["results_page_action"].setEnabled(is_open)
        presents = actions["presentation_action"].isChecked()  # the last page may be long, too
        can_go_on = lesson is not None and is_open and (presents or not lesson.is_last)
        can_go_back = lesson is not None and is_open and (presents or lesson.number > 1)
        actions["next_page_action"].setEnabled(can_go_on)
        actions["previous_page_action"].setEnabled(can_go_back)


class _LessonPlace(QWidget):
    """Has room for the lesson panel, so that the window's layout is the same before it is made."""

    def __init__(self, presentation: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._presentation = presentation
        self.setObjectName("lesson_panel")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def hold(self, panel: QWidget) -> None:
        """Show a panel here."""
        self._layout.addWidget(panel)

    def sizeHint(self) -> QSize:
        """As wide as is good to read, but not most of a narrow window."""
        presents = self._presentation.isChecked()
        share = round(self.window().width() * (_SHARE_OF_PRESENTATION if presents else _SHARE))
        width = min(px(self, _WIDTH), max(px(self, _NARROWEST), share))
        return QSize(width, px(self, 400))
