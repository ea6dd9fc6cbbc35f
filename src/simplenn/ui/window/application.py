"""The application, what the desktop asks of it, and what it needs to open a window."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QLibraryInfo, Signal, qInstallMessageHandler
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from simplenn.missing_library import name_missing_library

_NO_SCREEN: Final = (
    "There is no screen to open a window on: start SimpleNN on a desktop or over ssh -X."
)

_DISPLAYS: Final = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
"""The environment variable that tells each of Qt's platforms where the screen is."""

SIZES_IN_ENVIRONMENT: Final = (
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_FONT_DPI",
    "QT_USE_PHYSICAL_DPI",
)
"""The environment variables that make Qt show everything larger or smaller."""

_SCALES: Final = SIZES_IN_ENVIRONMENT[:2]
_SMALLEST_SCALE: Final = 0.2
_LARGEST_SCALE: Final = 10.0


class NoDisplayError(RuntimeError):
    """There is no screen to open a window on; the message says why."""


class Application(QApplication):
    """A QApplication that tells which file the desktop wants it to open.

    Only macOS asks so, at the start as well as later: there, a double-click on a file is an event
    and no argument of the command line.

    Signals:
        file_requested (Path): This file is to be opened.
    """

    file_requested = Signal(Path)

    def event(self, event: QEvent) -> bool:
        """Tell of a file that the desktop wants to have opened."""
        if isinstance(event, QFileOpenEvent) and event.url().isLocalFile():
            self.file_requested.emit(Path(event.file()))
            return True
        return super().event(event)


def new_application(arguments: list[str]) -> Application:
    """Make the application; Qt itself finds out whether there is a screen.

    Args:
        arguments: What Qt is to know, the program's name first.

    Raises:
        NoDisplayError: There is no screen, or a library is missing.
    """
    for name in _SCALES:
        if not all(map(_is_scale, os.environ.get(name, "1").split(";"))):
            del os.environ[name]
    if not sys.platform.startswith("linux"):
        return Application(arguments)
    wished = os.environ.get("QT_QPA_PLATFORM")
    usual = "wayland;xcb" if "WAYLAND_DISPLAY" in os.environ else "xcb"
    platforms = wished or usual
    if not any(display in os.environ for display in _DISPLAYS.values()):
        os.environ.pop("QT_QPA_PLATFORMTHEME", None)  # GTK's would end the process
    with _tried_in_turn(f"{platforms};offscreen", wished):
        application = Application(arguments)
    is_last_resort = application.platformName() == "offscreen" and "offscreen" not in platforms
    if is_last_resort or not application.screens():  # a frame buffer that is not there has none
        application.shutdown()
        raise NoDisplayError(_why_no_screen(platforms))
    return application


def _is_scale(text: str) -> bool:
    """Whether a scale (for one screen: NAME=1.5) is sensible. At nan, 0 or 1000, Qt crashes."""
    try:
        return _SMALLEST_SCALE <= float(text.rpartition("=")[2]) <= _LARGEST_SCALE
    except ValueError:
        return False


@contextmanager
def _tried_in_turn(platforms: str, wished: str | None) -> Iterator[None]:
    """Have Qt try platforms in turn, without its own words on every failed attempt.

    Where it cannot open the last of them it ends the process; the offscreen one always opens.
    """
    os.environ["QT_QPA_PLATFORM"] = platforms
    listener = qInstallMessageHandler(lambda *_: None)
    try:
        yield
    finally:
        qInstallMessageHandler(listener)
        if wished is None:
            del os.environ["QT_QPA_PLATFORM"]
        else:
            os.environ["QT_QPA_PLATFORM"] = wished


def _why_no_screen(platforms: str) -> str:
    """Say what is missing; a screen, unless Qt's plugin for one that is there does not load."""
    import ctypes  # here: where there is a screen, nobody needs it

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    for platform in platforms.split(";"):
        name = platform.partition(":")[0].partition("-")[0]
        plugin = plugins / f"libq{name}.so"
        if _DISPLAYS.get(name, "") in os.environ and plugin.is_file():
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                return name_missing_library(error) or _NO_SCREEN
    return _NO_SCREEN
