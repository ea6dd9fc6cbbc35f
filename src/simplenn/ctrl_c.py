"""What Ctrl+C in a terminal does to the process.

Python raises KeyboardInterrupt wherever it happens to be. While modules are imported that ends in a
traceback, while Qt draws it is lost or crashes, and so the program takes it only where something
has to be put in order or to be said. Elsewhere the system ends the process, without a word.
"""

from __future__ import annotations

import signal


class _CtrlC:
    """A with-block in which Ctrl+C has another effect, unless it was ignored before."""

    def __init__(self, handler: signal._HANDLER) -> None:
        self._handler = handler

    def __enter__(self) -> None:
        self._before = signal.getsignal(signal.SIGINT)
        _set(self._handler)

    def __exit__(self, *_: object) -> None:
        _set(self._before)


def ends_process() -> _CtrlC:
    """A with-block in which Ctrl+C ends the process at once."""
    return _CtrlC(signal.SIG_DFL)


def is_raised() -> _CtrlC:
    """A with-block in which Ctrl+C raises KeyboardInterrupt."""
    return _CtrlC(signal.default_int_handler)


def end_process_from_now_on() -> None:
    """Let Ctrl+C end the process at once, also while Python clears up at its end."""
    _set(signal.SIG_DFL)


def _set(handler: signal._HANDLER) -> None:
    """Set what is called. Shells make their jobs in the background ignore Ctrl+C: that stays so."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, handler)
