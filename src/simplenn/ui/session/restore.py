"""Offers unsaved work of programs that did not end well."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from simplenn.core.safe_file import shown_name
from simplenn.engine.trainer import Trainer
from simplenn.ui.errors.exception_hook import ExceptionHook
from simplenn.ui.model.app_paths import recovery_folder
from simplenn.ui.session.autosave import Autosave, LostSession, find_lost_sessions
from simplenn.ui.session.document import Document
from simplenn.ui.session.open_save import SessionFiles
from simplenn.ui.widgets.dialogs import ask_to_restore


class RestoreOffer(QObject):
    """Asks about one lost session after the other, until the person takes one or has enough."""

    def __init__(
        self, window: QWidget, files: SessionFiles, recovery: Autosave, folder: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._recovery = recovery
        self._found: Iterator[LostSession] = find_lost_sessions(folder)

    def offer(self) -> None:
        """Ask about the latest one that nobody has been asked about yet, if there is one."""
        lost = next(self._found, None)
        if lost is None:
            return
        box = ask_to_restore(
            self._window, in_words(lost), partial(self._restore, lost), partial(self._discard, lost)
        )
        box.rejected.connect(lost.leave)

    def _restore(self, lost: LostSession) -> None:
        def settle() -> None:
            self._recovery.keep()  # under the care of this process now
            lost.discard()

        self._files.restore(lost.session, settle)

    def _discard(self, lost: LostSession) -> None:
        lost.discard()
        self.offer()


def in_words(lost: LostSession) -> str:
    """Say what was lost."""
    runs = len(lost.session.runs)
    what = f"{runs} run{'s' if runs != 1 else ''}" if runs else "changed numbers"
    of = f" of {shown_name(Path(lost.session.origin))}" if lost.session.origin else ""
    when = f"{lost.kept_at:%d %B %Y, %H:%M}"
    return f"SimpleNN ended unexpectedly. Unsaved work{of} was kept ({what}, {when})."


class CrashRecovery(QObject):
    """Keeps a window's unsaved work, and offers what was kept before.

    It begins when the panels are there, since people wait for what comes before, or when
    something has failed until then.
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
        """Prepare; it begins when the panels are there.

        Args:
            window: The window to ask in.
            document: What is to be kept.
            trainer: What may be adding to it.
            files: What shows again what was lost.
            opened: Emitted when the panels are there.
            failures: What tells that something has failed.
        """
        super().__init__(window)
        self._window = window
        self._document = document
        self._trainer = trainer
        self._files = files
        self._recovery: Autosave | None = None
        opened.connect(self._offer)
        failures.happened.connect(self._keep)

    def forget(self) -> None:
        """Forget what was kept: the program has ended well."""
        if self._recovery is not None:
            self._recovery.forget()

    def _begin(self) -> Autosave:
        # what is needed to save or to help is loaded by now, and not when that is to be done: by
        # then, an upgrade may have put other files in these ones' places
        import simplenn.core.advice
        import simplenn.core.session_json
        import simplenn.ui.errors.error_log  # noqa: F401

        if self._recovery is None:
            self._recovery = Autosave(self._document, self._trainer, recovery_folder(), self)
        return self._recovery

    def _keep(self) -> None:
        self._begin().keep()

    def _offer(self) -> None:
        RestoreOffer(self._window, self._files, self._begin(), recovery_folder()).offer()
