"""The borders between the parts of a window: keys move them as the mouse does."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QSplitterHandle, QWidget
from shiboken6 import isValid

from simplenn.ui.panels.panel_area import PanelArea
from simplenn.ui.panels.panel_frame import PanelFrame
from simplenn.ui.panels.scrolled_rows import ScrolledRows
from simplenn.ui.side.side_column import SideColumn
from simplenn.ui.size import px
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.widgets.key_help import KeyHelp, tell_keys

_STEP: Final = 16
"""Pixels at 100 % that a key moves a border."""

_ACROSS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DOWN: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LEAVE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)

_NAME: Final = "Border between {one} and {other}"
_KEYS_ACROSS: Final = "The keys Left and Right move it; Enter leaves it so, and Esc as it was."
_KEYS_DOWN: Final = "The keys Up and Down move it; Enter leaves it so, and Esc as it was."
_WIDE: Final = "{one} has {percent} percent of the width."
_HIGH: Final = "{one} has {percent} percent of the height."


class Borders(QObject):
    """Leads the keyboard from border to border, and moves the one that it has led to."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._came_from: QWidget | None = None
        self._before: list[int] = []

    def go_on(self) -> None:
        """Give the keyboard to the first border, or to the next one; with none, do nothing."""
        borders = sorted(filter(_can_move, self._all()), key=self._place)
        focus = QApplication.focusWidget()
        if not borders:
            return
        if not isinstance(focus, QSplitterHandle):
            self._came_from = focus
        at = borders.index(focus) + 1 if focus in borders else 0
        self._give_keyboard(borders[at % len(borders)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the border that has the keyboard."""
        if not (isinstance(watched, QSplitterHandle) and isinstance(event, QKeyEvent)):
            return False
        key = Qt.Key(event.key())
        if event.type() is QEvent.Type.ShortcutOverride and key is Qt.Key.Key_Escape:
            event.accept()  # or the stepping would be left
        if event.type() is not QEvent.Type.KeyPress or event.modifiers() & _COMMAND:
            return False
        return self._take(watched, key)

    def _all(self) -> list[QSplitterHandle]:
        return self._window.findChildren(QSplitterHandle)

    def _place(self, border: QWidget) -> tuple[int, int]:
        place = border.mapTo(self._window, QPoint(0, 0))
        return place.y(), place.x()

    def _give_keyboard(self, border: QSplitterHandle) -> None:
        one, other = map(_name_of, _beside(border))
        across = _is_across(border.splitter())
        self._before = border.splitter().sizes()
        border.setAccessibleName(_NAME.format(one=one, other=other))
        border.setAccessibleDescription(_KEYS_ACROSS if across else _KEYS_DOWN)
        arrows = KeyHelp("Left, Right" if across else "Up, Down", "Move this border.")
        ends = KeyHelp("Home, End", "Move it as far as it goes.")
        leave = KeyHelp("Enter", "Leave it there, and go back to where you were.")
        tell_keys(border, arrows, ends, leave, KeyHelp("Esc", "Put it back, and go back."))
        border.installEventFilter(self)
        border.window().activateWindow()
        border.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # for the frame
        border.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self, border: QSplitterHandle, key: Qt.Key) -> bool:
        splitter = border.splitter()
        arrows = _ACROSS if _is_across(splitter) else _DOWN
        place = border.x() if _is_across(splitter) else border.y()
        if key in arrows:
            self._move(border, place + arrows[key] * px(border, _STEP))
        elif key is Qt.Key.Key_Home:
            self._move(border, 0)
        elif key is Qt.Key.Key_End:
            self._move(border, max(splitter.width(), splitter.height()))
        elif key in _LEAVE:
            if key is Qt.Key.Key_Escape:
                splitter.setSizes(self._before)
                splitter.splitterMoved.emit(place, splitter.indexOf(border))
            self._go_back()
        else:
            return False
        return True

    def _move(self, border: QSplitterHandle, to: int) -> None:
        splitter = border.splitter()
        splitter.moveSplitter(to, splitter.indexOf(border))
        one, _ = _beside(border)
        sizes = splitter.sizes()
        percent = round(100 * sizes[splitter.indexOf(one)] / sum(sizes))
        said = _WIDE if _is_across(splitter) else _HIGH
        announce(border, said.format(one=_name_of(one), percent=percent))

    def _go_back(self) -> None:
        before = self._came_from
        if before is not None and isValid(before) and before.isVisible():
            before.window().activateWindow()
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.focusNextPrevChild(True)


_COMMAND: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""With these, a key is a command."""


def _is_across(splitter: QSplitter) -> bool:
    return splitter.orientation() is Qt.Orientation.Horizontal


def _can_move(border: QSplitterHandle) -> bool:
    splitter = border.splitter()
    number, end = splitter.indexOf(border), max(splitter.width(), splitter.height())
    least, most = (splitter.closestLegalPosition(to, number) for to in (0, end))
    return border.isVisible() and least < most


def _beside(border: QSplitterHandle) -> tuple[QWidget, QWidget]:
    """What is before a border, and what is behind it."""
    splitter = border.splitter()
    parts = [splitter.widget(at) for at in range(splitter.count())]
    behind = splitter.indexOf(border)
    before = [part for part in parts[:behind] if part is not None and not part.isHidden()]
    after = parts[behind]
    assert after is not None, "a border has something behind it"
    return before[-1], after


def _name_of(part: QWidget) -> str:
    """What stands on one side of a border."""
    if isinstance(part, SideColumn):
        return "the side column"
    if isinstance(part, PanelArea) or part.findChild(PanelArea) is not None:
        return "the panels"
    if isinstance(part, ScrolledRows):
        return "the plots"
    frames = [part] if isinstance(part, PanelFrame) else part.findChildren(PanelFrame)
    in_order = sorted(filter(QWidget.isVisible, frames), key=lambda each: (each.y(), each.x()))
    titles = [each.title for each in in_order]
    return ", ".join(titles) or "the lesson"
