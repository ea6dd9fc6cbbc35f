"""Worksheets as PDF: HTML laid out by Qt, with empty axes to draw into."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPen,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from simplenn.core.lesson.worksheet import AXES, AXES_HEIGHT, AXES_WIDTH, Worksheet, worksheet_html
from simplenn.ui.export.paper import DOTS_PER_INCH, html_as_pdf

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
    html = worksheet_html(worksheet, solutions=solutions)
    return html_as_pdf(html, worksheet.title, {AXES: _axes()}, keep_together)


def keep_together(document: QTextDocument) -> None:
    """Leave no question without its place for the answer, and no heading without its table."""
    layout = document.documentLayout()
    question = document.begin()
    while question.isValid():
        answer = question.next()
        if _QUESTION.match(question.text()) and answer.isValid():
            _keep_on_page(document, question, layout.blockBoundingRect(answer).bottom())
        question = answer
    for table in document.rootFrame().childFrames():
        heading = document.findBlock(table.firstPosition()).previous()
        while heading.isValid() and not heading.blockFormat().headingLevel():
            heading = heading.previous()
        if heading.isValid():
            _keep_on_page(document, heading, layout.frameBoundingRect(table).bottom())


def _keep_on_page(document: QTextDocument, first: QTextBlock, end: float) -> None:
    """Begin another page with a block where what belongs to it would end on the page after."""
    height = document.pageSize().height()
    top = document.documentLayout().blockBoundingRect(first).top()
    if int((end - 1.0) / height) != int(top / height):
        broken = first.blockFormat()
        broken.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(first).setBlockFormat(broken)


def _axes() -> QImage:
    """Two axes with arrows and a faint grid."""
    scale = DOTS_PER_INCH / 25.4
    size = QSizeF(AXES_WIDTH, AXES_HEIGHT) * (DOTS_PER_INCH / 96.0)
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
