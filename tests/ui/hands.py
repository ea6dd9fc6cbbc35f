"""What a person does in a window and sees of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pyqtgraph as pg
from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtWidgets import QApplication, QGraphicsSimpleTextItem, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from simplenn.core.history import History
from simplenn.core.setup import Setup
from simplenn.engine.explorer import Explorer
from simplenn.engine.trainer import TrainerState
from simplenn.ui.window.main_window import MainWindow

T = TypeVar("T", bound=QObject)


def find(whole: QObject, kind: type[T], name: str = "") -> T:
    """The part that has this name, or the first of its kind."""
    found = whole.findChild(kind, name) if name else whole.findChild(kind)
    assert isinstance(found, kind), f"there is no {name or kind.__name__}"
    return found


class Hands:
    """A person at a window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.trainer = window.model.trainer
        self._qtbot = qtbot

    def find(self, kind: type[T], name: str = "") -> T:
        """The one part of the window that has this name, or the first of its kind."""
        return find(self.window, kind, name)

    def texts_in(self, plot: str) -> dict[str, QRectF]:
        """The texts that can be read in a plot, with where their letters are in its scene."""
        return {
            text.text(): text.mapRectToScene(text.boundingRect())
            for text in self.find(pg.PlotWidget, plot).scene().items()
            if isinstance(text, QGraphicsSimpleTextItem) and text.isVisible()
        }

    def walk(self, first: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> Iterator[QWidget]:
        """Go on with the Tab key until it comes back; gives each widget while it has the focus."""
        QApplication.processEvents()
        first.setFocus(Qt.FocusReason.TabFocusReason)
        here, reached = first, set[QWidget]()
        while here not in reached:
            yield here
            reached.add(here)
            self._qtbot.keyClick(here, key)
            here = first.window().focusWidget()
        assert here is first, f"Tab is trapped at {here.objectName()}"

    def click(self, name: str) -> None:
        """Click a button with the mouse; it must be one that can be clicked."""
        button = self.find(QPushButton, name)
        assert button.isEnabled(), f"{name} is disabled"
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def is_(self, state: TrainerState) -> bool:
        """Whether the trainer is in a state now."""
        return self.trainer.state is state

    def until(self, state: TrainerState) -> None:
        """Wait for the trainer."""
        self.until_true(lambda: self.trainer.state is state)

    def until_epoch(self, number: int) -> None:
        """Wait until so many epochs are done."""
        self.until_true(lambda: self.epochs() >= number)

    def until_true(self, condition: Callable[[], bool]) -> None:
        """Wait for something that the window or the trainer does by itself."""
        self._qtbot.waitUntil(condition, timeout=20_000)

    @property
    def history(self) -> History:
        """What is trained; there must be something."""
        assert self.trainer.history is not None
        return self.trainer.history

    def epochs(self) -> int:
        """How many epochs are done."""
        return len(self.trainer.history) if self.trainer.history is not None else 0

    def until_explored(self) -> None:
        """Wait until the alpha explorer has come to its end."""
        explorer = self.find(Explorer)
        self.until_true(lambda: not explorer.is_busy)

    def begin(self, speed: float | None, setup: Setup | None = None) -> None:
        """Begin to train, with what is set or with other numbers.

        Args:
            speed: Epochs a second, or None for as fast as it can.
            setup: Those other numbers, or None.
        """
        if setup is not None:
            self.window.model.set_setup(setup)
        self.trainer.set_speed(speed)
        self.window.model.train()

    def train(self, setup: Setup | None = None) -> None:
        """Train as fast as it can, to the end."""
        self.begin(None, setup)
        self.until(TrainerState.ENDED)
