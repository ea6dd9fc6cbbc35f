"""What a field shows is what is used: nothing begins before what is being typed is entered."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from simplenn.core.setup import Setup


class FieldGroup(Protocol):
    """Fields that a set-up is typed into."""

    @property
    def refusal(self) -> str:
        """Why the text of one of them is refused; empty unless one is."""

    def commit(self) -> str:
        """Enter what is being typed; gives the refusal, or nothing."""

    def as_typed(self, setup: Setup) -> Setup:
        """Put what is being typed in place of what was entered, where it is allowed."""


class TypedFields(QObject):
    """The gate that everything passes which uses the set-up: train, save, copy, export...

    Signals:
        refusal_changed: A field is refused, or no longer.
        told (str): Something was not done, and why.
    """

    refusal_changed = Signal()
    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[FieldGroup] = []

    def add(self, group: FieldGroup) -> None:
        """Have fields entered, too, before anything begins."""
        self._groups.append(group)

    @property
    def refusal(self) -> str:
        """Why the text of a field is refused; empty unless one is."""
        return next(filter(None, [group.refusal for group in self._groups]), "")

    def enter(self) -> bool:
        """Enter what is being typed; where that is refused, tell, and give False."""
        refusal = next(filter(None, [group.commit() for group in self._groups]), "")
        if refusal:
            self.told.emit(f"Nothing was done: {refusal}")
        return not refusal

    def as_typed(self, setup: Setup) -> Setup:
        """A set-up with what is being typed in it; what is typed stays as it is."""
        for group in self._groups:
            setup = group.as_typed(setup)
        return setup
