"""The curves of earlier runs, behind the current one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from simplenn.core.run_record import RunRecord
from simplenn.ui.model.runs import MOST_DRAWN, Runs
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.epoch_sampling import last_worth_showing
from simplenn.ui.plots.overlays.run_curve import RunCurve
from simplenn.ui.widgets.call_after_paint import call_after_paint

_ROOM: Final = 2
"""An earlier run may make the plot at most so many times as wide or as high as it was."""

_EDGE: Final = 0.12
"""So much higher it gets, in shares, for one that leaves it, so that it is seen to leave."""

_CROWD: Final = 6
_WIDTH: Final = 1.5
_WIDTH_IN_CROWD: Final = 1.0
"""Pixels; in a crowd, those of the device. Many lines are easier to tell apart when thin."""

_SAMPLES: Final = 400
"""Epochs of an earlier run that are looked at; those that make no difference are not drawn."""

_AT_ONCE: Final = 3
"""Where there are more new curves, such as those of a file, the rest of the window is painted
first. `make bench` needs this for the longest turn of the event loop."""


def runs_to_draw(runs: Runs) -> list[RunRecord]:
    """The latest of the earlier runs whose curves are to be shown, and the highlighted one."""
    visible = runs.earlier_runs
    latest = visible[-MOST_DRAWN:]
    highlight = runs.highlight
    if highlight in visible and highlight not in latest:
        return [highlight, *latest[1:]]
    return latest


class EarlierRuns(QObject):
    """An overlay with the earlier runs, each in its own style and, beside its curve, its number.

    An earlier run never squashes the current one: where it is much longer, or its numbers much
    larger, it leaves the plot at the edge, unless it is chosen or the plot is to show all.
    Where there is no current run, the latest of the earlier ones that did not run away takes its
    part.

    Signals:
        leaving_changed: Some run has begun to leave the plot, or none does any more.
    """

    leaving_changed = Signal()

    def __init__(self, plot: EpochPlot, model: WindowModel) -> None:
        super().__init__(plot)
        self._plot = plot
        self._model = model
        self._curves: dict[int, RunCurve] = {}
        self._leaving = False
        self._connect()
        self._follow_runs()
        plot.add_overlay(self)

    @property
    def leaving(self) -> bool:
        """Whether a run leaves the plot."""
        return self._leaving

    def last_epoch(self) -> int:
        """Up to which epoch they would like the plot to reach."""
        current = self._model.trainer.history
        if current is None and self._curves:
            current = self._leader().record.history
        if current is None or not self._curves:
            return 0
        most = _ROOM * max(last_worth_showing(current), 2)
        lasts = [
            (last_worth_showing(curve.record.history), self._is_whole(curve))
            for curve in self._curves.values()
        ]
        return max((last for last, is_whole in lasts if is_whole or last <= most), default=0)

    def prepare(self, start: int, stop: int, at_most: int) -> Sequence[float]:
        """Look up what is in view; it is painted as soon as the plot's scale is known."""
        for curve in self._curves.values():
            curve.sample(start, stop, min(at_most, _SAMPLES))
        room = self._worth_room() if self._curves else []
        leaving = any(curve.leaves for curve in self._curves.values())
        if leaving is not self._leaving:
            self._leaving = leaving
            self.leaving_changed.emit()
        return room

    def draw(self) -> None:
        """Draw them."""
        for curve in self._curves.values():
            curve.paint()

    def _connect(self) -> None:
        runs = self._model.runs
        runs.settled.connect(self._on_settled)
        runs.highlighted.connect(self._on_highlighted)
        self._plot.view.themed.connect(self._show_highlight)

    def _on_settled(self) -> None:
        """Show the runs as they are now; many new curves come after the next painting."""
        if len(self._runs_without_curve()) <= _AT_ONCE:
            changed = self._follow_runs()
        else:
            changed = self._remove_old_curves()
            call_after_paint(self, self._draw_new_runs)
        if changed or self._model.runs.changes_much:
            self._plot.draw()

    def _draw_new_runs(self) -> None:
        self._follow_runs()
        self._plot.draw()

    def _on_highlighted(self) -> None:
        self._follow_runs()
        self._show_highlight()
        self._plot.draw()  # what is chosen is all in view

    def _follow_runs(self) -> bool:
        """Have a curve for each earlier run to be seen; gives whether any is new or gone."""
        gone, new = self._remove_old_curves(), self._runs_without_curve()
        for record in new:
            self._curves[record.number] = RunCurve(self._plot, record)
        if gone or new:
            self._show_highlight()
        return bool(gone or new)

    def _remove_old_curves(self) -> bool:
        """Remove those of runs that are not to be seen any more; return whether there were any."""
        wanted = {record.number: record.history for record in runs_to_draw(self._model.runs)}
        gone = [
            number
            for number, curve in self._curves.items()
            if wanted.get(number) is not curve.record.history
        ]
        for number in gone:
            self._curves.pop(number).remove()
        return bool(gone)

    def _runs_without_curve(self) -> list[RunRecord]:
        shown = {number: curve.record.history for number, curve in self._curves.items()}
        wanted = runs_to_draw(self._model.runs)
        return [record for record in wanted if shown.get(record.number) is not record.history]

    def _show_highlight(self) -> None:
        highlight: RunRecord | None = self._model.runs.highlight
        thin = _WIDTH_IN_CROWD / self._plot.view.devicePixelRatioF()
        width = _WIDTH if len(self._curves) <= _CROWD else thin
        for number, curve in self._curves.items():
            chosen = None if highlight is None else number == highlight.number
            curve.apply_theme(self._plot.view.theme, width, chosen)

    def _leader(self) -> RunCurve:
        """The run that decides what the plot shows where there is no current one."""
        lasting = [
            number
            for number, curve in self._curves.items()
            if not curve.record.history.run.runs_away
        ]
        return self._curves[max(lasting or self._curves)]

    def _is_whole(self, curve: RunCurve) -> bool:
        """Whether all of a run is to be in view, whatever that does to the others."""
        chosen = self._model.runs.chosen
        is_chosen = chosen is not None and chosen.number == curve.record.number
        return is_chosen or self._plot.shows_all

    def _worth_room(self) -> list[float]:
        """The numbers that the plot should make room for."""
        axis = self._plot.axis
        leading = self._plot.values or self._leader().values
        low, high = axis.fitting_range(axis.positions(leading))
        floor = high - _ROOM * (high - low) if axis.is_linear else -np.inf
        ceiling = low + _ROOM * (high - low)
        margin = _EDGE * (high - low)
        room: list[float] = []
        for curve in self._curves.values():
            heights = [axis.position(number) for number in curve.extremes]
            whole = self._is_whole(curve)
            curve.leaves = not whole and any(not floor <= height <= ceiling for height in heights)
            for number, height in zip(curve.extremes, heights, strict=True):
                if whole or floor <= height <= ceiling:
                    room.append(number)
                else:
                    edge = high + margin if height > ceiling else low - margin
                    room.append(axis.value_at(edge))
        return room
