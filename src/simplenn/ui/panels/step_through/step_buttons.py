"""The buttons for stepping through."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSlider, QWidget

from simplenn.core.numbers import format_rate
from simplenn.ui.model.actions_and_shortcuts import Actions
from simplenn.ui.model.stepping_autoplay import SPEEDS
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import follow_size, px, space
from simplenn.ui.widgets.accessible_roles import speak_as
from simplenn.ui.widgets.action_button import ActionButton
from simplenn.ui.widgets.event_filters import ignore_clicker, ignore_stray_wheel
from simplenn.ui.widgets.tick_box import TickBox

_NARROW: Final = 640
"""Below this width the buttons stand in two lines."""


class StepButtons(QWidget):
    """First, previous epoch, Back, Next, next epoch, last; Auto and its speed; what else to say."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._auto = model.autoplay
        self._slider = self._build_slider()
        self._words = QLabel(self)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._halves, self, (0, 0, 0, 0), 8)
        self._halves.addLayout(self._steps(model.actions))
        self._halves.addLayout(self._modes(model.actions), stretch=1)
        self._slider.valueChanged.connect(self._set_speed)
        self._slider.setValue(SPEEDS.index(self._auto.speed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons in two lines where there is no room for one."""
        super().resizeEvent(event)
        wide = event.size().width() >= px(self, _NARROW)
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._words.setVisible(wide)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider half."""
        return QSize(px(self, 240), super().minimumSizeHint().height())

    def _steps(self, actions: Actions) -> QHBoxLayout:
        half = QHBoxLayout()
        space(half, self, spacing=8)
        half.addWidget(self._small("first_button", actions["first_action"], "|<"))
        half.addWidget(self._small("previous_epoch_button", actions["previous_epoch_action"], "<<"))
        half.addWidget(
            ActionButton("back_button", actions["back_action"], self, "Bac&k"), stretch=1
        )
        half.addWidget(
            ActionButton("next_button", actions["next_action"], self, "Ne&xt"), stretch=1
        )
        half.addWidget(self._small("next_epoch_button", actions["next_epoch_action"], ">>"))
        half.addWidget(self._small("last_button", actions["last_action"], ">|"))
        return half

    def _modes(self, actions: Actions) -> QHBoxLayout:
        half = QHBoxLayout()
        space(half, self, spacing=8)
        half.addWidget(ActionButton("auto_button", actions["auto_action"], self, "Auto"))
        half.addWidget(self._slider)
        half.addWidget(self._words)
        half.addStretch()
        half.addWidget(self._toggle("why_toggle", "Why?", actions["why_action"]))
        half.addWidget(self._toggle("guess_toggle", "Guess first", actions["guess_action"]))
        return half

    def _toggle(self, name: str, text: str, action: QAction) -> TickBox:
        toggle = TickBox(text, self)
        toggle.setObjectName(name)
        toggle.setToolTip(action.toolTip())
        toggle.clicked.connect(action.trigger)
        action.toggled.connect(toggle.setChecked)
        toggle.setChecked(action.isChecked())
        return toggle

    def _small(self, name: str, action: QAction, text: str) -> ActionButton:
        button = ActionButton(name, action, self, text)
        follow_size(button, lambda: button.setFixedWidth(_width_of_small(button)))
        return button

    def _build_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setObjectName("auto_speed_slider")
        speak_as(slider, QAccessible.Role.Slider)  # its value is a mere position
        slider.setAccessibleName("speed of Auto")
        slider.setRange(0, len(SPEEDS) - 1)
        slider.setPageStep(1)
        follow_size(slider, lambda: slider.setMinimumWidth(px(slider, 48)))
        follow_size(slider, lambda: slider.setMaximumWidth(px(slider, 96)))
        ignore_stray_wheel(slider)
        ignore_clicker(slider)
        slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the arrow keys to the steps
        return slider

    def _set_speed(self, position: int) -> None:
        self._auto.set_speed(SPEEDS[position])
        words = format_rate(SPEEDS[position], "step")
        self._words.setText(words)
        self._slider.setAccessibleDescription(words)
        self._slider.setToolTip(f"How quickly Auto goes on: {words}.")


def _width_of_small(button: ActionButton) -> int:
    return button.fontMetrics().horizontalAdvance("<<") + px(button, 14)
