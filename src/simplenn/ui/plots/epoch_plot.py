"""A live plot of one number over the epochs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt, Signal

from simplenn.core.history import History
from simplenn.core.network import Epoch
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.axes import FARTHEST, Heights, LinearAxis
from simplenn.ui.plots.clipping import goes_through
from simplenn.ui.plots.crosshair import Crosshair, readout
from simplenn.ui.plots.epoch_sampling import (
    _SHOWN_WHOLE,
    Quantity,
    _doubled,
    are_all,
    epoch_points,
    last_worth_showing,
)
from simplenn.ui.plots.markers import Dots
from simplenn.ui.plots.plot_view import PlotView

_LEAST_IN_DEMO: Final = 40
"""The epochs that the axis shows at least when a long run is gone through step by step."""

_PIXELS_A_POINT: Final = 2
"""The window's. Where not every epoch can be drawn: the line is as wide, so nobody sees more."""

_DOTS: Final = 120
"""Up to so many epochs in view, each one has a dot."""

_LEFT_END: Final = 0.02
"""Where a landmark may have its text, as a share of the plot's width; at first it is there."""

_RIGHT_END: Final = 0.98
"""The other place."""

_SEAM: Final = "continued"

_KEYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Overlay(Protocol):
    """Something else that is drawn over the epochs, such as a forecast or an earlier run."""

    def last_epoch(self) -> int:
        """Up to which epoch it would like the plot to reach; 0 when it is not there."""
        ...

    def prepare(self, start: int, stop: int, at_most: int) -> Sequence[float]:
        """Find out what is to be drawn.

        Args:
            start: Index of the first epoch in view; may be negative.
            stop: Index after the last one.
            at_most: How many points are worth drawing.

        Returns:
            The numbers that the plot should make room for.
        """
        ...

    def draw(self) -> None:
        """Draw what prepare() has found; the axis knows by now where each number belongs."""
        ...


class EpochPlot(QObject):
    """Draws one number of each epoch, live, for as many epochs as there are pixels.

    The view follows the run until somebody pans or zooms; fit() makes it follow again. The
    epoch that the pointer is nearest to, or that the arrow keys move to, is marked.

    Signals:
        follows_changed: The view has begun or ceased to follow the run.
    """

    follows_changed = Signal()

    def __init__(
        self,
        view: PlotView,
        axis: LinearAxis,
        model: WindowModel,
        quantity: Quantity,
    ) -> None:
        super().__init__(view)
        self.view = view
        self.axis = axis
        self.quantity = quantity
        self._model = model
        self._overlays: list[Overlay] = []
        self._values: list[float] = []
        self._epochs: list[Epoch] = []
        self._sampled: tuple[History, int, int, int] | None = None
        self._drawn: tuple[Heights, Heights] = np.empty(0), np.empty(0)
        self._drawn_moment: tuple[object, ...] = ()
        self._follows = True
        self._curve = pg.PlotCurveItem(antialias=True)
        view.item.addItem(self._curve)
        self._dots, self._last = Dots(view.box, 5), Dots(view.box, 10)
        self._last.setZValue(5)
        for dots in (self._dots, self._last):
            view.item.addItem(dots, ignoreBounds=True)
        self._landmark = pg.InfiniteLine(angle=0, label="")
        self._put_text(_LEFT_END)
        self._landmark.setVisible(False)
        view.item.addItem(self._landmark, ignoreBounds=True)
        self._seams: list[pg.InfiniteLine] = []
        self._pointer = Crosshair(view)
        view.box.setLimits(xMin=0.0, minXRange=2.0)
        self._connect()
        self._apply_theme()

    @property
    def follows(self) -> bool:
        """Whether the view follows the run."""
        return self._follows

    @property
    def values(self) -> list[float]:
        """What is drawn of the current run, for an overlay that must not outdo it."""
        return self._values

    def add_overlay(self, overlay: Overlay) -> None:
        """Draw something else, too, whenever the plot is drawn."""
        self._overlays.append(overlay)
        self.draw()

    def fit(self) -> None:
        """Show everything, and follow the run from now on."""
        self._set_follows(True)
        self.draw()

    def draw(self) -> None:
        """Draw what is in view, as it is now; a plot that nobody sees waits until it is shown."""
        if not self.view.isVisible():
            return
        history = self._model.shown.history
        if self._follows:
            self._fit_across(history)
        epochs = self._epochs_in_view(history)
        points = epoch_points(epochs, self.quantity)
        self._values = [value for _, value in points]
        self.axis.heights(self._values)  # overlays may compare theirs with these
        in_view = [*self._values, *self._look_at_overlays()]
        if self._follows:
            self.axis.choose_unit(in_view)
        everything = self.axis.heights(in_view)
        heights = everything[: len(points)]
        numbers = np.array([number for number, _ in points], dtype=np.float64)
        if not all(map(np.array_equal, (numbers, heights), self._drawn)):
            self._drawn = numbers, heights
            self._curve.setData(numbers, heights)
            dotted = len(epochs) <= _DOTS and are_all(epochs)
            dots = zip(numbers.tolist(), heights.tolist(), strict=True)
            self._dots.put_at(dots if dotted else ())
        self._mark_last(epochs, heights)
        self._mark_seams(history)
        if self._follows:
            self.view.show_range(self.view.shown[0], self.axis.fitting_range(everything))
        for overlay in self._overlays:
            overlay.draw()
        self._mark_landmark()
        self._mark_pointed()
        self._drawn_moment = self._moment(history)

    def set_landmark(self, value: float | None, text: str = "") -> None:
        """Draw a dashed horizontal line that stays in view, with a text at it, or none."""
        landmarks = [value] if value is not None and abs(value) < FARTHEST else []
        if (landmarks, text) == (self.axis.landmarks, self._landmark.label.format):
            return
        self._landmark.setVisible(bool(landmarks))
        self._landmark.label.setFormat(text)
        if landmarks != self.axis.landmarks:
            self.axis.landmarks = landmarks
            self.draw()

    def _connect(self) -> None:
        view = self.view
        self._model.shown.changed.connect(self._on_shown_changed)
        self._model.trainer.state_changed.connect(self._on_state_changed)
        self._model.stepping.activated.connect(self.fit)
        self._model.setup_changed.connect(self.draw)
        self._model.shown.pointed.connect(self._mark_pointed)
        view.themed.connect(self._apply_theme)
        view.resized.connect(self.draw)
        view.revealed.connect(self.draw)
        view.moved.connect(self._on_moved)
        view.hovered.connect(lambda x, _y: self._model.shown.point_at(round(x)))
        view.left.connect(lambda: self._model.shown.point_at(None))
        view.key_pressed.connect(self._on_key)

    def _on_shown_changed(self) -> None:
        if not self._has_moved_too_little_to_see():
            self.draw()

    def _has_moved_too_little_to_see(self) -> bool:
        """Whether the run has gone on by less than a pixel since its end was drawn."""
        history, drawn = self._model.shown.history, self._last.places
        if not (history and drawn and self._model.shown.is_going_on):
            return False
        if self._moment(history) != self._drawn_moment:
            return False
        last = history[-1]
        place = last.number, self.axis.height(getattr(last, self.quantity))
        return self.view.pixels_apart(drawn[0], place) < 1.0

    def _moment(self, history: History | None) -> tuple[object, ...]:
        """What else than the run's end the picture depends on, while nothing but that changes."""
        planned = history.planned if history else 0
        return history, planned, self._seams_shown(history), self._model.shown.marked_at

    def _on_state_changed(self) -> None:
        """Follow a run that has just begun, even where an older one was zoomed into."""
        history = self._model.trainer.history
        if not history and not self._follows:
            self.fit()

    def _on_moved(self) -> None:
        self._set_follows(False)
        self.draw()

    def _on_key(self, key: int) -> None:
        step, shown = _KEYS.get(Qt.Key(key)), self._shown()
        if step is not None and shown:
            pointed = self._model.shown.pointed_at or shown + 1
            self._model.shown.point_at(min(max(pointed + step, 1), shown))

    def _set_follows(self, follows: bool) -> None:
        if follows != self._follows:
            self._follows = follows
            self.follows_changed.emit()

    def _fit_across(self, history: History | None) -> None:
        planned = min(self._model.setup.epochs, _SHOWN_WHOLE)
        last = planned if history is None else last_worth_showing(history)
        if self._model.stepping.active:
            last = min(last, _doubled(self._model.stepping.position.epoch, _LEAST_IN_DEMO))
        last = max([last, 2, *(overlay.last_epoch() for overlay in self._overlays)])
        margin = (last - 1) * 0.02
        self.view.show_range((1 - margin, last + margin), self.view.shown[1])

    def _look_at_overlays(self) -> list[float]:
        view = (*self._span_in_view(), self._points_worth_drawing())
        return [number for overlay in self._overlays for number in overlay.prepare(*view)]

    def _span_in_view(self) -> tuple[int, int]:
        left, right = self.view.shown[0]
        return math.floor(left) - 1, math.ceil(right) + 1

    def _points_worth_drawing(self) -> int:
        """As many as there are pixels; where epochs have to be left out anyway, fewer."""
        pixels, (start, stop) = self.view.pixels_across, self._span_in_view()
        enough = int(self.view.box.width()) // _PIXELS_A_POINT
        return (pixels if stop - start <= pixels + 2 else enough) + 2

    def _epochs_in_view(self, history: History | None) -> list[Epoch]:
        if history is None:
            return []
        start, stop = self._span_in_view()
        view = history, start, min(stop, self._shown()), self._points_worth_drawing()
        if view != self._sampled:
            known = self._epochs if self._sampled and self._sampled[0] is history else ()
            self._sampled = view
            self._epochs = history.sample(*view[1:], known)
        return self._epochs

    def _shown(self) -> int:
        """How many epochs there are to draw."""
        model = self._model
        return model.shown.errors if self.quantity == "error" else model.shown.weights

    def _mark_last(self, epochs: list[Epoch], heights: Heights) -> None:
        at_end = bool(epochs) and epochs[-1].number == self._shown()
        self._last.put_at([(epochs[-1].number, float(heights[-1]))] if at_end else ())

    def _mark_landmark(self) -> None:
        """Put the text to the end of the line that fewer curves go through."""
        for value in self.axis.landmarks:
            self._landmark.setPos(self.axis.height(value))
            here = self._text_end
            there = _RIGHT_END if here == _LEFT_END else _LEFT_END
            if self._curves_through_text(here) > self._curves_through_text(there):
                self._put_text(there)

    def _put_text(self, end: float) -> None:
        self._text_end, side = end, round(end)
        self._landmark.label.anchors = [(side, 0.0), (side, 1.0)]  # below the line, or above
        self._landmark.label.setPosition(end)

    def _curves_through_text(self, end: float) -> int:
        """How many curves go through the landmark's text if it stands at an end of its line."""
        (left, right), (bottom, top) = self.view.shown
        text, line = self._landmark.label.boundingRect(), self._landmark.value()
        width = text.width() / max(self.view.box.width(), 1.0) * (right - left)
        height = text.height() / max(self.view.box.height(), 1.0) * (top - bottom)
        begin = left + end * (right - left) - round(end) * width
        low = line - height if line > (bottom + top) / 2 else line
        across, up = (begin, begin + width), (low + height * 0.2, low + height * 0.8)
        return sum(
            goes_through(curve.getData(), across, up)
            for curve in self.view.item.items
            if isinstance(curve, pg.PlotCurveItem) and curve.isVisible()
        )

    def _mark_seams(self, history: History | None) -> None:
        seams = self._seams_shown(history)
        while len(self._seams) > len(seams):
            self.view.item.removeItem(self._seams.pop())
        while len(self._seams) < len(seams):
            self._seams.append(self._seam_line())
        (left, right), width = self.view.shown[0], self.view.fontMetrics().horizontalAdvance(_SEAM)
        room = 1.5 * width * (right - left) / max(self.view.box.width(), 1.0)
        told = -math.inf
        for line, seam in zip(self._seams, seams, strict=True):
            line.setPos(seam - 0.5)
            line.label.setVisible(seam - told > room)
            told = seam if seam - told > room else told

    def _seams_shown(self, history: History | None) -> list[int]:
        shown = self._shown()
        return [seam for seam in history.seams if seam <= shown] if history is not None else []

    def _seam_line(self) -> pg.InfiniteLine:
        place = {"position": 0.94 if self.quantity == "error" else 0.08}
        line = pg.InfiniteLine(angle=90, label=_SEAM, labelOpts=place)
        self._colour_seam(line)
        self.view.item.addItem(line, ignoreBounds=True)
        return line

    def _colour_seam(self, line: pg.InfiniteLine) -> None:
        line.setPen(self.view.pen(self.view.theme.faint, style=Qt.PenStyle.DashLine))
        line.label.setColor(self.view.theme.text)

    def _mark_pointed(self) -> None:
        history, pointed = self._model.shown.history, self._model.shown.pointed_at
        number = self._model.shown.marked_at
        if history is None or number is None or number > len(history):
            self._pointer.hide()
            return
        epoch = history[number - 1]
        height = self.axis.height(getattr(epoch, self.quantity))
        self._pointer.show(number, height if number <= self._shown() else None)
        if pointed is not None or not self._model.stepping.active:
            self._pointer.tell(number, height, readout(epoch))

    def _apply_theme(self) -> None:
        theme = self.view.theme
        colour = theme.term(self.quantity)
        self._curve.setPen(self.view.pen(colour, 2))
        self._dots.set_colours(pg.mkBrush(colour), pg.mkPen(None))
        self._last.set_colours(pg.mkBrush(colour), self.view.pen(theme.background, 2))
        self._landmark.setPen(self.view.pen(theme.goal, 1.5, Qt.PenStyle.DashLine))
        self._landmark.label.setColor(theme.text)
        for line in self._seams:
            self._colour_seam(line)
