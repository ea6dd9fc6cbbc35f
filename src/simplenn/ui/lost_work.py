"""Offers unsaved work of programs that did not end well."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from simplenn.core.safe_file import shown_name
from simplenn.ui.files import Files
from simplenn.ui.main_window import MainWindow
from simplenn.ui.messages import ask_to_restore
from simplenn.ui.recovery import Lost, Recovery, find_lost


class LostWork(QObject):
    """Asks about one lost session after the other, until the person takes one or has enough."""

    def __init__(self, window: MainWindow, recovery: Recovery, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._files: Files = window.files
        self._recovery = recovery
        self._found: Iterator[Lost] = find_lost(folder)

    def offer(self) -> None:
        """Ask about the latest one that nobody has been asked about yet, if there is one."""
        lost = next(self._found, None)
        if lost is None:
            return
        box = ask_to_restore(
            self._window, in_words(lost), partial(self._restore, lost), partial(self._discard, lost)
        )
        box.rejected.connect(lost.leave)

    def _restore(self, lost: Lost) -> None:
        def settle() -> None:
            self._recovery.keep()  # under the care of this process now
            lost.discard()

        self._files.restore(lost.session, settle)

    def _discard(self, lost: Lost) -> None:
        lost.discard()
        self.offer()


def in_words(lost: Lost) -> str:
    """Say what was lost."""
    runs = len(lost.session.runs)
    what = f"{runs} run{'s' if runs != 1 else ''}" if runs else "changed numbers"
    of = f" of {shown_name(Path(lost.session.origin))}" if lost.session.origin else ""
    when = f"{lost.kept_at:%d %B %Y, %H:%M}"
    return f"SimpleNN ended unexpectedly. Unsaved work{of} was kept ({what}, {when})."
