"""`simplenn export`: a session's run as files, without a window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from simplenn import ctrl_c
from simplenn.cli import ExportOptions
from simplenn.core.errors import ExportError, SessionError
from simplenn.core.exporters.exporter import Plot, Source
from simplenn.core.exporters.output_files import check_outputs, is_stdout, save
from simplenn.core.exporters.registry import EXPORTERS
from simplenn.core.history import History
from simplenn.core.run_record import RunRecord
from simplenn.core.safe_file import quoted_name
from simplenn.core.session import SavedRun, Session, Stretch, current_panel_names
from simplenn.core.session_file import read_session
from simplenn.core.stepping.steps import Position, Step
from simplenn.terminal import Terminal

if TYPE_CHECKING:
    from simplenn.ui.model.window_model import WindowModel


def export(options: ExportOptions, terminal: Terminal) -> int:
    """Train a session's runs again and write what was asked for; needs no display.

    An output that cannot be written does not keep the others from being written.

    Args:
        options: What to export.
        terminal: Where it says what it has written, and what went wrong.

    Returns:
        The exit status: 0, 1 when something could not be read or written, or 2 when an output is
        not to be written at all.

    Raises:
        KeyboardInterrupt: Ctrl+C was pressed while a file was written; it is not kept.
    """
    try:
        check_outputs(options.session, options.outputs.values())
    except ExportError as error:
        terminal.complain(str(error))
        return 2
    try:
        session = read_session(options.session)
        source = _SessionSource(options, session, _chosen(session, options.run))
        status = max([_written(name, source, options, terminal) for name in options.outputs])
    except (ExportError, SessionError) as error:
        terminal.complain(str(error))
        status = 1
    return terminal.end(status)


def _written(name: str, source: _SessionSource, options: ExportOptions, terminal: Terminal) -> int:
    """Write one output and say so; gives 1 where that cannot be done, otherwise 0."""
    exporter = next(exporter for exporter in EXPORTERS if exporter.name == name)
    path = options.outputs[name]
    source.style = options.styles.get(name, "")
    try:
        content = exporter.make(source)
        with ctrl_c.is_raised():
            save(path, content)
    except BrokenPipeError:
        return 0  # the reader, such as head, has seen enough
    except ExportError as error:
        terminal.complain(str(error))
        return 1
    if not any(map(is_stdout, options.outputs.values())):  # what is piped on is the file alone
        terminal.print(f"{path}: {exporter.written} of {source.name}\n")
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
    """A run of a session. What needs no picture needs no Qt either.

    Attributes:
        style: How the next output is to be written.
    """

    def __init__(self, options: ExportOptions, session: Session, run: SavedRun) -> None:
        self._options = options
        self._session = session
        self._run = run
        self.style = ""

    @property
    def name(self) -> str:
        return self._run.name

    @cached_property
    def history(self) -> History:
        return self._trained(self._run)

    def picture(self, kind: str) -> bytes:
        return self._drawing.picture(kind)

    def plots(self) -> Sequence[Plot]:
        return self._drawing.plots()

    @cached_property
    def _drawing(self) -> Source:
        """The whole session as a window would have it. Qt is loaded only now."""
        from simplenn.app import build_offscreen_application
        from simplenn.ui.export.export_source import ModelSource
        from simplenn.ui.export.panel_images import open_at_first

        build_offscreen_application()
        options = self._options
        return ModelSource(
            self._model(), open_at_first(), self._panel(), scale=options.scale, dark=options.dark
        )

    def _model(self) -> WindowModel:
        from simplenn.ui.model.window_model import WindowModel

        model = WindowModel(self._run.stretches[0].setup)
        model.log.set_value(self._session.log)
        model.runs.replace_all(list(map(self._record, self._runs())), self._run.number)
        if self._panel() == "step_through_panel":
            model.stepping.enter()
            model.stepping.go(Position(1, Step.ADJUST))
        return model

    def _runs(self) -> Sequence[SavedRun]:
        return self._session.runs or [self._run]

    def _trained(self, run: SavedRun) -> History:
        try:
            return run.train()
        except SessionError as error:
            name = quoted_name(self._options.session)
            raise SessionError(f"{name} cannot be opened: {error}.") from None

    def _record(self, run: SavedRun) -> RunRecord:
        history = self.history if run is self._run else self._trained(run)
        return RunRecord(run.number, run.name, run.style, history, run.visible)

    def _panel(self) -> str:
        from simplenn.ui.export.panel_images import panel_names

        (name,) = current_panel_names([f"{self._options.panel}_panel"])
        if name not in panel_names():
            known = ", ".join(each.removesuffix("_panel") for each in panel_names())
            raise ExportError(f"There is no panel {self._options.panel}, only: {known}.")
        return name
