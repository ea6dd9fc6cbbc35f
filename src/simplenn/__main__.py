"""Where the program starts: `simplenn`, or `python -m simplenn`."""

from __future__ import annotations

import sys

try:
    from simplenn import ctrl_c
except KeyboardInterrupt:  # within the first milliseconds
    sys.exit(130)

with ctrl_c.ends_process():  # the other imports take some time
    import gc
    from collections.abc import Sequence

    from simplenn import cli, terminal_train
    from simplenn.core.errors import SessionError
    from simplenn.core.session_file import read_session
    from simplenn.missing_library import name_missing_library
    from simplenn.terminal import Terminal


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for.

    Args:
        arguments: What follows the program's name; by default, the process's own.

    Returns:
        The exit status: 0, 2 when the arguments make no sense, or 130 after Ctrl+C.
    """
    if arguments is None:
        ctrl_c.end_process_from_now_on()
        arguments = sys.argv[1:]
    terminal = Terminal(sys.stdout, sys.stderr)
    try:
        options = cli.parse(arguments)
    except cli.UsageError as error:
        terminal.complain(str(error))
        return 2
    try:
        return _do(options, terminal)
    except KeyboardInterrupt:
        terminal.complain("Stopped; unfinished files are not kept.")
        return terminal.end(cli.INTERRUPTED)


def _do(options: cli.Options, terminal: Terminal) -> int:
    if isinstance(options, cli.HelpOptions):
        terminal.print(options.text)
        return terminal.end()
    if isinstance(options, cli.TrainOptions):
        return terminal_train.train(options, terminal)
    draws = isinstance(options, cli.ExportOptions | cli.LessonOptions)
    try:
        return _with_qt(options, terminal)
    except ImportError as error:
        why_not = name_missing_library(error, to="draw" if draws else "open a window")
        if why_not is None:
            raise
    if isinstance(options, cli.WindowOptions):
        return _train_in_terminal(options, why_not, terminal)
    terminal.complain(why_not)
    return terminal.end(1)


def _with_qt(
    options: cli.ExportOptions | cli.LessonOptions | cli.WindowOptions | cli.SelfTestOptions,
    terminal: Terminal,
) -> int:
    """Do what needs Qt, which is imported only here: training in the terminal needs none."""
    if isinstance(options, cli.ExportOptions):
        from simplenn.terminal_export import export

        return export(options, terminal)
    if isinstance(options, cli.LessonOptions):
        from simplenn.terminal_lessons import lesson

        return lesson(options, terminal)
    gc.disable()  # next to nothing of what is imported is garbage; app has it collected later
    from simplenn import app

    if isinstance(options, cli.SelfTestOptions):
        return app.self_test()
    try:
        return app.run(
            options.setup,
            train=options.train,
            step_through=options.step_through,
            session=options.session,
            reset_settings=options.reset_settings,
        )
    except app.NoDisplayError as error:
        why_not = str(error)
    return _train_in_terminal(options, why_not, terminal)


def _train_in_terminal(options: cli.WindowOptions, why: str, terminal: Terminal) -> int:
    """Do what can be done without a window."""
    gc.enable()
    if not terminal.is_watched:  # it was started by an icon
        from simplenn.desktop_message import show_on_desktop  # only now: no other start needs it

        show_on_desktop(why)
    setup = options.setup
    if options.session is not None:
        try:
            setup = read_session(options.session).setup
        except SessionError as error:
            terminal.complain(f"{why} {error}")
            return 1
    terminal.complain(f"{why} Training in the terminal instead.")
    return terminal_train.train(cli.TrainOptions(setup), terminal)


if __name__ == "__main__":
    sys.exit(main())
