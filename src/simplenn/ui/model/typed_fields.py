"""What a field shows is what is used: nothing begins before what is being typed is entered."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from simplenn.core.setup import Setup


class EnteredField(Protocol):
    """A field that is typed into, or several that belong together."""

    refused: SignalInstance
    mended: SignalInstance

    @property
    def refusal(self) -> str:
        """Why the text of one of them is refused; empty unless one is."""

    def commit(self) -> str:
        """Enter what is being typed; gives the refusal, or nothing."""


class SetupFields(EnteredField, Protocol):
    """Fields that a set-up is typed into."""

    def as_typed(self, setup: Setup) -> Setup:
        """Put what is being typed in place of what was entered, where it is allowed."""


class TypedFields(QObject):
    """The gate that everything passes which uses a number: train, save, copy, export...

    A refused text that the rest does not need, such as the tolerance's, closes it, too: whoever
    sees a red frame is to know that nothing has begun with another number than the one typed.

    Signals:
        refusal_changed: A field is refused, or no longer.
        told (str): Something was not done, and why.
    """

    refusal_changed = Signal()
    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields: list[EnteredField] = []
        self._setups: list[SetupFields] = []

    def add(self, field: EnteredField) -> None:
        """Have a field entered, too, before anything begins."""
        self._fields.append(field)
        field.refused.connect(self.refusal_changed)
        field.mended.connect(self.refusal_changed)

    def add_setup(self, fields: SetupFields) -> None:
        """Have the fields of a set-up entered, too, before anything begins."""
        self.add(fields)
        self._setups.append(fields)

    @property
    def refusal(self) -> str:
        """Why the text of a field is refused; empty unless one is."""
        return next(filter(None, [field.refusal for field in self._fields]), "")

    def enter(self) -> bool:
        """Enter what is being typed; where that is refused, tell, and give False."""
        refusal = next(filter(None, [field.commit() for field in self._fields]), "")
        if refusal:
            self.told.emit(f"Nothing was done: {refusal}")
        return not refusal

    def as_typed(self, setup: Setup) -> Setup:
        """A set-up with what is being typed in it; what is typed stays as it is."""
        for fields in self._setups:
            setup = fields.as_typed(setup)
        return setup
