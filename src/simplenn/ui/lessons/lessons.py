"""All that a window has to do with lessons, put together."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from simplenn.ui.lessons.lesson_files import LessonFiles
from simplenn.ui.lessons.lesson_panel import LessonPanel
from simplenn.ui.lessons.lesson_progress import LessonProgress
from simplenn.ui.lessons.lessons_menu import LessonsMenu
from simplenn.ui.lessons.open_lesson import OpenLesson
from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.lessons.sketches import Sketches
from simplenn.ui.lessons.start_card import StartCard
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_area import PanelArea
from simplenn.ui.session.document import Document


class Lessons(QObject):
    """Makes the parts of a window that belong to lessons.

    Attributes:
        progress: What has been done.
        open_lesson: The lesson that is open.
        files: Files of lessons.
    """

    def __init__(
        self,
        window: QWidget,
        model: WindowModel,
        document: Document,
        panels: PanelArea,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._model = model
        self._preferences = preferences
        self.progress = LessonProgress(preferences)
        self.open_lesson = OpenLesson(model, document, self.progress, self)
        self.files = LessonFiles(window, model, self.open_lesson, preferences)
        self._sketches = Sketches(model, panels, self.open_lesson, self)
        self.open_lesson.begun.connect(self._show_possible)
        self.open_lesson.left.connect(self._show_possible)
        self.open_lesson.page_changed.connect(self._show_possible)
        self._show_possible()

    def panel(self, parent: QWidget) -> LessonPanel:
        """Make the panel that shows the open lesson."""
        panel = LessonPanel(self.open_lesson, parent)
        panel.take_drawings_from(self._sketches.points)
        panel.draw_wanted.connect(self._sketches.begin)
        return panel

    def card(self, parent: QWidget) -> StartCard:
        """Make the card that offers the first lesson."""
        card = StartCard(self._model, self.open_lesson, self._preferences, parent)
        card.wanted.connect(self._begin)
        return card

    def menu(self, parent: QWidget) -> LessonsMenu:
        """Make the menu of the shipped lessons."""
        return LessonsMenu(self.progress, self.open_lesson.open, parent)

    def _begin(self) -> None:
        self.open_lesson.open(shipped_lessons()[0])

    def _show_possible(self) -> None:
        lesson, actions = self.open_lesson, self._model.actions
        is_open = lesson.lesson is not None
        actions["leave_lesson_action"].setEnabled(is_open)
        actions["lesson_results_action"].setEnabled(is_open)
        actions["next_page_action"].setEnabled(is_open and not lesson.is_last)
        actions["previous_page_action"].setEnabled(is_open and lesson.number > 1)
