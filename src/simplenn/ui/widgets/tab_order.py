"""Keeps the order in which the Tab key goes through widgets."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class TabOrder:
    """Remembers in which order the Tab key comes to what is in a widget.

    Qt puts a widget that comes back from another window to the end.
    """

    def __init__(self, widget: QWidget) -> None:
        """Remember it while the widget is in its place.

        Args:
            widget: What will come back to its parent, which stays where it is.
        """
        self._place = widget.parentWidget()
        self._inside = [
            other for other in _chain(widget.window()) if _takes_tab(other, inside=widget)
        ]

    def restore(self) -> None:
        """Have that order again, after what the Tab key comes to before the place."""
        if self._place is None:
            return
        before = takewhile(lambda other: other is not self._place, _chain(self._place.window()))
        last = [other for other in before if _takes_tab(other) and other not in self._inside][-1:]
        for one, other in pairwise([*last, *self._inside]):
            QWidget.setTabOrder(one, other)


def put_behind(part: QWidget, before: QWidget) -> None:
    """Have the Tab key come to what is in a widget after what is in another one."""
    chain = list(_chain(part.window()))
    last = [other for other in chain if _takes_tab(other, inside=before)][-1:]
    inside = [other for other in chain if _takes_tab(other, inside=part)]
    for one, other in pairwise([*last, *inside] if last else []):
        QWidget.setTabOrder(one, other)


def _chain(window: QWidget) -> Iterator[QWidget]:
    """All widgets of a window in the order of the Tab key.

    The last one is not asked what follows: that is the window, which PySide would take from Python
    then, and the program would crash at its end (PySide6 6.10).
    """
    last, at = window.previousInFocusChain(), window.nextInFocusChain()
    while at is not None and at is not last:
        yield at
        at = at.nextInFocusChain()
    if last is not None:
        yield last


def _takes_tab(widget: QWidget, inside: QWidget | None = None) -> bool:
    """Whether the Tab key comes to a widget, which may have to be inside another, or that one."""
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    return bool(takes) and (inside is None or inside is widget or inside.isAncestorOf(widget))
