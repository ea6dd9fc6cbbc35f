"""A number that several parts of the window share."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class WatchedNumber(QObject):
    """Holds a finite number, and tells when it is another one.

    Signals:
        changed: It is another one.
    """

    changed = Signal()

    def __init__(self, value: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = value

    @property
    def value(self) -> float:
        """The number."""
        return self._value

    def set_value(self, value: float) -> None:
        """Make it another one."""
        if value != self._value:
            self._value = value
            self.changed.emit()
