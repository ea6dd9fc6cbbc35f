"""The numbers a person may choose: input, goal, weight, alpha, epochs, and the speed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simplenn.core.fields import ALPHA, EPOCHS, FIELDS, GOAL, INPUT, WEIGHT, Field
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.side.alpha_section import AlphaSection
from simplenn.ui.side.locked_fields import LockedFields
from simplenn.ui.side.section import Section, add_row
from simplenn.ui.side.speed_slider import SpeedSlider
from simplenn.ui.size import space
from simplenn.ui.widgets.spin_boxes import EpochsSpin, NumberSpin, StepSize

_STEPS: Final = {
    INPUT: StepSize.UNIT,
    GOAL: StepSize.UNIT,
    WEIGHT: StepSize.TENTH,
    ALPHA: StepSize.DECADE,
}


class SetupSection(QWidget):
    """Edits the model's set-up, field by field, and shows every change made elsewhere."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._spins = {field: self._spin(field) for field in FIELDS}
        self._alpha_part = AlphaSection(model, self)
        self._speed = SpeedSlider(model.trainer, self)
        layout = QVBoxLayout(self)
        space(layout, self, (0, 0, 0, 0), 12)
        layout.addWidget(self._network_section())
        layout.addWidget(self._training_section())
        self._show_setup()
        LockedFields(model, {spin: field for field, spin in self._spins.items()}, self)
        model.setup_changed.connect(self._show_setup)
        model.runs.alpha_requested.connect(self._ask_for_alpha)

    def set_brief(self, brief: bool) -> None:
        """Leave out what can be spared."""
        self._alpha_part.set_brief(brief)

    def offer_alphas(self, offered: bool) -> None:
        """Have the buttons that set alpha, or leave them out."""
        self._alpha_part.offer_alphas(offered)

    @property
    def is_refused(self) -> bool:
        """Whether the text of a field is refused."""
        return any(spin.refusal for spin in self._spins.values())

    def _spin(self, field: Field) -> NumberSpin | EpochsSpin:
        is_whole = field is EPOCHS
        spin = EpochsSpin(self) if is_whole else NumberSpin(field.name, _STEPS[field], self)
        spin.setObjectName(f"{field.name}_spin")
        spin.setToolTip(field.explanation)
        spin.valueChanged.connect(lambda value: self._change(**{field.name: value}))
        spin.editingFinished.connect(self._model.undo_history.end_edit)
        self._model.setup_loaded.connect(spin.take_back)
        self._model.typed_fields.add(spin, field.name)
        return spin

    def _network_section(self) -> Section:
        section = Section("Network", self)
        form = section.add_form()
        for field, letter in ((INPUT, "i"), (GOAL, "g"), (WEIGHT, "w")):
            add_row(form, _with_mnemonic(field, letter), field.name, self._spins[field])
        return section

    def _training_section(self) -> Section:
        section = Section("Training", self)
        form = section.add_form()
        add_row(form, _with_mnemonic(ALPHA, "a"), None, self._spins[ALPHA])
        form.addRow(self._alpha_part)
        add_row(form, _with_mnemonic(EPOCHS, "o"), None, self._spins[EPOCHS])
        add_row(form, "spee&d", None, self._speed)
        return section

    def _change(self, **fields: float | int) -> None:
        self._model.set_setup(replace(self._model.setup, **fields))  # type: ignore[arg-type]

    def _ask_for_alpha(self) -> None:
        self._spins[ALPHA].setFocus(Qt.FocusReason.OtherFocusReason)
        self._spins[ALPHA].selectAll()

    def _show_setup(self) -> None:
        for field, spin in self._spins.items():
            value = getattr(self._model.setup, field.name)
            if spin.value() != value:
                spin.setValue(value)


def _with_mnemonic(field: Field, letter: str) -> str:
    """A field's label, with the letter marked that leads to it."""
    return field.label.replace(letter, f"&{letter}", 1)
