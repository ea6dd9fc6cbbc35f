"""Has something done after the next painting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def call_after_paint(owner: QObject, do: Callable[[], object]) -> None:
    """Have something done when what is to be painted is painted.

    QTimer.singleShot with an owner would keep what it raises from being reported, and have it
    stand in the way of whatever Python does next (PySide6 6.10).

    Args:
        owner: Nothing is done any more when this is gone.
        do: What to do.
    """
    timer = QTimer(owner, singleShot=True, interval=0)  # zero timers come after painting
    timer.timeout.connect(timer.deleteLater)
    timer.timeout.connect(do)
    timer.start()
