"""View > Theme and View > Size."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from simplenn.ui.model.actions_and_shortcuts import Actions, ActionSpec, build_action
from simplenn.ui.model.preferences import Preferences, ThemeChoice
from simplenn.ui.size import SIZES, follow_size, size
from simplenn.ui.style.palettes import palette_of

_TEXTS: Final = {
    ThemeChoice.DESKTOP: "As the &desktop",
    ThemeChoice.LIGHT: "&Light",
    ThemeChoice.DARK: "Dar&k",
}

_SHOWN_AT: Final = "Everything is shown at {percent} of the usual size."


class ThemeMenu(QMenu):
    """Chooses the colours, at once and for the next start."""

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__("&Theme", parent)
        self.setObjectName("theme_menu")
        self._preferences = preferences
        group = QActionGroup(self)
        for choice, text in _TEXTS.items():
            action = build_action(ActionSpec(f"theme_{choice.value}", text, checkable=True), group)
            action.setChecked(choice is preferences.theme)
            action.triggered.connect(partial(self._choose, choice))
            self.addAction(action)

    def _choose(self, choice: ThemeChoice, _checked: bool = True) -> None:
        self._preferences.set_theme(choice)
        QApplication.setPalette(palette_of(choice))


class Zoom(QObject):
    """Makes everything larger or smaller, and remembers how large it is.

    What is chosen in a presentation is for that alone.

    Signals:
        told (str): How large it is now.
    """

    told = Signal(str)

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._before: float | None = None
        self._presented = 0.0
        size().set_percent(round(preferences.zoom * 100.0))  # 1.1 * 100 is not 110

    def step(self, by: int) -> None:
        """Go to the next larger (1) or smaller (-1) size, if there is one."""
        size().step(by)
        self._remember()

    def begin_presentation(self) -> None:
        """Keep in mind how large everything is; what follows is for the presentation only."""
        self._before = size().percent
        self._presented = 0.0

    def present_at(self, percent: float) -> None:
        """Take a size that suits the screen, unless the person has chosen another one for it."""
        if self._before is not None and percent != self._presented:
            self._presented = percent
            size().set_percent(max(percent, self._before))

    def end_presentation(self) -> None:
        """Show everything as large as it was before."""
        if self._before is not None:
            size().set_percent(self._before)
            self._before = None

    def choose(self, percent: float) -> None:
        """Take a size."""
        size().set_percent(percent)
        self._remember()

    def _remember(self) -> None:
        percent = size().percent
        if self._before is None:
            self._preferences.set_zoom(percent / 100.0)
        self.told.emit(_SHOWN_AT.format(percent=_in_percent(percent)))


class SizeMenu(QMenu):
    """Chooses how large everything is; its title says how large that is now."""

    def __init__(self, zoom: Zoom, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("size_menu")
        self.addActions([actions[f"zoom_{how}_action"] for how in ("in", "out", "reset")])
        self.addSeparator()
        group = QActionGroup(self)
        self._choices = {}
        for percent in SIZES:
            spec = ActionSpec(f"size_{percent}", _in_percent(percent), checkable=True)
            action = self._choices[percent] = build_action(spec, group)
            action.triggered.connect(partial(_choose_size, zoom, percent))
            self.addAction(action)
        follow_size(self, self._show_size)

    def _show_size(self) -> None:
        percent = size().percent
        self.setTitle(f"Si&ze: {_in_percent(percent)}")
        for choice, action in self._choices.items():
            action.setChecked(choice == percent)


def _choose_size(zoom: Zoom, percent: float, _checked: bool = True) -> None:
    zoom.choose(percent)


def _in_percent(percent: float) -> str:
    return f"{percent:.0f}\N{NO-BREAK SPACE}%"
