"""Texts that break their lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from simplenn.ui.size import px


class WrappingLabel(QLabel):
    """A plain text that breaks its lines, with room for some of them in any case.

    So what stands below does not move each time that a sentence has a line more or less.
    """

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._keep_room()

    def setMargin(self, margin: int) -> None:
        """Leave so many pixels on every side."""
        super().setMargin(margin)
        self._keep_room()

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for as many lines of a larger font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_room()

    def _keep_room(self) -> None:
        self.setMinimumHeight(self._lines * self.fontMetrics().lineSpacing() + 2 * self.margin())


class SteadyPlace(QWidget):
    """Holds a label that wraps its text, and hides with it.

    What is around is laid out anew only when the text needs another height, and not with each
    text, as Qt has it. `make bench` needs this for the share of a core that a slow run takes.
    """

    def __init__(self, label: QLabel, parent: QWidget) -> None:
        super().__init__(parent)
        label.setParent(self)
        label.installEventFilter(self)
        self._label = label
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._height = self._needed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the label."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setHidden(self._label.isHidden())
        return False

    def sizeHint(self) -> QSize:
        """As large as the label would like to be."""
        return self._label.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As small as the label may be."""
        return self._label.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """As high as the text is at a width, and the label at least."""
        return max(self._label.heightForWidth(width), self._label.minimumHeight())

    def event(self, event: QEvent) -> bool:
        """Notice that the label would like to be laid out."""
        if event.type() is QEvent.Type.LayoutRequest and self._height != self._needed():
            self._height = self._needed()
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the label all of the place."""
        super().resizeEvent(event)
        self._label.resize(event.size())
        self._height = self._needed()

    def _needed(self) -> int:
        return self.heightForWidth(self.width())


class ScrolledText(QScrollArea):
    """Holds a label that wraps its text; it scrolls where it cannot be as high as the text."""

    def __init__(self, label: QLabel, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = label
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._take_focus_if_useful)
        self._take_focus_if_useful()
        self.setWidgetResizable(True)
        self.setViewport(QWidget(self))  # with no ground of its own; asked for one, PySide6 is slow
        self.setWidget(label)
        label.setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _take_focus_if_useful(self) -> None:
        """Take the keyboard focus only where there is something to scroll."""
        scrolls = self.verticalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def heightForWidth(self, width: int) -> int:
        """As high as the text."""
        return self._label.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """As high as the text at the width that it has now."""
        width = px(self, 240)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def minimumSizeHint(self) -> QSize:
        """Two lines."""
        return QSize(px(self, 120), 2 * self.fontMetrics().lineSpacing())
