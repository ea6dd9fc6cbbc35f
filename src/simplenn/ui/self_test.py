"""The program tests itself: what an installed copy runs to show that it works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel

from simplenn.core.network import SimpleNN
from simplenn.engine.trainer import TrainerState
from simplenn.ui.main_window import MainWindow

_TIME_LIMIT: Final = 30_000
"""Milliseconds."""


class SelfTest(QObject):
    """Opens a window, trains in it at full speed, and compares its labels with the network.

    Signals:
        ended (int): It is over; the exit status, 0 when all was well.
    """

    ended = Signal(int)

    def __init__(self, say: Callable[[str], None] = print, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._window = MainWindow()
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(lambda: self._end("it took too long"))
        self._window.panels.opened.connect(self._train)
        self._window.model.trainer.state_changed.connect(self._check_when_ended)

    def start(self) -> None:
        """Open the window; the rest follows by itself."""
        self._limit.start(_TIME_LIMIT)
        self._window.show()

    def _train(self) -> None:
        self._say("The window is open.")
        self._window.model.trainer.set_speed(None)
        self._window.model.train()

    def _check_when_ended(self) -> None:
        if self._window.model.trainer.state is TrainerState.ENDED:
            QTimer.singleShot(0, self, self._check)

    def _check(self) -> None:
        network = SimpleNN()
        errors = network.train(5, 42, 20)
        expected = {
            "result_weight": network.weight,
            "result_prediction": network.predict(5),
            "result_error": errors[-1],
            "answer_label": network.predict(10),
        }
        for name, value in expected.items():
            shown = self._window.findChild(QLabel, name)
            if shown is None or float(shown.text()) != value:
                self._end(f"{name} does not show {value}")
                return
        self._say(f"It learned to answer {network.predict(5)} for 5.")
        self._end(None)

    def _end(self, trouble: str | None) -> None:
        self._limit.stop()
        self._window.close()
        self._say("The self-test passed." if trouble is None else f"It failed: {trouble}.")
        self.ended.emit(0 if trouble is None else 1)
