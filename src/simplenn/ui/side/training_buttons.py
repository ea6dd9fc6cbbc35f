"""The buttons that start and end training, and the one that takes it apart."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QGridLayout, QWidget

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import space
from simplenn.ui.widgets.action_button import ActionButton
from simplenn.ui.widgets.event_filters import tell_when_pressed_off

_BESIDE_TEXT: Final = 8
"""Pixels of a narrow button that its text leaves free."""


class TrainingButtons(QWidget):
    """Train and Step through above, the rest below them in pairs."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        actions, restrictions = model.actions, model.restrictions
        grid = QGridLayout(self)
        space(grid, self, (0, 0, 0, 0), 4)
        train = ActionButton("train_button", actions["train_action"], self)
        train.setDefault(True)
        step_through = ActionButton("demo_button", actions["demo_action"], self, "Step through")
        tell_when_pressed_off(step_through, lambda: model.told.emit(restrictions.why_hidden))
        pause = ActionButton("pause_button", actions["pause_action"], self)
        stop = ActionButton("stop_button", actions["stop_action"], self)
        continue_ = ActionButton("continue_button", actions["continue_action"], self)
        reset = ActionButton("reset_button", actions["reset_action"], self)
        train.stand_ins = continue_.stand_ins = (pause, train)
        pause.stand_ins = stop.stand_ins = reset.stand_ins = (train,)
        self._grid = grid
        self._first = (train, step_through)
        self._others = (pause, stop, continue_, reset)
        self.set_flat(False)

    def set_flat(self, flat: bool) -> None:
        """Have the buttons in two lines, or in three."""
        across = len(self._others) if flat else 2
        for number, button in enumerate(self._first):
            self._grid.addWidget(button, 0, number * across // 2, 1, across // 2)
        for number, button in enumerate(self._others):
            self._grid.addWidget(button, 1 + number // across, number % across)
            text = button.fontMetrics().horizontalAdvance(button.text())
            button.setMinimumWidth(text + _BESIDE_TEXT if flat else 0)  # four need not be wider
