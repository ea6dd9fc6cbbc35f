"""What a person prefers, remembered from one start to the next."""

from __future__ import annotations

import math
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray, QSettings

ZOOMS: Final = (1.0, 1.25, 1.5, 2.0)
"""How large everything can be shown, beside what the desktop wants."""

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

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings
        self._unsaved: dict[str, Any] = {}

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
        """How many times as large as usual everything is shown; one of ZOOMS."""
        return next((zoom for zoom in ZOOMS if self._text("zoom") == repr(zoom)), 1.0)

    def set_zoom(self, zoom: float) -> None:
        """Remember how large everything is to be shown from the next start on."""
        self._set("zoom", repr(zoom))

    @property
    def speed(self) -> float | None:
        """Epochs a second, or None for as fast as it can; 10 unless set."""
        text = self._text("speed")
        if text == "full":
            return None
        with suppress(ValueError):
            speed = float(text)
            if math.isfinite(speed) and speed > 0.0:
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
    def folder(self) -> Path:
        """Where files were last opened or saved; the home folder unless set."""
        text = self._text("folder")
        with suppress(OSError, ValueError):
            if text and Path(text).is_dir():
                return Path(text)
        return Path.home()

    def set_folder(self, folder: Path) -> None:
        """Remember a folder."""
        self._set("folder", str(folder))

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved last, the latest first."""
        return [Path(line) for line in self._text("recent").splitlines() if line][:_MAX_RECENT]

    def add_recent(self, path: Path) -> None:
        """Remember a file that was opened or saved."""
        others = [other for other in self.recent if other != path]
        self._set("recent", "\n".join(map(str, [path, *others][:_MAX_RECENT])))

    def forget_recent(self) -> None:
        """Forget all files."""
        self._set("recent", "")

    def layout(self, name: str) -> QByteArray:
        """Where something was on the screen, in Qt's own form; empty unless set."""
        value = self._value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_layout(self, name: str, state: QByteArray) -> None:
        """Remember where something is on the screen."""
        self._set(f"layout/{name}", state)

    def _text(self, key: str) -> str:
        value = self._value(key)
        return value if isinstance(value, str) else ""

    def _value(self, key: str) -> object:
        if self._settings is None:
            return self._unsaved.get(key)
        try:
            return self._settings.value(key)
        except Exception:  # noqa: BLE001 - a value that was never one of ours may be anything
            return None

    def _set(self, key: str, value: object) -> None:
        if self._settings is None:
            self._unsaved[key] = value
        else:
            self._settings.setValue(key, value)


def open_settings(path: Path | None = None) -> QSettings:
    """Open the settings file; one that makes no sense is renamed.

    Args:
        path: Where it is, if not in its usual place.
    """
    settings = _settings(path)
    if settings.status() is QSettings.Status.FormatError:
        damaged = Path(settings.fileName())
        with suppress(OSError):
            damaged.replace(damaged.with_suffix(".damaged"))
        settings = _settings(path)
    return settings


def _settings(path: Path | None) -> QSettings:
    if path is not None:
        return QSettings(str(path), QSettings.Format.IniFormat)
    user = QSettings.Scope.UserScope
    return QSettings(QSettings.Format.IniFormat, user, "simplenn", "simplenn")
