"""A slider for alpha that shows what each alpha does."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from simplenn.core.numbers import format_exact
from simplenn.core.sentences import alpha
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.side.alpha_ruler_painter import MARGIN, AlphaRulerPainter
from simplenn.ui.side.alpha_ruler_scale import AlphaRulerScale
from simplenn.ui.size import px
from simplenn.ui.widgets.accessible_roles import speak_as
from simplenn.ui.widgets.event_filters import (
    ignore_clicker,
    ignore_stray_wheel,
    tell_when_pressed_off,
)

_PLACES: Final = 1_000
"""Whole numbers from one end to the other: what a slider tells assistive technology."""

_TIP: Final = (
    "What each alpha does with this input. Drag the handle or use the arrow keys; it stops at the "
    "best alpha and at the limit."
)

_CATCH: Final = 4.0
"""Pixels at 100 %: the handle snaps to a stop that is as near as this."""

_Action = QAbstractSlider.SliderAction
_STEPS: Final = {
    _Action.SliderSingleStepAdd: 0.01,
    _Action.SliderSingleStepSub: -0.01,
    _Action.SliderPageStepAdd: 0.1,
    _Action.SliderPageStepSub: -0.1,
    _Action.SliderToMaximum: 1.0,
    _Action.SliderToMinimum: -1.0,
}
"""How far along the ruler each key goes."""


class AlphaRuler(QAbstractSlider):
    """A band over alpha that shows the regimes for the input that is set, with a handle to drag.

    Arrow keys, Home and End move the handle; it stops at 0, at the best alpha and at the limit.
    For an alpha beyond an end, the handle is an arrow there.
    """

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._scale = AlphaRulerScale(model.setup.input)
        self._showing = False
        self.setObjectName("alpha_ruler")
        speak_as(self, QAccessible.Role.Slider)  # its value is a mere position
        self.setAccessibleName("alpha ruler")
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, _PLACES)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ignore_stray_wheel(self)
        ignore_clicker(self)
        tell_when_pressed_off(self, self._tell_why_off)
        self.actionTriggered.connect(self._on_action)
        self.valueChanged.connect(self._on_value_changed)
        model.setup_changed.connect(self._show)
        model.restrictions.changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        """As high as its picture."""
        return QSize(px(self, 240), AlphaRulerPainter.height(self))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any side column."""
        return QSize(px(self, 120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band, its ticks and the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = AlphaRulerPainter(painter, self, self._scale)
        picture.draw(self._model.setup.alpha, has_focus=self.hasFocus())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the handle to the mouse."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the handle with the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End dragging: all of it is one step for undo."""
        self._model.undo_history.end_edit()

    def _drag_to(self, position: QPointF) -> None:
        margin = px(self, MARGIN)
        width = max(self.width() - 2 * margin, 1.0)
        place = (position.x() - margin) / width
        stop = self._scale.near_stop(place, px(self, _CATCH) / width)
        self._choose(self._scale.alpha(place) if stop is None else stop)

    def _on_action(self, action: int) -> None:
        by = _STEPS.get(_Action(action))
        if by is not None:
            self._choose(self._scale.stepped(self._model.setup.alpha, by))

    def _on_value_changed(self, value: int) -> None:
        """Somebody has moved the slider by other means, such as assistive technology."""
        if not self._showing:
            self._choose(self._scale.alpha(value / _PLACES))

    def _choose(self, alpha: float) -> None:
        self._model.set_setup(replace(self._model.setup, alpha=alpha))
        self._show()

    def _tell_why_off(self) -> None:
        if why := self._model.restrictions.why_locked("alpha"):
            self._model.told.emit(why)

    def _show(self) -> None:
        setup = self._model.setup
        self._scale = AlphaRulerScale(setup.input)
        self._showing = True
        self.setValue(round(min(max(self._scale.place(setup.alpha), 0.0), 1.0) * _PLACES))
        self._showing = False
        why = self._model.restrictions.why_locked("alpha")
        self.setEnabled(self._scale.is_usable and not why)
        self.setToolTip(why or _TIP)
        self.setAccessibleDescription(f"alpha {format_exact(setup.alpha)}. {alpha.prospect(setup)}")
        self.update()
