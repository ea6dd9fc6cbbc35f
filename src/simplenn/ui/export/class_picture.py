"""The curves that a class has drawn, over each other: a misconception is seen at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from simplenn.core.lesson.class_curves import ClassCurves, DrawnCurve
from simplenn.core.run_style import RUN_STYLES
from simplenn.ui.export.paper_axes import PaperAxes, Range
from simplenn.ui.model.preferences import ThemeChoice
from simplenn.ui.style.painting import pen_of
from simplenn.ui.style.palettes import palette_of
from simplenn.ui.style.theme import Theme, term_colour

_MILLIMETRE: Final = 6.0
"""Pixels."""

_WIDTH: Final = 1600
_HEIGHT: Final = 800
_HEAD: Final = 90
_MARGIN: Final = 24
_KEY: Final = 460
_LETTERS: Final = 18
_SAMPLE: Final = 56
_GAP: Final = 8
"""Pixels: a plot with its heading, what stands around it, and the key on its right."""

_FEW: Final = 8
"""Of so many pupils, each has a line and a name: the key has room for that. Of more, each shape."""

_OPACITY: Final = 0.6
_THIN: Final = 2.5
_THICK: Final = 6.0


class _Line(NamedTuple):
    """A line of the key: a text, in bold or beside a sample of what it is about.

    A name is cut in its middle where it is long; of a file's name, the end says whose it is.
    """

    text: str
    pen: QPen | None = None
    bold: bool = False
    is_name: bool = False


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
    width = _WIDTH - 3 * _MARGIN - _KEY
    axes = PaperAxes(
        QRectF(_MARGIN, _HEAD, width, _HEIGHT - _HEAD - _MARGIN), *_ranges(question), _MILLIMETRE
    )
    axes.draw(painter)
    pens = _pens(question)
    painter.setOpacity(1.0 if _are_few(question) else _OPACITY)
    for curve in question.curves:
        axes.draw_curve(painter, curve.points, pens[curve])
    painter.setOpacity(1.0)
    if question.task is not None:
        axes.draw_curve(painter, question.task.curve, _real_pen(question.task.number))
    _draw_heading(painter, question)
    _draw_key(painter, _key(question, pens))


def _are_few(question: ClassCurves) -> bool:
    return len(question.curves) <= _FEW


def _pens(question: ClassCurves) -> dict[DrawnCurve, QPen]:
    """What each curve is drawn with: its own line where there are few, else that of its shape."""
    groups = [curves for _, curves in question.by_shape]
    if _are_few(question):
        groups = [[curve] for curves in groups for curve in curves]
    theme = Theme.of(palette_of(ThemeChoice.LIGHT))
    pens = [pen_of(RUN_STYLES[number], theme, _THIN) for number, _ in enumerate(groups)]
    return {curve: pen for pen, curves in zip(pens, groups, strict=True) for curve in curves}


def _real_pen(number: str) -> QPen:
    """The thick dashes of a real curve: what is below can be seen, and it without colours."""
    return QPen(term_colour(number), _THICK, Qt.PenStyle.DashLine)


def _ranges(question: ClassCurves) -> tuple[Range, Range]:
    """The axes: all curves fit in, and the number is called by its name where that is known."""
    task = question.task
    points = [point for curve in question.curves for point in curve.points]
    points += () if task is None else task.curve
    across, up = [x for x, _ in points], [y for _, y in points]
    name = "what was drawn" if task is None else task.number
    low = min(0.0, *up) if task is None else min(task.bounds[0], *up)
    return Range("epoch", min(across), max(across), whole=True), Range(name, low, max(up))


def _key(question: ClassCurves, pens: dict[DrawnCurve, QPen]) -> Iterator[_Line]:
    """Say what the real curve does, how many have drawn which shape, and of few, who."""
    if (task := question.task) is not None:
        yield _Line(f"The real {task.number} {task.shape.value}.", _real_pen(task.number))
    total, are_few = len(question.curves), _are_few(question)
    for shape, curves in question.by_shape:
        counted = f"{len(curves)} of {total} drew a curve that {shape.value}"
        if are_few:
            yield _Line(f"{counted}:", bold=True)
            yield from (_Line(curve.name, pens[curve], is_name=True) for curve in curves)
        else:
            yield _Line(f"{counted}.", pens[curves[0]])


def _draw_heading(painter: QPainter, question: ClassCurves) -> None:
    lines = ((question.question, 26, True), (f"{question.lesson}, page {question.page}", 20, False))
    top = 14.0
    for text, size, bold in lines:
        _set_font(painter, size, bold)
        room = QRectF(_MARGIN, top, _WIDTH - 2 * _MARGIN, painter.fontMetrics().height())
        mode = Qt.TextElideMode.ElideMiddle
        line = painter.fontMetrics().elidedText(text, mode, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, line)
        top = room.bottom() + 4.0


def _draw_key(painter: QPainter, lines: Iterator[_Line]) -> None:
    """Write the key on the right of the plot, where it lies over no curve."""
    top, left = float(_HEAD), float(_WIDTH - _MARGIN - _KEY)
    for line in lines:
        _set_font(painter, _LETTERS, line.bold)
        letters = painter.fontMetrics()
        inset = 0 if line.bold else _SAMPLE + _GAP
        room = QRectF(left + inset, top + (_GAP if line.bold else 0), _KEY - inset, _HEIGHT)
        cut = letters.elidedText(line.text, Qt.TextElideMode.ElideMiddle, int(room.width()))
        text = cut if line.is_name else line.text
        place = painter.drawText(room, Qt.TextFlag.TextWordWrap, text)
        assert isinstance(place, QRectF)
        if line.pen is not None:
            middle = room.top() + letters.height() / 2
            painter.setPen(line.pen)
            painter.drawLine(QPointF(left, middle), QPointF(left + _SAMPLE, middle))
        top = place.bottom() + 4.0


def _set_font(painter: QPainter, size: int, bold: bool) -> None:
    font = QFont("sans-serif")
    font.setPixelSize(size)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor("black"))
