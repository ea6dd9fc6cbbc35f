"""How large what people download and install may become."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pack.places import BUNDLE, DIST, STAGE

_MEGABYTE: Final = 1_000_000
_DEB_LIMIT: Final = 40 * _MEGABYTE
_WINDOWS_INSTALLER_LIMIT: Final = 30 * _MEGABYTE
_INSTALLED_LIMIT: Final = 150 * _MEGABYTE


def check_linux_limits() -> None:
    """Measure the .deb, and the files that it installs.

    Raises:
        SystemExit: One of them is too large.
    """
    _check(next(DIST.glob("*.deb")).stat().st_size, _DEB_LIMIT, "The .deb")
    _check(installed_size(STAGE), _INSTALLED_LIMIT, "What it installs")


def check_windows_limits() -> None:
    """Measure the installer for Windows, and the files that it installs.

    Raises:
        SystemExit: One of them is too large.
    """
    installer = next(DIST.glob("*.exe"))
    _check(installer.stat().st_size, _WINDOWS_INSTALLER_LIMIT, "The installer")
    _check(installed_size(BUNDLE), _INSTALLED_LIMIT, "What it installs")


def installed_size(folder: Path) -> int:
    """The bytes of all files in a folder."""
    files = (path for path in folder.rglob("*") if not path.is_symlink())
    return sum(path.stat().st_size for path in files if path.is_file())


def _check(size: int, limit: int, what: str) -> None:
    measured = f"{what} has {size / _MEGABYTE:.1f} MB of at most {limit // _MEGABYTE}."
    if size > limit:
        raise SystemExit(measured)
    print(measured, flush=True)
