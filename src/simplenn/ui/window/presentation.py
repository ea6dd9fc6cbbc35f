"""A presentation: all of the screen for what is shown, in letters for the back row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from simplenn.ui.digits import Digits, shown_digits
from simplenn.ui.model.actions_and_shortcuts import Actions
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.panels.panel_area import PanelArea
from simplenn.ui.size import percent_for_digits
from simplenn.ui.widgets.call_after_paint import call_after_paint
from simplenn.ui.window.view_menu import Zoom

_DIGITS: Final = 24.0
"""Pixels that the ink of digits is high on a screen of this size; on others in proportion."""

_SCREEN: Final = (1920.0, 1080.0)


class DigitsChoice(QObject):
    """Shows all digits of numbers or not, as the action says; a presentation shows the first ones.

    What is chosen in a presentation is forgotten with it.
    """

    def __init__(self, actions: Actions, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._action = actions["all_digits_action"]
        self._preferences = preferences
        self._presents = False
        self._action.setChecked(preferences.all_digits)
        self._action.toggled.connect(self._choose)
        self._show()

    def set_presented(self, presents: bool) -> None:
        """Show few digits for a class, or those that the person wants."""
        self._presents = presents
        self._action.setChecked(not presents and self._preferences.all_digits)
        self._show()

    def _choose(self, all_digits: bool) -> None:
        if not self._presents:
            self._preferences.set_all_digits(all_digits)
        self._show()

    def _show(self) -> None:
        usual = Digits.SHORT if self._presents else Digits.FADED
        shown_digits().show(Digits.ALL if self._action.isChecked() else usual)


class Presentation(QObject):
    """Is on while the window has all of the screen, however it has come to that.

    Nothing is in the way then, neither menus nor the side column. Afterwards, all is as it was.
    """

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        panels: PanelArea,
        zoom: Zoom,
        preferences: Preferences,
    ) -> None:
        """Begin with the presentation off.

        Args:
            window: The window.
            actions: All its actions; their keys work in the presentation, too.
            panels: What is presented.
            zoom: Makes everything larger.
            preferences: What the person wants at other times.
        """
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._panels = panels
        self._zoom = zoom
        self._digits = DigitsChoice(actions, preferences, self)
        self._before: dict[QSplitter, list[int]] = {}
        self._had_side_column = True
        self._size_before = self._last_size = window.size()
        self._on = False
        self._cover = _Cover(window)
        actions["blank_action"].setEnabled(False)
        window.addActions(actions.all())  # those of a menu bar that is hidden have no keys
        window.installEventFilter(self)

    def toggle(self) -> None:
        """Give the window the screen, or give it back."""
        if self._on:  # before: a desktop makes no window smaller than its letters let it be
            self._set_on(False)
        state = self._window.windowState()
        self._window.setWindowState(state ^ Qt.WindowState.WindowFullScreen)

    def end(self) -> None:
        """Put everything back, if it is on; the window is to be closed."""
        if self._on:
            self.toggle()

    def blank(self) -> None:
        """Hide everything until a key is pressed; meanwhile nothing goes on by itself."""
        if self._actions["auto_action"].isChecked():
            self._actions["auto_action"].trigger()
        self._cover.setGeometry(self._window.rect())
        self._cover.cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window. Esc gives the screen back where nothing else needs that key."""
        if event.type() is QEvent.Type.WindowStateChange:
            self._set_on(self._window.isFullScreen())
        elif event.type() is QEvent.Type.Resize:
            self._on_resized()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if leaves := self._on and event.key() == Qt.Key.Key_Escape:
                self.toggle()
            return leaves
        return False

    def _on_resized(self) -> None:
        if self._on:
            self._fit()
            call_after_paint(self, self._arrange_panels)  # when there is all the room
        else:
            if self._before:
                call_after_paint(self, self._restore_sizes)  # when all is laid out
            if not self._window.isFullScreen():
                self._last_size = self._window.size()

    def _arrange_panels(self) -> None:
        self._panels.present(self._on)

    def _set_on(self, on: bool) -> None:
        self._actions["presentation_action"].setChecked(on)
        if on is self._on:
            return
        self._on = on
        self._actions["blank_action"].setEnabled(on)
        self._digits.set_presented(on)
        if on:
            self._begin()
        else:
            self._put_back()

    def _begin(self) -> None:
        side_column = self._actions["side_column_action"]
        splitters = self._window.findChildren(QSplitter)
        self._before = {splitter: splitter.sizes() for splitter in splitters}
        self._had_side_column = side_column.isChecked()
        self._size_before = self._last_size
        side_column.setChecked(False)
        self._window.menuBar().hide()
        self._zoom.begin_presentation()
        self._panels.present(True)
        self._fit()

    def _put_back(self) -> None:
        self._cover.uncover()
        self._panels.present(False)
        self._zoom.end_presentation()
        self._window.menuBar().show()
        self._actions["side_column_action"].setChecked(self._had_side_column)
        self._restore_sizes()

    def _restore_sizes(self) -> None:
        """Give all parts the sizes that they had, as soon as the window has its own again."""
        if self._window.size() == self._size_before:
            for splitter, sizes in self._before.items():
                splitter.setSizes(sizes)
            self._before = {}

    def _fit(self) -> None:
        """Have letters that suit the size of the screen."""
        width, height = self._window.width() / _SCREEN[0], self._window.height() / _SCREEN[1]
        self._zoom.present_at(percent_for_digits(_DIGITS * min(width, height)))
        self._cover.setGeometry(self._window.rect())


class _Cover(QWidget):
    """A black screen. Any key or click takes it away, and does nothing else."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._came_from: QWidget | None = None
        self.setObjectName("blank_screen")
        self.setAccessibleName("The screen is blank. Any key brings the window back.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def cover(self) -> None:
        """Hide the window."""
        self._came_from = self.window().focusWidget()
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.raise_()
        self.show()
        self.setFocus()

    def uncover(self) -> None:
        """Show the window again."""
        if not self.isHidden():
            self.hide()
            if self._came_from is not None:
                self._came_from.setFocus()

    def event(self, event: QEvent) -> bool:
        """Take every key: what a person cannot see does not change."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the window again; a Shift alone is no key."""
        if not Qt.Key.Key_Shift <= event.key() <= Qt.Key.Key_ScrollLock:
            self.uncover()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the window again."""
        self.uncover()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all of it black."""
        QPainter(self).fillRect(self.rect(), Qt.GlobalColor.black)
