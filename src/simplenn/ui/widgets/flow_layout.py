"""A layout like a text: from left to right, and in another line where there is no more room."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Has parts side by side, as wide as they like to be, in as many lines as that takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Called by Qt for each part that is added."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of the parts, or None where there are not so many."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove one of the parts."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It needs no more room than its parts."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower it is, the more lines there are."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def minimumSize(self) -> QSize:
        """As wide as the widest part."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def sizeHint(self) -> QSize:
        """As small as it can be; with more room, its lines are longer."""
        return self.minimumSize()

    def setGeometry(self, place: QRect) -> None:
        """Put the parts into lines."""
        super().setGeometry(place)
        for item, inside in self._places(place.width()):
            item.setGeometry(inside.translated(place.topLeft()))

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Where each part is that can be seen, as seen from the upper left corner."""
        at, line = QPoint(0, 0), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if at.x() > 0 and at.x() + size.width() > width:
                at, line = QPoint(0, at.y() + line + self.spacing()), 0
            size = QSize(min(size.width(), width), size.height())
            yield item, QRect(at, size)
            at += QPoint(size.width() + self.spacing(), 0)
            line = max(line, size.height())
