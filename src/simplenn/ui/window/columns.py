"""The side column, the panels, and the lesson that is open."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from simplenn.ui.size import follow_size, grow_with_size, px
from simplenn.ui.widgets.accessible_roles import speak_of_borders

_PANELS_NEED: Final = (480, 440)
"""Pixels across and down, beside or below a lesson."""

_LEAST: Final = 580
_LEAST_WITH_SIDE_COLUMN: Final = 920
"""Pixels across: with less, there is no room for the parts side by side, however low it is."""

_LESSON_NEEDS: Final = 300
"""Pixels down, above the panels."""

_MOST_OF_LESSON: Final = 0.5
"""Of the height: in very large letters, the panels below a lesson need as much."""


class Columns(QSplitter):
    """Has the parts side by side, or the lesson on top.

    It is on top in a narrow window that is high enough, or too narrow for all parts.
    """

    def __init__(self, side: QWidget, centre: QWidget, lesson: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("columns")
        self._side = side
        self._lesson = lesson
        self._stack = QSplitter(Qt.Orientation.Vertical, self)
        self._stack.addWidget(centre)
        self._stack.setChildrenCollapsible(False)
        for part in (side, self._stack, lesson):
            self.addWidget(part)
        speak_of_borders(self)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        grow_with_size(self, rest=1)
        follow_size(self, self._place_lesson)  # before the window is made larger for all parts
        for part in (side, lesson):
            part.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice that there is more or less room."""
        super().resizeEvent(event)
        self._place_lesson()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that a lesson is opened or left, or the side column shown or hidden."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._place_lesson()
        return False

    def _place_lesson(self) -> None:
        is_above, wanted = self._lesson.parent() is self._stack, self._has_to_be_above()
        if wanted and not is_above:
            self._stack.insertWidget(0, self._lesson)
            needed = min(px(self, _LESSON_NEEDS), round(self.height() * _MOST_OF_LESSON))
            self._stack.setSizes([needed, self.height() - needed])
        elif is_above and not wanted:
            self.addWidget(self._lesson)

    def _has_to_be_above(self) -> bool:
        if self._lesson.isHidden():
            return False
        across, down = (px(self, length) for length in _PANELS_NEED)
        side = 0 if self._side.isHidden() else self._side.minimumSizeHint().width()
        least = _LEAST if self._side.isHidden() else _LEAST_WITH_SIDE_COLUMN
        if self.width() < px(self, least):
            return True
        is_narrow = self.width() < side + across + self._lesson.sizeHint().width()
        return is_narrow and self.height() >= px(self, _LESSON_NEEDS) + down
