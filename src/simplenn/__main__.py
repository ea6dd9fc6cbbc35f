"""Where the program starts: `simplenn`, or `python -m simplenn`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from simplenn import cli, terminal_train
from simplenn.core.errors import SessionError
from simplenn.core.session_file import read_session


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for.

    Args:
        arguments: What follows the program's name; by default, the process's own.

    Returns:
        The exit status: 0, or 2 when the arguments make no sense.
    """
    try:
        options = cli.parse(sys.argv[1:] if arguments is None else arguments)
    except cli.UsageError as error:
        print(error, file=sys.stderr)
        return 2
    if isinstance(options, cli.TrainOptions):
        return terminal_train.train(options, sys.stdout, sys.stderr)
    if isinstance(options, cli.ExportOptions):
        from simplenn.terminal_export import export  # here, since a window needs none of it

        return export(options, sys.stdout, sys.stderr)
    return _run_app(options)


def _run_app(options: cli.WindowOptions | cli.SelfTestOptions) -> int:
    from simplenn import app  # here, since training in the terminal needs no Qt

    if isinstance(options, cli.SelfTestOptions):
        return app.self_test()
    try:
        return app.run(
            options.setup,
            train=options.train,
            step_through=options.demo,
            session=options.session,
            reset_settings=options.reset_settings,
        )
    except app.NoDisplayError:
        print(
            "There is no screen to open a window on: start SimpleNN on a desktop or over ssh -X. "
            "Training in the terminal instead.",
            file=sys.stderr,
        )
    return _train_in_terminal(options)


def _train_in_terminal(options: cli.WindowOptions) -> int:
    setup = options.setup
    if options.session is not None:
        try:
            setup = read_session(options.session).setup
        except SessionError as error:
            print(error, file=sys.stderr)
            return 1
    return terminal_train.train(cli.TrainOptions(setup), sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
