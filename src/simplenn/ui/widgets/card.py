"""A card above the panels, which goes again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simplenn.ui.widgets.action_button import ActionButton


class Card(QWidget):
    """When it goes while it has the focus, Train gets it; where Train is not seen, the window.

    What comes next is a field of a panel: whatever is typed then would change it unnoticed.
    """

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Called by Qt for the Tab key, and when the card goes while it has the focus."""
        train = self.window().findChild(ActionButton, "train_button")
        if not self.isHidden() or train is None:
            return super().focusNextPrevChild(forwards)
        if not train.isVisible():
            self.window().setFocus()
            return True
        if not train.isEnabled():
            return train.focusNextPrevChild(forwards)  # to what stands in for it
        train.setFocus()
        return True
