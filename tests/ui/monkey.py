"""Somebody who presses everything, without a plan but the same way each time."""

from __future__ import annotations

from random import Random
from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget

from simplenn.ui.window.main_window import MainWindow

_KEYS: Final = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab),
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_9, Qt.Key.Key_Minus, Qt.Key.Key_E),
    *(Qt.Key.Key_Period, Qt.Key.Key_Comma, Qt.Key.Key_F2),
)
_WITH_CONTROL: Final = (Qt.Key.Key_Z, Qt.Key.Key_R, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V)
_PATIENCE: Final = 20
"""Milliseconds that a menu or a dialog stays open."""


class Monkey:
    """Clicks, turns the wheel, drags and types; whatever opens over the window is put away."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window = window
        self._random = Random(seed)
        self._broom = QTimer(window, interval=_PATIENCE)
        self._broom.timeout.connect(self.put_away)
        self._broom.start()

    def play(self, events: int) -> None:
        """Do so many things, then rest."""
        for _ in range(events):
            widget = self._choose()
            self._random.choices((self._click, self._type, self._turn, self._drag), (6, 6, 1, 1))[
                0
            ](widget)
            if self._random.random() < 0.2:
                QTest.qWait(1)
        self._broom.stop()
        self.put_away()

    def put_away(self) -> None:
        """Close what lies over the window."""
        for above in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if above is not None and above is not self._window:
                above.close()

    def _choose(self) -> QWidget:
        """Any part of the window that can be reached now."""
        parts = [
            part
            for part in self._window.findChildren(QWidget)
            if part.isVisible() and part.isEnabled() and part.window() is self._window
        ]
        return self._random.choice([part for part in parts if not isinstance(part, QMenuBar)])

    def _place(self, widget: QWidget) -> QPoint:
        across = self._random.randrange(max(widget.width(), 1))
        return QPoint(across, self._random.randrange(max(widget.height(), 1)))

    def _click(self, widget: QWidget) -> None:
        button = self._random.choices(
            (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton), (9, 1)
        )[0]
        click = QTest.mouseDClick if self._random.random() < 0.1 else QTest.mouseClick
        click(widget, button, Qt.KeyboardModifier.NoModifier, self._place(widget))

    def _drag(self, widget: QWidget) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(widget, left, none, self._place(widget))
        for _ in range(3):
            QTest.mouseMove(widget, self._place(widget))
        QTest.mouseRelease(widget, left, none, self._place(widget))

    def _turn(self, widget: QWidget) -> None:
        place = QPointF(self._place(widget))
        QApplication.sendEvent(
            widget,
            QWheelEvent(
                place,
                QPointF(widget.mapToGlobal(place)),
                QPoint(),
                QPoint(0, self._random.choice((-120, 120))),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )

    def _type(self, widget: QWidget) -> None:
        target = QApplication.focusWidget() or widget
        if target.window() is not self._window:
            return
        if self._random.random() < 0.1:
            key = self._random.choice(_WITH_CONTROL)
            QTest.keyClick(target, key, Qt.KeyboardModifier.ControlModifier)
        else:
            shift = Qt.KeyboardModifier.ShiftModifier
            modifier = shift if self._random.random() < 0.2 else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(target, self._random.choice(_KEYS), modifier)
