"""A panel in a window of its own on Wayland, which most Linux desktops run, without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtGui import QImage
from tests.package.screen import wait_until

PATIENCE: Final = 15
"""Seconds to wait for the program's end."""

PROGRAM: Final = """
import os, sys
from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QAction
from simplenn import app
from simplenn.__main__ import main
from simplenn.ui.window.main_window import MainWindow

build_application = app.build_application

def build_and_obey():
    application = build_application()

    def window():
        return next(w for w in application.topLevelWidgets() if isinstance(w, MainWindow))

    def obey_all():
        said = os.read(sys.stdin.fileno(), 1000).decode()
        if not said:  # nobody is there any more who could say something
            os._exit(1)
        for order in said.split():
            obey(order)

    def obey(order):
        if order == "move":
            window().findChild(QAction, "error_panel_in_window").trigger()
        elif order == "close":
            window().close()
        else:
            shown = window().panels.panel("error_panel").window() if order == "panel" else window()
            shown.grab().save(f"{order}.png")
            print(shown.windowTitle(), shown.windowHandle().transientParent(), flush=True)

    orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, application)
    orders.activated.connect(obey_all)
    return application

app.build_application = build_and_obey
sys.exit(main([]))
"""
"""Does what it is told line by line, and keeps pictures of what is in its windows."""


class Desktop:
    """A weston of 1920 by 1080 pixels, and the program on it."""

    def __init__(self, folder: Path) -> None:
        folder.chmod(0o700)
        self.folder = folder
        self._environment = {
            **os.environ,
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_STATE_HOME": str(folder),
            "WAYLAND_DISPLAY": "simplenn-test",
            "QT_QPA_PLATFORM": "wayland",
        }
        self._programs: list[subprocess.Popen[str]] = []
        command = ["weston", "--backend=headless-backend.so", "--use-pixman", "--debug"]
        command += ["--width=1920", "--height=1080", "--idle-time=0", "--socket=simplenn-test"]
        self._weston = subprocess.Popen(
            command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_until((folder / "simplenn-test").exists)

    def close(self) -> None:
        """End it, and the programs on it."""
        for program in self._programs:
            program.kill()
            program.communicate()
        self._weston.terminate()
        self._weston.wait()

    def start(self) -> subprocess.Popen[str]:
        """Start the program."""
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=self._environment,
            cwd=self.folder,
        )
        self._programs.append(program)
        return program

    def picture(self) -> QImage:
        """What is to be seen now."""
        subprocess.run(["weston-screenshooter"], env=self._environment, cwd=self.folder, check=True)
        file = next(self.folder.glob("wayland-screenshot*.png"))
        picture = QImage(str(file))
        file.unlink()
        return picture


def lines(picture: QImage) -> list[bytes]:
    """The picture line by line, with three bytes a pixel."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    pixels, width = bytes(plain.constBits()), plain.bytesPerLine()
    starts = range(0, width * plain.height(), width)
    return [pixels[start : start + 3 * plain.width()] for start in starts]


def is_in(part: QImage, whole: QImage) -> bool:
    """Whether a picture has another one in it, to the pixel."""
    wanted, there = lines(part), lines(whole)
    key = max(range(len(wanted)), key=lambda number: len(set(wanted[number])))  # found only once
    for number, line in enumerate(there):
        left, top = line.find(wanted[key]), number - key
        if left >= 0 and 0 <= top <= len(there) - len(wanted):
            seen = there[top : top + len(wanted)]
            return [one[left : left + len(wanted[key])] for one in seen] == wanted
    return False


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A Wayland desktop without a screen."""
    desktop = Desktop(tmp_path)
    yield desktop
    desktop.close()


def test_a_panel_goes_into_a_window_of_its_own_and_back(desktop: Desktop, pictures: Path) -> None:
    program = desktop.start()
    orders, answers = program.stdin, program.stdout
    assert orders is not None
    assert answers is not None
    said = []

    def order(*words: str) -> None:
        for word in words:
            print(word, file=orders, flush=True)

    def is_seen(name: str) -> bool:
        order(name)
        said.append(answers.readline())
        seen = desktop.picture()
        seen.save(str(pictures / f"wayland-{name}.png"))
        return is_in(QImage(str(desktop.folder / f"{name}.png")), seen)

    wait_until(lambda: is_seen("main"))
    order("move")
    wait_until(lambda: is_seen("panel"))
    order("move")
    wait_until(lambda: is_seen("main"))
    order("move", "close")
    assert program.wait(PATIENCE) == 0
    assert set(said) == {"SimpleNN[*] None\n", "Error per epoch None\n"}
