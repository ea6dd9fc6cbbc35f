"""Somebody who hears the program and never sees it. What they hear is written down.

    .venv/bin/python -m tests.package.blind_person PROGRAM [ARGUMENT...]

does with a program what the test does, and prints what was heard.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final

from tests.package.screen import Screen

_READER: Final = Path(__file__).with_name("screen_reader.py")
_LAUNCHER: Final = "/usr/libexec/at-spi-bus-launcher"

_PATIENCE: Final = 60.0
"""Seconds to wait until something is said."""

_SILENCE: Final = 0.5
"""Seconds after which somebody has heard all that there is."""


class BlindPerson:
    """Sits before a screen with a program, a desktop's buses and a screen reader.

    Attributes:
        heard: Everything that was pressed and said, line by line.
    """

    def __init__(self, screen: Screen, program: Sequence[str]) -> None:
        self.heard: list[str] = []
        self._screen = screen
        self._said: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._folder = tempfile.TemporaryDirectory()
        self._processes: list[subprocess.Popen[str]] = []
        self._environment = self._surroundings()
        self._start("openbox")
        self._start(_LAUNCHER, "--launch-immediately")
        reader = self._start("/usr/bin/python3", str(_READER))
        self._listener = threading.Thread(target=self._listen, args=[reader], daemon=True)
        self._listener.start()
        self.hears("listening")
        self._start(*program)

    def __enter__(self) -> BlindPerson:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End everything that was started."""
        for process in reversed(self._processes):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._listener.join()
        for process in self._processes:
            assert process.stdout is not None
            process.stdout.close()
        self._folder.cleanup()

    def press(self, *keys: str, hears: str = "") -> str:
        """Press keys, and wait for words; gives the line that they are in, or nothing.

        Raises:
            TimeoutError: They are not said.
        """
        self.heard.append(f"> {' '.join(keys)}")
        self._screen.do("key", *keys)
        return self.hears(hears) if hears else self.wait_for_silence()

    def type(self, text: str) -> None:
        """Type a text."""
        self.heard.append(f"> {text}")
        self._screen.do("type", "--delay", "50", text)
        self.wait_for_silence()

    def press_until(self, key: str, words: str) -> str:
        """Press a key again and again until something is said; gives that line."""
        for _ in range(40):
            begin = len(self.heard)
            self.press(key)
            for line in self.heard[begin:]:
                if words in line:
                    return line
        raise TimeoutError(f"{words} is not said after any number of {key}")

    def hears(self, words: str) -> str:
        """Wait until words are said; gives the line that they are in.

        Raises:
            TimeoutError: They are not said.
        """
        ends = time.monotonic() + _PATIENCE
        while True:
            try:
                line = self._said.get(timeout=max(ends - time.monotonic(), 0.001))
            except queue.Empty:
                raise TimeoutError(f"not said: {words}; but: {self.heard[-8:]}") from None
            self.heard.append(line)
            if words in line:
                return line

    def wait_for_silence(self, seconds: float = _SILENCE) -> str:
        """Listen until nothing is said for so long."""
        while True:
            try:
                self.heard.append(self._said.get(timeout=seconds))
            except queue.Empty:
                return ""

    def _listen(self, reader: subprocess.Popen[str]) -> None:
        assert reader.stdout is not None
        for line in reader.stdout:
            self._said.put(line.rstrip())

    def _surroundings(self) -> dict[str, str]:
        folder = self._folder.name
        surroundings = {
            "PATH": os.environ["PATH"],
            "DISPLAY": self._screen.display,
            "HOME": folder,
            "XDG_RUNTIME_DIR": folder,
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        if "PYTHONPATH" in os.environ:
            surroundings["PYTHONPATH"] = os.environ["PYTHONPATH"]
        self._environment = surroundings
        bus = self._start("dbus-daemon", "--session", "--nofork", "--print-address")
        assert bus.stdout is not None
        return {**surroundings, "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}

    def _start(self, *command: str) -> subprocess.Popen[str]:
        """Start something in a session of its own, to be ended with all that it starts."""
        process = subprocess.Popen(
            command,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self._processes.append(process)
        return process


def use_it(person: BlindPerson) -> None:
    """Begin a run and read its results, be refused, and go through an epoch."""
    person.hears("window SimpleNN")
    person.wait_for_silence(3.0)  # by then all of the window is there
    press_alt(person, "i", hears="input, spin button, 5")
    person.press("Tab", hears="goal, spin button, 42")
    press_alt(person, "d", hears="speed, slider, 10 epochs a second")
    person.press("Right", hears="20 epochs a second")
    person.press("F5", hears="After 20 epochs.")
    person.press_until("Tab", "weight: 8.376533031651888")
    person.press_until("Tab", "20 epochs: the error falls fast")
    person.press("Left", hears="epoch 20: error 0.02448")
    person.press("Left", hears="epoch 19: error")
    person.press("Return", hears="epoch, 19")
    person.press("Right", "Right", hears="prediction, 41.7914")
    press_alt(person, "a", hears="alpha, spin button, 0.01")
    person.type("abc")
    person.press("Return", hears="alpha must be a finite number")
    person.press("Escape")
    person.press("F6", hears="Epoch 1 of 20, step 1 of 4: predict.")
    for step in ("2 of 4: compare", "3 of 4: derivative", "4 of 4: adjust"):
        person.press("Right", hears=f"step {step}")
    person.press("Right", hears="Epoch 2 of 20, step 1 of 4")
    person.press_until("Tab", "line 1: pred = input * weight: pred = 5 * 2.85 = 14.25")
    person.press("Escape")
    person.press("F1", hears="How to begin")
    person.press("Escape")


def arrange(person: BlindPerson) -> None:
    """Train once more, compare both runs, move a border, close a panel and present."""
    press_alt(person, "i", hears="input, spin button")
    press_alt(person, "a", hears="alpha, spin button")
    person.press("ctrl+a")
    person.type("0.03")
    person.press("F5", hears="After 20 epochs.")
    person.press("ctrl+F8", hears="Border between the side column and the panels, separator")
    person.press("Right", hears="the side column has ")
    person.press("Escape", hears="alpha, spin button")
    for now in ("closed", "open"):  # it has come by itself, behind the numbers
        choose(person, "alt+v", "r", hears=f"“Runs” is {now}")
    press_alt(person, "i", hears="input, spin button")
    person.press_until("shift+Tab", "Runs, table")
    person.press("shift+Up", hears="run, 1")
    person.press("shift+F10", hears="Compare, ")
    person.press("c", hears="Run 2 has alpha 0.03 instead of 0.01.")
    person.press("ctrl+w", hears="“Runs” is closed")
    person.press("F11", hears="Presentation. Esc ends it.")
    person.press("Escape", hears="The presentation has ended.")


def learn(person: BlindPerson) -> None:
    """Do a whole lesson, which has tasks of all kinds, and leave it."""
    choose(person, "alt+l", "Return", hears="One epoch by hand")
    person.press("2", hears="Page 1 of 7")
    person.press("shift+Tab", hears="Text of the page, ")
    person.press("1", hears="The larger, the faster.")
    person.press("Return", hears="No. 0.075 is larger than 0.03")
    person.press("Tab", hears="Check, button")
    person.press("Tab", hears="Hint, button")
    person.press("space", hears="Hint: Train with alpha 0.03")
    person.press("2", hears="Larger is faster up to a point")
    person.press("Return", hears="Right. A step can be too large.")
    person.press("Return", hears="Page 2 of 7")
    press_alt(person, "k", hears="Train a run first.")
    press_alt(person, "a", hears="alpha, spin button")
    person.press("ctrl+a")
    person.type("0.03")
    person.press("F5", hears="After 5 epochs.")
    press_alt(person, "k", hears="That is it: ")
    person.press("ctrl+Next", hears="Page 3 of 7")
    answer(person, wrong="0.2", hears="No. That is 1/5.", right="0.04", page="Page 4 of 7")
    answer(person, wrong="0.25", hears="No. That is what", right="0.75", page="Page 5 of 7")
    person.press("2", hears="about 8 more")
    person.press("Return", hears="Right.")
    person.press("Return", hears="Page 6 of 7")
    draw(person)
    person.press("F5", hears="The run has ended.")
    press_alt(person, "k", hears="Yes: it falls fast at first")
    choose(person, "alt+l", "l", hears="The lesson is left")


def press_alt(person: BlindPerson, letter: str, *, hears: str) -> None:
    """Press an underlined letter; a slow computer may take Alt for a way to the menus, too."""
    person.press(f"alt+{letter}", hears=hears)
    person.wait_for_silence(1.0)
    person.press("Escape")


def choose(person: BlindPerson, *keys: str, hears: str) -> None:
    """Press keys in a menu; again, where a slow computer has taken Alt for a way out of it."""
    for _ in range(5):
        begin = len(person.heard)
        person.press(*keys)
        person.wait_for_silence(2.0)
        if any(hears in line for line in person.heard[begin:]):
            return
        person.press("Escape", "Escape")
    raise TimeoutError(f"{hears} is not said")


def answer(person: BlindPerson, *, wrong: str, hears: str, right: str, page: str) -> None:
    """Type an answer, hear why it is wrong, type another one and go on."""
    person.type(wrong)
    person.press("Return", hears=hears)
    person.press("ctrl+a")
    person.type(right)
    person.press("Return", hears="Right.")
    person.press("Return", hears=page)


def draw(person: BlindPerson) -> None:
    """Draw how the error falls."""
    person.press("space", hears="epoch 1: error")
    for epoch, steps in enumerate((5, 8, 4, 2, 1, 0, 0, 0, 0, 0), start=1):
        for _ in range(steps):
            person.press("Up" if epoch == 1 else "Down", hears=f"epoch {epoch}: error")
        person.press("Right", hears=f"epoch {epoch + 1}: error")
    person.press(*["Right"] * 9, hears="epoch 20: error")
    person.press("Return", hears="Check, button")


def main() -> None:
    """Use a program, and print what was heard."""
    screen = Screen()
    try:
        with BlindPerson(screen, sys.argv[1:]) as person:
            try:
                use_it(person)
                arrange(person)
                learn(person)
            finally:
                sys.stdout.write("\n".join(person.heard) + "\n")
    finally:
        screen.close()


if __name__ == "__main__":
    main()
