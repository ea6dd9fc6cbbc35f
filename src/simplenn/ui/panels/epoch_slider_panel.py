"""The slider that shows any past epoch again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.stepping.narration import moment
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import follow_size, px, space
from simplenn.ui.widgets.accessible_roles import speak_as
from simplenn.ui.widgets.event_filters import ignore_stray_wheel
from simplenn.ui.widgets.panel_corner import PanelCorner

_MOST_PLACES: Final = 2**31 - 2
"""A slider counts in 32 bits; more epochs than that share its places."""


class EpochSliderPanel(QWidget):
    """A slider over all epochs; the whole window shows the state of the epoch that is chosen.

    It has a place for the state before each epoch's update, and at its right end one more for the
    latest state, after the last of them; there it stays while training goes on. While
    somebody steps through, it moves from epoch to epoch.
    """

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._stride = 1
        self._slider = self._build_slider()
        self._words = QLabel(self)
        label = QLabel("epoch", self)
        layout = QHBoxLayout(self)
        space(layout, self, (16, 8, 16, 8), 8)
        layout.addWidget(label)
        layout.addWidget(self._slider, stretch=1)
        layout.addWidget(self._words)
        layout.addWidget(PanelCorner(self))
        model.shown.changed.connect(self._show)
        self._slider.valueChanged.connect(self._on_moved)
        follow_size(self, self._show)

    def _build_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setObjectName("scrubber")
        speak_as(slider, QAccessible.Role.Slider)  # its last place is no epoch
        slider.setAccessibleName("epoch")
        slider.setToolTip("Show any epoch again, in every view; the right end is the latest state.")
        follow_size(slider, lambda: slider.setMinimumWidth(px(slider, 48)))
        ignore_stray_wheel(slider)
        return slider

    def _show(self) -> None:
        last = len(self._model.shown.history or ())
        shown = self._model.shown.epoch
        self._stride = -(-last // _MOST_PLACES) or 1
        places = last // self._stride
        latest = places if self._model.stepping.active else places + 1
        with QSignalBlocker(self._slider):
            self._slider.setEnabled(last > 0)
            self._slider.setRange(1, max(latest, 1))
            self._slider.setPageStep(max(places // 10, 1))
            self._slider.setValue(latest if shown is None else shown // self._stride)
        now = f"after {last:,}" if last else ""
        self._words.setText(now if shown is None else f"{shown:,} of {last:,}")
        self._describe(self._words.text())
        metrics = self.fontMetrics()  # a size that stays: nothing is laid out for another number
        widest = max(map(metrics.horizontalAdvance, (f"{last:,} of {last:,}", now)))
        self._words.setFixedSize(widest + 4, metrics.height())

    def _describe(self, words: str) -> None:
        """Say what is shown to those who cannot see it; not while a run goes on."""
        shown = self._model.shown
        if shown.is_going_on:
            return
        said = [words]
        past = not self._model.stepping.active and shown.history is not None
        if past and shown.epoch is not None and not self._model.restrictions.hides(Hidden.STATUS):
            assert shown.history is not None
            said.append(moment(shown.setup, shown.history[shown.epoch - 1]))
        self._slider.setAccessibleDescription(". ".join(said))

    def _on_moved(self, place: int) -> None:
        at_end = place == self._slider.maximum() and not self._model.stepping.active
        self._model.shown.show_epoch(None if at_end else place * self._stride)
