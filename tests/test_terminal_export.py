"""`simplenn export`: files from the terminal, without a display."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from tests.command_line import simplenn, simplenn_here, simplenn_in_turn

from simplenn.core.session import SavedRun, Session, Stretch
from simplenn.core.session_file import write_session
from simplenn.core.setup import Setup

TEXT = "{http://www.w3.org/2000/svg}text"
SIMPLENN = f"'{sys.executable}' -m simplenn"


def letters(svg: Path) -> list[str]:
    """All texts of an SVG, which must be well-formed."""
    return [text.text or "" for text in ElementTree.fromstring(svg.read_bytes()).iter(TEXT)]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "a.simplenn"
    first = SavedRun(1, "Run 1", (Stretch(Setup(5, 42)), Stretch(Setup(5, 42, epochs=9), 4)))
    second = SavedRun(2, "Other alpha", (Stretch(Setup(5, 42, alpha=0.07)),))
    write_session(path, Session(Setup(5, 42), (first, second), current=1))
    return path


def test_everything_from_the_terminal(saved: Path, tmp_path: Path) -> None:
    outputs = {kind: tmp_path / f"out.{kind}" for kind in ("csv", "png", "svg", "html", "python")}
    options = [part for kind, path in outputs.items() for part in (f"--{kind}", path)]
    done = simplenn("export", saved, *options, "--scale", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 5
    assert len(outputs["csv"].read_text().splitlines()) == 1 + 24
    assert QImage(str(outputs["png"])).width() == 960
    assert (
        "Run 1: input 5, goal 42, starting weight 1, alpha 0.01, 20 epochs; continued with 4 epochs"
    ) in letters(outputs["svg"])
    assert outputs["html"].read_text().count("<svg") == 3
    script = subprocess.run(
        [sys.executable, outputs["python"]], capture_output=True, text=True, check=True
    )
    last = outputs["csv"].read_text().splitlines()[-1].split(",")
    assert f"epoch 24: error {last[4]}" in script.stdout
    assert f"weight: {last[6]}" in script.stdout


def test_a_panel_shows_all_it_can_from_the_terminal(saved: Path, tmp_path: Path) -> None:
    shown = {"explorer": "best 0.04", "step_through": "Epoch 1 of 20, step 4 of 4: adjust"}
    files = {panel: tmp_path / f"{panel}.svg" for panel in shown}
    commands = [["export", saved, "--panel", panel, "--svg", files[panel]] for panel in shown]
    *drawn, refused = simplenn_in_turn(
        *commands, ["export", saved, "--panel", "nose", "--svg", tmp_path / "x.svg"]
    )
    assert [status for status, _, _ in drawn] == [0, 0]
    for panel, text in shown.items():
        assert text in letters(files[panel])
    status, _, complained = refused
    assert status == 1
    assert complained.startswith("There is no panel nose, only: ")
    assert complained.count("\n") == 1
    assert not (tmp_path / "x.svg").exists()


def test_another_run_from_the_terminal(saved: Path, tmp_path: Path) -> None:
    done = simplenn_here("export", saved, "--run", "2", "--csv", tmp_path / "out.csv")
    assert done == (0, f"{tmp_path / 'out.csv'}: all epochs of Other alpha\n", "")
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 1 + 20


def test_a_session_without_a_run_is_trained(tmp_path: Path) -> None:
    write_session(tmp_path / "a.simplenn", Session(Setup(5, 42, epochs=3)))
    assert simplenn_here("export", tmp_path / "a.simplenn", "--csv", tmp_path / "a.csv")[0] == 0
    assert len((tmp_path / "a.csv").read_text().splitlines()) == 1 + 3


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--csv", "a/b.csv"], 1, "“b.csv” cannot be saved: its folder is not there."),
        (["--run", "9", "--csv", "x.csv"], 1, "There is no run 9, only: 1, 2."),
        ([], 2, "say what to export: --csv, --png, --svg, --html, --python"),
        (["--png", "x.png", "--scale", "99"], 2, "argument --scale: invalid choice"),
    ],
    ids=["no folder", "no run", "nothing", "scale"],
)
def test_what_cannot_be_exported(
    saved: Path, tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    placed = [str(tmp_path / each) if "." in each else each for each in arguments]
    status_given, _, complained = simplenn_here("export", saved, *placed)
    assert status_given == status
    assert complained.startswith(said)
    assert complained.count("\n") == 1
    assert sorted(file.name for file in tmp_path.glob("*")) == ["a.simplenn"]


def test_a_run_that_was_continued_after_it_had_diverged_is_refused(tmp_path: Path) -> None:
    session = tmp_path / "a.simplenn"
    stretches = (Stretch(Setup(5, 42, alpha=1, epochs=300)), Stretch(Setup(5, 42)))
    write_session(session, Session(Setup(5, 42), (SavedRun(1, "Run 1", stretches),)))
    done = simplenn_here("export", session, "--csv", tmp_path / "a.csv")
    says = "“a.simplenn” cannot be opened: run 1 was continued after it had diverged.\n"
    assert done == (1, "", says)


def test_the_same_command_gives_the_same_pictures(saved: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("1.png", "1.svg", "2.png", "2.svg")]
    larger = {"QT_SCALE_FACTOR": "2", "QT_FONT_DPI": "192", "QT_USE_PHYSICAL_DPI": "1"}
    desktops: list[dict[str, str]] = [{}, larger]
    for png, svg, desktop in zip(files[::2], files[1::2], desktops, strict=True):
        outputs = ("--panel", "explorer", "--scale", "1", "--png", png, "--svg", svg)
        assert simplenn("export", saved, *outputs, **desktop).returncode == 0
    assert files[0].read_bytes() == files[2].read_bytes()
    assert files[1].read_bytes() == files[3].read_bytes()


def test_a_picture_is_light_whatever_the_desktop_is_and_dark_on_request(
    saved: Path, tmp_path: Path
) -> None:
    files = [tmp_path / "light.png", tmp_path / "dark.png"]
    commands = [
        ["export", saved, "--png", files[0]],
        ["export", saved, "--png", files[1], "--dark"],
    ]
    done = simplenn_in_turn(*commands, QT_QPA_PLATFORMTHEME="gnome")
    assert [status for status, _, _ in done] == [0, 0]
    paper = [QImage(str(file)).pixelColor(2, 2).name() for file in files]
    assert paper == ["#ffffff", "#1b1c1e"]


def test_a_run_keeps_its_number_and_its_name(saved: Path, tmp_path: Path) -> None:
    files = {panel: tmp_path / f"{panel}.svg" for panel in ("runs", "trace", "error")}
    done = simplenn_in_turn(
        *(
            ["export", saved, "--run", "2", "--panel", panel, "--svg", file]
            for panel, file in files.items()
        )
    )
    assert [status for status, _, _ in done] == [0, 0, 0]
    texts = {panel: letters(file) for panel, file in files.items()}
    assert {"1", "2", "Run 1", "Other alpha"} <= set(texts["runs"])
    for panel in ("trace", "error"):
        assert any(text.startswith("Run 2, Other alpha: input 5") for text in texts[panel])
    assert any(text.startswith("Run 1: input 5") for text in texts["error"])


def test_without_a_font_it_says_so(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>")
    outputs = ("--png", tmp_path / "a.png", "--csv", tmp_path / "a.csv")
    done = simplenn("export", saved, *outputs, FONTCONFIG_FILE=str(tmp_path / "fonts.conf"))
    assert done.returncode == 1
    assert done.stderr == (
        "Letters need a font, and this computer has none: install one, such as DejaVu.\n"
    )
    assert not (tmp_path / "a.png").exists()
    assert (tmp_path / "a.csv").exists(), "numbers need no letters"


# --- what is not destroyed ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.simplenn", "link", "hard", "../{folder}/a.simplenn"])
def test_the_session_is_never_written_over(saved: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "link").symlink_to(saved)
    (tmp_path / "hard").hardlink_to(saved)
    before = saved.read_bytes()
    same = tmp_path / name.format(folder=tmp_path.name)
    done = simplenn_here("export", saved, "--csv", tmp_path / "a.csv", "--python", same)
    assert done == (2, "", f"“{same.name}” is the file that is read: give it another name.\n")
    assert saved.read_bytes() == before
    assert not (tmp_path / "a.csv").exists(), "nothing is written"


def test_two_outputs_of_one_name_are_refused(saved: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = simplenn_here("export", saved, "--csv", out, "--python", tmp_path / "." / "out")
    assert done == (2, "", "“out” is the name of two outputs: give it another name.\n")
    assert not out.exists()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="only Unix has such devices")
@pytest.mark.parametrize("stdout", ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_the_standard_output_has_the_file_and_nothing_else(saved: Path, stdout: str) -> None:
    done = simplenn("export", saved, "--run", "2", "--csv", stdout)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) == 1 + 20
    assert lines[1].startswith("1,1.0,5.0,-37.0,1369.0,")


def test_the_standard_output_may_be_a_file(saved: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = f"{SIMPLENN} export '{saved}' --run 2 --csv /dev/stdout >'{out}'"
    subprocess.run(command, shell=True, check=True)
    assert len(out.read_text().splitlines()) == 1 + 20


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="only Unix has such devices")
def test_a_device_is_written_to_and_stays(saved: Path, tmp_path: Path) -> None:
    done = simplenn("export", saved, "--csv", "/dev/null", "--python", "/dev/null")
    assert (done.returncode, done.stderr) == (0, "")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_pipe_with_a_name_is_written_to_and_stays(saved: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert simplenn("export", saved, "--run", "2", "--csv", pipe).returncode == 0
    with os.fdopen(reader) as file:
        assert len(file.read().splitlines()) == 1 + 20
    assert pipe.is_fifo()


# --- what the terminal can take -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("cp1252", r"Gr??e \u0436"),
        ("ascii", r"Gr\xf6\xdfe \u0436"),
        ("utf-8", "Größe ж"),
    ],
)
def test_a_name_that_the_terminal_has_no_letters_for(tmp_path: Path, code: str, name: str) -> None:
    saved = tmp_path / "a.simplenn"
    run_ = SavedRun(1, "Größe ж", (Stretch(Setup(5, 42)),))
    write_session(saved, Session(Setup(5, 42), (run_,), current=1))
    outputs = ("--csv", tmp_path / "a.csv", "--python", tmp_path / "a.py")
    done = simplenn("export", saved, *outputs, PYTHONIOENCODING=code)
    assert (done.returncode, done.stderr) == (0, "")
    printed = done.stdout.replace("\N{REPLACEMENT CHARACTER}", "?")  # it is read as UTF-8 here
    assert [line.split(": ")[1] for line in printed.splitlines()] == [
        f"all epochs of {name}",
        f"the script of {name}",
    ]
    assert all((tmp_path / name).exists() for name in ("a.csv", "a.py"))


@pytest.mark.parametrize(
    ("where", "status", "said"),
    [
        (">&-", 1, "Printing failed: there is no standard output.\n"),
        (">/dev/full", 1, "Printing failed: No space left on device.\n"),
        ("2>&- >/dev/full", 1, ""),
        (">&- 2>&-", 1, ""),
    ],
)
def test_what_cannot_be_printed_keeps_nothing_from_being_written(
    saved: Path, tmp_path: Path, where: str, status: int, said: str
) -> None:
    files = [tmp_path / "a.csv", tmp_path / "a.py"]
    command = f"exec {SIMPLENN} export '{saved}' --csv '{files[0]}' --python '{files[1]}' {where}"
    done = subprocess.run(
        command, shell=True, check=False, stderr=subprocess.PIPE, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (status, said)
    assert all(file.exists() for file in files)


@pytest.mark.parametrize("output", ["-", "a.csv"])
def test_a_pipe_that_nobody_reads_is_no_failure(saved: Path, tmp_path: Path, output: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "simplenn", "export", saved, "--csv", output, "--python", "a.py"],
        check=False,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.py").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("n" * 300, f"“{'n' * 100}…” cannot be opened: its name is too long.\n"),
        (os.fsdecode(b"\xff"), "“\N{REPLACEMENT CHARACTER}” cannot be opened: it is not there.\n"),
        ("a.simplenn/b", "“b” cannot be opened: a part of its path is not a folder.\n"),
    ],
    ids=["long", "no text", "no folder"],
)
def test_a_session_whose_name_is_none(saved: Path, tmp_path: Path, name: str, said: str) -> None:
    assert simplenn_here("export", saved.parent / name, "--csv", tmp_path / "a.csv") == (
        1,
        "",
        said,
    )


@pytest.mark.parametrize("name", ["n" * 300, "none/a.csv"], ids=["long", "no folder"])
def test_one_output_that_fails_leaves_the_others(saved: Path, tmp_path: Path, name: str) -> None:
    outputs = ("--csv", tmp_path / name, "--python", tmp_path / "a.py")
    status, _, complained = simplenn_here("export", saved, *outputs)
    assert status == 1
    assert complained.count("\n") == 1
    assert "cannot be saved" in complained
    assert (tmp_path / "a.py").exists()


@pytest.mark.usefixtures("signals_work")
def test_ctrl_c_while_a_file_is_written_leaves_the_old_one(tmp_path: Path) -> None:
    session, out = tmp_path / "a.simplenn", tmp_path / "a.csv"
    write_session(session, Session(Setup(5, 42, alpha=1e-9, epochs=1_000_000)))
    out.write_text("old")
    command = [sys.executable, "-m", "simplenn", "export", str(session), "--csv", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:
        while not list(tmp_path.glob(".a.csv*")) and program.poll() is None:
            pass
        program.send_signal(signal.SIGINT)
        _, complained = program.communicate(timeout=20)
    assert (program.returncode, complained) == (130, "Stopped; unfinished files are not kept.\n")
    assert sorted(tmp_path.iterdir()) == [out, session]
    assert out.read_text() == "old"


def test_an_output_whose_name_is_no_text(saved: Path, tmp_path: Path) -> None:
    name = tmp_path / os.fsdecode(b"\xff.csv")
    done = simplenn("export", saved, "--run", "2", "--csv", name)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\N{REPLACEMENT CHARACTER}.csv: all epochs of Other alpha\n")
    assert name.exists()


# --- numbers for spreadsheets ---------------------------------------------------------------------


def test_how_numbers_are_separated(saved: Path, tmp_path: Path) -> None:
    lines = {
        "": "2,2.85,14.25,-27.75,770.0625,-138.75,4.2375",
        "comma": "2,2.85,14.25,-27.75,770.0625,-138.75,4.2375",
        "semicolon": "2;2,85;14,25;-27,75;770,0625;-138,75;4,2375",
        "tab": "2\t2.85\t14.25\t-27.75\t770.0625\t-138.75\t4.2375",
    }
    files = [tmp_path / f"{style}.csv" for style in lines]
    styles = [["--csv-style", style] if style else [] for style in lines]
    simplenn_in_turn(
        *(
            ["export", saved, "--csv", file, *style]
            for file, style in zip(files, styles, strict=True)
        ),
        LC_ALL="de_DE.UTF-8",
    )
    assert [file.read_text("utf-8").splitlines()[2] for file in files] == [*lines.values()]
