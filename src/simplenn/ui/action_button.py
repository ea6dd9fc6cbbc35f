"""A push button that does what an action does."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget


class ActionButton(QPushButton):
    """Shows an action's text, tooltip and state, and triggers it when clicked."""

    def __init__(
        self, name: str, action: QAction, parent: QWidget | None = None, text: str | None = None
    ) -> None:
        """Build the button.

        Args:
            name: Its object name.
            action: What it does.
            parent: The widget it belongs to.
            text: What it says, where that is not the action's own text.
        """
        super().__init__(parent)
        self._action = action
        self._text = text
        self.setCheckable(action.isCheckable())
        self.setObjectName(name)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._show_action)
        self._show_action()

    def _show_action(self) -> None:
        self.setText(self._action.text() if self._text is None else self._text)
        self.setChecked(self._action.isChecked())
        self.setAccessibleName(self._action.text().replace("&", ""))
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
