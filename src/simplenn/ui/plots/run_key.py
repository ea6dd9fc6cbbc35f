"""The key below a plot: which line is which run, with the numbers in which they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simplenn.core.fields import ALPHA, EPOCHS, FIELDS, Field
from simplenn.core.network import EpochQuantity
from simplenn.core.run_record import RunRecord
from simplenn.core.run_settings import settings_in_words, settings_of
from simplenn.core.setup import Setup
from simplenn.ui.digits import digits_of, follow_digits, shown_text
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.overlays.earlier_runs import runs_to_draw
from simplenn.ui.size import factor, px
from simplenn.ui.style.painting import DOT, paint_line, pen_of
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.plain_text import plain_tool_tip

_MOST_ROWS: Final = 2
_MARGIN: Final = 16
_LINE: Final = 28
_GAP: Final = 8
"""Pixels, as the others."""


class KeyEntry(NamedTuple):
    """One line of a plot, and what it stands for.

    Attributes:
        text: What it stands for.
        pen: What it is drawn with; None for a text that stands for no line.
        has_dot: Whether the line ends in a dot, as the shown run's does.
    """

    text: str
    pen: QPen | None = None
    has_dot: bool = False


class RunKey(QWidget):
    """Names the curves of a plot over the epochs, as soon as they belong to several set-ups.

    It takes two rows at most; what does not fit is in the tooltip.
    """

    def __init__(
        self,
        quantity: EpochQuantity,
        model: WindowModel,
        parent: QWidget | None = None,
        *,
        for_all: bool = False,
    ) -> None:
        """Name what there is to name now.

        Args:
            quantity: What the plot shows; the shown run has its colour.
            model: What the runs are in.
            parent: The widget it belongs to.
            for_all: Whether it is the one key of all plots, which is there when that is wanted.
        """
        super().__init__(parent)
        self._for_all = for_all
        self._quantity = quantity
        self._model = model
        self._entries: list[KeyEntry] = []
        self._rows_at: dict[int, list[list[KeyEntry]]] = {}
        self._is_wanted = True
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        runs = model.runs
        for changed in (
            runs.settled,
            runs.highlighted,
            model.setup_changed,
            model.trainer.state_changed,
            model.stepping.activated,
        ):
            changed.connect(self._show_entries)
        model.plot_choices.one_key.changed.connect(self._show_or_hide)
        follow_digits(self, self._show_entries)
        self.hide()
        self._show_entries()

    def set_wanted(self, wanted: bool) -> None:
        """Whether its plot is there, so that it has something to explain."""
        self._is_wanted = wanted
        self._show_or_hide()

    @property
    def entries(self) -> list[KeyEntry]:
        """What there is to say; nothing where all lines belong to one set-up."""
        return self._entries

    def heightForWidth(self, width: int) -> int:
        """One or two rows."""
        return len(self._rows(width)) * self._row_height() + px(self, _GAP)

    def sizeHint(self) -> QSize:
        """All in one row; a layout gives it what there is, and asks for the height."""
        return QSize(px(self, _MARGIN), self._row_height() + px(self, _GAP))

    def minimumSizeHint(self) -> QSize:
        """As narrow as it has to be, and no lower than its rows are: nothing is behind it."""
        return QSize(px(self, _MARGIN), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice that there is room for more in a row, or for less."""
        super().resizeEvent(event)
        if len(self._rows(event.oldSize().width())) != len(self._rows(self.width())):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each line's sample with its text beside it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Theme.of(self.palette()).background)  # as the plot's
        for row, entries in enumerate(self._rows(self.width())):
            x, middle = px(self, _MARGIN), row * self._row_height() + self._row_height() // 2
            for entry in entries:
                self._paint(painter, entry, x, middle)
                x += self._width_of(entry)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the size of the letters."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._rows_at.clear()
        if event.type() is QEvent.Type.PaletteChange:
            self._show_entries()

    def _paint(self, painter: QPainter, entry: KeyEntry, x: int, middle: int) -> None:
        if entry.pen is not None:
            pen, line = QPen(entry.pen), px(self, _LINE)
            pen.setWidthF(pen.widthF() * factor(self))
            dot = DOT * factor(self) if entry.has_dot else 0.0
            paint_line(painter, QRectF(x, middle, line, 0), pen, dot)
            x += line + px(self, _GAP)
        painter.setPen(Theme.of(self.palette()).text)
        room = self.width() - px(self, _MARGIN) - x
        text = self.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(x, middle + self.fontMetrics().capHeight() / 2), text)

    def _show_entries(self) -> None:
        entries = list(self._find_entries())
        if entries != self._entries:
            self._entries = entries
            self._rows_at.clear()
            self._show_or_hide()
            self.setToolTip(plain_tool_tip("\n".join(entry.text for entry in entries)))
            self.setAccessibleName("; ".join(entry.text for entry in entries))
            self.updateGeometry()
            self.update()

    def _show_or_hide(self) -> None:
        is_its_place = self._model.plot_choices.one_key.value is self._for_all
        self.setVisible(self._is_wanted and is_its_place and bool(self._entries))

    def _find_entries(self) -> Iterator[KeyEntry]:
        runs, history = self._model.runs, self._model.shown.history
        drawn, forecast = runs_to_draw(runs), bool(self._model.shown.differences)
        if not drawn and not forecast:
            return
        theme = Theme.of(self.palette())
        histories = [record.history for record in drawn] + ([history] if history else [])
        setups = [setup for each in histories for setup in settings_of(each)]
        fields = fields_that_differ([*setups, self._model.setup] if forecast else setups)
        colour = theme.term(self._quantity)
        if runs.current is not None and history:
            yield KeyEntry(self._run_text(runs.current, fields), QPen(colour, 2.0), has_dot=True)
        if forecast:
            numbers = self._numbers([self._model.setup], fields)
            dashes = QPen(colour, 1.5, Qt.PenStyle.DashLine)
            yield KeyEntry(f"expected of a new run with {numbers}", dashes)
        for record in reversed(drawn):
            yield KeyEntry(self._run_text(record, fields), pen_of(record.style, theme, 2.0))
        if more := len(runs.earlier_runs) - len(drawn):
            yield KeyEntry(older_runs_not_drawn(more))

    def _run_text(self, record: RunRecord, fields: Sequence[Field]) -> str:
        return f"{record.title}: {self._numbers(settings_of(record.history), fields)}"

    def _numbers(self, setups: Sequence[Setup], fields: Sequence[Field]) -> str:
        """Such as "goal 42, alpha 0.01 → 0.02" for a run continued with another alpha."""
        texts = (f"{field.label} {settings_in_words(setups, field)}" for field in fields)
        return shown_text(", ".join(texts), digits_of(self))

    def _rows(self, width: int) -> list[list[KeyEntry]]:
        """As many entries as there is room for, and how many there are besides.

        They are kept, since Qt asks for the height again and again; `make bench` needs this for the
        longest turn with a thousand runs.
        """
        if width not in self._rows_at:
            self._rows_at[width] = self._distributed(width)
        return self._rows_at[width]

    def _distributed(self, width: int) -> list[list[KeyEntry]]:
        measured = [(entry, self._width_of(entry)) for entry in self._entries]
        room = width - px(self, _MARGIN)
        rows = _flow(measured, room)
        for count in range(len(measured) - 1, -1, -1):
            if len(rows) <= _MOST_ROWS:
                break
            more = KeyEntry(f"and {len(measured) - count} more")
            rows = _flow([*measured[:count], (more, self._width_of(more))], room)
        return rows[:_MOST_ROWS]

    def _width_of(self, entry: KeyEntry) -> int:
        line = 0 if entry.pen is None else px(self, _LINE + _GAP)
        return line + self.fontMetrics().horizontalAdvance(entry.text) + px(self, 2 * _GAP)

    def _row_height(self) -> int:
        return self.fontMetrics().height() + px(self, 2)


def _flow(measured: Sequence[tuple[KeyEntry, int]], width: int) -> list[list[KeyEntry]]:
    """Distribute entries, each with its own width in pixels, over rows of a width."""
    rows: list[list[KeyEntry]] = []
    room = 0
    for entry, needed in measured:
        if needed > room or not rows:
            rows.append([])
            room = width
        rows[-1].append(entry)
        room -= needed
    return rows


def fields_that_differ(setups: Sequence[Setup]) -> list[Field]:
    """The fields that tell some set-ups apart; alpha where they are all the same.

    Their numbers of epochs count only where nothing else differs: the curves show how long they
    are.
    """
    differ = [field for field in FIELDS if len({getattr(each, field.name) for each in setups}) > 1]
    others = [field for field in differ if field != EPOCHS]
    return others or differ or [ALPHA]


def older_runs_not_drawn(count: int) -> str:
    """Say that there are more runs than a plot draws."""
    return "1 older run is not drawn" if count == 1 else f"{count:,} older runs are not drawn"
