"""An X display, and hands on its mouse and keyboard."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

_PATIENCE: Final = 60
"""Seconds to wait for something to be seen."""

_PLOTS: Final = (640, 560)
"""Where they are in the window, in pixels."""

_ERROR_COLOUR: Final = "d55e00"


class Screen:
    """An Xvfb of 1280 by 800 pixels.

    Attributes:
        display: What programs have to find in DISPLAY.
    """

    def __init__(self) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-ac"]
        command += ["-noreset"]  # or it begins anew after every look, and drops who is coming
        self._server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"

    def close(self) -> None:
        """End it."""
        self._server.terminate()
        self._server.wait()

    def do(self, *words: str | int) -> str:
        """Let xdotool do something; gives what it prints."""
        return self._xdotool(*words).stdout

    def click(self, x: int, y: int, times: int = 1) -> None:
        """Click with the left button, once or twice."""
        self.do("mousemove", "--sync", x, y, "click", "--repeat", times, "--delay", 80, 1)

    def titles(self, window_class: str) -> list[str]:
        """The titles of the windows that can be seen and are of a class."""
        names = (self.do("getwindowname", one).strip() for one in self._windows(window_class))
        return sorted(filter(None, names))

    def wait_for(self, window_class: str, title: str = "") -> list[str]:
        """Wait for a window of a class, with something in its title; gives all titles there are."""
        wait_until(lambda: any(title in one for one in self.titles(window_class)))
        return self.titles(window_class)

    def wait_for_titles(self, window_class: str, count: int) -> None:
        """Wait until so many windows of a class can be seen."""
        wait_until(lambda: len(self.titles(window_class)) == count)

    def wait_for_colour(self, colour: str, x: int, y: int, reach: int = 12) -> None:
        """Wait until a colour is to be seen: what comes into a window tells nobody of it.

        Args:
            colour: As a hexadecimal number, such as ff0000 for red.
            x: Near which place, in pixels from the left.
            y: The same, from the top.
            reach: How near, in pixels.
        """
        wait_until(lambda: colour in self._colours(x, y, reach))

    def close_windows(self, window_class: str) -> None:
        """Close the windows of a class as a person does, and wait until they are gone."""

        def are_gone() -> bool:
            for one in self._windows(window_class):
                self.do("windowactivate", "--sync", one, "key", "--clearmodifiers", "alt+F4")
            return not self._windows(window_class)

        wait_until(are_gone)

    def kill_windows(self, window_class: str) -> None:
        """End what has windows of a class, where no window manager could close them."""
        for one in self._windows(window_class):
            self.do("windowkill", one)
        wait_until(lambda: not self._windows(window_class))

    def take_picture(self, file: Path) -> None:
        """Keep what can be seen, as a PNG."""
        file.write_bytes(self._import("png:-"))

    def take_picture_of_plots(self, file: Path) -> None:
        """Keep it once the plots of SimpleNN's window are there, a moment after the window."""
        self.wait_for_colour(_ERROR_COLOUR, *_PLOTS, reach=250)
        self.take_picture(file)

    def _windows(self, window_class: str) -> list[str]:
        while True:
            found = self._xdotool("search", "--onlyvisible", "--class", f"^{window_class}$")
            if "X Error" not in found.stderr:  # it stumbles over windows that go away meanwhile
                return found.stdout.split()

    def _xdotool(self, *words: str | int) -> subprocess.CompletedProcess[str]:
        command = ["xdotool", *(str(word) for word in words)]
        environment = {**os.environ, "DISPLAY": self.display}
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=_PATIENCE
        )

    def _colours(self, x: int, y: int, reach: int) -> set[str]:
        part = f"{2 * reach}x{2 * reach}+{x - reach}+{y - reach}"
        pixels = self._import("-crop", part, "-depth", "8", "rgb:-")
        return {pixels[start : start + 3].hex() for start in range(0, len(pixels), 3)}

    def _import(self, *options: str) -> bytes:
        command = ["import", "-display", self.display, "-window", "root", *options]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def wait_until(is_so: Callable[[], bool]) -> None:
    """Look again and again; each look takes some milliseconds.

    Raises:
        TimeoutError: It is still not so.
    """
    ends = time.monotonic() + _PATIENCE
    while not is_so():
        if time.monotonic() > ends:
            raise TimeoutError("it could not be seen")
