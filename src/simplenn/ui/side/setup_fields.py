"""The fields that a set-up is typed into."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simplenn.core.fields import ALPHA, EPOCHS, GOAL, INPUT, WEIGHT, Field
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.side.locked_field import LockedField
from simplenn.ui.widgets.spin_boxes import EpochsSpin, NumberSpin, StepSize, TypedField

_STEPS: Final = {INPUT: StepSize.UNIT, GOAL: StepSize.UNIT, WEIGHT: StepSize.TENTH}
"""What an arrow key does; of other numbers, each step is ten times the one before."""

_MNEMONICS: Final = {INPUT: "i", GOAL: "g", WEIGHT: "w", ALPHA: "a", EPOCHS: "o"}
"""The letter in the label of each field that leads to it."""


class SetupFields(QObject):
    """Edits the model's set-up, field by field, and shows every change made elsewhere.

    Signals:
        refused (str): What was entered into a field is not allowed; the sentence says what is.
        mended: What was refused is not there any longer.
    """

    refused = Signal(str)
    mended = Signal()

    def __init__(self, model: WindowModel, parent: QObject, name: str = "{}_spin") -> None:
        """Begin with no field.

        Args:
            model: Whose set-up it is.
            parent: What it belongs to.
            name: Their object names, with the number's name in place of {}.
        """
        super().__init__(parent)
        self._model = model
        self._name = name
        self._spins: dict[Field, NumberSpin | EpochsSpin] = {}
        model.setup_changed.connect(self._show_setup)

    def add(self, field: Field, parent: QWidget) -> TypedField:
        """Make the field of a number, in a widget."""
        spin: NumberSpin | EpochsSpin
        if field is EPOCHS:
            spin = EpochsSpin(parent)
        else:
            spin = NumberSpin(field.name, _STEPS.get(field, StepSize.DECADE), parent)
        spin.setObjectName(self._name.format(field.name))
        spin.setToolTip(field.explanation)
        spin.setValue(getattr(self._model.setup, field.name))
        spin.valueChanged.connect(lambda value: self._change(field, value))
        spin.refused.connect(self.refused)
        spin.mended.connect(self.mended)
        spin.editingFinished.connect(self._model.undo_history.end_edit)
        self._model.setup_loaded.connect(spin.take_back)
        self._model.typed_fields.add(spin, field.name)
        self._spins[field] = spin
        LockedField(self._model, spin, field)
        return spin

    @property
    def refusal(self) -> str:
        """Why a field is refused; empty unless one is."""
        return next(filter(None, [spin.refusal for spin in self._spins.values()]), "")

    def take_back(self) -> None:
        """Forget what is being typed."""
        for spin in self._spins.values():
            spin.take_back()

    def _change(self, field: Field, value: float) -> None:
        self._model.set_setup(replace(self._model.setup, **{field.name: value}))  # type: ignore[arg-type]

    def _show_setup(self) -> None:
        for field, spin in self._spins.items():
            value = getattr(self._model.setup, field.name)
            if spin.value() != value:
                spin.setValue(value)


def with_mnemonic(field: Field) -> str:
    """The label of a field, with the letter marked that leads to it."""
    letter = _MNEMONICS[field]
    return field.label.replace(letter, f"&{letter}", 1)
