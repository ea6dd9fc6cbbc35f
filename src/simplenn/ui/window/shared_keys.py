"""Shares keys out: some are needed by the widget that has the focus, some mean two things."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QWidget

from simplenn.ui.model.actions_and_shortcuts import WINDOW_ACTIONS, Actions
from simplenn.ui.model.stepping import Stepping

_SHARED: Final = [
    spec for spec in WINDOW_ACTIONS if spec.yields_keys or spec.clicker_keys or spec.page_keys
]


class SharedKeys(QObject):
    """Takes keys such as Space and Left away from actions while the focus needs them.

    A field that is typed in keeps its keys (Qt sees to that), a button Space, a slider its arrows.
    And a presenter's clicker sends F5 and Shift+F5: while somebody steps through, and in a
    presentation, they do not start or stop a training. What it sends to turn pages turns those of
    a lesson in a presentation, wherever the focus is.

    The data of such an action are all keys that it ever has, for the list of shortcuts.
    """

    def __init__(self, actions: Actions, stepping: Stepping, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._stepping = stepping
        for spec in _SHARED:
            actions[spec.name].setData([*spec.shortcuts, *spec.page_keys])
        stepping.activated.connect(self._share_out)
        self._presentation = actions["presentation_action"]
        self._presentation.toggled.connect(self._share_out)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._share_out)
        self._share_out()

    def _share_out(self) -> None:
        focus = QApplication.focusWidget()
        for spec in _SHARED:
            free = [key for key in spec.shortcuts if not (spec.yields_keys and _needs(focus, key))]
            if self._stepping.active or self._presentation.isChecked():
                free = [key for key in free if key not in spec.clicker_keys]
            if self._presentation.isChecked() and not self._stepping.active:
                free += spec.page_keys
            self._actions[spec.name].setShortcuts([QKeySequence(key) for key in free])


def _needs(focus: QWidget | None, key: str) -> bool:
    """Whether a widget that has the focus needs a key itself."""
    if focus is None or key == "Esc":
        return False
    if isinstance(focus, QAbstractButton):
        return key in ("Space", "Shift+Space")
    if isinstance(focus, QAbstractSlider) or focus.inherits("QSplitterHandle"):
        return key in ("Left", "Right", "Home", "End")
    return focus.inherits("QAbstractItemView")  # without that class: it takes long to load
