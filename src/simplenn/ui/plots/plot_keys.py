"""Zooms and moves a plot by keys, as the mouse does with its wheel and by dragging."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.widgets.key_help import KeyHelp, tell_keys

ZOOM_KEYS: Final = (
    KeyHelp("+, -", "Zoom in and out."),
    KeyHelp("Shift and an arrow key", "Move what is in view."),
    KeyHelp("0", "Show all again."),
)

_FACTOR: Final = 1.25
_PART: Final = 0.1
"""Of what is in view: how far a key moves it."""

_ZOOMS: Final = {
    Qt.Key.Key_Plus: 1 / _FACTOR,
    Qt.Key.Key_Equal: 1 / _FACTOR,  # where + stands on the same key
    Qt.Key.Key_Minus: _FACTOR,
}
_MOVES: Final = {
    Qt.Key.Key_Left: (-_PART, 0.0),
    Qt.Key.Key_Right: (_PART, 0.0),
    Qt.Key.Key_Down: (0.0, -_PART),
    Qt.Key.Key_Up: (0.0, _PART),
}


class PlotKeys(QObject):
    """Takes the keys of a plot that has the focus."""

    def __init__(self, view: PlotView, fit: Callable[[], object], *keys: KeyHelp) -> None:
        """Take them from now on.

        Args:
            view: The plot.
            fit: Shows all of it again.
            keys: What other keys do in this plot, for the help.
        """
        super().__init__(view)
        self._view = view
        self._fit = fit
        tell_keys(view.widget, *keys, *ZOOM_KEYS)
        view.widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom and move; all other keys are left to the plot."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key, shift = Qt.Key(event.key()), Qt.KeyboardModifier.ShiftModifier
        if modifiers & ~shift:
            return False
        if key is Qt.Key.Key_0:
            self._fit()
        elif key in _ZOOMS:
            self._zoom(_ZOOMS[key])
        elif key in _MOVES and modifiers == shift:
            self._move(*_MOVES[key])
        else:
            return False
        return True

    def _zoom(self, factor: float) -> None:
        (left, right), (bottom, top) = self._view.shown
        middle = QPointF(left / 2 + right / 2, bottom / 2 + top / 2)
        self._view.box.scaleBy((factor, factor), center=middle)
        self._view.moved.emit()

    def _move(self, across: float, up: float) -> None:
        (left, right), (bottom, top) = self._view.shown
        self._view.box.translateBy(x=(right - left) * across, y=(top - bottom) * up)
        self._view.moved.emit()
