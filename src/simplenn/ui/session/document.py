"""The session that a window shows: its file, and whether it has unsaved changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from simplenn.core.history import History
from simplenn.core.run_record import RunRecord
from simplenn.core.safe_file import fingerprint
from simplenn.core.session import Session
from simplenn.core.session_file import write_session
from simplenn.core.setup import Setup
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_area import PanelArea
from simplenn.ui.session.window_session import load_into_window, path_as_text, session_in_window

_RUNS_PANEL: Final = "runs_panel"


class _Work(NamedTuple):
    """What would be lost if it were not saved.

    To compare it takes a fraction of the time that it takes to make a session: it is looked at
    whenever anything changes.
    """

    setup: Setup
    current: RunRecord | None
    records: tuple[RunRecord, ...]
    progress: tuple[tuple[int, int, bool], ...]
    """Of each record's history: its runs, its epochs, and whether it came to its own end."""


class _Aside(NamedTuple):
    """A session that waits, with its runs as they were trained."""

    session: Session
    histories: tuple[History, ...]
    came: tuple[str, ...]
    """Panels that had come by themselves."""


class Document(QObject):
    """Knows the file of the session, and whether the window holds unsaved work.

    Signals:
        edited: The work in the window has changed.
        renamed: The path or the modified state has changed.
        replaced: Another session is about to be shown, also in place of what was set aside.
    """

    edited = Signal()
    renamed = Signal()
    replaced = Signal()

    def __init__(self, model: WindowModel, panels: PanelArea, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._panels = panels
        self._path: Path | None = None
        self._fingerprint: str | None = None
        self._aside: _Aside | None = None
        self._work = self._work_now()
        self._saved: _Work | None = self._work
        model.setup_changed.connect(self._check)
        model.trainer.advanced.connect(self._check_if_saved)
        model.runs.updated.connect(self._check)

    @property
    def path(self) -> Path | None:
        """The file it is saved in, or None."""
        return self._path

    @property
    def modified(self) -> bool:
        """Whether there is unsaved work."""
        return self._work != self._saved

    @property
    def is_outdated(self) -> bool:
        """Whether another program has written its file since it was read or saved here."""
        there = None if self._path is None else fingerprint(self._path)
        return None not in (there, self._fingerprint) and there != self._fingerprint

    @property
    def title(self) -> str:
        """The window's title; [*] is where Qt puts the mark for unsaved changes."""
        if self._path is not None:
            return f"{self._path.name.replace('[*]', '[*][*]')}[*]"
        return "Unsaved session[*]" if self.modified else "SimpleNN[*]"

    @property
    def session(self) -> Session:
        """What its file would hold if it were saved now."""
        if self._aside is not None:
            return self._aside.session
        return session_in_window(self._model, self._panels)

    @property
    def recovery_session(self) -> Session:
        """What a recovery file holds: the session as its fields show it, and where it is from."""
        origin = path_as_text(self._path)
        setup = self._model.typed_fields.as_typed(self._model.setup)
        return replace(
            self.session, setup=setup, origin=origin, origin_fingerprint=self._fingerprint
        )

    def save(self, path: Path) -> None:
        """Write it to a file, which is the document's file from now on.

        Raises:
            SessionError: It cannot be written; the sentence says why.
        """
        work = self._work_now() if self._aside is None else self._work
        write_session(path, self.session)
        self._set_saved(path, work, fingerprint(path))

    def load(
        self,
        session: Session,
        histories: Sequence[History],
        path: Path | None,
        fingerprint: str | None = None,
    ) -> None:
        """Replace what the window holds by what was read from a file.

        Args:
            session: The content of the file.
            histories: Its runs, trained again.
            path: The file, or None for a session without one.
            fingerprint: The file's fingerprint from before it was read.
        """
        self._replace(session, histories)
        self._set_saved(path, self._work_now(), fingerprint)

    def recover(self, session: Session, histories: Sequence[History]) -> None:
        """Show what was recovered; it counts as unsaved."""
        self._replace(session, histories)
        self._path = None if session.origin is None else Path(session.origin)
        self._fingerprint = session.origin_fingerprint
        self._saved = None
        self._work = self._work_now()
        self.edited.emit()
        self.renamed.emit()

    def clear(self, setup: Setup) -> None:
        """Begin a new session."""
        self.load(replace(self.session, setup=setup, runs=(), current=None), [], None)

    def set_aside(self) -> None:
        """Begin with nothing trained and no list of runs, while this session waits.

        Saved or not, it waits for bring_back(). Until then it is what is saved and kept for
        recovery, and not what the window shows. What was trained meanwhile is forgotten when it is
        called again.
        """
        if self._aside is None:
            histories = tuple(record.history for record in self._model.runs.records)
            self._aside = _Aside(self.session, histories, self._panels.came_by_themselves)
            self._model.undo_history.set_aside()
        speed = self._model.trainer.speed  # that of the lesson before this one
        names = self._panels.open_names
        panels = names and tuple(name for name in names if name != _RUNS_PANEL)
        empty = replace(self._aside.session, runs=(), current=None, panels=panels, speed=speed)
        load_into_window(self._model, self._panels, empty, [])

    def bring_back(self) -> None:
        """Show again what was set aside, with all that can be undone."""
        if self._aside is not None:
            aside = self._aside
            load_into_window(self._model, self._panels, aside.session, aside.histories)
            self._panels.set_open(aside.session.panels, aside.came)
            self._end_aside()

    def _end_aside(self) -> None:
        """Show and save the window's own session again."""
        if self._aside is not None:
            self._aside = None
            self._model.undo_history.bring_back()
            self._check()

    def _replace(self, session: Session, histories: Sequence[History]) -> None:
        """Show another session, in place of one that may have been set aside, too."""
        self.replaced.emit()
        self._end_aside()
        load_into_window(self._model, self._panels, session, histories)

    def _set_saved(self, path: Path | None, work: _Work, fingerprint: str | None) -> None:
        self._path, self._fingerprint = path, fingerprint
        self._work = self._saved = work
        self.edited.emit()
        self.renamed.emit()

    def _check_if_saved(self) -> None:
        """Notice that a run has gone on since it was saved; not again at each of its epochs."""
        if not self.modified:
            self._check()

    def _check(self) -> None:
        """Notice that the work has changed; what is shown beside a session set aside is none."""
        if self._aside is not None:
            return
        work = self._work_now()
        if work == self._work:
            return
        was_modified = self.modified
        self._work = work
        self.edited.emit()
        if self.modified != was_modified:
            self.renamed.emit()

    def _work_now(self) -> _Work:
        records = self._model.runs.records
        progress = tuple(map(_progress, [record.history for record in records]))
        return _Work(self._model.setup, self._model.runs.current, records, progress)


def _progress(history: History) -> tuple[int, int, bool]:
    return len(history.runs), len(history), history.run.has_ended_itself
