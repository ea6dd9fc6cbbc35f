"""What a person prefers, remembered from one start to the next."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QDir

from simplenn.core.session import MAX_SPEED, MIN_SPEED
from simplenn.ui.model.settings_file import SettingsFile
from simplenn.ui.size import SIZES

_MAX_RECENT: Final = 8


class ThemeChoice(Enum):
    """Which colours the window has."""

    DESKTOP = "desktop"
    LIGHT = "light"
    DARK = "dark"


class Preferences:
    """Typed access to settings; whatever is missing or makes no sense is as if never set.

    Without settings nothing is remembered beyond this object's life.
    """

    def __init__(self, settings: SettingsFile | None = None) -> None:
        self._settings = settings
        self._unsaved: dict[str, str] = {}

    @property
    def persist(self) -> bool:
        """Whether anything is kept for the next start."""
        return self._settings is not None

    @property
    def theme(self) -> ThemeChoice:
        """Which colours the window has."""
        with suppress(ValueError):
            return ThemeChoice(self._text("theme"))
        return ThemeChoice.DESKTOP

    def set_theme(self, theme: ThemeChoice) -> None:
        """Remember the colours."""
        self._set("theme", theme.value)

    @property
    def zoom(self) -> float:
        """How many times as large as usual everything is shown."""
        with suppress(ValueError):
            zoom = float(self._text("zoom"))
            if SIZES[0] <= zoom * 100.0 <= SIZES[-1]:
                return zoom
        return 1.0

    def set_zoom(self, zoom: float) -> None:
        """Remember how large everything is shown."""
        self._set("zoom", repr(zoom))

    @property
    def all_digits(self) -> bool:
        """Whether all digits of numbers are to be shown alike."""
        return self._text("digits") == "all"

    def set_all_digits(self, all_digits: bool) -> None:
        """Remember whether all digits are shown alike."""
        self._set("digits", "all" if all_digits else "faded")

    @property
    def speed(self) -> float | None:
        """Epochs a second, or None for as fast as it can; 10 unless set."""
        text = self._text("speed")
        if text == "full":
            return None
        with suppress(ValueError):
            speed = float(text)
            if MIN_SPEED <= speed <= MAX_SPEED:  # a session with another one cannot be opened
                return speed
        return 10.0

    def set_speed(self, speed: float | None) -> None:
        """Remember the speed."""
        self._set("speed", "full" if speed is None else repr(speed))

    @property
    def animation(self) -> bool | None:
        """Whether things may move on the screen; None unless set."""
        return {"true": True, "false": False}.get(self._text("animation"))

    def set_animation(self, animation: bool) -> None:
        """Remember whether things may move."""
        self._set("animation", "true" if animation else "false")

    @property
    def csv_style(self) -> str:
        """How numbers are written in CSV files; empty unless set."""
        return self._text("csv_style")

    def set_csv_style(self, style: str) -> None:
        """Remember how numbers are written in CSV files."""
        self._set("csv_style", style)

    @property
    def folder(self) -> Path:
        """Where files were last opened or saved; the home folder unless set."""
        text = self._text("folder")
        with suppress(OSError, ValueError):
            if text and Path(text).is_dir():
                return Path(text)
        return Path(QDir.homePath())  # which is there even for a user without a home

    def set_folder(self, folder: Path) -> None:
        """Remember a folder."""
        self._set("folder", str(folder))

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved last, the latest first."""
        return _paths(self._text("recent"))[:_MAX_RECENT]

    def add_recent(self, path: Path) -> None:
        """Remember a file that was opened or saved."""
        if "\n" not in str(path):  # which is what stands between two of them
            self._change("recent", lambda text: _as_lines([path, *_without(path, text)]))

    def remove_recent(self, path: Path) -> None:
        """Forget a file."""
        self._change("recent", lambda text: _as_lines(_without(path, text)))

    def forget_recent(self) -> None:
        """Forget all files."""
        self._set("recent", "")

    @property
    def lesson_progress(self) -> str:
        """What has been done in lessons; see simplenn.core.lesson.progress."""
        return self._text("lessons/progress")

    def change_lesson_progress(self, change: Callable[[str], str]) -> bool:
        """Remember what has been done in lessons.

        Args:
            change: Makes the new text of the one that is kept now, maybe by another window.

        Returns:
            Whether it is kept.
        """
        return self._change("lessons/progress", change)

    @property
    def wants_start_card(self) -> bool:
        """Whether an empty window offers a lesson to begin with; until somebody wants none."""
        return self._text("lessons/start_card") != "away"

    def put_start_card_away(self) -> None:
        """Offer no lesson any more."""
        self._set("lessons/start_card", "away")

    def layout(self, name: str) -> QByteArray:
        """Where something was on the screen, as it was handed to set_layout(); empty unless set."""
        with suppress(ValueError):
            return QByteArray(bytes.fromhex(self._text(f"layout/{name}")))
        return QByteArray()

    def set_layout(self, name: str, state: QByteArray) -> None:
        """Remember where something is on the screen."""
        self._set(f"layout/{name}", state.data().hex())

    def _text(self, name: str) -> str:
        if self._settings is None:
            return self._unsaved.get(name, "")
        return self._settings.text(name)

    def _set(self, name: str, text: str) -> None:
        self._change(name, lambda _: text)

    def _change(self, name: str, change: Callable[[str], str]) -> bool:
        if self._settings is not None:
            return self._settings.change_text(name, change)
        self._unsaved[name] = change(self._unsaved.get(name, ""))
        return True


def _paths(text: str) -> list[Path]:
    return [Path(line) for line in text.split("\n") if line]


def _without(path: Path, text: str) -> list[Path]:
    """The files in a text but for one."""
    return [other for other in _paths(text) if other != path]


def _as_lines(paths: list[Path]) -> str:
    return "\n".join(map(str, paths[:_MAX_RECENT]))
