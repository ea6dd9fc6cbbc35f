"""The line at the upper end of a panel."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from simplenn.ui.size import follow_size, px, space
from simplenn.ui.widgets.heading import Heading
from simplenn.ui.widgets.panel_corner import PanelCorner

_SIDE: Final = 16
_ABOVE: Final = 4
"""Pixels on the left and on the right, and above and below the title alone."""

_GAP: Final = 8
"""Pixels between the title and the rest."""


class TitleLine(QWidget):
    """A bold title, and on the right whatever is added, and the panel's corner.

    What is on the right stands below the title where there is no room for both.

    Attributes:
        row: Where to add more; it begins with a stretch.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Heading(title, self)
        self._tools = QWidget(self)
        self.row = QHBoxLayout(self._tools)
        space(self.row, self, (0, 0, 0, 0), 8)
        self.row.addStretch()
        self.row.addWidget(PanelCorner(self._tools))
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        follow_size(self, self._give_room)
        self._lines.addWidget(self._heading)
        self._lines.addWidget(self._tools, stretch=1)

    def set_title(self, title: str) -> None:
        """Call the panel something else."""
        self._heading.setText(title)

    def set_bare(self, bare: bool) -> None:
        """Have the title alone, or all of it."""
        self._tools.setHidden(bare)
        self._give_room()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the title and the rest are below each other."""
        width = max(part.minimumSizeHint().width() for part in (self._heading, self._tools))
        margins = self._lines.contentsMargins()
        return QSize(width + margins.left() + margins.right(), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Notice that the parts need more or less room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice that there is more or less room."""
        self._arrange()
        super().resizeEvent(event)

    def _give_room(self) -> None:
        side, above = px(self, _SIDE), px(self, _ABOVE if self._tools.isHidden() else 2 * _ABOVE)
        self._lines.setContentsMargins(side, above, side, above)

    def _arrange(self) -> None:
        """Have the rest beside the title, if that takes no more than two lines then."""
        heading, margins = self._heading, self._lines.contentsMargins()
        gap = px(self, _GAP)
        around = margins.left() + margins.right() + gap
        room = self.width() - around - self._tools.minimumSizeHint().width()
        fits = room >= heading.minimumSizeHint().width()
        two_lines = 2 * heading.fontMetrics().lineSpacing()
        beside = fits and heading.heightForWidth(room) <= two_lines
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(across if beside or self._tools.isHidden() else down)
        spacing = gap if beside else 0
        if spacing != self._lines.spacing():  # Qt would ask for another layout in any case
            self._lines.setSpacing(spacing)
