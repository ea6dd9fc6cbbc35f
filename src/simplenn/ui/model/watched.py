"""A value that several parts of the window share."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")


class Watched(QObject, Generic[T]):
    """Holds a value, and tells when it is another one.

    Signals:
        changed: It is another one.
    """

    changed = Signal()

    def __init__(self, value: T, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = value

    @property
    def value(self) -> T:
        """The value."""
        return self._value

    def set_value(self, value: T) -> None:
        """Make it another one."""
        if value != self._value:
            self._value = value
            self.changed.emit()
