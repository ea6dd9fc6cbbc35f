"""Starting the program, as a person does from a terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.command_line import simplenn

from simplenn.core.session import Session
from simplenn.core.session_file import write_session
from simplenn.core.setup import ARTICLE
from simplenn.missing_library import name_missing_library


def test_without_a_screen_it_says_so_in_one_line_and_trains_in_the_terminal() -> None:
    started = simplenn("--epochs", "3")
    assert started.returncode == 0
    assert started.stderr == (
        "There is no screen to open a window on: start SimpleNN on a desktop or over ssh -X. "
        "Training in the terminal instead.\n"
    )
    assert started.stdout.splitlines()[:3] == [
        "Error: 1369.0",
        "Error: 770.0625",
        "Error: 433.16015625",
    ]


def test_a_screen_that_does_not_answer_is_no_screen() -> None:
    started = simplenn("--epochs", "1", DISPLAY=":12345")
    assert started.returncode == 0
    assert len(started.stderr.splitlines()) == 1
    assert started.stdout.startswith("Error: 1369.0\n")


@pytest.mark.parametrize(
    "platform", ["xcb", "wayland", "xcb:nothing", "wayland;xcb", "no-such", "linuxfb:fb=/no-such"]
)
def test_a_platform_without_its_screen_is_no_screen(platform: str) -> None:
    started = simplenn("--epochs", "1", QT_QPA_PLATFORM=platform)
    assert started.returncode == 0
    assert started.stderr.startswith("There is no screen to open a window on")
    assert len(started.stderr.splitlines()) == 1
    assert started.stdout.startswith("Error: 1369.0\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="GTK is the theme of Linux")
def test_a_theme_that_needs_a_screen_is_left_out_without_one(tmp_path: Path) -> None:
    session, picture = tmp_path / "a.simplenn", tmp_path / "a.png"
    write_session(session, Session(ARTICLE))
    gtk = {"QT_QPA_PLATFORMTHEME": "gtk3", "DISPLAY": ":12345"}
    exported = simplenn("export", str(session), "--png", str(picture), **gtk)
    assert (exported.returncode, exported.stderr) == (0, "")
    assert picture.is_file()
    started = simplenn("--epochs", "1", QT_QPA_PLATFORMTHEME="gtk3")
    assert started.stdout.startswith("Error: 1369.0\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries are found otherwise")
@pytest.mark.parametrize(
    ("library", "package"), [("libEGL.so.1", "libegl1"), ("libxcb-cursor.so.0", "libxcb-cursor0")]
)
def test_a_library_that_does_not_load_is_named(tmp_path: Path, library: str, package: str) -> None:
    (tmp_path / library).touch()  # a file that is no library
    started = simplenn("--epochs", "1", LD_LIBRARY_PATH=str(tmp_path), DISPLAY=":12345")
    assert started.returncode == 0
    assert started.stderr == (
        f"SimpleNN cannot open a window: the library {library} cannot be loaded. "
        f"On Debian and Ubuntu it comes with the package {package}. "
        "Training in the terminal instead.\n"
    )
    assert started.stdout.startswith("Error: 1369.0\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries are found otherwise")
def test_a_library_that_does_not_load_keeps_only_pictures_from_being_written(
    tmp_path: Path,
) -> None:
    session, picture, numbers = (tmp_path / name for name in ("a.simplenn", "a.png", "a.csv"))
    write_session(session, Session(ARTICLE))
    (tmp_path / "libEGL.so.1").touch()
    outputs = ("--csv", str(numbers), "--png", str(picture))
    exported = simplenn("export", str(session), *outputs, LD_LIBRARY_PATH=str(tmp_path))
    assert (exported.returncode, exported.stdout) == (1, f"{numbers}: all epochs of Run 1\n")
    assert exported.stderr == (
        "SimpleNN cannot draw: the library libEGL.so.1 cannot be loaded. "
        "On Debian and Ubuntu it comes with the package libegl1.\n"
    )
    assert not picture.exists()


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libGL.so.1", "libgl1"),
        ("/opt/libx.so.2/libGL.so.1", "libgl1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_a_missing_library_is_named_with_its_package(library: str, package: str) -> None:
    trouble = "cannot open shared object file: No such file or directory"
    assert name_missing_library(ImportError(f"{library}: {trouble}")) == (
        f"SimpleNN cannot open a window: the library {Path(library).name} is missing. "
        f"On Debian and Ubuntu it comes with the package {package}."
    )
    assert name_missing_library(ImportError("No module named 'nothing'")) is None


def test_sizes_that_qt_would_crash_at_are_left_out() -> None:
    code = """
import os
from simplenn.app import build_application
os.environ.update(QT_SCALE_FACTOR="nan", QT_SCREEN_SCALE_FACTORS="2;offscreen=inf")
print(build_application().devicePixelRatio(), [name for name in os.environ if "SCALE" in name])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "1.0 []\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the tools are those of Linux")
def test_who_started_it_by_an_icon_is_told_on_the_desktop_what_is_missing(tmp_path: Path) -> None:
    told, tool = tmp_path / "told", tmp_path / "kdialog"
    (tmp_path / "libEGL.so.1").touch()  # a file that is no library
    os.mkfifo(told)
    tool.write_text(f"#!/bin/sh\nprintf '%s' \"$2\" >'{told}'\n")
    tool.chmod(0o755)
    here = {"LD_LIBRARY_PATH": str(tmp_path), "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    simplenn("--epochs", "1", DISPLAY=":12345", **here)
    said = " ".join(told.read_text().split())
    assert said.startswith("SimpleNN cannot open a window: the library libEGL.so.1 cannot be")


LESSON = """# A lesson

## A page

```task
kind = "choose"
question = "Which?"
options = ["this", "that"]
answer = 1
```
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
@pytest.mark.usefixtures("signals_work")
@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        ("argparse", ["train"]),
        ("PySide6", []),
        ("PySide6", ["lesson", "worksheet", "a.lesson", "--pdf", "a.pdf"]),
    ],
    ids=str,
)
def test_ctrl_c_while_a_module_is_imported_ends_without_a_word(
    module: str, arguments: list[str], tmp_path: Path
) -> None:
    (tmp_path / f"{module}.py").write_text("print('importing', flush=True)\ninput()\n")
    (tmp_path / "a.lesson").write_text(LESSON)
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    process = subprocess.Popen(
        [sys.executable, "-m", "simplenn", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "importing\n"
    process.send_signal(signal.SIGINT)
    _, complained = process.communicate(timeout=20)
    assert (process.returncode, complained) == (-signal.SIGINT, "")
