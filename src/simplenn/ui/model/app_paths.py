"""Where this platform wants what a program keeps for itself from one start to the next."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths


def recovery_folder() -> Path:
    """Where unsaved work is kept."""
    return _state_folder() / "recovery"


def spare_recovery_folder() -> Path:
    """Where unsaved work is kept while there is no room for it in its own folder."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation)
    return Path(place) / (f"simplenn-{os.getuid()}" if os.name == "posix" else "simplenn")


def log_file() -> Path:
    """Where unexpected failures are written down."""
    return _state_folder() / "log" / "simplenn.log"


def _state_folder() -> Path:
    place = QStandardPaths.StandardLocation.GenericStateLocation
    return Path(QStandardPaths.writableLocation(place)) / "simplenn"
