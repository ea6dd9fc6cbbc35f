"""The numbers a person may choose: input, goal, weight, alpha, epochs, and the speed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from simplenn.core.fields import ALPHA, EPOCHS, GOAL, INPUT, WEIGHT, Field
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.side.alpha_section import AlphaSection
from simplenn.ui.side.section import Section, add_row
from simplenn.ui.side.setup_fields import SetupFields, with_mnemonic
from simplenn.ui.side.speed_slider import SpeedSlider
from simplenn.ui.size import space
from simplenn.ui.widgets.spin_boxes import TypedField

_COLOURED: Final = (INPUT, GOAL, WEIGHT)
"""The fields whose numbers have a colour."""


class SetupSection(QWidget):
    """Has a field for each number, and the slider for the speed."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._fields = SetupFields(model, self)
        layout = QVBoxLayout(self)
        space(layout, self, (0, 0, 0, 0), 12)
        layout.addWidget(self._network_section())
        layout.addWidget(self._training_section())
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
        return bool(self._fields.refusal)

    def _network_section(self) -> Section:
        section = Section("Network", self)
        form = section.add_form()
        for field in (INPUT, GOAL, WEIGHT):
            self._add(form, field)
        return section

    def _training_section(self) -> Section:
        section = Section("Training", self)
        form = section.add_form()
        self._alpha = self._add(form, ALPHA)
        self._alpha_part = AlphaSection(self._model, self)  # here: Tab leads to it from alpha
        form.addRow(self._alpha_part)
        self._add(form, EPOCHS)
        add_row(form, "spee&d", None, SpeedSlider(self._model.trainer, self))
        return section

    def _ask_for_alpha(self) -> None:
        self._alpha.setFocus(Qt.FocusReason.OtherFocusReason)
        self._alpha.selectAll()

    def _add(self, form: QFormLayout, field: Field) -> TypedField:
        spin = self._fields.add(field, self)
        add_row(form, with_mnemonic(field), field.name if field in _COLOURED else None, spin)
        return spin
