"""What the lines and marks of a panel's picture stand for."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simplenn.core.exporters.caption import caption
from simplenn.core.numbers import format_epochs, format_exact
from simplenn.core.run_record import RunRecord
from simplenn.core.sentences.forecast import when_near
from simplenn.ui.export.image import KeyEntry
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.overlays.earlier_runs import runs_to_draw
from simplenn.ui.plots.run_key import older_runs_not_drawn
from simplenn.ui.style.painting import DOT, paint_dot, paint_line, pen_of
from simplenn.ui.style.theme import Theme

_WIDTH: Final = 2.0
_BALL: Final = 6.0


def key_of(panel: str, model: WindowModel, theme: Theme) -> list[KeyEntry]:
    """The key of a panel; none for one that has no lines.

    Args:
        panel: The object name of the panel.
        model: What it shows.
        theme: The colours it is drawn in.
    """
    if panel == "error_panel":
        return _epochs(theme.error, model, theme)
    if panel == "weight_panel":
        predictions = model.plot_choices.predictions.value
        return _epochs(theme.prediction if predictions else theme.weight, model, theme)
    return _valley(model, theme) if panel == "valley_panel" else []


def run_in_words(record: RunRecord) -> str:
    """A run's number, name and numbers."""
    return f"{record.title}: {caption(record.history, record.history.setup)}"


def _epochs(colour: QColor, model: WindowModel, theme: Theme) -> list[KeyEntry]:
    """The runs in the order of their numbers, and the forecast."""
    runs, entries = model.runs, []
    drawn = runs_to_draw(runs)
    for record in runs.records:
        if record is runs.current:
            paint = partial(paint_line, pen=QPen(colour, _WIDTH), dot=DOT)
            entries.append(KeyEntry(paint, run_in_words(record)))
        elif record in drawn:
            paint = partial(paint_line, pen=pen_of(record.style, theme, _WIDTH))
            entries.append(KeyEntry(paint, run_in_words(record)))
    if more := len(runs.earlier_runs) - len(drawn):
        entries.append(KeyEntry(_nothing, older_runs_not_drawn(more)))
    if not model.stepping.active:
        dashes = QPen(colour, 1.5, Qt.PenStyle.DashLine)
        entries.append(KeyEntry(partial(paint_line, pen=dashes), _expected(model)))
    return entries


def _expected(model: WindowModel) -> str:
    """What the forecast says, and for which numbers."""
    setup, near = model.setup, format_exact(model.tolerance.value)
    return (
        f"Expected with {caption(None, setup)}: within {near} of the goal "
        f"{when_near(setup, model.tolerance.value)}"
    )


def _valley(model: WindowModel, theme: Theme) -> list[KeyEntry]:
    weight = format_exact(model.shown.weight)
    shown, history = model.shown.epoch, model.shown.history
    if shown is not None:
        moment = f"the weight in epoch {shown:,}"
    elif history:
        moment = f"the weight after {format_epochs(len(history))}"
    else:
        moment = "the starting weight"
    return [
        KeyEntry(partial(paint_line, pen=QPen(theme.error, _WIDTH)), "the error of every weight"),
        KeyEntry(partial(_ball, colour=theme.weight), f"{moment}, {weight}"),
    ]


def _nothing(painter: QPainter, area: QRectF) -> None:
    """Some entries stand for no line."""


def _ball(painter: QPainter, area: QRectF, colour: QColor) -> None:
    paint_dot(painter, area.center(), colour, _BALL)
