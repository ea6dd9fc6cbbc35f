"""Pages of paper: HTML laid out by Qt, as PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

DOTS_PER_INCH: Final = 300

_MARGIN: Final = 18.0
_FOOT: Final = 10.0
"""Millimetres."""

_NO_PICTURES: Final[Mapping[str, QImage]] = MappingProxyType({})


def html_as_pdf(
    html: str,
    title: str,
    pictures: Mapping[str, QImage] = _NO_PICTURES,
    mend: Callable[[QTextDocument], object] = lambda _document: None,
) -> bytes:
    """Print HTML of the plain kind that Qt knows on A4 paper.

    Args:
        html: What is printed.
        title: What the file calls it.
        pictures: The pictures in it, by the names that it has for them.
        mend: Called with the document once it is laid out, before it is printed.
    """
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    writer.setTitle(title)
    writer.setCreator("SimpleNN")
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultFont(QFont("sans-serif", 11))
    for name, picture in pictures.items():
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)
    document.setHtml(html)
    document.setDocumentMargin(0.0)
    document.setPageSize(QSizeF(writer.width(), writer.height() - _FOOT * DOTS_PER_INCH / 25.4))
    mend(document)
    document.markContentsDirty(0, document.characterCount())  # else Qt forgets to draw a part
    _print(document, title, writer)
    del writer  # it writes the end of the file when it is gone
    return bytes(buffer.data().data())


def _print(document: QTextDocument, title: str, writer: QPdfWriter) -> None:
    """Print page after page, with the title and the number of each below it."""
    painter = QPainter(writer)
    page = QRectF(0.0, 0.0, writer.width(), document.pageSize().height())
    pages = document.pageCount()
    foot = QRectF(0.0, page.height(), page.width(), writer.height() - page.height())
    bottom = Qt.AlignmentFlag.AlignBottom
    for number in range(pages):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0.0, -number * page.height())
        document.drawContents(painter, page.translated(0.0, number * page.height()))
        painter.restore()
        painter.setFont(QFont("sans-serif", 9))
        where = f"page {number + 1} of {pages}"
        room = page.width() - 2 * painter.fontMetrics().horizontalAdvance(where)
        name = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(foot, bottom | Qt.AlignmentFlag.AlignLeft, name)
        painter.drawText(foot, bottom | Qt.AlignmentFlag.AlignRight, where)
    painter.end()
