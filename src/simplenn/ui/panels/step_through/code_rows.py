"""The five lines of an epoch, each beside the same line with the numbers put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpacerItem,
    QWidget,
)

from simplenn.core.stepping.code_lines import CODE, SolvedLine, text_of
from simplenn.core.stepping.steps import CodeLine, Step
from simplenn.ui.model.guessing import Guess
from simplenn.ui.panels.step_through.code_label import CodeLabel
from simplenn.ui.size import column, factor, follow_size, px, space
from simplenn.ui.widgets.accessible_roles import speak_as

_MARK: Final = 16
"""The room for the arrow before the line that is being done."""

_GAP: Final = 16
"""Between the columns."""

_NARROW: Final = 560
"""Below this width, numbers stand below the line that is being done, and in place of others."""

_LONGEST: Final = 12
"""Characters of a guess that are shown: the result beside it needs its room."""

_SKIPPED: Final = ("skipped", "skipped")
_RIGHT: Final = ("guessed {guess} \N{CHECK MARK}", "guessed {guess}, right")
_WRONG: Final = ("guessed {guess} \N{BALLOT X}", "guessed {guess}, not right")
"""What is read of a guess, and what is heard: a mark has no sound."""

_MOST_CURRENT: Final = max(len(step.lines) for step in Step)

_LONGEST_LINE: Final = max(map(text_of, CODE.values()), key=len)

_ANY_WIDTH: Final = 16_777_215
"""What Qt takes for no limit."""

TINT: Final = 0.125
"""Opacity of the colour behind the current line."""


class CodeRows(QWidget):
    """Shows the lines with their results so far; an arrow and a tint mark the current line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = {line: _CodeRow(line, self) for line in CodeLine}
        layout = column(self, *self._rows.values())
        self._reserve = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        layout.addItem(self._reserve)

    def show_lines(
        self, lines: Sequence[SolvedLine], done: int, current: Sequence[CodeLine]
    ) -> None:
        """Show some lines.

        Args:
            lines: The five lines with their numbers, or none.
            done: How many of them show their results, counted from the first.
            current: The lines that belong to this step.
        """
        for row, solved in zip_longest(self._rows.values(), lines):
            is_open = row.line == done + 1 and row.line in current
            row.show_line(solved if row.line <= done + is_open else None, is_open)
            row.set_current(row.line in current)
        self._keep_height(len(current))

    def show_guesses(self, guess_at: Callable[[CodeLine], Guess | None]) -> None:
        """Show beside each line what was guessed of its result."""
        for row in self._rows.values():
            row.show_guess(guess_at(row.line))

    def row(self, line: CodeLine) -> QWidget:
        """The row of a line."""
        return self._rows[line]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out whether there is room for two columns."""
        super().resizeEvent(event)
        for row in self._rows.values():
            row.set_narrow(self._is_narrow)
        self._keep_height(sum(row.is_current for row in self._rows.values()))

    @property
    def _is_narrow(self) -> bool:
        return self.width() < px(self, _NARROW)

    def _keep_height(self, current: int) -> None:
        """Be as high whether one line is being done or two: what is below stays where it is."""
        one = self._rows[CodeLine.PREDICTION].height_of_line
        spare = (_MOST_CURRENT - current) * one if self._is_narrow else 0
        policy = QSizePolicy.Policy
        self._reserve.changeSize(0, spare, policy.Minimum, policy.Expanding)
        self.updateGeometry()


class _CodeRow(QWidget):
    def __init__(self, line: CodeLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self._current = self._narrow = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # to have it read, with all its digits
        speak_as(self, QAccessible.Role.StaticText)
        self._code = CodeLabel(f"code_line_{line}", self)
        self._code.show_parts(CODE[line])
        self._substituted = CodeLabel(f"substituted_{line}", self)
        self._guess = QLabel(self)
        self._guess.setObjectName(f"guess_{line}")
        self._guess.setTextFormat(Qt.TextFormat.PlainText)
        self._guess.hide()
        layout = QHBoxLayout(self)
        space(layout, self, (_MARK, 1, 8, 1), _GAP)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addWidget(self._code)
        self._columns.addWidget(self._substituted, stretch=1)
        layout.addLayout(self._columns, stretch=1)
        layout.addWidget(self._guess)
        follow_size(self, self._arrange)

    def show_line(self, line: SolvedLine | None, is_open: bool) -> None:
        """Put a line's numbers in, with its result or a question mark; or none at all."""
        if line is None:
            self._substituted.show_parts(())
        elif is_open:
            self._substituted.show_parts(line.open)
        else:
            self._substituted.show_parts(line.substituted, line.value)
        self._name_it()
        self._arrange()

    def show_guess(self, guess: Guess | None) -> None:
        """Show what was guessed of the result, or nothing where it was not asked for."""
        self._guess.setVisible(guess is not None)
        if guess is None:
            return
        read, heard = (_RIGHT if guess.right else _WRONG) if guess.text else _SKIPPED
        short = guess.text if len(guess.text) <= _LONGEST else f"{guess.text[:_LONGEST]}…"
        self._guess.setText(read.format(guess=short))
        self._guess.setAccessibleName(heard.format(guess=short))

    @property
    def is_current(self) -> bool:
        """Whether it is marked as being done."""
        return self._current

    @property
    def height_of_line(self) -> int:
        """How much higher it is with one more line."""
        return self._code.minimumSizeHint().height()

    def set_current(self, current: bool) -> None:
        """Mark the line as the one that is being done, or not."""
        self._current = current
        self._arrange()
        self.update()

    def _name_it(self) -> None:
        """Have a screen reader say the line, and the same with the numbers put in."""
        texts = (f"line {self.line:d}", self._code.text(), self._substituted.text())
        self.setAccessibleName(": ".join(text for text in texts if text))

    def set_narrow(self, narrow: bool) -> None:
        """Show both columns, or one at a time."""
        self._narrow = narrow
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow and the tint."""
        if not self._current:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        tint = QColor(colour)
        tint.setAlphaF(TINT)
        painter.fillRect(QRectF(self.rect()), tint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.WindowText))
        painter.translate(0.0, self.height() / 2)
        painter.scale(factor(self), factor(self))
        painter.drawPolygon(QPolygonF([QPointF(4, -5), QPointF(12, 0), QPointF(4, 5)]))

    def _arrange(self) -> None:
        has_numbers = bool(self._substituted.text())
        column = self._code.fontMetrics().horizontalAdvance(_LONGEST_LINE) + 2
        self._code.setMinimumWidth(0 if self._narrow else column)
        self._code.setMaximumWidth(_ANY_WIDTH if self._narrow else column)
        self._code.setVisible(self._current or not (self._narrow and has_numbers))
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if self._narrow else across)
        self._columns.setSpacing(0 if self._narrow else px(self, _GAP))
        self._substituted.setVisible(has_numbers or not self._narrow)
