"""What the network has learned."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.sentences import status
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.side.section import Section, add_row, indent
from simplenn.ui.widgets.number_label import NumberLabel
from simplenn.ui.widgets.wrapping_labels import SteadyPlace, WrappingLabel

_LAST_ERROR: Final = (
    "The last epoch's error: how far off the prediction was BEFORE that epoch's update, squared."
)


class ResultSection(Section):
    """The weight, what it predicts, how far off that is, its error, and the last epoch's error."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__("Result", parent)
        self._model = model
        self._form = self.add_form()
        self._weight = self._row("weight", "weight", "result_weight", "The weight now.")
        self._prediction = self._row(
            "prediction", "prediction", "result_prediction", "Input times weight, now."
        )
        self._off_by = self._row(
            "off by", "error", "result_off_by", "How far the prediction is from the goal, now."
        )
        self._error_now = self._row(
            "error now",
            "error",
            "result_error_now",
            "The error of the weight as it is now: off by, squared. The next epoch begins with it.",
        )
        self._error = self._row("last error", "error", "result_error", _LAST_ERROR)
        self._why = WrappingLabel(2)
        self._why.setObjectName("error_explanation")
        indent(self._why)
        self.body.addWidget(SteadyPlace(self._why, self))
        model.shown.changed.connect(self._show)
        model.setup_changed.connect(self._show)
        model.restrictions.follow(Hidden.RESULT, self.setVisible)
        self._show()

    def set_brief(self, brief: bool) -> None:
        """Leave out where the last error comes from, which its tip tells, too."""
        self._why.setVisible(not brief)

    def _row(self, text: str, term: str, name: str, tip: str) -> NumberLabel:
        number = NumberLabel(name, self)
        number.setToolTip(tip)
        add_row(self._form, text, term, number)
        return number

    def _show(self) -> None:
        snapshot = self._model.shown.snapshot
        self._weight.set_value(snapshot.weight)
        self._prediction.set_value(snapshot.prediction)
        self._off_by.set_value(snapshot.off_by)
        self._error_now.set_value(snapshot.error_now)
        self._error.set_value(snapshot.error)
        why = status.last_error(snapshot.updated_by)
        self._why.setText(why)
        self._error.setToolTip(f"{_LAST_ERROR} {why}")
