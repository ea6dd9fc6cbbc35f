"""The explorer: finds out what every alpha would do, beside the window."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtCore import QObject, Signal

from simplenn.core.exploration import Exploration, Explored
from simplenn.engine.exploring_thread import ExploringThread


class Explorer(QObject):
    """Owns an exploration, what has come of it so far, and the thread that goes on with it.

    Signals:
        advanced: There is more, or less, in `explored`, or it has begun or ceased to rest.
        failed (str): Exploring ended with an unexpected exception; its traceback.
    """

    advanced = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exploration: Exploration | None = None
        self._explored: list[Explored] = []
        self._thread: ExploringThread | None = None
        self._resting = False

    @property
    def exploration(self) -> Exploration | None:
        """What is being explored, or None."""
        return self._exploration

    @property
    def explored(self) -> list[Explored]:
        """What is known by now, by rising alpha."""
        return self._explored

    @property
    def is_busy(self) -> bool:
        """Whether there is more to come."""
        return self._thread is not None

    @property
    def is_resting(self) -> bool:
        """Whether it waits until somebody else needs the processor less."""
        return self._resting

    def set_resting(self, resting: bool) -> None:
        """Hold the work, this one and any to come, or go on with it."""
        if resting != self._resting:
            self._resting = resting
            if self._thread is not None:
                self._thread.set_resting(resting)
                self.advanced.emit()

    def explore(self, exploration: Exploration) -> None:
        """Forget what is known and explore something else."""
        self.halt()
        self._exploration = exploration
        self._explored = []
        self._thread = ExploringThread(exploration, self)
        self._thread.set_resting(self._resting)
        self._thread.explored.connect(self._on_explored)
        self._thread.finished.connect(self._on_finished)
        self.advanced.emit()
        self._thread.start()

    def halt(self) -> None:
        """End the thread, if there is one; what it had still to announce is dropped."""
        if self._thread is not None:
            self._thread.halt()
            self._thread.deleteLater()
            self._thread = None

    def _on_explored(self, exploration: Exploration, explored: list[Explored]) -> None:
        if exploration is self._exploration:  # and not what a halted thread still had to say
            self._explored = sorted([*self._explored, *explored], key=attrgetter("alpha"))
            self.advanced.emit()

    def _on_finished(self) -> None:
        thread = self._thread
        if thread is None or not thread.isFinished():
            return  # the news of a thread that was halted meanwhile
        self.halt()
        self.advanced.emit()
        if thread.failure is not None:
            self.failed.emit(thread.failure)
