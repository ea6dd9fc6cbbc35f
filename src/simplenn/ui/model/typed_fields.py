"""What a field shows is what is used: nothing begins before what is being typed is entered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from simplenn.core.setup import Setup


class EnteredField(Protocol):
    """A field that a number is typed into."""

    refused: SignalInstance
    mended: SignalInstance

    @property
    def refusal(self) -> str:
        """Why its text is refused; empty unless it is."""

    def commit(self) -> str:
        """Enter what is being typed; gives the refusal, or nothing."""

    def pending(self) -> float | str:
        """The number that is being typed, or the refusal."""


class TypedFields(QObject):
    """All fields with numbers. Whatever uses a number enters what is typed in them first.

    It does not begin while any of them is refused, even one that it does not need, such as the
    tolerance: a person who sees a red frame is to know that nothing has begun with another number
    than the one typed.

    Signals:
        refusal_changed: A field is refused, or no longer.
        told (str): Something was not done, and why.
    """

    refusal_changed = Signal()
    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields: list[tuple[EnteredField, str]] = []

    def add(self, field: EnteredField, name: str = "") -> None:
        """Have a field entered, too, before anything begins.

        Args:
            field: The field.
            name: Which field of a set-up is typed into it; empty for none.
        """
        self._fields.append((field, name))
        field.refused.connect(self.refusal_changed)
        field.mended.connect(self.refusal_changed)

    @property
    def refusal(self) -> str:
        """Why the text of a field is refused; empty unless one is."""
        return next(filter(None, [field.refusal for field, _ in self._fields]), "")

    def enter(self) -> bool:
        """Enter what is being typed; where that is refused, tell, and give False."""
        refusal = next(filter(None, [field.commit() for field, _ in self._fields]), "")
        if refusal:
            self.told.emit(f"Nothing was done: {refusal}")
        return not refusal

    def as_typed(self, setup: Setup) -> Setup:
        """A set-up with what is being typed, where it is allowed; the fields stay as they are.

        Where two fields have the same name, one of them shows what the set-up has.
        """
        typed = [(name, field.pending()) for field, name in self._fields if name]
        allowed: dict[str, Any] = {
            name: number
            for name, number in typed
            if not isinstance(number, str) and number != getattr(setup, name)
        }
        return replace(setup, **allowed)
