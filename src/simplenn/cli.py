"""The command line: what can be asked for in the terminal."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple, NoReturn

from simplenn import __version__
from simplenn.core.errors import SetupError, SimpleNNError, printable
from simplenn.core.fields import FIELDS, MAX_EPOCHS, Field
from simplenn.core.lesson import SUFFIX as LESSON_SUFFIX
from simplenn.core.numbers import format_exact
from simplenn.core.session_file import SUFFIX
from simplenn.core.setup import ARTICLE, Setup
from simplenn.core.typed_numbers import is_ambiguous, parse_count, parse_number

INTERRUPTED: Final = 130
"""The exit status of a program that Ctrl+C has ended, as shells expect it."""

_PANEL: Final = "what to draw: error, valley, weight, ... (%(default)s; any other word lists all)"

_STYLE: Final = "how numbers are separated; semicolon: with decimal commas (%(default)s)"

_NEGATIVE_NUMBER: Final = r"-[.,]?\d"


class UsageError(SimpleNNError):
    """The arguments make no sense; the message is one line that says why.

    It repeats what was typed, but no character that would do something to a terminal.
    """

    def __init__(self, message: str) -> None:
        super().__init__(printable(" ".join(message.split())))


class TrainOptions(NamedTuple):
    """Train in the terminal.

    Attributes:
        setup: What to train with.
        quiet: Whether to leave out the errors and print the summary alone.
    """

    setup: Setup
    quiet: bool = False


class WindowOptions(NamedTuple):
    """Open the window.

    Attributes:
        setup: What to fill it in with.
        train: Whether to start training at once.
        step_through: Whether to step through the run at once.
        session: A session file to open, or None.
        reset_settings: Whether to forget all settings first.
    """

    setup: Setup
    train: bool = False
    step_through: bool = False
    session: Path | None = None
    reset_settings: bool = False


class ExportOptions(NamedTuple):
    """Export a run of a session.

    Attributes:
        session: The session file.
        outputs: The files to write, by the names of their exporters.
        run: The number of the run, or None for the one that was trained last.
        panel: The panel to draw, without the "_panel" at the end of its name.
        scale: Pixels of a PNG for each of the panel's.
        dark: Whether pictures have a dark background.
        styles: In which style exporters write that have several, by the exporters' names.
    """

    session: Path
    outputs: Mapping[str, Path]
    run: int | None = None
    panel: str = "error"
    scale: int = 2
    dark: bool = False
    styles: Mapping[str, str] = MappingProxyType({})


class LessonOptions(NamedTuple):
    """Do something with lessons in the terminal.

    Attributes:
        action: "check", "worksheet" or "results".
        files: The lessons; for results, a folder.
        pdf: Where a worksheet is written.
        solutions: Whether the worksheet's solutions follow it.
        csv: Where the table of results is written, or None.
        png: Where the picture of what was drawn is written, or None.
    """

    action: str
    files: tuple[Path, ...]
    pdf: Path | None = None
    solutions: bool = False
    csv: Path | None = None
    png: Path | None = None

    @property
    def outputs(self) -> tuple[Path, ...]:
        """The files to write."""
        return tuple(path for path in (self.pdf, self.csv, self.png) if path is not None)


class SelfTestOptions(NamedTuple):
    """Let the program test itself."""


class HelpOptions(NamedTuple):
    """Print what the program has to say about itself.

    Attributes:
        text: That.
    """

    text: str


Options = (
    TrainOptions | WindowOptions | ExportOptions | LessonOptions | SelfTestOptions | HelpOptions
)


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line.

    Args:
        arguments: What follows the program's name.

    Raises:
        UsageError: It makes no sense; the message says why, in one line.
    """
    if not arguments:  # a double-click: argparse would take its time
        return WindowOptions(ARTICLE)
    given = _with_negative_numbers(arguments)
    try:
        if given and given[0] in _COMMANDS:
            return _COMMANDS[given[0]](given[1:])
        return _parse_window(given)
    except _HelpWanted as help_:
        return HelpOptions(str(help_))
    except SetupError as error:
        raise UsageError(str(error)) from None


class _HelpWanted(Exception):  # noqa: N818 - it is no error
    """--help or --version is there; the message is what to print."""


class _Parser(argparse.ArgumentParser):
    def _print_message(self, message: str, file: object = None) -> NoReturn:
        """Leave printing to others: argparse hides that it has failed."""
        raise _HelpWanted(message)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} ({self.prog} --help says what there is)")


def _parse_window(arguments: list[str]) -> Options:
    parser = _Parser(
        prog="simplenn",
        description="Watch the smallest neural network there is learn one number.",
        epilog="In the terminal: simplenn train, export and lesson (each has a --help).",
        allow_abbrev=False,
    )
    _add_setup(parser)
    parser.add_argument("session", nargs="?", type=Path, help="a session or a lesson to open")
    parser.add_argument("--train", action="store_true", help="start training at once")
    parser.add_argument("--step-through", action="store_true", help="step through it at once")
    parser.add_argument(  # what it was called before
        "--demo", dest="step_through", action="store_true", help=argparse.SUPPRESS
    )
    parser.add_argument("--reset-settings", action="store_true", help="forget all settings first")
    parser.add_argument("--self-test", action="store_true", help="test this installation and exit")
    parser.add_argument("--version", action="version", version=f"SimpleNN {__version__}")
    given = parser.parse_args(arguments)
    session: Path | None = given.session
    known = (SUFFIX, LESSON_SUFFIX)
    if session is not None and session.suffix.lower() not in known and not _is_there(session):
        parser.error(f"unrecognized arguments: {session}")  # rather a mistyped command than a file
    own = [field.name for field in FIELDS if getattr(given, field.name) is not None]
    is_lesson = session is not None and session.suffix.lower() == LESSON_SUFFIX
    if session is not None and own:
        kind = "lesson" if is_lesson else "session"
        parser.error(f"a {kind} has numbers of its own: leave out --{own[0]}")
    if is_lesson and (given.train or given.step_through):
        begun = "--train" if given.train else "--step-through"
        parser.error(f"a lesson begins with a question: leave out {begun}")
    if given.self_test:
        return SelfTestOptions()
    return WindowOptions(
        _setup(given), given.train, given.step_through, session, given.reset_settings
    )


def _is_there(path: Path) -> bool:
    """Whether there is such a file, as far as one may look."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _parse_train(arguments: list[str]) -> Options:
    parser = _Parser(
        prog="simplenn train",
        description="Train in the terminal: print each epoch's error, and what came of it.",
        allow_abbrev=False,
    )
    _add_setup(parser)
    parser.add_argument("--quiet", action="store_true", help="print the summary alone")
    given = parser.parse_args(arguments)
    return TrainOptions(_setup(given), given.quiet)


def _parse_export(arguments: list[str]) -> Options:
    from simplenn.core.exporters.picture import MAX_SCALE  # here: the other commands need none
    from simplenn.core.exporters.registry import EXPORTERS

    parser = _Parser(
        prog="simplenn export",
        description="Export a run of a session, without a window.",
        allow_abbrev=False,
    )
    parser.add_argument("session", type=Path, help="the session file")
    for exporter in EXPORTERS:
        parser.add_argument(f"--{exporter.name}", type=_output, metavar="FILE", help=exporter.help)
    for exporter in filter(lambda it: it.styles, EXPORTERS):
        names = [style.name for style in exporter.styles]
        option = f"--{exporter.name}-style"
        parser.add_argument(option, choices=names, default=names[0], help=_STYLE)
    parser.add_argument("--run", type=int, metavar="NUMBER", help="which run (the current one)")
    parser.add_argument("--panel", default="error", help=_PANEL)
    scales = range(1, MAX_SCALE + 1)
    parser.add_argument("--scale", type=int, default=2, choices=scales, help="of the PNG (2)")
    parser.add_argument("--dark", action="store_true", help="draw on a dark background")
    given = parser.parse_args(arguments)
    paths = {exporter.name: getattr(given, exporter.name) for exporter in EXPORTERS}
    outputs = {name: path for name, path in paths.items() if path is not None}
    if not outputs:
        parser.error(f"say what to export: {', '.join(f'--{name}' for name in paths)}")
    styles = {it.name: getattr(given, f"{it.name}_style") for it in EXPORTERS if it.styles}
    run, panel, scale, dark = given.run, given.panel, given.scale, given.dark
    return ExportOptions(given.session, outputs, run, panel, scale, dark, styles)


def _output(text: str) -> Path:
    """A file to write; "-" is the standard output, and "./-" a file of that name."""
    path = Path(text)
    return path.absolute() if text != "-" and path == Path("-") else path


def _parse_lesson(arguments: list[str]) -> Options:
    parser = _Parser(
        prog="simplenn lesson", description="What teachers do with lessons.", allow_abbrev=False
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser("check", help="say what is wrong in a lesson, and in which line")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    sheet = actions.add_parser("worksheet", help="a lesson's questions on paper")
    sheet.add_argument("files", nargs=1, type=Path, metavar="FILE")
    sheet.add_argument("--pdf", type=_output, required=True, metavar="OUT")
    sheet.add_argument("--solutions", action="store_true", help="with the solutions at the end")
    results = actions.add_parser("results", help="put a folder of results together")
    results.add_argument("files", nargs=1, type=Path, metavar="FOLDER")
    results.add_argument("--csv", type=_output, metavar="OUT", help="one table of all answers")
    results.add_argument("--png", type=_output, metavar="OUT", help="all curves over each other")
    given = vars(parser.parse_args(arguments))
    options = LessonOptions(**{**given, "files": tuple(given["files"])})
    if options.action == "results" and options.csv is None and options.png is None:
        results.error("say what to write: --csv, --png")
    return options


_COMMANDS: Final[dict[str, Callable[[list[str]], Options]]] = {
    "train": _parse_train,
    "export": _parse_export,
    "lesson": _parse_lesson,
}


def _add_setup(parser: argparse.ArgumentParser) -> None:
    """Add an option for each number; none has a default, so that one can tell which are given."""
    for field in FIELDS:
        usual = format_exact(field.default)
        explanation = f"{field.explanation} Unless said otherwise: {usual}."
        parser.add_argument(f"--{field.name}", metavar="NUMBER", help=explanation)


def _setup(given: argparse.Namespace) -> Setup:
    typed = {field.name: format_exact(field.default) for field in FIELDS}
    typed |= {name: text for name in typed if (text := getattr(given, name)) is not None}
    values: dict[str, Any] = {field.name: _value(field, typed[field.name]) for field in FIELDS}
    try:
        return Setup(**values)
    except SetupError as error:
        raise SetupError(error.field, typed[error.field], error.reason) from None


def _value(field: Field, text: str) -> float | str:
    """Read a number, or leave a text that is none: 0,5 is as good as 0.5, 1e6 as 1000000."""
    number = parse_count(text, MAX_EPOCHS) if field.is_whole else parse_number(text)
    if number is not None or is_ambiguous(text):
        return text if number is None else number
    try:
        return float(text)  # too large, or NaN: the set-up says what is wrong with it
    except ValueError:
        return text


def _with_negative_numbers(arguments: Sequence[str]) -> list[str]:
    """Join an option and the negative number after it: argparse takes -1e5 for an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1].startswith("--") and re.match(_NEGATIVE_NUMBER, argument):
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined
