from __future__ import annotations

import gc
import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import simplenn
from simplenn.__main__ import main
from simplenn.cli import (
    INTERRUPTED,
    ExportOptions,
    HelpOptions,
    Options,
    SelfTestOptions,
    TrainOptions,
    UsageError,
    WindowOptions,
    parse,
)
from simplenn.core.exporters.output_files import STDOUT
from simplenn.core.exporters.registry import EXPORTERS
from simplenn.core.network import SimpleNN
from simplenn.core.session import Session
from simplenn.core.session_file import write_session
from simplenn.core.setup import Setup
from simplenn.terminal import Terminal
from simplenn.terminal_train import train

ARTICLE = Setup(5, 42)
NEVER_ENDING = ("--alpha", "1e-9", "--epochs", "1000000000")

SUMMARY = """\
After 20 epochs the weight is 8.376533031651888.
With it the network answers 41.88266515825944 when given 5: off by 0.11733484174055775 from the \
goal 42.
The last error, 0.02447549348672308, is something else: how far off epoch 20 was before its \
update, 0.156446455654077, squared.
"""


def errors(setup: Setup) -> str:
    """The lines that the article's own script prints."""
    network = SimpleNN(setup.weight, setup.alpha)
    printed = network.train(setup.input, setup.goal, setup.epochs)
    return "".join(f"Error: {error}\n" for error in printed)


def trained(options: TrainOptions) -> str:
    out, err = io.StringIO(), io.StringIO()
    assert train(options, Terminal(out, err)) == 0
    assert err.getvalue() == ""
    return out.getvalue()


def summary(setup: Setup) -> str:
    return trained(TrainOptions(setup, quiet=True))


# --- arguments ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ("", WindowOptions(ARTICLE)),
        ("--train", WindowOptions(ARTICLE, train=True)),
        ("--step-through", WindowOptions(ARTICLE, step_through=True)),
        ("--demo", WindowOptions(ARTICLE, step_through=True)),  # its old name
        ("--self-test", SelfTestOptions()),
        ("--input 0,5 --epochs 1,000", WindowOptions(Setup(0.5, 42, epochs=1000))),
        ("--input 3 --goal 7", WindowOptions(Setup(3, 7))),
        ("train", TrainOptions(ARTICLE)),
        ("train --quiet", TrainOptions(ARTICLE, quiet=True)),
        (
            "train --input 1 --goal 2 --weight 3 --alpha 4 --epochs 5",
            TrainOptions(Setup(1, 2, 3, 4, 5)),
        ),
        ("train --input=1,5 --goal 1.5", TrainOptions(Setup(1.5, 1.5))),
        ("train --goal -1e5 --input -,5", TrainOptions(Setup(-0.5, -1e5))),
        ("train --goal=-1,5 --weight -3 --alpha -.5", TrainOptions(Setup(5, -1.5, -3, -0.5))),
        ("train --epochs 1e6", TrainOptions(Setup(5, 42, epochs=1_000_000))),
        ("train --epochs 1_000_000_000", TrainOptions(Setup(5, 42, epochs=1_000_000_000))),
        ("train --alpha 0 --weight -0.0", TrainOptions(Setup(5, 42, -0.0, 0))),
    ],
)
def test_arguments(arguments: str, options: Options) -> None:
    assert parse(arguments.split()) == options


def test_a_session_has_numbers_of_its_own() -> None:
    parsed = parse(["a.simplenn", "--step-through", "--train"])
    assert parsed == WindowOptions(
        ARTICLE, train=True, step_through=True, session=Path("a.simplenn")
    )
    with pytest.raises(UsageError, match="a session has numbers of its own: leave out --alpha"):
        parse(["a.simplenn", "--step-through", "--alpha", "0.02"])


def test_a_lesson_begins_by_itself() -> None:
    assert parse(["a.lesson"]) == WindowOptions(ARTICLE, session=Path("a.lesson"))
    with pytest.raises(UsageError, match="a lesson has numbers of its own: leave out --input"):
        parse(["a.lesson", "--input", "3"])
    for option in ("--train", "--step-through"):
        with pytest.raises(UsageError, match=f"begins with a question: leave out {option}"):
            parse(["A.LESSON", option])


def test_a_number_is_given_even_if_it_is_the_usual_one() -> None:
    with pytest.raises(UsageError, match="a session has numbers of its own: leave out --alpha"):
        parse(["a.simplenn", "--alpha", "0.01"])
    assert parse(["--alpha", "0.01"]) == WindowOptions(ARTICLE)


def test_a_session_that_cannot_be_looked_at_is_no_traceback() -> None:
    with pytest.raises(UsageError, match="unrecognized arguments: nnn"):
        parse(["n" * 300])
    with pytest.raises(UsageError, match="unrecognized arguments"):
        parse(["a\0b"])


@pytest.mark.parametrize("name", ["NONE.SIMPLENN", "None.Lesson"])
def test_a_suffix_in_capitals_is_as_good(name: str) -> None:
    assert parse([name]) == WindowOptions(ARTICLE, session=Path(name))


def test_what_can_be_exported_follows_the_list() -> None:
    options = [part for exporter in EXPORTERS for part in (f"--{exporter.name}", exporter.suffix)]
    parsed = parse(["export", "a.simplenn", *options])
    assert isinstance(parsed, ExportOptions)
    assert parsed.outputs == {exporter.name: Path(exporter.suffix) for exporter in EXPORTERS}
    assert parsed.styles == {"csv": "comma"}, "the same for every language, unless it is asked for"


def test_a_dash_is_the_standard_output_and_a_file_of_that_name_can_be_had() -> None:
    parsed = parse(["export", "a.simplenn", "--csv", "-", "--python", "./-"])
    assert isinstance(parsed, ExportOptions)
    assert parsed.outputs == {"csv": STDOUT, "python": Path.cwd() / "-"}


@pytest.mark.parametrize("command", [[], ["train"]], ids=["window", "train"])
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--goal", "abc"], "goal must be a number, but it is 'abc'."),
        (["--goal", ""], "goal must be a number, but it is ''."),
        (["--goal", "a\nb"], r"goal must be a number, but it is 'a\nb'."),
        (["--input", "1.00,5"], "input must be a number, but it is '1.00,5'."),
        (["--input", "1,000"], "input must be a number, but it is '1,000'."),
        (["--weight", "nan"], "weight must be a number, but it is 'nan'."),
        (
            ["--alpha", "-1e999"],
            "alpha must be a finite number, at most about 1.8e308 in size, but it is '-1e999'.",
        ),
        *(
            (
                ["--epochs", epochs],
                f"epochs must be a whole number from 1 to 1,000,000,000, but it is '{epochs}'.",
            )
            for epochs in ("0", "-1", "1000000001", "2.5", "1,5", "1e99", "1e999", "nan", "x")
        ),
    ],
    ids=lambda value: repr(value) if isinstance(value, list) else "",
)
def test_a_bad_value_is_refused_in_a_sentence(
    command: list[str], arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, *arguments]) == 2
    assert capsys.readouterr() == ("", f"{sentence}\n")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--unknown"], "unrecognized arguments: --unknown (simplenn --help"),
        (["train", "--unknown"], "unrecognized arguments: --unknown (simplenn train --help"),
        (["train", "--inp", "5"], "unrecognized arguments: --inp 5"),
        (["train", "a\nb"], "unrecognized arguments: a b"),
        (["train", "\x1b]0;x\x07\0"], "unrecognized arguments: \ufffd]0;x\ufffd\ufffd (simplenn"),
        (["train", "--input"], "argument --input: expected one argument"),
        (["train", "--input", "--goal"], "argument --input: expected one argument"),
        (["train", "--quiet", "-5"], "argument --quiet: ignored explicit argument '-5'"),
        (["tain"], "unrecognized arguments: tain"),
    ],
    ids=str,
)
def test_arguments_that_make_no_sense_are_refused_in_one_line(
    arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(problem)
    assert err.count("\n") == 1


@given(arguments=st.lists(st.text(max_size=8) | st.sampled_from(["train", "--goal", "--epochs"])))
def test_whatever_is_typed_is_understood_or_refused_in_one_line(arguments: list[str]) -> None:
    try:
        options: object = parse(arguments)
    except UsageError as error:
        options = error
    assert isinstance(options, HelpOptions) or "\n" not in str(options)


@pytest.mark.parametrize("arguments", [["--help"], ["train", "--help"], ["--version"]], ids=str)
def test_help_and_version(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out == f"SimpleNN {simplenn.__version__}\n" or "--epochs NUMBER" in out


# --- training -----------------------------------------------------------------------------------


def test_the_article_s_lines_and_the_summary() -> None:
    assert trained(TrainOptions(ARTICLE)) == errors(ARTICLE) + SUMMARY


def test_quiet_prints_the_summary_alone() -> None:
    assert summary(ARTICLE) == SUMMARY


def test_one_epoch_is_no_epochs() -> None:
    assert summary(Setup(5, 42, epochs=1)).startswith("After 1 epoch the weight is 2.85.\n")


@pytest.mark.parametrize(
    ("setup", "facts"),
    [
        (
            Setup(5, 42, epochs=1000),
            ["After 1,000 epochs", "From epoch 124 on the weight no longer"],
        ),
        (Setup(5, 42, epochs=10**9), ["After 1,000,000,000 epochs", "From epoch 124 on"]),
        (Setup(5, 42, alpha=1, epochs=500), ["After 111 epochs", "at epoch 112", "above 0.08"]),
        (Setup(5, 42, alpha=0.08), ["bounces between 1 and 15.8 for ever", "0.08"]),
        (Setup(5, 42, alpha=0.09), ["It is running away", "above 0.08"]),
        (Setup(5, 42, alpha=-0.01), ["It is running away", "negative"]),
        (Setup(0, 42), ["With it the network answers 0 when given 0: off by 42", "input 0"]),
        (Setup(5, 1e308), ["After 0 epochs", "at epoch 1 "]),
        (Setup(1e160, 42), ["After 0 epochs", "at epoch 1 "]),
        (Setup(1e200, 42, 1e200), ["With that weight the prediction is too large a number."]),
        (Setup(1, -1.7e308, 1.7e308), ["off by more than a float can tell"]),
    ],
    ids=str,
)
def test_the_summary_says_how_it_ended(setup: Setup, facts: list[str]) -> None:
    text = summary(setup)
    assert all(fact in text for fact in facts), text


NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.0, 5.0, 42.0, 0.01])


@given(setup=st.builds(Setup, NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.integers(1, 300)))
@example(setup=Setup(5, 42, alpha=1, epochs=300))
@example(setup=Setup(1e200, 42, 1e200))
def test_every_setup_is_printed_without_infinity_or_nan(setup: Setup) -> None:
    text = trained(TrainOptions(setup))
    assert text == errors(setup) + summary(setup)
    assert text.isascii()
    assert not re.search(r"\b(inf|nan|none)\b", text, re.IGNORECASE)


class Recorder(io.StringIO):
    """Remembers the size of what is written at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.largest = 0

    def write(self, text: str) -> int:
        self.largest = max(self.largest, len(text))
        return super().write(text)


def test_a_long_run_is_printed_bit_by_bit() -> None:
    setup = Setup(5, 42, alpha=1e-9, epochs=30_000)
    out = Recorder()
    assert train(TrainOptions(setup), Terminal(out, io.StringIO())) == 0
    assert out.largest < 200_000
    assert out.getvalue().startswith(errors(setup) + "After 30,000 epochs")


class Impatient(io.StringIO):
    """Somebody presses Ctrl+C while the second part is being written."""

    def write(self, text: str) -> int:
        if self.tell():
            raise KeyboardInterrupt
        return super().write(text)


def test_ctrl_c_says_at_which_epoch_it_stopped() -> None:
    out, err = Impatient(), io.StringIO()
    setup = Setup(5, 42, alpha=1e-9, epochs=1_000_000)
    assert train(TrainOptions(setup), Terminal(out, err)) == INTERRUPTED
    assert re.fullmatch(r"Stopped at epoch [\d,]+\.\n", err.getvalue())


# --- the program --------------------------------------------------------------------------------


def start(*arguments: str, stdout: int = subprocess.PIPE) -> subprocess.Popen[str]:
    """Start the program with what is usual, a buffer between it and its standard output."""
    environment = {**os.environ, "PYTHONUNBUFFERED": ""}
    command = [sys.executable, "-X", "dev", "-m", "simplenn", *arguments]
    return subprocess.Popen(
        command, env=environment, text=True, stdout=stdout, stderr=subprocess.PIPE
    )


def test_the_program_prints_what_the_article_prints() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "simplenn", "train", "--input", "5", "--goal", "42"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == errors(ARTICLE) + SUMMARY
    assert done.stderr == ""


@pytest.mark.parametrize("arguments", [["--goal", "abc"], ["--unknown"]], ids=str)
def test_the_program_s_exit_status_for_bad_arguments(arguments: list[str]) -> None:
    with start("train", *arguments) as program:
        out, err = program.communicate()
    assert (program.returncode, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("epochs", ["20", "100000", "1000000000"])
def test_a_closed_pipe_ends_the_program_quietly(epochs: str) -> None:
    with start("train", "--epochs", epochs) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "Error: 1369.0\n"
        program.stdout.close()
        assert program.stderr is not None
        assert program.stderr.read() == ""
    assert program.returncode == 0


def test_a_pipe_that_nobody_ever_reads() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with start("train", stdout=writer) as program:
        os.close(writer)
        _, err = program.communicate()
    assert (program.returncode, err) == (0, "")


@pytest.mark.usefixtures("signals_work")
def test_ctrl_c_ends_the_program_quietly() -> None:
    with start("train", *NEVER_ENDING) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "Error: 1369.0\n"
        program.send_signal(signal.SIGINT)
        _, err = program.communicate()
    assert program.returncode == INTERRUPTED
    assert re.fullmatch(r"Stopped at epoch [\d,]+\.\n", err)


@pytest.mark.usefixtures("signals_work")
def test_ctrl_c_with_a_pipe_that_is_closed_by_it_too() -> None:
    with start("train", *NEVER_ENDING) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "Error: 1369.0\n"
        program.send_signal(signal.SIGINT)
        program.stdout.close()
        assert program.stderr is not None
        assert re.fullmatch(r"(Stopped at epoch [\d,]+\.\n)?", program.stderr.read())
    assert program.returncode in (0, INTERRUPTED)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk to try")
@pytest.mark.parametrize("epochs", ["20", "100000"])
def test_a_full_disk_is_said_in_one_line(epochs: str) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    with start("train", "--epochs", epochs, stdout=full) as program:
        os.close(full)
        _, err = program.communicate()
    assert program.returncode == 1
    assert err == "Printing failed: No space left on device.\n"


def test_without_a_standard_output_it_says_so_in_one_line() -> None:
    done = subprocess.run(
        [f"exec '{sys.executable}' -m simplenn train >&-"],
        shell=True,
        check=False,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert (done.returncode, done.stderr) == (1, "Printing failed: there is no standard output.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk to try")
def test_help_and_a_full_disk() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "simplenn", "--help"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert (done.returncode, done.stderr) == (1, "Printing failed: No space left on device.\n")


def test_training_in_the_terminal_imports_no_qt() -> None:
    code = (
        "import sys; from simplenn.__main__ import main; main(['train', '--quiet']); "
        "sys.exit(any(name.startswith(('PySide6', 'numpy', 'pyqtgraph')) for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


# --- the window ---------------------------------------------------------------------------------


class FakeApp(ModuleType):
    """Stands where simplenn.app stands, and remembers what it was asked for."""

    class NoDisplayError(RuntimeError):
        pass

    def __init__(self) -> None:
        super().__init__("simplenn.app")
        self.has_display = True
        self.asked: list[tuple[Setup, dict[str, object]]] = []

    def run(self, setup: Setup, **options: object) -> int:
        if not self.has_display:
            raise self.NoDisplayError("There is no screen.")
        self.asked.append((setup, {name: it for name, it in options.items() if it}))
        return 7


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeApp]:
    fake = FakeApp()
    monkeypatch.setitem(sys.modules, "simplenn.app", fake)
    monkeypatch.setattr(simplenn, "app", fake, raising=False)
    yield fake
    gc.enable()  # the real one does so once its window is there


def test_the_window_gets_what_is_asked_for(app: FakeApp, tmp_path: Path) -> None:
    there = tmp_path / "whatever"
    there.touch()
    for arguments, setup, options in (
        ([], ARTICLE, {}),
        (["--input", "3", "--goal=-7", "--train"], Setup(3, -7), {"train": True}),
        (["--step-through"], ARTICLE, {"step_through": True}),
        ([str(there)], ARTICLE, {"session": there}),
        (["missing.simplenn"], ARTICLE, {"session": Path("missing.simplenn")}),
        (["--reset-settings"], ARTICLE, {"reset_settings": True}),
    ):
        assert main(arguments) == 7
        assert app.asked[-1] == (setup, options)


def test_the_program_s_own_arguments_are_taken(
    app: FakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["simplenn", "--goal", "3"])
    assert main() == 7
    assert app.asked == [(Setup(5, 3), {})]


def test_without_a_screen_a_session_is_trained_in_the_terminal(
    app: FakeApp, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.has_display = False
    path = tmp_path / "a.simplenn"
    write_session(path, Session(Setup(1, 2, epochs=1)))
    assert main([str(path)]) == 0
    assert gc.isenabled()
    assert capsys.readouterr().out.startswith("Error: 1.0\n")
    assert main([str(tmp_path / "b.simplenn")]) == 1
    assert capsys.readouterr().err.endswith("“b.simplenn” cannot be opened: it is not there.\n")
    assert main([str(tmp_path / "c.lesson")]) == 1
    why = "There is no screen. “c.lesson” is a lesson: it can only be opened in the window.\n"
    assert capsys.readouterr().err == why
