"""File commands for sessions: new, open, save, and the question about unsaved changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from simplenn.core.errors import SessionError
from simplenn.core.history import History
from simplenn.core.safe_file import fingerprint, quoted_name
from simplenn.core.session import Session, train_all
from simplenn.core.session_file import OPENED, SUFFIX, open_session
from simplenn.core.setup import Setup
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.session.document import Document
from simplenn.ui.widgets.dialogs import (
    Callback,
    ask_for_file,
    ask_to_replace,
    ask_to_save,
    show_notice,
)
from simplenn.ui.widgets.progress_runner import ProgressRunner

KIND: Final = f"SimpleNN sessions (*{SUFFIX})"

OpenFile = Callable[[Path, Callback | None], object]


class SessionFiles(QObject):
    """Opens and saves a window's document, and asks before unsaved changes would be lost."""

    def __init__(
        self, window: QWidget, document: Document, preferences: Preferences, tasks: ProgressRunner
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._preferences = preferences
        self._tasks = tasks
        self._leaving = False
        self._other_kinds: dict[str, OpenFile] = {}
        document.renamed.connect(self._show_title)
        self._show_title()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def new(self, setup: Setup) -> None:
        """Begin a new session with a set-up."""
        self.leave(partial(self._document.clear, setup))

    def open(self) -> None:
        """Let the person choose a file to open."""
        folder = self._preferences.folder
        self.leave(
            lambda: ask_for_file(self._window, "Open", folder, self._kinds, self._open_chosen)
        )

    def open_path(self, path: Path, then: Callback | None = None) -> None:
        """Open a session file; if that fails, the current session stays as it is.

        Args:
            path: The file.
            then: Called when it is open.
        """
        if path.suffix.lower() in self._other_kinds:
            self._open_chosen(path, then)
        else:
            self.leave(partial(self._open_chosen, path, then))

    def add_kind(self, suffix: str, open_file: OpenFile) -> None:
        """Have files of another kind opened wherever a session can be.

        Args:
            suffix: The end of their names, with its point.
            open_file: Opens one, and calls what it is given once that is open.
        """
        self._other_kinds[suffix] = open_file

    def save(self, then: Callback | None = None) -> None:
        """Save the session where it was saved before, or ask where.

        Args:
            then: Called when it is saved.
        """
        path = self._document.path
        if path is None:
            self.save_as(then)
        elif self._document.is_outdated:
            replace, beside = partial(self._save_to, then, path), partial(self.save_as, then)
            ask_to_replace(self._window, quoted_name(path), replace, beside)
        else:
            self._save_to(then, path)

    def save_as(self, then: Callback | None = None) -> None:
        """Ask where to save the session, and save it there."""
        suggested = self._document.path or self._preferences.folder / f"session{SUFFIX}"
        title = "Save the session"
        save = partial(self._save_to, then)
        ask_for_file(self._window, title, suggested, KIND, save, save_as=SUFFIX[1:])

    def leave(self, then: Callback) -> None:
        """Call a function that replaces the session, once changes are saved or given up."""
        if self._document.modified:
            path = self._document.path
            name = "this session" if path is None else quoted_name(path)
            ask_to_save(self._window, name, partial(self.save, then), then)
        else:
            then()

    def may_close(self) -> bool:
        """Whether the window may close now; if not, a question is asked first."""
        keeps = self._preferences.persist and self._document.modified
        if self._leaving or not keeps:
            return True
        self.leave(self._close)
        return False

    def restore(self, session: Session, then: Callback) -> None:
        """Show a session from a recovery file; it counts as unsaved.

        Args:
            session: The content of the recovery file.
            then: Called when it is shown.
        """
        self.leave(partial(self._restore_now, session, then))

    def _restore_now(self, session: Session, then: Callback) -> None:
        def show(histories: object) -> None:
            self._document.recover(session, cast(list[History], histories))
            then()

        work = partial(train_all, session)
        self._tasks.run("Restoring the session…", session.epochs, work, show, (SessionError,))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open a session file that is dropped on the window."""
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDropEvent):
            return False
        paths = _dropped_files(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop and len(paths) == 1:
            self.open_path(paths[0])
        elif event.type() is QEvent.Type.Drop:
            show_notice(self._window, "A window shows one session: drop one file at a time.")
        return True

    @property
    def _kinds(self) -> str:
        """All kinds of files that can be opened, for a file dialog."""
        return f"SimpleNN files ({' '.join(f'*{kind}' for kind in (SUFFIX, *self._other_kinds))})"

    def _open_chosen(self, path: Path, then: Callback | None = None) -> None:
        """Open a file of any kind; nothing is asked about unsaved changes any more."""
        self._other_kinds.get(path.suffix.lower(), self._open_now)(path, then)

    def _open_now(self, path: Path, then: Callback | None = None) -> None:
        before = fingerprint(path)

        def show(opened: object) -> None:
            session, histories = cast(tuple[Session, list[History]], opened)
            self._document.load(session, histories, path, before)
            self._remember(path)
            if then is not None:
                then()

        text = f"Opening {quoted_name(path)}…"
        self._tasks.run(text, OPENED, partial(open_session, path), show, (SessionError,))

    def _save_to(self, then: Callback | None, path: Path) -> None:
        try:
            self._document.save(path)
        except SessionError as error:
            show_notice(self._window, str(error))
            return
        self._remember(path)
        if then is not None:
            then()

    def _remember(self, path: Path) -> None:
        self._preferences.set_folder(path.parent)
        self._preferences.add_recent(path.absolute())

    def _close(self) -> None:
        self._leaving = True
        self._window.close()

    def _show_title(self) -> None:
        self._window.setWindowTitle(self._document.title)
        self._window.setWindowModified(self._document.modified)


def _dropped_files(mime: QMimeData) -> list[Path]:
    """The local files that are being dropped."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
