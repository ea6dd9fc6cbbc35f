"""The speed of training, from one epoch a second to as fast as it can."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from simplenn.core.numbers import format_rate
from simplenn.engine.trainer import Trainer
from simplenn.ui.size import column
from simplenn.ui.widgets.accessible_roles import speak_as
from simplenn.ui.widgets.event_filters import ignore_clicker, ignore_stray_wheel

SPEEDS: Final[tuple[float | None, ...]] = (
    *(mantissa * 10.0**decade for decade in range(6) for mantissa in (1.0, 2.0, 5.0)),
    None,
)
"""Epochs a second at each position; None is as fast as it can."""


class SpeedSlider(QWidget):
    """A slider with the speed in words below it; works while training is going on, too."""

    def __init__(self, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._words = QLabel(self)
        self._slider = self._build_slider()
        self.setFocusProxy(self._slider)
        column(self, self._slider, self._words)
        self._show_speed()
        self._slider.valueChanged.connect(self._set_speed)
        trainer.speed_changed.connect(self._show_speed)

    def _build_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setObjectName("speed_slider")
        slider.setRange(0, len(SPEEDS) - 1)
        slider.setPageStep(3)
        ignore_stray_wheel(slider)
        ignore_clicker(slider)
        speak_as(slider, QAccessible.Role.Slider)  # its value is a mere position
        slider.setAccessibleName("speed")
        slider.setToolTip("Epochs a second, from one to as fast as this computer can.")
        return slider

    def _set_speed(self, position: int) -> None:
        self._trainer.set_speed(SPEEDS[position])

    def _show_speed(self) -> None:
        with QSignalBlocker(self._slider):  # a speed between two positions stays what it is
            self._slider.setValue(nearest_position(self._trainer.speed))
        words = _in_words(self._trainer.speed)
        self._words.setText(words)
        self._slider.setAccessibleDescription(words)


def nearest_position(speed: float | None) -> int:
    """The slider's position for a speed, or the one that comes nearest."""
    if speed is None:
        return SPEEDS.index(None)
    speeds = [each for each in SPEEDS if each is not None]
    return min(range(len(speeds)), key=lambda position: abs(math.log(speeds[position] / speed)))


def _in_words(speed: float | None) -> str:
    return "as fast as it can" if speed is None else format_rate(speed, "epoch")
