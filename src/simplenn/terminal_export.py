"""`simplenn export`: a session's run as files, without a window."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from simplenn.cli import INTERRUPTED, ExportOptions
from simplenn.core.exporters.caption import caption
from simplenn.core.exporters.python_script import script_of_history
from simplenn.core.exporters.report import report
from simplenn.core.exporters.saving import ExportError, save, saying_why
from simplenn.core.exporters.trace_csv import write_csv
from simplenn.core.history import History
from simplenn.core.session import SavedRun, Session, SessionError, Stretch
from simplenn.core.session_file import read_session
from simplenn.core.stepping.steps import Position, Step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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
        run = _chosen(session, options.run)
        job = _Job(options, session, run, run.train())
        for kind, path in options.outputs.items():
            job.write(kind, path)
            print(f"{path}: {_WRITTEN[kind]} of {run.name}", file=out)
    except (ExportError, SessionError) as error:
        print(error, file=err)
        return 1
    except KeyboardInterrupt:
        print("Stopped; unfinished files are not kept.", file=err)
        return INTERRUPTED
    return 0


_WRITTEN = {
    "csv": "all epochs",
    "png": "a picture",
    "svg": "a picture",
    "html": "the report",
    "python": "the script",
}


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


class _Job:
    def __init__(
        self, options: ExportOptions, session: Session, run: SavedRun, history: History
    ) -> None:
        self._options = options
        self._session = session
        self._run = run
        self._history = history

    def write(self, kind: str, path: Path) -> None:
        """Write one file."""
        if kind == "csv":
            with saying_why(path):
                write_csv(self._history, path)
        else:
            drawn: dict[str, Callable[[], bytes]] = {
                "png": self._png,
                "svg": self._svg,
                "html": self._html,
                "python": lambda: script_of_history(self._history).encode(),
            }
            save(path, drawn[kind]())

    def _png(self) -> bytes:
        from simplenn.ui.export.image import as_png

        return self._draw(lambda panel, _: as_png(panel, self._caption(), self._options.scale))

    def _svg(self) -> bytes:
        from simplenn.ui.export.image import as_svg

        return self._draw(lambda panel, title: as_svg(panel, title, self._caption()))

    def _draw(self, draw: Callable[[QWidget, str], bytes]) -> bytes:
        """Draw the panel with all that it can show of the run."""
        from simplenn.ui.export.panel_images import draw_panel

        def draw_complete(panel: QWidget, title: str) -> bytes:
            _let_explore(panel)
            return draw(panel, title)

        name = self._panel()
        with self._model() as model:
            if name == "demo_panel":
                model.stepping.enter()
                model.stepping.go(Position(1, Step.ADJUST))
            return draw_panel(model, name, draw_complete)

    def _html(self) -> bytes:
        from simplenn.ui.export.panel_images import plots_of_new_window

        with self._model() as model:
            return report(self._history, self._run.name, plots_of_new_window(model)).encode()

    def _panel(self) -> str:
        from simplenn.ui.export.panel_images import panel_names

        name = f"{self._options.panel}_panel"
        if name not in panel_names():
            known = ", ".join(each.removesuffix("_panel") for each in panel_names())
            raise ExportError(f"There is no panel {self._options.panel}, only: {known}.")
        return name

    def _caption(self) -> str:
        return caption(self._history, self._session.setup)

    @contextmanager
    def _model(self) -> Iterator[WindowModel]:
        """What a window would show of the run. Qt is loaded only now."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtCore import qInstallMessageHandler

        from simplenn.app import build_application
        from simplenn.ui.model.window_model import WindowModel

        qInstallMessageHandler(lambda *_: None)  # Qt complains that offscreen is not a real screen
        build_application()
        model = WindowModel(self._run.stretches[0].setup)
        model.set_log(self._session.log)
        model.trainer.take_up(self._history)
        yield model
        model.deleteLater()


def _let_explore(panel: QWidget) -> None:
    """Wait for what a panel computes beside."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    from simplenn.engine.explorer import Explorer

    for explorer in panel.findChildren(Explorer):
        QCoreApplication.processEvents()  # it begins soon after it is shown
        while explorer.is_busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
