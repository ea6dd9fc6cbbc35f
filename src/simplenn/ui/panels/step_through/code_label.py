"""A line of code whose names and numbers carry the colours of their terms."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import Property, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QWidget

from simplenn.core.stepping.code_lines import Part, text_of
from simplenn.ui.style.theme import Theme

_TINT: Final = 56
"""Opacity, of 255, of the colour behind a text: it leaves black and white letters legible."""

_BAR: Final = 2.0


class CodeLabel(QLabel):
    """Plain text to whoever reads it; to the eye, every term stands on its own colour.

    The letters keep the palette's colour, since not all terms' colours are dark enough to be
    read on white. Long lines are broken. Its Qt property `value` holds the line's result.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._value: float | None = None
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setWordWrap(True)

    def show_parts(self, parts: tuple[Part, ...], value: float | None = None) -> None:
        """Show a line, and the value it came to."""
        self._value = value
        if parts != self._parts:
            self._parts = parts
            self.setText(text_of(parts))
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """A narrow label breaks its line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is when it is so wide."""
        return math.ceil(self._laid_out(width).boundingRect().height()) + 2 * math.ceil(_BAR)

    def sizeHint(self) -> QSize:
        """As wide as the whole line."""
        width = math.ceil(self.fontMetrics().horizontalAdvance(self.text())) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a longer number."""
        width = self.fontMetrics().horizontalAdvance("derivative = ")
        return QSize(width, self.fontMetrics().height() + 2 * math.ceil(_BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the colours, and the text on them."""
        painter = QPainter(self)
        layout = self._laid_out(self.width())
        top = QPointF(0.0, (self.height() - layout.boundingRect().height()) / 2)
        theme = Theme.of(self.palette())
        position = 0
        for part in self._parts:
            if part.term is not None:
                colour = theme.term(part.term)
                for index in range(layout.lineCount()):
                    _paint_behind(painter, layout.lineAt(index), position, part, colour, top)
            position += len(part.text)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        layout.draw(painter, top)

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text(), self.font(), self)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        option = layout.textOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0.0, height))
            height += line.height() + _BAR
        layout.endLayout()
        return layout

    def _get_value(self) -> float | None:
        return self._value

    value = Property(object, _get_value)


def _paint_behind(
    painter: QPainter, line: QTextLine, position: int, part: Part, colour: QColor, top: QPointF
) -> None:
    """Paint as much of a part's colour as lies on one line."""
    start = max(position, line.textStart())
    end = min(position + len(part.text), line.textStart() + line.textLength())
    if start >= end:
        return
    left, right = _x(line, start), _x(line, end)
    box = QRectF(left, line.y(), right - left, line.height()).translated(top)
    tint = QColor(colour)
    tint.setAlpha(_TINT)
    painter.fillRect(box, tint)
    painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), _BAR), colour)


def _x(line: QTextLine, position: int) -> float:
    """Where the cursor stands before a character."""
    x = line.cursorToX(position)  # a pair in PySide6, and anything to its stubs
    assert isinstance(x, tuple)
    return float(x[0])
