"""A live plot of one number over the epochs."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from simplenn.core.history import History
from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.network import EpochQuantity
from simplenn.core.numbers import format_short
from simplenn.core.sentences import curves
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.axes import LinearAxis
from simplenn.ui.plots.crosshair import Crosshair, readout
from simplenn.ui.plots.epoch_curve import EpochCurve
from simplenn.ui.plots.epoch_sampling import (
    SHOWN_WHOLE,
    last_worth_showing,
    next_power_of_two,
)
from simplenn.ui.plots.overlay import Overlay
from simplenn.ui.plots.plot_description import PlotDescription
from simplenn.ui.plots.plot_keys import PlotKeys
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.size import px
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.widgets.key_help import KeyHelp

_LEAST_WHILE_STEPPING: Final = 40
"""The epochs that the axis shows at least when a long run is gone through step by step."""

_PIXELS_A_POINT: Final = 2
"""The window's. Where not every epoch can be drawn: the line is as wide, so nobody sees more."""

_LARGEST_MARK: Final = 10.0
"""Pixels from the middle of the ring around a point to its edge, and some for the axes."""

_POINTED: Final = "epoch {epoch:,}: {quantity} {value}"
_POINTED_HIDDEN: Final = "epoch {epoch:,}"

_KEYS_IN_WORDS: Final = (
    "The keys Left and Right go from epoch to epoch; Enter opens the table of their numbers."
)

_KEYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


_KEY_HELP: Final = (
    KeyHelp("Left, Right", "Point at an epoch, and go to the next or the one before."),
    KeyHelp("Enter", "Open the table of the numbers at that epoch."),
)


class EpochPlot(QObject):
    """Draws one number of each epoch, live, and whatever is laid over it.

    The view follows the run until somebody pans or zooms; fit() makes it follow again. It has room
    for what suits the run that is shown, unless all is asked for. The epoch that the pointer is
    nearest to, or that the arrow keys move to, is marked.

    Signals:
        follows_changed: The view has begun or ceased to follow the run, or to show all.
    """

    follows_changed = Signal()

    def __init__(
        self,
        view: PlotView,
        axis: LinearAxis,
        model: WindowModel,
        quantity: EpochQuantity,
    ) -> None:
        super().__init__(view)
        self.view = view
        self.axis = axis
        self.quantity: EpochQuantity = quantity
        self._model = model
        self._overlays: list[Overlay] = []
        self._drawn_moment: tuple[object, ...] = ()
        self._follows = True
        self._shows_all = False
        self._curve = EpochCurve(view, axis, quantity)
        self._crosshair = Crosshair(view)
        view.box.setLimits(xMin=0.0, minXRange=2.0)
        PlotKeys(view, self.fit, *_KEY_HELP)
        PlotDescription(view, model, self.in_words)
        self._connect()
        self._curve.apply_theme()

    @property
    def follows(self) -> bool:
        """Whether the view follows the run."""
        return self._follows

    @property
    def shows_all(self) -> bool:
        """Whether all of every run is in view, however small that makes the one that is shown."""
        return self._shows_all

    @property
    def values(self) -> list[float]:
        """The numbers of the shown run that are in view."""
        return self._curve.values

    @property
    def epochs_shown(self) -> int:
        """How many epochs of the shown run there are to draw."""
        shown = self._model.shown
        counts = {"error": shown.errors, "prediction": shown.predictions}
        return counts.get(self.quantity, shown.weights)

    def add_overlay(self, overlay: Overlay) -> None:
        """Draw something else, too, whenever the plot is drawn."""
        self._overlays.append(overlay)
        self.draw()

    def fit(self) -> None:
        """Show all of the run, and follow it from now on."""
        self._set_view(follows=True)
        self.draw()

    def show_all(self) -> None:
        """Show all of every run, and follow them from now on."""
        self._set_view(follows=True, shows_all=True)
        self.draw()

    def draw(self) -> None:
        """Draw what is in view, as it is now; a plot that nobody sees waits until it is shown."""
        if not self.view.isVisible():
            return
        history = self._model.shown.history
        if self._follows:
            self._fit_across(history)
        start, stop = self._span_in_view()
        at_most = self._points_worth_drawing()
        self._curve.sample(history, start, min(stop, self.epochs_shown), at_most)
        self.axis.place_zero(self.values)  # overlays compare their positions with the run's
        wanted = [overlay.prepare(start, stop, at_most) for overlay in self._overlays]
        in_view = [*self.values, *(value for values in wanted for value in values)]
        if self._follows:
            self.axis.choose_unit(in_view)
        self.axis.place_zero(in_view)
        self._curve.draw(self.epochs_shown)
        if self._follows:
            margin = self._room_for_marks(self.view.height())
            height = self.axis.fitting_range(self.axis.positions(in_view), margin)
            self.view.show_range(self.view.shown[0], height)
        self.view.give_axes_room()
        for overlay in self._overlays:
            overlay.draw()
        self.view.labels.place()
        self._mark_pointed()
        self._drawn_moment = self._moment(history)

    def _connect(self) -> None:
        view, model = self.view, self._model
        model.shown.changed.connect(self._on_shown_changed)
        model.shown.pointed.connect(self._mark_pointed)
        model.restrictions.changed.connect(self._mark_pointed)
        model.trainer.state_changed.connect(self._on_state_changed)
        model.stepping.activated.connect(self._follow_if_not)
        model.setup_changed.connect(self.draw)
        view.themed.connect(self._curve.apply_theme)
        view.resized.connect(self.draw)
        view.revealed.connect(self.draw)
        view.moved.connect(self._on_moved)
        view.hovered.connect(lambda x, _y: model.shown.point_at(round(x)))
        view.left.connect(lambda: model.shown.point_at(None))
        view.key_pressed.connect(self._on_key)

    def _on_shown_changed(self) -> None:
        """Draw it; where many runs come or go, their overlay has it drawn once they are settled."""
        if not (self._model.runs.changes_much or self._has_moved_too_little_to_see()):
            self.draw()

    def _has_moved_too_little_to_see(self) -> bool:
        """Whether the run has gone on by less than a pixel since its end was drawn.

        `make bench` needs this for the share of a core that a slow run takes.
        """
        history = self._model.shown.history
        if not (history and self._model.shown.is_going_on):
            return False
        last = history[-1]
        value = getattr(last, self.quantity)
        same = self._moment(history) == self._drawn_moment
        return same and self._curve.ends_at(last.number, value)

    def _moment(self, history: History | None) -> tuple[object, ...]:
        """What else than the run's end the drawing depends on."""
        if not history:
            return (None,)
        continuations = sum(first <= self.epochs_shown for first in history.seams)
        return history, history.planned, continuations, self._model.shown.marked_at

    def _on_state_changed(self) -> None:
        """Follow a run that has just begun, even where an older one was zoomed into."""
        if not self._model.trainer.history:
            self._follow_if_not()

    def _follow_if_not(self) -> None:
        """Follow the run from now on; a plot that does so anyway is drawn for other news."""
        if self._shows_all or not self._follows:
            self.fit()

    def _on_moved(self) -> None:
        self._set_view(follows=False)
        self.draw()

    def in_words(self) -> str:
        """What the plot shows, for a screen reader, and what keys do in it."""
        hidden = self._model.restrictions.hides(Hidden.NUMBERS)
        history, epochs = self._model.shown.history, self.epochs_shown
        shown = curves.curve(history, self.quantity, epochs, with_numbers=not hidden)
        return f"{shown} {_KEYS_IN_WORDS}" if self.epochs_shown else shown

    def _on_key(self, key: int) -> None:
        step, last = _KEYS.get(Qt.Key(key)), self.epochs_shown
        if step is not None and last:
            pointed = self._model.shown.pointed_at or last + 1
            self._model.shown.point_at(min(max(pointed + step, 1), last))
            self._announce_pointed()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._model.shown.numbers_requested.emit(self._model.shown.pointed_at or max(last, 1))

    def _announce_pointed(self) -> None:
        history, number = self._model.shown.history, self._model.shown.pointed_at
        if history is None or number is None:
            return
        text = _POINTED_HIDDEN if self._model.restrictions.hides(Hidden.NUMBERS) else _POINTED
        value = format_short(getattr(history[number - 1], self.quantity))
        said = text.format(epoch=number, quantity=self.quantity, value=value)
        announce(self.view.widget, said)

    def _set_view(self, *, follows: bool, shows_all: bool = False) -> None:
        if (follows, shows_all) != (self._follows, self._shows_all):
            self._follows, self._shows_all = follows, shows_all
            self.follows_changed.emit()

    def _fit_across(self, history: History | None) -> None:
        planned = min(self._model.setup.epochs, SHOWN_WHOLE)
        last = planned if history is None else last_worth_showing(history)
        stepping = self._model.stepping
        if stepping.active:
            last = min(last, next_power_of_two(stepping.position.epoch, _LEAST_WHILE_STEPPING))
        last = max([last, 2, *(overlay.last_epoch() for overlay in self._overlays)])
        margin = (last - 1) * max(0.02, self._room_for_marks(self.view.width()))
        self.view.show_range((1 - margin, last + margin), self.view.shown[1])

    def _room_for_marks(self, pixels: float) -> float:
        """The share of what is drawn that a mark at an end needs, so as to be seen whole.

        Args:
            pixels: How wide or high the plot is with its axes, whose room changes with the range.
        """
        needed = px(self.view, _LARGEST_MARK)
        return needed / max(pixels - 2 * needed, 4 * needed)

    def _span_in_view(self) -> tuple[int, int]:
        """The index of the first epoch in view, which may be negative, and after the last one."""
        left, right = self.view.shown[0]
        return math.floor(left) - 1, math.ceil(right) + 1

    def _points_worth_drawing(self) -> int:
        """As many as there are pixels; where epochs have to be left out anyway, fewer."""
        pixels, (start, stop) = self.view.pixels_across, self._span_in_view()
        enough = int(self.view.box.width()) // _PIXELS_A_POINT
        return (pixels if stop - start <= pixels + 2 else enough) + 2

    def _mark_pointed(self) -> None:
        shown = self._model.shown
        history, number = shown.history, shown.marked_at
        if history is None or number is None or number > len(history):
            self._crosshair.hide()
            return
        epoch = history[number - 1]
        height = self.axis.position(getattr(epoch, self.quantity))
        self._crosshair.show(number, height if number <= self.epochs_shown else None)
        wanted = shown.pointed_at is not None or not self._model.stepping.active
        if wanted and not self._model.restrictions.hides(Hidden.NUMBERS):
            self._crosshair.show_numbers(number, height, readout(epoch))
