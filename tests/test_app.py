"""Starting the program, as a person does from a terminal."""

from __future__ import annotations

import os
import subprocess
import sys


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the program without a screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in screens}
    return subprocess.run(
        [sys.executable, "-m", "simplenn", *arguments],
        env={**bare, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_a_screen_it_says_so_in_one_line_and_trains_in_the_terminal() -> None:
    started = start("--epochs", "3")
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
    started = start("--epochs", "1", DISPLAY=":12345")
    assert started.returncode == 0
    assert len(started.stderr.splitlines()) == 1
    assert started.stdout.startswith("Error: 1369.0\n")


def test_the_self_test_passes() -> None:
    tested = start("--self-test")
    assert tested.returncode == 0
    assert tested.stdout.splitlines() == [
        "The window opens: yes.",
        "It trains: yes.",
        "It steps forwards and back: yes.",
        "It exports: yes.",
        "It saves a session and opens it again: yes.",
        "It has help: yes.",
        "The self-test passed.",
    ]
