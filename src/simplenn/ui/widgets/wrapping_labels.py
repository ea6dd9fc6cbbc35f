"""A text that wraps, and that seldom disturbs what lies around it."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget


class WrappedText(QWidget):
    """Holds a label, as high as its text needs; only other needs have others laid out anew.

    Qt would do that for every other text, which a sentence with an epoch's numbers has all the
    time.
    """

    def __init__(self, label: QLabel, lines: int, parent: QWidget | None = None) -> None:
        """Take a label.

        Args:
            label: What shows the text, which is plain.
            lines: For how many lines there is to be room in any case.
            parent: The widget this belongs to.
        """
        super().__init__(parent)
        self._label = label
        self._asked = QSize()
        label.setParent(self)
        label.setWordWrap(True)
        inner, margins = label.margin(), label.contentsMargins()
        self._beside = 2 * inner + margins.left() + margins.right()
        above_and_below = 2 * inner + margins.top() + margins.bottom()
        self.setMinimumHeight(lines * label.fontMetrics().lineSpacing() + above_and_below)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As the label would like it."""
        return self._label.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest word. QLabel would lay the text out three times to find that."""
        words = re.split("[ \n/-]", self._label.text())  # where Qt may break a line
        width = max(map(self._label.fontMetrics().horizontalAdvance, words))
        return QSize(width + self._beside, self.minimumHeight())

    def heightForWidth(self, width: int) -> int:
        """The narrower it is, the more lines the text has."""
        return self._label.heightForWidth(width)

    def event(self, event: QEvent) -> bool:
        """See whether another text needs other room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._ask_for_room()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the label all the room; layouts remember what a text of before needed."""
        super().resizeEvent(event)
        self._label.setGeometry(self.rect())
        self._asked = self._needed()
        if self._asked.height() > self.height():
            self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what nobody was told of while this was hidden."""
        super().showEvent(event)
        self._ask_for_room()

    def _ask_for_room(self) -> None:
        needed = self._needed()
        is_wider = needed.width() > self._asked.width()  # with narrower words, nobody moves
        if is_wider or needed.height() != self._asked.height():
            self._asked = needed
            self.updateGeometry()

    def _needed(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), self.heightForWidth(self.width()))


class ScrolledText(QScrollArea):
    """Holds a label that wraps its text: as high as the text needs, if it may be."""

    def __init__(self, label: QLabel, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = label
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._take_focus_if_useful)
        self._take_focus_if_useful()
        self.setWidgetResizable(True)
        viewport = QWidget(self)  # to ask for the one that is there takes PySide6 15 ms
        self.setViewport(viewport)
        self.setWidget(label)
        for background in (viewport, label):
            background.setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _take_focus_if_useful(self) -> None:
        """Let the keyboard come here only where there is something to scroll."""
        scrolls = self.verticalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def hasHeightForWidth(self) -> bool:
        """The narrower it is, the more lines the text has."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the text."""
        return self._label.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """As high as the text at the present width."""
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        """Two lines."""
        return QSize(120, 2 * self.fontMetrics().lineSpacing())
