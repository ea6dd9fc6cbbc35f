"""The installer for Windows, run by Wine: what it installs are stand-ins, what it does is real."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from tests.package.conftest import ROOT
from tests.package.debian import Debian

PROGRAMS = {"simplenn.exe", "simplenn-cli.exe", "_internal/python311.dll"}
PLACE = r"C:\users\person\AppData\Local\Programs\SimpleNN"


class Windows:
    """What Wine makes of a Debian."""

    def __init__(self, debian: Debian) -> None:
        self._debian = debian
        debian.install("wine", "wine64")
        self.person = debian.home / ".wine" / "drive_c" / "users" / "person" / "AppData"
        self.place = self.person / "Local" / "Programs" / "SimpleNN"

    def do(self, *command: str, check: bool = True) -> str:
        """Run a program, and wait for all that it has started."""
        start = 'wine "$@" && wineserver --wait'
        return self._debian.do_as_person(
            "sh", "-c", start, "sh", *command, check=check, WINEDEBUG="-all"
        )

    def bring(self, file: Path) -> str:
        """Put a file where the person has downloads; gives its path."""
        shutil.copy(file, self._debian.home)
        return file.name

    def installed(self) -> set[str]:
        """The files in the folder of the program."""
        files = (path for path in self.place.rglob("*") if path.is_file())
        return {path.relative_to(self.place).as_posix() for path in files}

    def registered(self, key: str) -> str:
        """What the registry holds for the person under a key, or why it holds nothing."""
        return self.do("reg", "query", rf"HKCU\Software\{key}", "/s", check=False)


@pytest.fixture(scope="module")
def installer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made of stand-ins, and for 64 bits: Wine on such a Debian runs nothing else."""
    sys.path.insert(0, str(ROOT / "resources" / "packaging"))
    from pack.windows_installer import build_windows_installer

    folder = tmp_path_factory.mktemp("windows")
    for name in PROGRAMS:
        (folder / "simplenn" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "simplenn" / name).write_bytes(b"stand-in")
    build_windows_installer(folder / "simplenn", folder, ["-XTarget amd64-unicode"])
    return next(folder.glob("simplenn-*-windows-x64.exe"))


def test_its_life_on_wine(debian: Debian, installer: Path) -> None:
    windows = Windows(debian)
    setup = windows.bring(installer)
    windows.do(setup, "/S")
    complete = {*PROGRAMS, "application-x-simplenn.ico", "uninstall.exe"}
    assert windows.installed() == complete
    assert list(windows.person.rglob("SimpleNN.lnk"))
    assert "SimpleNN.Session" in windows.registered(r"Classes\.simplenn")
    assert rf'"{PLACE}\simplenn.exe" "%1"' in windows.registered(r"Classes\SimpleNN.Session")
    assert "DisplayVersion" in windows.registered(r"Microsoft\Windows\CurrentVersion\Uninstall")

    (windows.place / "_internal" / "of-an-older-version.dll").touch()
    windows.do(setup, "/S")
    assert windows.installed() == complete

    (windows.place / "somebody's.txt").touch()
    windows.do(rf"{PLACE}\uninstall.exe", "/S")
    assert windows.installed() == {"somebody's.txt"}
    assert not list(windows.person.rglob("SimpleNN.lnk"))
    for key in ("Classes", r"Microsoft\Windows\CurrentVersion\Uninstall", "SimpleNN"):
        assert "SimpleNN" not in windows.registered(key).replace(rf"Software\{key}", "")
