"""Signals of the operating system that ask the process to end."""

from __future__ import annotations

import os
import signal
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP")


class ProcessSignals(QObject):
    """Tells of them at once, also where the window is idle.

    Python calls its own handlers only between two steps of Python code, and an idle window takes
    none until the mouse moves. But Python also writes each signal's number into a pipe
    (signal.set_wakeup_fd), and Qt watches that. Windows has no such pipe: there Ctrl+C is a
    KeyboardInterrupt. What the shell has told the process to ignore (nohup) stays ignored.

    Signals:
        interrupted: Ctrl+C was pressed in the terminal.
        terminated (int): The process is asked to end now; the signal's number.
    """

    interrupted = Signal()
    terminated = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if os.name != "posix":
            signal.signal(signal.SIGINT, signal.default_int_handler)
            return
        self._numbers, written = os.pipe()
        for end in (self._numbers, written):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(written, warn_on_full_buffer=False)
        for name in _NAMES:
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda *_: None)
        notifier = QSocketNotifier(self._numbers, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._read)

    def _read(self) -> None:
        for number in os.read(self._numbers, 64):
            if number == signal.SIGINT:
                self.interrupted.emit()
            else:
                self.terminated.emit(number)
