"""The command line: what can be asked for in the terminal, and training there."""

from __future__ import annotations

import argparse
import math
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn, TextIO

from simplenn import __version__
from simplenn.core import words
from simplenn.core.history import History
from simplenn.core.run import Outcome, TrainingRun
from simplenn.core.session_file import SUFFIX
from simplenn.core.setup import ARTICLE, Setup, SetupError
from simplenn.core.theory import Regime, regime
from simplenn.core.typed import is_ambiguous, plain_count, plain_number

INTERRUPTED: Final = 130
"""The exit status of a program that Ctrl+C has ended, as shells expect it."""

_HELP: Final = {
    "input": "what the network is given",
    "goal": "what it should answer",
    "weight": "the weight it starts from",
    "alpha": "the learning rate: how much of the derivative each epoch applies",
    "epochs": "how often to adjust the weight, from 1 to 1,000,000,000",
}

_EXPORTS: Final = {
    "csv": "write all epochs, with all digits",
    "png": "draw a panel, in pixels",
    "svg": "draw a panel, sharp at any size",
    "html": "write the lab report",
    "python": "write a Python script that prints the same digits",
}

_PANEL: Final = "what to draw: error, valley, weight, ... (%(default)s; any other word lists all)"

_CHUNK: Final = 4096
"""Epochs that are printed at once: enough to be quick, few enough to be soon on the screen."""

_NEGATIVE_NUMBER: Final = r"-[.,]?\d"


class UsageError(Exception):
    """The arguments make no sense; the message is one line that says why."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


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
        demo: Whether to go through the run step by step at once.
        session: A session file to open, or None.
        reset_settings: Whether to forget all settings first.
    """

    setup: Setup
    train: bool = False
    demo: bool = False
    session: Path | None = None
    reset_settings: bool = False


class ExportOptions(NamedTuple):
    """Export a run of a session.

    Attributes:
        session: The session file.
        outputs: The files to write, by what they are: csv, png, svg, html, python.
        run: The number of the run, or None for the one that was trained last.
        panel: The panel to draw, without the "_panel" at the end of its name.
        scale: Pixels of a PNG for each of the panel's.
    """

    session: Path
    outputs: Mapping[str, Path]
    run: int | None = None
    panel: str = "error"
    scale: int = 2


class SelfTestOptions(NamedTuple):
    """Let the program test itself."""


Options = TrainOptions | WindowOptions | ExportOptions | SelfTestOptions


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line.

    Args:
        arguments: What follows the program's name.

    Raises:
        UsageError: It makes no sense; the message says why, in one line.
        SystemExit: --help or --version was asked for, and has been printed.
    """
    if not arguments:  # a double-click: argparse would take its time
        return WindowOptions(ARTICLE)
    given = _with_negative_numbers(arguments)
    try:
        if given and given[0] in _COMMANDS:
            return _COMMANDS[given[0]](given[1:])
        return _parse_window(given)
    except SetupError as error:
        raise UsageError(str(error)) from None


def train(options: TrainOptions, out: TextIO, err: TextIO) -> int:
    """Train in the terminal: print every epoch's error as the article does, then a summary.

    Args:
        options: What to train with, and how much to print.
        out: Where the errors and the summary go. It may be a pipe that somebody closes.
        err: Where it says that it was interrupted, or that printing failed.

    Returns:
        The exit status: 0, 1 when printing failed, or 130 when Ctrl+C ended it.
    """
    history = History(options.setup)
    status = 0
    try:
        _print_all(history, options.quiet, out)
        out.flush()
    except KeyboardInterrupt:
        print(f"Stopped at epoch {len(history):,}.", file=err)
        status = INTERRUPTED
    except BrokenPipeError:
        pass  # whoever was reading, like head, has seen enough
    except OSError as error:
        print(f"Printing failed: {error.strerror}.", file=err)
        status = 1
    _let_go(out)
    return status


def _print_all(history: History, quiet: bool, out: TextIO) -> None:
    run = history.run
    if quiet:
        run.advance(run.setup.epochs)
    while not run.done:
        done = run.epoch
        errors = run.trace.errors(done, done + run.advance(_CHUNK))
        out.write("".join([f"Error: {error!r}\n" for error in errors]))
    out.writelines(f"{line}\n" for line in _summary(history))


def _summary(history: History) -> Iterator[str]:
    """What has come of a run, with all digits."""
    run, format_exact = history.run, words.format_exact
    epochs = "1 epoch" if run.epoch == 1 else f"{run.epoch:,} epochs"
    yield f"After {epochs} the weight is {format_exact(run.weight)}."
    yield _answer(run)
    if last := run.last:
        yield (
            f"The last error, {format_exact(last.error)}, is something else: how far off epoch "
            f"{last.number:,} was before its update, {format_exact(last.off_by)}, squared."
        )
    if how := _how_it_ended(history):
        yield how


def _answer(run: TrainingRun) -> str:
    format_exact, setup, prediction = words.format_exact, run.setup, run.prediction
    if prediction is None:
        return "With that weight the prediction is too large a number."
    off_by = abs(prediction - setup.goal)
    distance = format_exact(off_by) if math.isfinite(off_by) else "more than a float can tell"
    return (
        f"With it the network answers {format_exact(prediction)} when given "
        f"{format_exact(setup.input)}: "
        f"off by {distance} from the goal {format_exact(setup.goal)}."
    )


def _how_it_ended(history: History) -> str | None:
    run = history.run
    if run.outcome is not Outcome.FINISHED:
        return words.ended(history)
    if regime(run.setup) is Regime.DIVERGES:
        return f"It is running away. {words.too_large(run)}"
    return None


def _let_go(out: TextIO) -> None:
    """Flush, and if that fails, make sure that Python does not try again at its end."""
    try:
        out.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} ({self.prog} --help says what there is)")


def _parse_window(arguments: list[str]) -> Options:
    parser = _Parser(
        prog="simplenn",
        description="Watch the smallest neural network there is learn one number.",
        epilog="In the terminal: simplenn train and simplenn export (each has a --help).",
        allow_abbrev=False,
    )
    _add_setup(parser)
    parser.add_argument("session", nargs="?", type=Path, help="a session file to open")
    parser.add_argument("--train", action="store_true", help="start training at once")
    parser.add_argument("--demo", action="store_true", help="go through it step by step at once")
    parser.add_argument("--reset-settings", action="store_true", help="forget all settings first")
    parser.add_argument("--self-test", action="store_true", help="test this installation and exit")
    parser.add_argument("--version", action="version", version=f"SimpleNN {__version__}")
    given = parser.parse_args(arguments)
    session: Path | None = given.session
    if session is not None and session.suffix != SUFFIX and not session.exists():
        parser.error(f"unrecognized arguments: {session}")  # rather a mistyped command than a file
    own = [field for field in _HELP if getattr(given, field) != parser.get_default(field)]
    if session is not None and own:
        parser.error(f"a session has numbers of its own: leave out --{own[0]}")
    if given.self_test:
        return SelfTestOptions()
    return WindowOptions(_setup(given), given.train, given.demo, session, given.reset_settings)


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
    parser = _Parser(
        prog="simplenn export",
        description="Export a run of a session, without a window.",
        allow_abbrev=False,
    )
    parser.add_argument("session", type=Path, help="the session file")
    for kind, meaning in _EXPORTS.items():
        parser.add_argument(f"--{kind}", type=Path, metavar="FILE", help=meaning)
    parser.add_argument("--run", type=int, metavar="NUMBER", help="which run (the current one)")
    parser.add_argument("--panel", default="error", help=_PANEL)
    scales = range(1, 9)
    parser.add_argument("--scale", type=int, default=2, choices=scales, help="of the PNG (2)")
    given = parser.parse_args(arguments)
    outputs = {kind: getattr(given, kind) for kind in _EXPORTS if getattr(given, kind)}
    if not outputs:
        parser.error(f"say what to export: {', '.join(f'--{kind}' for kind in _EXPORTS)}")
    return ExportOptions(given.session, outputs, given.run, given.panel, given.scale)


_COMMANDS: Final[dict[str, Callable[[list[str]], Options]]] = {
    "train": _parse_train,
    "export": _parse_export,
}


def _add_setup(parser: argparse.ArgumentParser) -> None:
    for field, meaning in _HELP.items():
        parser.add_argument(
            f"--{field}",
            default=words.format_exact(getattr(ARTICLE, field)),
            metavar="NUMBER",
            help=f"{meaning} (%(default)s unless said otherwise)",
        )


def _setup(given: argparse.Namespace) -> Setup:
    typed = {field: getattr(given, field) for field in _HELP}
    values: dict[str, Any] = {field: _value(field, text) for field, text in typed.items()}
    try:
        return Setup(**values)
    except SetupError as error:
        raise SetupError(error.field, typed[error.field], error.reason) from None


def _value(field: str, text: str) -> float | str:
    """Read a number, or leave a text that is none: 0,5 is as good as 0.5, 1e6 as 1000000."""
    is_count = field == "epochs"  # where a comma stands between thousands
    if is_ambiguous(text) and not is_count:
        return text
    try:
        number = float(plain_count(text) if is_count else plain_number(text))
    except ValueError:
        return text
    return int(number) if is_count and number.is_integer() else number


def _with_negative_numbers(arguments: Sequence[str]) -> list[str]:
    """Join an option and the negative number after it: argparse takes -1e5 for an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1].startswith("--") and re.match(_NEGATIVE_NUMBER, argument):
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined
