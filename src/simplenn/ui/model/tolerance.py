"""How near to the goal is near enough."""

from __future__ import annotations

from PySide6.QtCore import QObject

from simplenn.ui.model.watched_number import WatchedNumber


class Tolerance(WatchedNumber):
    """How far off the prediction may be in forecasts, above 0; all panels share it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0.1, parent)

    def set_value(self, value: float) -> None:
        """Forecast for another distance; one that is not above 0 changes nothing."""
        if value > 0.0:
            super().set_value(value)
