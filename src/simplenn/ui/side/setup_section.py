"""The numbers a person may choose: input, goal, weight, alpha, epochs, and the speed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simplenn.core.fields import ALPHA, EPOCHS, FIELDS, GOAL, INPUT, WEIGHT, Field
from simplenn.core.setup import Setup
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.side.alpha_section import AlphaSection
from simplenn.ui.side.locked_fields import LockedFields
from simplenn.ui.side.section import Section, add_row
from simplenn.ui.side.speed_slider import SpeedSlider
from simplenn.ui.size import space
from simplenn.ui.widgets.spin_boxes import EpochsSpin, NumberSpin, StepSize, TypedField


class SetupSection(QWidget):
    """Edits the model's set-up, field by field, and shows every change made elsewhere.

    Signals:
        refused (str): What was entered into a field is not allowed; the sentence says what is.
        mended: What was refused is not there any longer.
    """

    refused = Signal(str)
    mended = Signal()

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._input = self._number(INPUT, StepSize.UNIT)
        self._goal = self._number(GOAL, StepSize.UNIT)
        self._weight = self._number(WEIGHT, StepSize.TENTH)
        self._alpha = self._number(ALPHA, StepSize.DECADE)
        self._alpha_part = AlphaSection(model, self)  # here, so that Tab leads to it from alpha
        self._epochs = self._epochs_spin()
        self._speed = SpeedSlider(model.trainer, self)
        layout = QVBoxLayout(self)
        space(layout, self, (0, 0, 0, 0), 12)
        layout.addWidget(self._network_section())
        layout.addWidget(self._training_section())
        self._show_setup()
        model.typed_fields.add_setup(self)
        for field in self.fields:
            model.setup_loaded.connect(field.take_back)
        LockedFields(model, dict(zip(self.fields, FIELDS, strict=True)), self)
        model.setup_changed.connect(self._show_setup)
        model.runs.alpha_requested.connect(self._ask_for_alpha)

    def set_brief(self, brief: bool) -> None:
        """Leave out what can be spared."""
        self._alpha_part.set_brief(brief)

    def offer_alphas(self, offered: bool) -> None:
        """Have the buttons that set alpha, or leave them out."""
        self._alpha_part.offer_alphas(offered)

    @property
    def fields(self) -> tuple[TypedField, ...]:
        """What is typed into, from top to bottom."""
        return self._input, self._goal, self._weight, self._alpha, self._epochs

    def commit(self) -> str:
        """Enter what is being typed; why a field is refused, or nothing."""
        return next(filter(None, [field.commit() for field in self.fields]), "")

    @property
    def refusal(self) -> str:
        """Why a field is refused; empty unless one is."""
        return next(filter(None, [field.refusal for field in self.fields]), "")

    def as_typed(self, setup: Setup) -> Setup:
        """Put what is being typed in place of what was entered, where it is allowed."""
        names = [field.name for field in (INPUT, GOAL, WEIGHT, ALPHA, EPOCHS)]
        typed = zip(names, [field.pending() for field in self.fields], strict=True)
        allowed: dict[str, Any] = {name: it for name, it in typed if not isinstance(it, str)}
        return replace(setup, **allowed)

    def _number(self, field: Field, step: StepSize) -> NumberSpin:
        spin = NumberSpin(field.name, step, self)
        self._prepare(spin, field)
        return spin

    def _epochs_spin(self) -> EpochsSpin:
        spin = EpochsSpin(self)
        self._prepare(spin, EPOCHS)
        return spin

    def _prepare(self, spin: NumberSpin | EpochsSpin, field: Field) -> None:
        spin.setObjectName(f"{field.name}_spin")
        spin.setToolTip(field.explanation)
        spin.valueChanged.connect(lambda value: self._change(**{field.name: value}))
        spin.refused.connect(self.refused)
        spin.mended.connect(self.mended)
        spin.editingFinished.connect(self._model.undo_history.end_edit)

    def _network_section(self) -> Section:
        section = Section("Network", self)
        form = section.add_form()
        add_row(form, _with_mnemonic(INPUT, "i"), "input", self._input)
        add_row(form, _with_mnemonic(GOAL, "g"), "goal", self._goal)
        add_row(form, _with_mnemonic(WEIGHT, "w"), "weight", self._weight)
        return section

    def _training_section(self) -> Section:
        section = Section("Training", self)
        form = section.add_form()
        add_row(form, _with_mnemonic(ALPHA, "a"), None, self._alpha)
        form.addRow(self._alpha_part)
        add_row(form, _with_mnemonic(EPOCHS, "o"), None, self._epochs)
        add_row(form, "spee&d", None, self._speed)
        return section

    def _change(self, **fields: float | int) -> None:
        self._model.set_setup(replace(self._model.setup, **fields))  # type: ignore[arg-type]

    def _ask_for_alpha(self) -> None:
        self._alpha.setFocus(Qt.FocusReason.OtherFocusReason)
        self._alpha.selectAll()

    def _show_setup(self) -> None:
        setup = self._model.setup
        for spin, value in self._shown(setup):
            if spin.value() != value:
                spin.setValue(value)
        if self._epochs.value() != setup.epochs:
            self._epochs.setValue(setup.epochs)

    def _shown(self, setup: Setup) -> list[tuple[NumberSpin, float]]:
        return [
            (self._input, setup.input),
            (self._goal, setup.goal),
            (self._weight, setup.weight),
            (self._alpha, setup.alpha),
        ]


def _with_mnemonic(field: Field, letter: str) -> str:
    """A field's label, with the letter marked that leads to it."""
    return field.label.replace(letter, f"&{letter}", 1)
