"""Has what takes long to draw drawn bit by bit while training is going on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from simplenn.engine.trainer import Trainer, TrainerState


class Turns(QObject):
    """Gives each plot a turn of the event loop of its own, so that a click never waits for all.

    Training rests until the last of them is drawn. Where nothing is being trained, whoever asks
    may draw at once.
    """

    def __init__(self, trainer: Trainer, parent: QObject) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._waiting: list[Callable[[], None]] = []
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._draw_next)

    def ask(self, draw: Callable[[], None]) -> None:
        """Have something drawn as soon as it is its turn; once, however often it was asked for."""
        if self._trainer.state is not TrainerState.RUNNING:
            draw()
        elif draw not in self._waiting:
            if not self._waiting:
                self._trainer.hold()
                self._turn.start()
            self._waiting.append(draw)

    def _draw_next(self) -> None:
        draw = self._waiting[0]
        try:
            draw()
        finally:
            del self._waiting[0]
            if self._waiting:
                self._turn.start()
            else:
                self._trainer.release()
