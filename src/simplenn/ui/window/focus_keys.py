"""Lets a widget that has the focus keep the keys that it needs itself."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QWidget

from simplenn.ui.model.actions_and_shortcuts import WINDOW_ACTIONS, Actions


class FocusKeys(QObject):
    """Takes keys such as Space and Left away from actions while the focus needs them.

    A field that is typed in keeps its keys (Qt sees to that), a button Space, a slider its arrows.
    The data of such an action are all keys that it ever has, for the list of shortcuts.
    """

    def __init__(self, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = {
            actions[spec.name]: spec.shortcuts for spec in WINDOW_ACTIONS if spec.yields_keys
        }
        for action, keys in self._keys.items():
            action.setData(list(keys))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._share_out)
        self._share_out()

    def _share_out(self) -> None:
        focus = QApplication.focusWidget()
        for action, keys in self._keys.items():
            free = [key for key in keys if not _needs(focus, key)]
            action.setShortcuts([QKeySequence(key) for key in free])


def _needs(focus: QWidget | None, key: str) -> bool:
    """Whether a widget that has the focus needs a key itself."""
    if focus is None or key == "Esc":
        return False
    if isinstance(focus, QAbstractButton):
        return key in ("Space", "Shift+Space")
    if isinstance(focus, QAbstractSlider):
        return key in ("Left", "Right", "Home", "End")
    return focus.inherits("QAbstractItemView")  # without that class: it takes long to load
