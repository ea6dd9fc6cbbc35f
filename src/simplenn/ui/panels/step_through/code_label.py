"""A line of code whose names and numbers carry the colours of their terms."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Property, QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from simplenn.core.stepping.code_lines import Part, text_of
from simplenn.ui.digits import digits_of, follow_digits, shown_text
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.faded_digits import faded_formats, text_format
from simplenn.ui.widgets.fonts import use_fixed_pitch

_LEADING: Final = 2
"""Pixels between the lines of a broken line."""


class CodeLabel(QLabel):
    """Plain text in which every term stands on a ground of its own colour.

    The letters keep the palette's colour, since not all terms' colours are dark enough to be
    read on white; the later digits of numbers are paler. Long lines are broken. Its Qt property
    `value` holds the line's result.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._shown: tuple[Part, ...] = ()
        self._value: float | None = None
        self._heights: dict[int, int] = {}
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        use_fixed_pitch(self)
        follow_digits(self, self._show_digits)

    def show_parts(self, parts: tuple[Part, ...], value: float | None = None) -> None:
        """Show a line, and the value it came to."""
        self._value = value
        if parts != self._parts:
            self._parts = parts
            self._show_digits()

    def _show_digits(self) -> None:
        """Show as many digits as are wanted."""
        digits = digits_of(self)
        self._shown = tuple(
            part._replace(text=shown_text(part.text, digits)) for part in self._parts
        )
        self.setText(text_of(self._shown))
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Notice other letters."""
        self._heights.clear()
        super().changeEvent(event)

    def hasHeightForWidth(self) -> bool:
        """A narrow label breaks its line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is when it is so wide; layouts ask for it again and again."""
        if width not in self._heights:
            height = self._laid_out(width).boundingRect().height()
            self._heights[width] = math.ceil(height) + 2 * _LEADING
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """As wide as the whole line."""
        width = math.ceil(self.fontMetrics().horizontalAdvance(self.text())) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a longer number."""
        width = self.fontMetrics().horizontalAdvance("derivative = ")
        return QSize(width, self.fontMetrics().height() + 2 * _LEADING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text on its colours."""
        painter = QPainter(self)
        layout = self._laid_out(self.width(), self._formats())
        painter.setPen(self._letters())
        layout.draw(painter, QPointF(0, (self.height() - layout.boundingRect().height()) / 2))

    def _letters(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.WindowText)

    def _laid_out(self, width: int, formats: Sequence[QTextLayout.FormatRange] = ()) -> QTextLayout:
        layout = QTextLayout(self.text(), self.font(), self)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(formats)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height))
            height += line.height() + _LEADING
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        """A tint behind every term, with a line below it in the term's full colour."""
        theme, letters, position = Theme.of(self.palette()), self._letters(), 0
        formats = []
        for part in self._shown:
            end = position + len(part.text)
            if part.term is not None:
                colour = theme.term(part.term)
                tint = QColor(colour)
                tint.setAlphaF(theme.behind_letters)
                look = text_format(range(position, end), letters, tint)
                look.format.setUnderlineColor(colour)
                look.format.setFontUnderline(True)
                formats.append(look)
            position = end
        return [*formats, *faded_formats(self.text(), self.palette(), digits_of(self))]

    def _get_value(self) -> float | None:
        return self._value

    value = Property(object, _get_value)
