"""The forecast in words: after how many epochs the prediction is near enough to the goal."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.sentences import forecast
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import factor, follow_size, px, space
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.spin_boxes import NumberSpin, StepSize

_SPACING: Final = 8

_RUN: Final = "of the goal: {when}"
_CONTINUATION: Final = "of the goal in the continuation: {when}"
_NEW_NUMBERS: Final = "of the goal, new numbers: Train (dashed) {train}"
_NEW_NUMBERS_OR_CONTINUE: Final = (
    "of the goal, new numbers: Train (dashed) {train},\nContinue {going_on}"
)


class ForecastBar(QWidget):
    """A key to the dashed curve, the tolerance to choose, and the number of epochs it takes."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._spin = self._tolerance_spin()
        label = QLabel("Expected to &be within", self)
        label.setBuddy(self._spin)
        label.setAccessibleName(self._spin.accessibleName())  # Qt would tell the & as well
        self._answer = QLabel(self)
        self._answer.setObjectName("forecast_label")
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._lines, self, (0, 0, 0, 0), _SPACING)
        self._room = 0
        self._left_out = False
        self._question = question = QHBoxLayout()
        answer = QHBoxLayout()
        for widget in (_Dashes(self), label):
            question.addWidget(widget)
        question.addStretch()
        answer.addWidget(self._spin)
        answer.addWidget(self._answer, stretch=1)
        self._lines.addLayout(question)
        self._lines.addLayout(answer, stretch=1)
        model.setup_changed.connect(self._show)
        model.trainer.state_changed.connect(self._show)
        model.stepping.activated.connect(self._show)
        model.tolerance.changed.connect(self._show)
        model.restrictions.changed.connect(self._show)
        self._show()

    def leave_out(self, left_out: bool) -> None:
        """Do without it, where other things need its room."""
        self._left_out = left_out
        self._show()

    def set_room(self, width: int) -> None:
        """Have the answer below the question, in several lines, where one takes too many pixels."""
        self._room = width
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """High enough for all lines at the width that it has now."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice that the answer needs more lines, or fewer."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _fit(self) -> None:
        advance = self._answer.fontMetrics().horizontalAdvance
        answer = max(map(advance, self._answer.text().split("\n")))
        question = self._question.minimumSize().width() + self._spin.maximumWidth()
        narrow = question + answer + 3 * px(self, _SPACING) > self._room
        one_line, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(below if narrow else one_line)
        if self._answer.wordWrap() is not narrow:  # Qt lays out anew, even if nothing has changed
            self._answer.setWordWrap(narrow)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take back what is refused: where nobody sees it, nobody can mend it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._spin.take_back()

    def _tolerance_spin(self) -> NumberSpin:
        spin = NumberSpin("the tolerance", StepSize.DECADE, self, above_0=True)
        spin.setObjectName("tolerance_spin")
        spin.setAccessibleName("expected to be within")
        spin.setToolTip(
            "The forecast: after how many epochs is it this near to the goal? Any number above 0."
        )
        spin.setValue(self._model.tolerance.value)
        widest = spin.fontMetrics  # asked again at each size
        follow_size(spin, lambda: spin.setMaximumWidth(widest().averageCharWidth() * 14))
        spin.valueChanged.connect(self._change)
        # Queued, since the focus may leave while the bar is put elsewhere: it must not show then.
        spin.editingFinished.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._model.typed_fields.add(spin)
        self._model.setup_loaded.connect(spin.take_back)
        return spin

    def _change(self, value: float) -> None:
        self._model.tolerance.set_value(value)

    def _show(self) -> None:
        """Say what is expected; while somebody steps through, nothing is."""
        hides = self._model.restrictions.hides(Hidden.FORECAST)
        self.setVisible(not (hides or self._left_out or self._model.stepping.active))
        tolerance = self._model.tolerance.value
        if self._spin.value() != tolerance:
            self._spin.setValue(tolerance)
        self._answer.setText(expectation(self._model, tolerance))
        self._spin.setAccessibleDescription(self._answer.text())
        self._fit()


def expectation(model: WindowModel, tolerance: float) -> str:
    """Say when a run gets near to the goal, and whose numbers that is said of."""
    history, shown = model.trainer.history, model.shown
    expected = forecast.when_near(shown.expected.setup, tolerance)
    if history is None or not shown.differences:
        continued = shown.expected.before and expected != "never"
        return (_CONTINUATION if continued else _RUN).format(when=expected)
    if not model.trainer.can_continue:
        return _NEW_NUMBERS.format(train=expected)
    learned = replace(model.setup, weight=history.weight)
    going_on = forecast.when_near(learned, tolerance)
    return _NEW_NUMBERS_OR_CONTINUE.format(train=expected, going_on=going_on)


class _Dashes(QWidget):
    """A piece of the dashed curve."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTip("The dashed curve is the forecast.")

    def sizeHint(self) -> QSize:
        return QSize(px(self, 28), px(self, 16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(
            QPen(Theme.of(self.palette()).error, 1.5 * factor(self), Qt.PenStyle.DashLine)
        )
        painter.drawLine(0, self.height() // 2, self.width(), self.height() // 2)
