"""What a person does with session files: new, open, save, and leaving with changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from simplenn.core.history import History
from simplenn.core.safe_file import shown_name, stamp
from simplenn.core.session import Session, SessionError, train_all
from simplenn.core.session_file import SUFFIX, read_session
from simplenn.core.setup import Setup
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.session.document import Document
from simplenn.ui.widgets.dialogs import Then, ask_for_file, ask_to_replace, ask_to_save, tell
from simplenn.ui.widgets.progress_runner import ProgressRunner

KIND: Final = f"SimpleNN sessions (*{SUFFIX})"


class SessionFiles(QObject):
    """Opens and saves a window's document, and asks before anything would be lost."""

    def __init__(
        self, window: QWidget, document: Document, preferences: Preferences, tasks: ProgressRunner
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._preferences = preferences
        self._tasks = tasks
        self._leaving = False
        document.renamed.connect(self._show_title)
        self._show_title()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def new(self, setup: Setup) -> None:
        """Begin a new session with a set-up."""
        self.leave(partial(self._document.clear, setup))

    def open(self) -> None:
        """Let the person choose a session to open."""
        folder = self._preferences.folder
        self.leave(
            lambda: ask_for_file(self._window, "Open a session", folder, KIND, self._open_now)
        )

    def open_path(self, path: Path, then: Then | None = None) -> None:
        """Open a session file; where that fails, the open one stays as it was.

        Args:
            path: The file.
            then: Called when it is open.
        """
        self.leave(partial(self._open_now, path, then))

    def save(self, then: Then | None = None) -> None:
        """Save the session where it was saved before, or ask where.

        Args:
            then: Called when it is saved.
        """
        path = self._document.path
        if path is None:
            self.save_as(then)
        elif self._document.is_outdated:
            replace, beside = partial(self._save_to, then, path), partial(self.save_as, then)
            ask_to_replace(self._window, shown_name(path), replace, beside)
        else:
            self._save_to(then, path)

    def save_as(self, then: Then | None = None) -> None:
        """Ask where to save the session, and save it there."""
        suggested = self._document.path or self._preferences.folder / f"session{SUFFIX}"
        title = "Save the session"
        save = partial(self._save_to, then)
        ask_for_file(self._window, title, suggested, KIND, save, save_as=SUFFIX[1:])

    def leave(self, then: Then) -> None:
        """Do something that replaces the session, once its changes are saved or given up."""
        if self._document.modified:
            path = self._document.path
            name = "this session" if path is None else shown_name(path)
            ask_to_save(self._window, name, partial(self.save, then), then)
        else:
            then()

    def may_close(self) -> bool:
        """Whether the window may close now; if not, the person is asked, and it closes later."""
        keeps = self._preferences.persist and self._document.modified
        if self._leaving or not keeps:
            return True
        self.leave(self._close)
        return False

    def restore(self, session: Session, then: Then) -> None:
        """Show a session that was lost; it is not saved anywhere yet.

        Args:
            session: What was lost.
            then: Called when it is there.
        """

        def show(histories: object) -> None:
            self._document.recover(session, cast(list[History], histories))
            then()

        self._train("Restoring the session…", session, show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take session files that are dropped on the window."""
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDropEvent):
            return False
        path = dropped_file(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.open_path(path)
        return True

    def _open_now(self, path: Path, then: Then | None = None) -> None:
        before = stamp(path)
        try:
            session = read_session(path)
        except SessionError as error:
            tell(self._window, str(error))
            return

        def show(histories: object) -> None:
            self._document.take(session, cast(list[History], histories), path, before)
            self._remember(path)
            if then is not None:
                then()

        self._train(f"Opening {shown_name(path)}…", session, show)

    def _train(self, text: str, session: Session, then: Callable[[object], None]) -> None:
        self._tasks.run(text, session.epochs, partial(train_all, session), then)

    def _save_to(self, then: Then | None, path: Path) -> None:
        try:
            self._document.save(path)
        except SessionError as error:
            tell(self._window, str(error))
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


def dropped_file(mime: QMimeData) -> Path | None:
    """The one file on this machine that is being dropped, or None."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
