"""Stepping by itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from simplenn.ui.model.stepping import Stepping

SPEEDS: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Steps a second."""


class Autoplay(QObject):
    """Goes on in a stepping at a speed of its own, up to the end; no timer runs otherwise.

    Signals:
        toggled (bool): It has begun or ended.
    """

    toggled = Signal(bool)

    def __init__(self, stepping: Stepping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stepping = stepping
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self.set_speed(1.0)
        stepping.activated.connect(lambda: self.set_on(False))
        stepping.changed.connect(self._end_at_end)

    @property
    def on(self) -> bool:
        """Whether it goes on by itself."""
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """Steps a second."""
        return self._speed

    def set_speed(self, speed: float) -> None:
        """Go on at another speed: steps a second, above 0."""
        self._speed = speed
        self._timer.setInterval(round(1000 / speed))

    def set_on(self, on: bool) -> None:
        """Begin or end; it begins only where there is something to go on to."""
        on = on and self._stepping.can_go_on
        if on == self.on:
            return
        if on:
            self._timer.start()
        else:
            self._timer.stop()
        self.toggled.emit(on)

    def _step(self) -> None:
        if self._stepping.asked is None:  # else it waits for the guess
            self._stepping.next()

    def _end_at_end(self) -> None:
        if not self._stepping.can_go_on:
            self.set_on(False)
