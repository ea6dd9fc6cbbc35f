"""Widgets like the words of a text: side by side, and in another line where there is no room."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simplenn.ui.size import px


class Flow(QWidget):
    """Has widgets in as many lines as that takes, each as wide as it likes to be."""

    def __init__(self, spacing: int, parent: QWidget) -> None:
        """Begin with no widget.

        Args:
            spacing: Pixels at 100 % between widgets, and between lines.
            parent: The widget it belongs to.
        """
        super().__init__(parent)
        self._spacing = spacing
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget behind the others."""
        widget.setParent(self)
        self._widgets.append(widget)

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part, and as high as the lines are at its width."""
        widest = max((_size(widget).width() for widget in self._shown()), default=0)
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    def sizeHint(self) -> QSize:
        """As small as it can be; with more room, its lines are longer."""
        return self.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        """Notice that a widget needs more or less room, or is shown or hidden."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the widgets into lines."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        for widget, place in self._places(self.width()):
            widget.setGeometry(place)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        spacing, at, line = px(self, self._spacing), QPoint(0, 0), 0
        for widget in self._shown():
            size = _size(widget)
            if at.x() > 0 and at.x() + size.width() > width:
                at, line = QPoint(0, at.y() + line + spacing), 0
            yield widget, QRect(at, QSize(min(size.width(), width), size.height()))
            at += QPoint(size.width() + spacing, 0)
            line = max(line, size.height())


def _size(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSizeHint())
