"""A button of the lesson panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget


class LessonButton(QPushButton):
    """Does something when it is clicked."""

    def __init__(
        self, name: str, text: str, do: Callable[[], object], tip: str, parent: QWidget
    ) -> None:
        """Build it.

        Args:
            name: The part of its object name that tells it from the other buttons.
            text: What it says.
            do: What it does.
            tip: What that is, in words.
            parent: The widget it belongs to.
        """
        super().__init__(text, parent)
        self.setObjectName(f"lesson_{name}_button")
        self.setToolTip(tip)
        self._do = do
        self.clicked.connect(self._click)

    def _click(self, _checked: bool = False) -> None:
        """Leave out what Qt tells of a button that cannot be on or off."""
        self._do()
