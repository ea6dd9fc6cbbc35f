"""What a person can do in the stepping, and the keys for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QMenu,
    QWidget,
)

from simplenn.core.stepping.steps import Position
from simplenn.ui.model.stepping import Stepping
from simplenn.ui.model.stepping_autoplay import Autoplay

_KEYS: Final = {
    "next": ("Right", "Space", "PgDown"),
    "back": ("Left", "PgUp"),
    "next_epoch": ("Shift+Right", "Shift+Space", "Shift+PgDown"),
    "previous_epoch": ("Shift+Left", "Shift+PgUp"),
    "first": ("Home",),
    "last": ("End",),
    "auto": ("A",),
    "guess": ("G",),
    "leave": ("Esc",),
}


class SteppingActions(QObject):
    """The Stepping menu's actions. Their keys work wherever the focus is, but for those it needs.

    The data of an action are all keys that it ever has, for the list of shortcuts.

    A field that is typed in keeps its keys (Qt sees to that), a button Space, a slider its
    arrows; only the keys of a presenter's clicker are the stepping's in any case.
    """

    def __init__(
        self, stepping: Stepping, auto: Autoplay, toggle: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stepping = stepping
        self._auto = auto
        self.step_through = self._build_step_through(toggle)
        self.next = self._action("next", "&Next", "Go on by one step.", stepping.next)
        self.back = self._action("back", "&Back", "Go back by one step.", stepping.back)
        self.next_epoch = self._action(
            "next_epoch", "Next &epoch", "Go on by a whole epoch.", lambda: self._go_epochs(1)
        )
        self.previous_epoch = self._action(
            "previous_epoch",
            "&Previous epoch",
            "Go back by a whole epoch.",
            lambda: self._go_epochs(-1),
        )
        self.first = self._action(
            "first", "&First step", "Go to the very beginning.", lambda: stepping.go(Position())
        )
        self.last = self._action(
            "last", "&Last step", "Go to the very end.", lambda: stepping.go(stepping.last)
        )
        self.auto = self._toggle("auto", "&Auto", "Go on by itself.", auto.set_on)
        self.guess = self._toggle(
            "guess",
            "&Guess first",
            "Hide each result until somebody has guessed it.",
            stepping.set_guess_first,
        )
        self.animate = self._toggle("animate", "An&imate", "Let the values travel.", None)
        self.leave = self._action("leave", "Lea&ve", "Back to where you were.", stepping.leave)
        self._connect()
        self._show()

    def fill(self, menu: QMenu) -> None:
        """Put all actions into a menu."""
        menu.addAction(self.step_through)
        menu.addSeparator()
        menu.addActions([self.next, self.back, self.next_epoch, self.previous_epoch])
        menu.addActions([self.first, self.last, self.auto])
        menu.addSeparator()
        menu.addActions([self.guess, self.animate])
        menu.addSeparator()
        menu.addAction(self.leave)

    def _connect(self) -> None:
        self._stepping.changed.connect(self._show)
        self._stepping.activated.connect(self._show)
        self._auto.toggled.connect(self.auto.setChecked)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._hand_out_keys)
        for name, keys in _KEYS.items():
            getattr(self, name).setData(list(keys))
        self._hand_out_keys()

    def _hand_out_keys(self) -> None:
        """Leave those keys alone that the widget with the focus needs itself."""
        focus = QApplication.focusWidget()
        for name, keys in _KEYS.items():
            action: QAction = getattr(self, name)
            free = [key for key in keys if not _keeps(focus, key)]
            action.setShortcuts([QKeySequence(key) for key in free])

    def _build_step_through(self, toggle: Callable[[], None]) -> QAction:
        action = QAction(self, text="Step &through", checkable=True)
        action.setObjectName("demo_action")
        action.setShortcut(QKeySequence("F6"))
        action.setToolTip("Take each epoch apart, step by step, forwards and back. (F6)")
        action.triggered.connect(toggle)
        return action

    def _action(self, name: str, text: str, tip: str, do: Callable[[], object]) -> QAction:
        action = QAction(self, text=text)
        action.setToolTip(f"{tip} ({', '.join(_KEYS[name])})")
        action.triggered.connect(do)
        return action

    def _toggle(self, name: str, text: str, tip: str, do: Callable[[bool], None] | None) -> QAction:
        action = QAction(self, text=text, checkable=True)
        action.setToolTip(f"{tip} ({_KEYS[name][0]})" if name in _KEYS else tip)
        if do is not None:
            action.triggered.connect(do)
        return action

    def _go_epochs(self, count: int) -> None:
        self._stepping.go_to_epoch(self._stepping.position.epoch + count)

    def _show(self) -> None:
        stepping = self._stepping
        started, ended = stepping.position == Position(), not stepping.can_go_on
        self.step_through.setChecked(stepping.active)
        self.guess.setChecked(stepping.guessing.on)
        self.auto.setChecked(self._auto.on)
        for action in (self.back, self.previous_epoch, self.first):
            action.setEnabled(stepping.active and not started)
        for action in (self.next, self.next_epoch, self.last, self.auto):
            action.setEnabled(stepping.active and not ended)
        for action in (self.guess, self.leave):
            action.setEnabled(stepping.active)


def _keeps(focus: QWidget | None, key: str) -> bool:
    """Whether a widget with the focus needs a key itself."""
    if focus is None or key == "Esc":
        return False
    if isinstance(focus, QAbstractButton):
        return key in ("Space", "Shift+Space")
    if isinstance(focus, QAbstractSlider):
        return key in ("Left", "Right", "Home", "End")
    return focus.inherits("QAbstractItemView")  # without that class: it takes long to load
