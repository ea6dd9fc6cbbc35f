"""Worksheets as PDF: HTML laid out by Qt, with axes to draw into."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSizeF
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

from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.worksheet import (
    AXES,
    AXES_HEIGHT,
    AXES_WIDTH,
    CURVE,
    Worksheet,
    worksheet_html,
)
from simplenn.ui.export.paper import DOTS_PER_INCH, html_as_pdf
from simplenn.ui.export.paper_axes import PaperAxes, Range
from simplenn.ui.style.theme import term_colour

_LINE: Final = 0.6
"""Millimetres."""


def worksheet_pdf(worksheet: Worksheet, *, solutions: bool = False) -> bytes:
    """Print a worksheet on A4 paper.

    Args:
        worksheet: What is printed.
        solutions: Whether the solutions follow, on pages of their own.
    """
    pictures = {}
    for number, task in worksheet.drawings.items():
        pictures[f"{AXES}{number}"] = _axes(task, with_curve=False)
        pictures[f"{CURVE}{number}"] = _axes(task, with_curve=True)
    html = worksheet_html(worksheet, solutions=solutions)
    return html_as_pdf(html, worksheet.title, pictures, keep_together)


def keep_together(document: QTextDocument) -> None:
    """Begin another page where an exercise or a table would be torn apart, if it fits on one."""
    first = document.begin()
    while first.isValid():
        last, following = first, first.next()
        while following.isValid() and not following.blockFormat().headingLevel():
            last, following = following, following.next()
        if first.blockFormat().headingLevel() > 1:
            _keep_on_page(document, first, last)
        first = following


def _keep_on_page(document: QTextDocument, first: QTextBlock, last: QTextBlock) -> None:
    """Have some blocks on one page, which may be the next."""
    document.pageCount()  # else Qt has not laid out what comes after the last break
    height, layout = document.pageSize().height(), document.documentLayout()
    top = layout.blockBoundingRect(first).top()
    bottom = layout.blockBoundingRect(last).bottom() - 1.0
    if int(bottom / height) != int(top / height) and bottom - top < height:
        broken = first.blockFormat()
        broken.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(first).setBlockFormat(broken)


def _axes(task: DrawTask, *, with_curve: bool) -> QImage:
    """Axes for a curve, empty or with the real one."""
    unit = DOTS_PER_INCH / 25.4
    size = QSizeF(AXES_WIDTH, AXES_HEIGHT) * (DOTS_PER_INCH / 96.0)
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    across = Range("epoch", 1.0, float(len(task.curve)), whole=True)
    axes = PaperAxes(QRectF(image.rect()), across, Range(task.number, *task.bounds), unit)
    axes.draw(painter)
    if with_curve:
        axes.draw_curve(painter, task.curve, QPen(term_colour(task.number), _LINE * unit))
    painter.end()
    return image
