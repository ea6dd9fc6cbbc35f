"""The curves that a class has drawn, over each other: a misconception is seen at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from typing import Final

from PySide6.QtCore import QBuffer, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from simplenn.core.lesson.class_curves import ClassCurves
from simplenn.ui.export.paper_axes import PaperAxes, Range
from simplenn.ui.style.theme import term_colour

_MILLIMETRE: Final = 5.0
"""Pixels."""

_WIDTH: Final = 1200
_HEIGHT: Final = 600
_HEAD: Final = 80
_MARGIN: Final = 20

_DRAWN: Final = ("#0072B2", "#009E73", "#CC79A7", "#56B4E9", "#666666")
"""One after the other, so that neighbours are told apart; none is that of an error or a weight."""

_OPACITY: Final = 0.6
_THIN: Final = 2.0
_THICK: Final = 5.0


def class_picture(questions: Sequence[ClassCurves]) -> bytes:
    """Draw a plot for each question, one below the other, as PNG.

    Args:
        questions: What was drawn, at least one.
    """
    image = QImage(_WIDTH, len(questions) * _HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, question in enumerate(questions):
        painter.save()
        painter.translate(0, number * _HEIGHT)
        _draw(painter, question)
        painter.restore()
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _draw(painter: QPainter, question: ClassCurves) -> None:
    area = QRectF(_MARGIN, _HEAD, _WIDTH - 2 * _MARGIN, _HEIGHT - _HEAD - _MARGIN)
    axes = PaperAxes(area, *_ranges(question), _MILLIMETRE)
    axes.draw(painter)
    painter.setOpacity(_OPACITY)
    for curve, colour in zip(question.curves, cycle(_DRAWN), strict=False):
        axes.draw_curve(painter, curve, QPen(QColor(colour), _THIN))
    painter.setOpacity(1.0)
    keys = [(_counted(question), QPen(QColor("black"), _THIN))]  # they are of several colours
    if question.task is not None:
        pen = QPen(term_colour(question.task.number), _THICK)
        pen.setStyle(Qt.PenStyle.DashLine)  # what is below it can be seen, and it without colours
        axes.draw_curve(painter, question.task.curve, pen)
        keys.append((f"the real {question.task.number}", pen))
    _draw_heading(painter, question)
    _draw_keys(painter, axes.plot, keys)


def _ranges(question: ClassCurves) -> tuple[Range, Range]:
    """The axes: all curves fit in, and the number is called by its name where that is known."""
    task = question.task
    points = [point for curve in question.curves for point in curve]
    points += () if task is None else task.curve
    across, up = [x for x, _ in points], [y for _, y in points]
    name = "what was drawn" if task is None else task.number
    low = min(0.0, *up) if task is None else min(task.bounds[0], *up)
    return Range("epoch", min(across), max(across), whole=True), Range(name, low, max(up))


def _counted(question: ClassCurves) -> str:
    count = len(question.curves)
    return "1 curve of a pupil" if count == 1 else f"{count:,} curves of pupils"


def _draw_heading(painter: QPainter, question: ClassCurves) -> None:
    lines = ((question.question, 22, True), (f"{question.lesson}, page {question.page}", 16, False))
    top = 12.0
    for text, size, bold in lines:
        font = QFont("sans-serif")
        font.setPixelSize(size)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor("black"))
        room = QRectF(_MARGIN, top, _WIDTH - 2 * _MARGIN, painter.fontMetrics().height())
        mode = Qt.TextElideMode.ElideMiddle
        line = painter.fontMetrics().elidedText(text, mode, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, line)
        top = room.bottom() + 4.0


def _draw_keys(painter: QPainter, plot: QRectF, keys: Sequence[tuple[str, QPen]]) -> None:
    """Say at the top on the right which line is what."""
    letters = painter.fontMetrics()
    right = plot.right()
    for text, pen in reversed(keys):
        left = right - letters.horizontalAdvance(text)
        middle = plot.top() - 18.0
        painter.setPen(QColor("black"))
        painter.drawText(QPointF(left, middle + letters.ascent() / 2 - 2), text)
        painter.setPen(pen)
        painter.drawLine(QPointF(left - 58, middle), QPointF(left - 10, middle))
        right = left - 80.0
