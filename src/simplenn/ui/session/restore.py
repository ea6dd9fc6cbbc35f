"""Offers the unsaved work of programs that ended unexpectedly."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from simplenn.core.safe_file import quoted_name
from simplenn.engine.trainer import Trainer
from simplenn.ui.errors.exception_hook import ExceptionHook
from simplenn.ui.model.app_paths import recovery_folder, spare_recovery_folder
from simplenn.ui.session.autosave import Autosave, LostSession, find_lost_sessions, is_own_folder
from simplenn.ui.session.document import Document
from simplenn.ui.session.open_save import SessionFiles
from simplenn.ui.widgets.dialogs import ask_to_restore


class RestoreOffer(QObject):
    """Asks about one recovery file after the other, until one is restored or the person stops."""

    def __init__(
        self, window: QWidget, files: SessionFiles, recovery: Autosave, *folders: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._recovery = recovery
        self._found: Iterator[LostSession] = chain.from_iterable(map(find_lost_sessions, folders))

    def offer(self) -> None:
        """Ask about the latest one that has not been asked about yet, if there is one."""
        lost = next(self._found, None)
        if lost is None:
            return
        box = ask_to_restore(
            self._window, in_words(lost), partial(self._restore, lost), partial(self._discard, lost)
        )
        box.rejected.connect(lost.release)

    def _restore(self, lost: LostSession) -> None:
        def take_over() -> None:
            if self._recovery.save_now():  # in a recovery file of this process now
                lost.discard()

        self._files.restore(lost.session, take_over)

    def _discard(self, lost: LostSession) -> None:
        lost.discard()
        self.offer()


def in_words(lost: LostSession) -> str:
    """Say what was lost."""
    runs = len(lost.session.runs)
    what = f"{runs} run{'s' if runs != 1 else ''}" if runs else "changed numbers"
    of = f" of {quoted_name(Path(lost.session.origin))}" if lost.session.origin else ""
    when = f"{lost.saved_at:%d %B %Y, %H:%M}"
    return f"SimpleNN ended unexpectedly. Unsaved work{of} was kept ({what}, {when})."


class CrashRecovery(QObject):
    """Saves a window's unsaved work for recovery, and offers what was saved before.

    It begins when the panels are built, to leave the start of the program quick, or at the
    first unexpected error.
    """

    def __init__(
        self,
        window: QWidget,
        document: Document,
        trainer: Trainer,
        files: SessionFiles,
        opened: SignalInstance,
        failures: ExceptionHook,
    ) -> None:
        """Prepare; it begins when the panels are built.

        Args:
            window: The window to ask in.
            document: The document to save.
            trainer: Trains the current run.
            files: Restores sessions.
            opened: Emitted when the panels are built.
            failures: Reports unexpected errors.
        """
        super().__init__(window)
        self._window = window
        self._document = document
        self._trainer = trainer
        self._files = files
        self._recovery: Autosave | None = None
        opened.connect(self._offer)
        failures.caught.connect(self.save_now)

    def discard(self) -> None:
        """Delete the recovery file: the program ends as it should."""
        if self._recovery is not None:
            self._recovery.discard()

    def _begin(self) -> Autosave:
        # loaded now, and not when it is needed: by then, an upgrade may have replaced the files
        import simplenn.core.advice
        import simplenn.core.session_json
        import simplenn.ui.errors.error_log  # noqa: F401

        if self._recovery is None:
            self._recovery = Autosave(
                self._document, self._trainer, recovery_folder(), self, spare_recovery_folder()
            )
        return self._recovery

    def save_now(self) -> bool:
        """Save unsaved work for recovery now; gives whether it could be saved."""
        return self._begin().save_now()

    def _offer(self) -> None:
        spare = spare_recovery_folder()  # what is there is newer than what is in the usual one
        folders = ([spare] if is_own_folder(spare) else []) + [recovery_folder()]
        RestoreOffer(self._window, self._files, self._begin(), *folders).offer()
