"""The valley: the error of every weight, and the way a run takes down into it."""

from __future__ import annotations

import math
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QObject, QPointF, Signal

from simplenn.core.history import History
from simplenn.core.network import Epoch, train_one_epoch
from simplenn.core.setup import Setup
from simplenn.core.stepping.steps import CodeLine
from simplenn.core.theory import ideal_weight
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.axes import LinearAxis
from simplenn.ui.plots.old_valley import OldValley, valley_points
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.plots.valley_marks import ValleyMarks
from simplenn.ui.plots.valley_span import ValleySpan
from simplenn.ui.size import px

_EARLIER: Final = 40
"""Earlier epochs that are shown."""

_NEAR: Final = 12.0
"""Pixels: a pointer that is so near to a ball points at it."""


class ValleyPlot(QObject):
    """Draws the error against the weight, with a ball at the weight of the moment.

    While somebody steps through, the tangent and the arrow to the next weight appear with the steps
    that compute them. The view follows the ball until somebody pans or zooms; fit() makes it
    follow again.

    Signals:
        follows_changed: The view has begun or ceased to follow the ball, or to keep old axes.
        start_chosen (float): The ball was dragged to this weight.
        start_settled: The ball was let go.
        slope_changed: The tangent is at another place, or there is none any more.
    """

    follows_changed = Signal()
    start_chosen = Signal(float)
    start_settled = Signal()
    slope_changed = Signal()

    def __init__(
        self, view: PlotView, weights: LinearAxis, errors: LinearAxis, model: WindowModel
    ) -> None:
        """Draw into a plot, with its horizontal and its vertical axis."""
        super().__init__(view)
        self._view = view
        self._weights = weights
        self._errors = errors
        self._model = model
        self._follows = True
        self._keeps_axes = False
        self._span: ValleySpan | None = None
        self._drawn_setup: Setup | None = None
        self._drawn_history: History | None = None
        self._drawn: tuple[object, ...] = ()
        self._drawn_curve: tuple[object, ...] = ()
        self._curve = pg.PlotCurveItem(antialias=True)
        view.item.addItem(self._curve)
        self._old_valley = OldValley(view, weights, errors)
        self._marks = ValleyMarks(view, weights, errors)
        self._connect()
        self._apply_theme()

    @property
    def follows(self) -> bool:
        """Whether the view follows the ball."""
        return self._follows

    @property
    def keeps_axes(self) -> bool:
        """Whether the axes are still those of the valley before the input or goal was changed."""
        return self._keeps_axes

    @property
    def slope_at(self) -> Epoch | None:
        """The epoch whose slope is shown; None where none is."""
        return self._epoch() if self._lines() >= CodeLine.DERIVATIVE else None

    def fit(self) -> None:
        """Show start, bottom and ball, without an old valley, and follow the ball from now on."""
        self._old_valley.remove()
        self._set_view(follows=True, keeps_axes=False)
        self.draw()

    def draw(self) -> None:
        """Draw the moment that the window shows; a plot that nobody sees waits."""
        if not self._view.isVisible():
            return
        setup, epoch = self._setup(), self._epoch()
        if not self._marks.ball.moving:
            self._notice_another_valley(setup)
            if self._follows:
                self._fit_axes(setup, epoch)
        self._view.give_axes_room()
        units = self._weights.mapping, self._errors.mapping
        seen = self._view.shown, self._view.box.size(), units, self._old_valley.setup
        drawn = (setup, epoch, self._lines(), seen)
        if drawn == self._drawn and not self._marks.ball.moving:
            return
        self._drawn = drawn
        self._draw_curve(setup)
        self._old_valley.draw()
        self._marks.mark_bottom(ideal_weight(setup))
        self._marks.mark_earlier_epochs(self._earlier_epochs(epoch))
        self._marks.mark(epoch, _following(setup, epoch), self._lines(), self._is_last(epoch))
        self._view.labels.place()
        self.slope_changed.emit()

    def _connect(self) -> None:
        model, view, ball = self._model, self._view, self._marks.ball
        model.shown.changed.connect(self._on_shown_changed)
        model.setup_loaded.connect(self._forget_old_valley)
        model.setup_changed.connect(self.draw)
        model.shown.pointed.connect(self.draw)
        model.stepping.activated.connect(self.fit)
        view.themed.connect(self._apply_theme)
        view.resized.connect(self.draw)
        view.revealed.connect(self.draw)
        view.moved.connect(self._on_moved)
        view.hovered.connect(self._on_hovered)
        view.left.connect(lambda: model.shown.point_at(None))
        ball.sigPositionChanged.connect(self._on_dragged)
        ball.sigPositionChangeFinished.connect(self._on_let_go)

    def _setup(self) -> Setup:
        pointed, history = self._model.shown.pointed_at, self._model.shown.history
        if self._marks.ball.moving:
            return self._model.setup
        if pointed is not None and history is not None:
            return history.setup_at(pointed - 1)
        return self._model.shown.setup

    def _epoch(self) -> Epoch | None:
        """The epoch whose weight the ball is at."""
        pointed, history = self._model.shown.pointed_at, self._model.shown.history
        if pointed is not None and history is not None and not self._marks.ball.moving:
            return history[pointed - 1]
        return self._epoch_of_moment()

    def _is_last(self, epoch: Epoch | None) -> bool:
        """Whether an epoch is shown in place of the next one, whose numbers are too large."""
        shown = self._model.shown
        is_past = shown.epoch is not None or shown.pointed_at is not None
        return epoch is not None and not is_past and epoch.number == len(shown.history or ())

    def _epoch_of_moment(self) -> Epoch | None:
        """The epoch of the moment: one of the past, or else the next to come.

        Where the next one's numbers are too large, it is the last one that has been done.
        """
        history, past = self._model.shown.history, self._model.shown.epoch
        if history is not None and past is not None and not self._marks.ball.moving:
            return history[past - 1]
        setup = self._setup()
        dragged = self._marks.ball.moving or history is None
        weight = setup.weight if dragged or history is None else history.weight
        done = 0 if history is None else len(history)
        following = train_one_epoch(done + 1, weight, setup.input, setup.goal, setup.alpha)
        if following is not None or dragged or not history:
            return following
        return history[-1]

    def _lines(self) -> int:
        """How many of that epoch's lines are to be seen."""
        while_stepping = self._model.stepping.active and self._model.shown.pointed_at is None
        return self._model.stepping.shown_lines if while_stepping else CodeLine.WEIGHT

    def _earlier_epochs(self, epoch: Epoch | None) -> list[Epoch]:
        history = self._model.shown.history
        if history is None or epoch is None or self._marks.ball.moving:
            return []
        done = epoch.number - 1
        return history.sample(done - _EARLIER, done, _EARLIER)

    def _fit_axes(self, setup: Setup, epoch: Epoch | None) -> None:
        """Fit the axes to what is to be seen; those of an old valley only as far as needed."""
        span = ValleySpan.around(setup, epoch, goes_on=self._lines() == CodeLine.WEIGHT)
        if self._keeps_axes and self._span is not None:
            span = self._span.with_room_for(setup, epoch, span)
        self._span = span
        self._weights.choose_unit([span.left, span.right])
        self._errors.choose_unit([0.0, span.high])
        top = self._errors.position(span.high)
        across = self._weights.position(span.left), self._weights.position(span.right)
        self._view.show_range(across, (-0.06 * top, top))

    def _notice_another_valley(self, setup: Setup) -> None:
        """Keep the old one, and its axes until they are to be fitted or a run begins."""
        history, before = self._model.shown.history, self._drawn_setup
        if history is not None and history is not self._drawn_history:
            self._old_valley.remove()  # a run has begun: only another run's valley can be old now
        if history is None or history is not self._drawn_history:
            self._old_valley.follow(before, setup)
        self._drawn_setup, self._drawn_history = setup, history
        self._set_view(self._follows, self._old_valley.setup is not None and history is None)

    def _draw_curve(self, setup: Setup) -> None:
        units = self._weights.mapping, self._errors.mapping
        curve = (setup.input, setup.goal, *self._view.shown[0], units)
        if curve != self._drawn_curve:
            self._drawn_curve = curve
            points = valley_points(setup, self._view, self._weights, self._errors)
            self._curve.setData(*points)

    def _forget_old_valley(self) -> None:
        """Begin anew: all numbers are about to be replaced, by a lesson's or a session's."""
        self._drawn_setup = None
        self._old_valley.remove()

    def _on_shown_changed(self) -> None:
        if not self._has_moved_too_little_to_see():
            self.draw()

    def _has_moved_too_little_to_see(self) -> bool:
        """Whether the run has gone on by less than a pixel since it was drawn.

        `make bench` needs this for the share of a core that a slow run takes.
        """
        if not self._model.shown.is_going_on or self._drawn[:1] != (self._setup(),):
            return False
        epoch = self._epoch()
        return epoch is not None and self._marks.are_about_there(epoch)

    def _on_moved(self) -> None:
        self._set_view(follows=False, keeps_axes=self._keeps_axes)
        self.draw()

    def _set_view(self, follows: bool, keeps_axes: bool) -> None:
        if (follows, keeps_axes) != (self._follows, self._keeps_axes):
            self._follows, self._keeps_axes = follows, keeps_axes
            self.follows_changed.emit()

    def _on_hovered(self, x: float, y: float) -> None:
        """Point at the nearest earlier epoch, unless the ball is nearer, which can be dragged."""
        moment = self._epoch_of_moment()
        if moment is None or self._marks.ball.moving:
            return
        place = self._view.box.mapViewToScene
        pointer = place(QPointF(x, y))
        distances = [
            (_distance(place(self._marks.place_of(epoch)), pointer), epoch.number)
            for epoch in (moment, *self._earlier_epochs(moment))
        ]
        near = px(self._view, _NEAR)
        (distance, number), at_ball = min(distances), distances[0][0] < near / 2
        is_other = number != moment.number and not at_ball
        self._model.shown.point_at(number if distance < near and is_other else None)

    def _on_dragged(self) -> None:
        if self._marks.ball.moving and not self._marks.placing:
            self.start_chosen.emit(self._rounded(self._marks.ball.pos().x()))

    def _on_let_go(self) -> None:
        self.draw()
        self.start_settled.emit()

    def _rounded(self, position: float) -> float:
        """The weight at a position, with no more digits than a pixel is wide."""
        (left, right), _ = self._view.shown
        weight = self._weights.value_at(min(max(position, left), right))
        pixel = (right / 2 - left / 2) * 2 * self._weights.unit / self._view.pixels_across
        return round(weight, -math.floor(math.log10(pixel))) if pixel > 0.0 else weight

    def _apply_theme(self) -> None:
        self._curve.setPen(self._view.pen(self._view.theme.error, 2))
        self._old_valley.apply_theme()
        self._marks.apply_theme()


def _following(setup: Setup, epoch: Epoch | None) -> Epoch | None:
    if epoch is None:
        return None
    number, weight = epoch.number + 1, epoch.new_weight
    return train_one_epoch(number, weight, setup.input, setup.goal, setup.alpha)


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
