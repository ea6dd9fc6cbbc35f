"""Worksheets as PDF: HTML laid out by Qt, with empty axes to draw into."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QBuffer, QMarginsF, QPointF, QRectF, QSizeF, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from simplenn.core.lesson.worksheet import AXES, AXES_HEIGHT, AXES_WIDTH, Worksheet, worksheet_html

_DOTS_PER_INCH: Final = 300

_MARGIN: Final = 18.0
"""Millimetres."""

_QUESTION: Final = re.compile(r"\d+\. ")
"""How a question's paragraph begins."""

_GRID: Final = 10
"""Squares from bottom to top of the axes."""


def worksheet_pdf(worksheet: Worksheet, *, solutions: bool = False) -> bytes:
    """Print a worksheet on A4 paper.

    Args:
        worksheet: What is printed.
        solutions: Whether the solutions follow, on pages of their own.
    """
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    writer.setTitle(worksheet.title)
    writer.setCreator("SimpleNN")
    document = _document(worksheet, solutions, writer)
    document.print_(writer)
    del writer  # it writes the end of the file when it is gone
    return bytes(buffer.data().data())


def _document(worksheet: Worksheet, solutions: bool, writer: QPdfWriter) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultFont(QFont("sans-serif", 11))
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(AXES), _axes())
    document.setHtml(worksheet_html(worksheet, solutions=solutions))
    document.setDocumentMargin(0.0)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    _keep_questions_with_answers(document)
    return document


def _keep_questions_with_answers(document: QTextDocument) -> None:
    """Begin another page with a question whose place for the answer would be on the page after."""
    layout, height = document.documentLayout(), document.pageSize().height()
    question = document.begin()
    while question.isValid():
        answer = question.next()
        if _QUESTION.match(question.text()) and answer.isValid():
            end = layout.blockBoundingRect(answer).bottom() - 1.0
            if int(end / height) != int(layout.blockBoundingRect(question).top() / height):
                broken = question.blockFormat()
                broken.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(question).setBlockFormat(broken)
        question = answer


def _axes() -> QImage:
    """Two axes with arrows and a faint grid."""
    scale = _DOTS_PER_INCH / 25.4
    size = QSizeF(AXES_WIDTH, AXES_HEIGHT) * (_DOTS_PER_INCH / 96.0)
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    area = QRectF(image.rect()).adjusted(4 * scale, 4 * scale, -4 * scale, -4 * scale)
    step = area.height() / _GRID
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#d0d0d0"), 0.2 * scale))
    for line in range(int(area.width() / step) + 1):
        x = area.left() + line * step
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    for line in range(_GRID + 1):
        y = area.bottom() - line * step
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    painter.setPen(QPen(QColor("black"), 0.5 * scale))
    origin, tip = area.bottomLeft(), 2.0 * scale
    for end in (area.topLeft(), area.bottomRight()):
        painter.drawLine(origin, end)
    top, right = area.topLeft(), area.bottomRight()
    painter.drawPolyline([top + QPointF(-tip, tip), top, top + QPointF(tip, tip)])
    painter.drawPolyline([right + QPointF(-tip, -tip), right, right + QPointF(-tip, tip)])
    painter.end()
    return image
