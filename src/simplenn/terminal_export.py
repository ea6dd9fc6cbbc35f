"""`simplenn export`: a session's run as files, without a window."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from simplenn.cli import INTERRUPTED, ExportOptions
from simplenn.core.errors import ExportError, SessionError
from simplenn.core.exporters.exporter import Plot, Source
from simplenn.core.exporters.registry import EXPORTERS
from simplenn.core.exporters.saving import save
from simplenn.core.history import History
from simplenn.core.session import SavedRun, Session, Stretch
from simplenn.core.session_file import read_session
from simplenn.core.stepping.steps import Position, Step

if TYPE_CHECKING:
    from simplenn.ui.model.window_model import WindowModel


def export(options: ExportOptions, out: TextIO, err: TextIO) -> int:
    """Train a session's run again and write what was asked for; needs no display.

    Args:
        options: What to export.
        out: Where it says what it has written.
        err: Where it says what went wrong.

    Returns:
        The exit status: 0, 1 when something could not be read or written, or 130 after Ctrl+C.
    """
    try:
        session = read_session(options.session)
        source = _SessionSource(options, session, _chosen(session, options.run))
        for exporter in EXPORTERS:
            path = options.outputs.get(exporter.name)
            if path is not None:
                save(path, exporter.make(source))
                print(f"{path}: {exporter.written} of {source.name}", file=out)
    except (ExportError, SessionError) as error:
        print(error, file=err)
        return 1
    except KeyboardInterrupt:
        print("Stopped; unfinished files are not kept.", file=err)
        return INTERRUPTED
    return 0


def _chosen(session: Session, number: int | None) -> SavedRun:
    """The run that is meant; where nothing was trained, one with the set-up."""
    if number is None:
        last = session.runs[-1] if session.runs else SavedRun(1, "Run 1", (Stretch(session.setup),))
        return session.current_run or last
    for run in session.runs:
        if run.number == number:
            return run
    numbers = ", ".join(str(run.number) for run in session.runs)
    raise ExportError(f"There is no run {number}, only: {numbers or 'none'}.")


class _SessionSource:
    """A run of a session. What needs no picture needs no Qt either."""

    def __init__(self, options: ExportOptions, session: Session, run: SavedRun) -> None:
        self._options = options
        self._session = session
        self._run = run

    @property
    def name(self) -> str:
        return self._run.name

    @cached_property
    def history(self) -> History:
        return self._run.train()

    def picture(self, kind: str) -> bytes:
        return self._drawing.picture(kind)

    def plots(self) -> Sequence[Plot]:
        return self._drawing.plots()

    @cached_property
    def _drawing(self) -> Source:
        """The same run as a window would have it. Qt is loaded only now."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtCore import qInstallMessageHandler

        from simplenn.app import build_application
        from simplenn.ui.export.model_source import ModelSource
        from simplenn.ui.export.panel_images import open_at_first

        qInstallMessageHandler(lambda *_: None)  # Qt complains that offscreen is not a real screen
        build_application()
        return ModelSource(self._model(), open_at_first(), self._panel(), self._options.scale)

    def _model(self) -> WindowModel:
        from simplenn.ui.model.window_model import WindowModel

        model = WindowModel(self._run.stretches[0].setup)
        model.set_log(self._session.log)
        model.trainer.take_up(self.history)
        if self._panel() == "demo_panel":
            model.stepping.enter()
            model.stepping.go(Position(1, Step.ADJUST))
        return model

    def _panel(self) -> str:
        from simplenn.ui.export.panel_images import panel_names

        name = f"{self._options.panel}_panel"
        if name not in panel_names():
            known = ", ".join(each.removesuffix("_panel") for each in panel_names())
            raise ExportError(f"There is no panel {self._options.panel}, only: {known}.")
        return name
