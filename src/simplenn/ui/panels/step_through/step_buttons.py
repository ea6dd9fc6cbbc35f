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
from simplenn.ui.size import follow_size, px, share_out_with_size, space
from simplenn.ui.widgets.accessible_roles import speak_as
from simplenn.ui.widgets.action_button import ActionButton
from simplenn.ui.widgets.event_filters import ignore_clicker, ignore_stray_wheel
from simplenn.ui.widgets.tick_box import TickBox

_SPACING: Final = 8
_LEAST_SPEED: Final = 48
_BESIDE_TEXT: Final = 16
"""Pixels of a narrow Back or Next that its text leaves free."""

_Direction = QBoxLayout.Direction


class StepButtons(QWidget):
    """First, previous epoch, Back, Next, next epoch, last; Auto and its speed; what else to say.

    These three groups stand in one line, or in two or three where there is no room for that. In a
    presentation, what leads farther than a step is left to its keys.
    """

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._auto = model.autoplay
        self._slider = self._build_slider()
        self._words = QLabel(self)
        self._steps = self._build_steps(model.actions)
        self._play = ActionButton("auto_button", model.actions["auto_action"], self, "Auto")
        self._modes = self._build_modes(model.actions)
        self._rest = QBoxLayout(_Direction.LeftToRight)
        self._halves = QBoxLayout(_Direction.LeftToRight, self)
        self._lay_out()
        self._presentation = model.actions["presentation_action"]
        self._presentation.toggled.connect(self._show_or_hide_jumps)
        self._show_or_hide_jumps()
        self._slider.valueChanged.connect(self._set_speed)
        self._slider.setValue(SPEEDS.index(self._auto.speed))
        share_out_with_size(self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons in more lines where there is no room for one."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of the groups."""
        return QSize(max(self._widths()), super().minimumSizeHint().height())

    def _show_or_hide_jumps(self) -> None:
        for button in self._jumps:
            button.setHidden(self._presentation.isChecked())
        self._fit()

    def _fit(self) -> None:
        """Have as few lines as there is room for, and the speed in words if there is."""
        spacing, room = px(self, _SPACING), self.width()
        steps, auto, modes = self._widths()
        rest = auto + spacing + modes
        is_one_line = steps + spacing + rest <= room
        left = room - rest - (steps + spacing if is_one_line else 0)
        across, down = _Direction.LeftToRight, _Direction.TopToBottom
        self._halves.setDirection(across if is_one_line else down)
        self._rest.setDirection(across if left >= 0 else down)
        self._words.setVisible(left >= spacing + self._width_of_words())

    def _widths(self) -> tuple[int, int, int]:
        """How wide the groups are at least, in pixels."""
        auto = self._play.minimumSizeHint().width() + px(self, _SPACING + _LEAST_SPEED)
        return self._steps.minimumSize().width(), auto, self._modes.minimumSize().width()

    def _width_of_words(self) -> int:
        words = (format_rate(speed, "step") for speed in SPEEDS)
        return max(map(self._words.fontMetrics().horizontalAdvance, words))

    def _lay_out(self) -> None:
        auto = QHBoxLayout()
        space(auto, self, spacing=_SPACING)
        for widget in (self._play, self._slider, self._words):
            auto.addWidget(widget)
        auto.addStretch()
        space(self._rest, self, spacing=_SPACING)
        self._rest.addLayout(auto, stretch=1)
        self._rest.addLayout(self._modes)
        space(self._halves, self, (0, 0, 0, 0), _SPACING)
        self._halves.addLayout(self._steps)
        self._halves.addLayout(self._rest, stretch=1)

    def _build_steps(self, actions: Actions) -> QHBoxLayout:
        half = QHBoxLayout()
        space(half, self, spacing=_SPACING)
        first = self._small("first_button", actions["first_action"], "|<")
        previous = self._small("previous_epoch_button", actions["previous_epoch_action"], "<<")
        back = self._wide("back_button", actions["back_action"], "&Back")
        on = self._wide("next_button", actions["next_action"], "Ne&xt")
        following = self._small("next_epoch_button", actions["next_epoch_action"], ">>")
        last = self._small("last_button", actions["last_action"], ">|")
        self._jumps = (first, previous, following, last)
        for button in (first, previous, back, on, following, last):
            half.addWidget(button, stretch=int(button in (back, on)))
        return half

    def _build_modes(self, actions: Actions) -> QHBoxLayout:
        modes = QHBoxLayout()
        space(modes, self, spacing=_SPACING)
        modes.addWidget(self._toggle("why_toggle", "Why?", actions["why_action"]))
        modes.addWidget(self._toggle("guess_toggle", "Guess first", actions["guess_action"]))
        modes.addStretch()
        return modes

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

    def _wide(self, name: str, action: QAction, text: str) -> ActionButton:
        button = ActionButton(name, action, self, text)
        follow_size(button, lambda: button.setMinimumWidth(_least_width(button)))
        return button

    def _build_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setObjectName("auto_speed_slider")
        speak_as(slider, QAccessible.Role.Slider)  # its value is a mere position
        slider.setAccessibleName("speed of Auto")
        slider.setRange(0, len(SPEEDS) - 1)
        slider.setPageStep(1)
        follow_size(slider, lambda: slider.setMinimumWidth(px(slider, _LEAST_SPEED)))
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


def _least_width(button: ActionButton) -> int:
    return button.fontMetrics().horizontalAdvance(button.text()) + px(button, _BESIDE_TEXT)
