"""Pages of paper: HTML laid out by Qt, as PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QBuffer, QMarginsF, QSizeF, QUrl
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPdfWriter, QTextDocument

DOTS_PER_INCH: Final = 300

_MARGIN: Final = 18.0
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
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    mend(document)
    document.print_(writer)
    del writer  # it writes the end of the file when it is gone
    return bytes(buffer.data().data())
