"""The installer for Windows, made by NSIS."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from pack.places import BUNDLE, DIST, ICONS, PACKAGING, run, version, version_parts


def build_windows_installer(
    folder: Path = BUNDLE, target: Path = DIST, options: Sequence[str] = ()
) -> None:
    """Pack a folder into an installer. NSIS runs on Linux, too, which tests make use of.

    Args:
        folder: What is to be installed.
        target: Where the installer goes.
        options: Further ones for makensis.

    Raises:
        SystemExit: makensis failed or warned.
    """
    makensis = shutil.which("makensis") or r"C:\Program Files (x86)\NSIS\makensis.exe"
    settings = {
        "VERSION": version(),
        "FILE_VERSION": file_version(),
        "FOLDER": str(folder),
        "ICONS": str(ICONS),
        "TARGET": str(target / f"simplenn-{version()}-windows-x64.exe"),
    }
    defined = [f"-D{name}={value}" for name, value in settings.items()]
    run(
        makensis,
        "-V2",
        "-WX",
        "-INPUTCHARSET",
        "UTF8",
        *options,
        *defined,
        PACKAGING / "windows" / "simplenn.nsi",
    )


def file_version() -> str:
    """The version as Windows wants it in a file: four numbers. rc1 and the like have no place."""
    return f"{version_parts()[0]}.0"
