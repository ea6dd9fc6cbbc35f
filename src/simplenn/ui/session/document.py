"""The session that a window shows: where it is saved, and whether it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simplenn.core.history import History
from simplenn.core.safe_file import stamp
from simplenn.core.session import Session
from simplenn.core.session_file import write_session
from simplenn.core.setup import Setup
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_area import PanelArea
from simplenn.ui.session.window_session import as_origin, put_into, session_of


class Document(QObject):
    """Knows what has been saved last, and so what would be lost.

    Signals:
        edited: There is other work in the window than before.
        renamed: It has another path, or has become modified, or is so no longer.
    """

    edited = Signal()
    renamed = Signal()

    def __init__(self, model: WindowModel, panels: PanelArea, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._panels = panels
        self._path: Path | None = None
        self._stamp: str | None = None
        self._seen = self._saved = self.session.work
        model.setup_changed.connect(self._look)
        model.trainer.advanced.connect(self._look_if_saved)
        for news in (model.runs.inserted, model.runs.removed, model.runs.changed):
            news.connect(self._look)

    @property
    def path(self) -> Path | None:
        """The file it is saved in, or None."""
        return self._path

    @property
    def modified(self) -> bool:
        """Whether there is work that no file holds."""
        return self._seen != self._saved

    @property
    def is_outdated(self) -> bool:
        """Whether somebody else has written its file since it was read or saved here."""
        there = None if self._path is None else stamp(self._path)
        return None not in (there, self._stamp) and there != self._stamp

    @property
    def title(self) -> str:
        """What the window is called after it; the [*] is Qt's place for the modified marker."""
        if self._path is not None:
            return f"{self._path.name.replace('[*]', '[*][*]')}[*]"
        return "Unsaved session[*]" if self.modified else "SimpleNN[*]"

    @property
    def session(self) -> Session:
        """All that belongs into its file now."""
        return session_of(self._model, self._panels)

    @property
    def to_recover(self) -> Session:
        """The session, with the path it was to be saved under."""
        origin = as_origin(self._path)
        return replace(self.session, origin=origin, origin_stamp=self._stamp)

    def save(self, path: Path) -> None:
        """Write it to a file, which is its own from now on.

        Raises:
            SessionError: It cannot be written; the sentence says why.
        """
        session = self.session
        write_session(path, session)
        self._settle(path, session, stamp(path))

    def take(
        self,
        session: Session,
        histories: Sequence[History],
        path: Path | None,
        stamp: str | None = None,
    ) -> None:
        """Show what was read from a file.

        Args:
            session: What was read.
            histories: Its runs, trained again.
            path: The file, or None where it is still to be saved.
            stamp: The file's stamp from before it was read.
        """
        put_into(self._model, self._panels, session, histories)
        self._settle(path, self.session, stamp)

    def recover(self, session: Session, histories: Sequence[History]) -> None:
        """Show what was recovered; it is not saved anywhere yet."""
        put_into(self._model, self._panels, session, histories)
        self._path = None if session.origin is None else Path(session.origin)
        self._stamp = session.origin_stamp
        self._saved = ()
        self._seen = self.session.work
        self.edited.emit()
        self.renamed.emit()

    def clear(self, setup: Setup) -> None:
        """Begin a new session."""
        self.take(replace(self.session, setup=setup, runs=(), current=None), [], None)

    def _settle(self, path: Path | None, session: Session, stamp: str | None) -> None:
        self._path, self._stamp = path, stamp
        self._seen = self._saved = session.work
        self.edited.emit()
        self.renamed.emit()

    def _look_if_saved(self) -> None:
        """See whether a run has gone on since it was saved; once is enough to know."""
        if not self.modified:
            self._look()

    def _look(self) -> None:
        """See whether there is other work now."""
        work = self.session.work
        if work == self._seen:
            return
        was_modified = self.modified
        self._seen = work
        self.edited.emit()
        if self.modified != was_modified:
            self.renamed.emit()
