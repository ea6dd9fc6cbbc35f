"""What keys do in every window: Tab goes on as one reads, Shift+F10 opens a menu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object

_DIRECTLY: Final = Qt.FindChildOption.FindDirectChildrenOnly


class WindowKeys(_Widget):
    """What windows share: the first base of a window, before the class of Qt's."""

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Called by Qt for the Tab key, and when what has the focus cannot have it any more.

        The order is that of reading: from top to bottom, what stands side by side from left to
        right, and all of a part, such as a column, before the next part. Qt's own order is that in
        which widgets were made, and changes whenever one is moved to another place.
        """
        focus = self.focusWidget()
        stops = list(_stops(self, focus))
        others = [each for each in stops if each is not focus]
        if not others:
            return False
        before = stops.index(focus) if focus in stops else (0 if forwards else len(others))
        reason = Qt.FocusReason
        to = others[before % len(others)] if forwards else others[before - 1]
        to.setFocus(reason.TabFocusReason if forwards else reason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu of what has the focus, which on Linux Qt does for the menu key only."""
        super().keyPressEvent(event)
        focus, shift = self.focusWidget(), Qt.KeyboardModifier.ShiftModifier
        is_menu_key = event.key() == Qt.Key.Key_F10 and event.modifiers() == shift
        if not is_menu_key or focus is None or QApplication.activePopupWidget() is not None:
            return
        place = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(focus, QContextMenuEvent(reason, place, focus.mapToGlobal(place)))


def _stops(part: QWidget, focus: QWidget | None) -> Iterator[QWidget]:
    """What takes the focus in a part of a window, and what has it although it does so no more."""
    if part is focus or _takes_tab(part):
        yield part
    children = part.findChildren(QWidget, options=_DIRECTLY)
    there = [each for each in children if not each.isWindow() and _is_there(each, focus)]
    for child in _as_read(there):
        yield from _stops(child, focus)


def _takes_tab(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isEnabled() and widget.focusProxy() is None


def _is_there(widget: QWidget, focus: QWidget | None) -> bool:
    """Whether it can be seen; one that is being hidden with the focus in it had its place, too."""
    return widget.isVisible() or (
        focus is not None and (widget is focus or widget.isAncestorOf(focus))
    )


def _as_read(widgets: Iterable[QWidget]) -> Iterator[QWidget]:
    """Row after row, each from left to right."""
    rows: list[list[QWidget]] = []
    for widget in sorted(widgets, key=QWidget.y):
        if rows and any(_side_by_side(widget, other) for other in rows[-1]):
            rows[-1].append(widget)
        else:
            rows.append([widget])
    for row in rows:
        yield from sorted(row, key=lambda each: (each.x(), each.y()))


def _side_by_side(one: QWidget, other: QWidget) -> bool:
    """Whether more than half of the lower one is beside the other one."""
    bottom = min(one.y() + one.height(), other.y() + other.height())
    overlap = bottom - max(one.y(), other.y())
    return 2 * overlap > min(one.height(), other.height())
