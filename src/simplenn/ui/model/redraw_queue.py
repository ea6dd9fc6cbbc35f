"""Has what takes long to draw drawn bit by bit while training is going on fast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from simplenn.engine.trainer import Trainer, TrainerState

_SLOW: Final = 60.0
"""Epochs a second: a screen can show each."""


class Turns(QObject):
    """Gives each plot a turn of the event loop of its own, so that a click never waits for all.

    Training rests until the last of them is drawn. Where nothing is being trained, or slowly,
    whoever asks may draw at once.
    """

    def __init__(self, trainer: Trainer, parent: QObject) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._waiting: list[Callable[[], None]] = []
        self._turn = QTimer(self, interval=0)  # such a timer comes after what is to be painted
        self._turn.timeout.connect(self._take_turn)

    def ask(self, draw: Callable[[], None]) -> None:
        """Have something drawn as soon as it is its turn; once, however often it was asked for."""
        trainer = self._trainer
        slowly = trainer.speed is not None and trainer.speed <= _SLOW
        if trainer.state is not TrainerState.RUNNING or slowly:
            draw()
        elif draw not in self._waiting:
            self._waiting.append(draw)
            if not self._turn.isActive():
                trainer.hold()
                self._turn.start()

    def _take_turn(self) -> None:
        """Draw the next one; a turn after the last, when it is painted, training may go on."""
        if not self._waiting:
            self._turn.stop()
            self._trainer.release()
            return
        self._waiting.pop(0)()
