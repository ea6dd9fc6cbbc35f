"""An X display, and hands on its mouse and keyboard."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path


class Screen:
    """An Xvfb of 1280 by 800 pixels.

    Attributes:
        display: What programs have to find in DISPLAY.
    """

    def __init__(self) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-ac"]
        self._server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"

    def close(self) -> None:
        """End it."""
        self._server.terminate()
        self._server.wait()

    def do(self, *words: str | float) -> str:
        """Let xdotool do something; gives what it prints."""
        command = ["xdotool", *(str(word) for word in words)]
        environment = {**os.environ, "DISPLAY": self.display}
        done = subprocess.run(
            command, env=environment, stdout=subprocess.PIPE, text=True, check=False
        )
        return done.stdout

    def click(self, x: int, y: int, times: int = 1) -> None:
        """Click with the left button, once or twice."""
        self.do("mousemove", x, y, "sleep", 0.3, "click", "--repeat", times, "--delay", 80, 1)

    def titles(self, window_class: str) -> list[str]:
        """The titles of the windows that can be seen and are of a class."""
        found = self.do("search", "--onlyvisible", "--class", f"^{window_class}$").split()
        return sorted(filter(None, (self.do("getwindowname", one).strip() for one in found)))

    def wait_for(self, window_class: str, title: str = "") -> list[str]:
        """Wait for a window of a class, with something in its title; gives all titles there are."""
        ends = time.monotonic() + 30
        titles = self.titles(window_class)
        while not any(title in one for one in titles) and time.monotonic() < ends:
            time.sleep(0.2)
            titles = self.titles(window_class)
        return titles

    def close_windows(self, window_class: str) -> None:
        """Close the windows of a class as a person does, and wait until they are gone."""
        for one in self.do("search", "--onlyvisible", "--class", f"^{window_class}$").split():
            self.do("windowactivate", "--sync", one, "key", "--clearmodifiers", "alt+F4")
        ends = time.monotonic() + 15
        while self.titles(window_class) and time.monotonic() < ends:
            time.sleep(0.2)

    def take_picture(self, file: Path) -> None:
        """Keep what can be seen, as a PNG."""
        command = ["import", "-display", self.display, "-window", "root", str(file)]
        subprocess.run(command, check=True)
