"""The text of a lesson's page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSizeF, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

_NO_HTML: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectCommonMark
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class LessonText(QTextBrowser):
    """Shows Markdown, and is as high as that: the panel scrolls as a whole, nothing in it alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._markdown = ""
        self.setObjectName("lesson_text")
        self.setAccessibleName("Text of the page")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0.0)  # it begins where the question below it does
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_markdown(self, markdown: str) -> None:
        """Show a text, or nothing where it is empty."""
        self._markdown = markdown
        self.document().setMarkdown(markdown, _NO_HTML)
        self.document().setDocumentMargin(0.0)
        self.setVisible(bool(markdown))

    def changeEvent(self, event: QEvent) -> None:
        """Have code as large as the rest: Qt writes its size down when it reads the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.show_markdown(self._markdown)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give a picture of one pixel: no file that a lesson names is ever read.

        The reader refuses such lessons anyway. Given nothing, Qt would look for the file itself.
        """
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing

    def _fit(self, size: QSizeF) -> None:
        self.setFixedHeight(round(size.height()) + 4)
