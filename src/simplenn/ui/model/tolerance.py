"""How near to the goal is near enough."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Tolerance(QObject):
    """The distance from the goal that forecasts are made for; all panels share it.

    Signals:
        changed: It is another one.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = 0.1

    @property
    def value(self) -> float:
        """How far off the prediction may be; above 0."""
        return self._value

    def set_value(self, value: float) -> None:
        """Forecast for another distance; one that is not above 0 changes nothing."""
        if value > 0.0 and value != self._value:
            self._value = value
            self.changed.emit()
