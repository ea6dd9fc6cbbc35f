"""A long text that scrolls where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget


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
