"""The buttons that start and end training."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from simplenn.ui.model.training_actions import TrainingActions
from simplenn.ui.widgets.action_button import ActionButton


class TrainingButtons(QWidget):
    """Train above, the rest below it in pairs."""

    def __init__(self, actions: TrainingActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        train = ActionButton("train_button", actions.train, self)
        train.setDefault(True)
        pause = ActionButton("pause_button", actions.pause, self)
        stop = ActionButton("stop_button", actions.stop, self)
        continue_ = ActionButton("continue_button", actions.continue_, self)
        reset = ActionButton("reset_button", actions.reset, self)
        train.stand_ins = continue_.stand_ins = (pause, train)
        pause.stand_ins = stop.stand_ins = reset.stand_ins = (train,)
        grid.addWidget(train, 0, 0, 1, 2)
        grid.addWidget(pause, 1, 0)
        grid.addWidget(stop, 1, 1)
        grid.addWidget(continue_, 2, 0)
        grid.addWidget(reset, 2, 1)
