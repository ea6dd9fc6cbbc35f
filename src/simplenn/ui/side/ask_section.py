"""Ask the network: any input, answered at once."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from simplenn.core.lesson.page_setup import Hidden
from simplenn.ui.model.snapshot import finite
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.side.section import Section, add_row
from simplenn.ui.widgets.number_label import NumberLabel
from simplenn.ui.widgets.spin_boxes import NumberSpin, StepSize


class AskSection(Section):
    """Shows that the network has learned a factor, and not the goal itself."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__("Ask the network", parent)
        self._model = model
        self._ask = NumberSpin("the question", StepSize.UNIT, self)
        self._ask.setObjectName("ask_spin")
        self._ask.setToolTip("Any other input: what does the network make of it?")
        self._ask.setValue(model.question.value)
        self._answer = NumberLabel("answer_label", self)
        self._answer.setToolTip("Input times weight: it has learned a factor, not the goal.")
        form = self.add_form()
        add_row(form, "i&nput", "input", self._ask)
        add_row(form, "answer", "prediction", self._answer)
        self._ask.valueChanged.connect(model.question.set_value)
        model.question.changed.connect(self._show)
        model.typed_fields.add(self._ask)
        model.setup_loaded.connect(self._ask.take_back)
        model.shown.changed.connect(self._show)
        model.setup_changed.connect(self._show)
        model.restrictions.follow(Hidden.ASK, self.setVisible)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take back what is refused: where nobody sees it, nobody can mend it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._ask.take_back()

    def _show(self) -> None:
        asked = self._model.question.value
        if self._ask.value() != asked:
            self._ask.setValue(asked)
        self._answer.set_value(finite(asked * self._model.shown.weight))
