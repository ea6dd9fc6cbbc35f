"""What the bundle needs from the distribution, found out from the bundle itself.

The libraries that Qt and NumPy need are the same wherever it is built; linux/libraries.toml lists
them, so that none is added unnoticed. What Python needs besides depends on who has built it.
"""

from __future__ import annotations

import re
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from pack.places import BUNDLE, PACKAGING, STAGE, output

LIBRARIES: Final = PACKAGING / "linux" / "libraries.toml"
_NEEDED: Final = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_PYTHON_S_OWN: Final = ("libpython*", "python3.*/lib-dynload/*")
"""Where PyInstaller puts the files that come from Python itself."""


def check_libraries() -> None:
    """Compare what the bundle is linked with and does not hold with linux/libraries.toml.

    Raises:
        SystemExit: The bundle needs something else.
    """
    wrong = [*differences(needed_beside_python(), foreign_libraries(), *listed_libraries())]
    if wrong:
        raise SystemExit("\n".join([f"{LIBRARIES} does not fit the bundle:", *wrong]))


def differences(
    needed: set[str], with_python_s: set[str], always: Mapping[str, str], some: Mapping[str, str]
) -> Iterator[str]:
    """Say what a list of libraries and the needs of a bundle disagree about, a line each.

    Args:
        needed: What all but Python's own files need.
        with_python_s: The same, with what Python's own files need.
        always: What is listed for every bundle.
        some: What is listed for the bundles of some Pythons.
    """
    for name in sorted(needed - always.keys()):
        yield f"{name} is needed and not listed."
    for name in sorted(with_python_s - needed - always.keys() - some.keys()):
        yield f"Python needs {name}, which is not listed."
    for name in sorted(always.keys() - needed):
        yield f"{name} is listed and not needed."


def listed_libraries() -> tuple[dict[str, str], dict[str, str]]:
    """What linux/libraries.toml lists, for every bundle and for some, with the Arch packages."""
    listed = tomllib.loads(LIBRARIES.read_text("utf-8"))
    return listed["always"], listed["of some Pythons"]


def dependencies(kind: str) -> list[str]:
    """What a package depends on.

    Args:
        kind: What nFPM calls it: deb, rpm or archlinux.
    """
    return {"deb": debian_packages, "rpm": rpm_libraries, "archlinux": arch_packages}[kind]()


def debian_packages() -> list[str]:
    """What dpkg-shlibdeps derives from the bundle, with the least versions."""
    mark = STAGE / "DEBIAN"  # by which dpkg-shlibdeps knows where a package's tree begins
    mark.mkdir()
    try:
        return sorted(_run_shlibdeps())
    finally:
        mark.rmdir()


def _run_shlibdeps() -> list[str]:
    files = list(programs_and_libraries(STAGE))
    folders = sorted({f"-l{file.parent}" for file in files})
    with tempfile.TemporaryDirectory() as place:
        control = Path(place, "debian", "control")
        control.parent.mkdir()
        control.write_text("Source: simplenn\n\nPackage: simplenn\nArchitecture: amd64\n", "utf-8")
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *folders]
        line = output(*command, *files, cwd=Path(place))
    return line.strip().partition("=")[2].split(", ")


def rpm_libraries() -> list[str]:
    """The libraries as an .rpm names them, and the versions of the C and C++ libraries."""
    files = [*programs_and_libraries(BUNDLE)]
    versions = [
        f"libc.so.6({newest_version('GLIBC', files)})(64bit)",
        f"libstdc++.so.6({newest_version('GLIBCXX', files)})(64bit)",
    ]
    return sorted([*(f"{name}()(64bit)" for name in foreign_libraries()), *versions])


def newest_version(name: str, files: Iterable[Path]) -> str:
    """The newest version of a family of symbols that files are linked with, such as GLIBC_2.35."""
    found = re.findall(rf"\s{name}_([0-9.]+)$", output("objdump", "-p", *files), re.MULTILINE)
    newest = max(found, key=lambda version: [int(part) for part in version.split(".")])
    return f"{name}_{newest}"


def arch_packages() -> list[str]:
    """The Arch packages that have the libraries."""
    always, some = listed_libraries()
    return sorted({{**always, **some}[name] for name in foreign_libraries()})


def foreign_libraries() -> set[str]:
    """The names of the libraries that the bundle is linked with and does not hold."""
    return libraries_needed_by(programs_and_libraries(BUNDLE)) - _bundled()


def needed_beside_python() -> set[str]:
    """Those of them that something else than Python's own files needs."""
    internal = BUNDLE / "_internal"
    own = {file for pattern in _PYTHON_S_OWN for file in internal.glob(pattern)}
    others = [file for file in programs_and_libraries(BUNDLE) if file not in own]
    return libraries_needed_by(others) - _bundled()


def _bundled() -> set[str]:
    return {path.name for path in BUNDLE.rglob("*")}


def libraries_needed_by(files: Iterable[Path]) -> set[str]:
    """The names of the libraries that files are linked with, the dynamic loader left out."""
    needed = set(_NEEDED.findall(output("objdump", "-p", *files)))
    return {name for name in needed if not name.startswith("ld-linux")}


def programs_and_libraries(folder: Path) -> Iterator[Path]:
    """The ELF files in a folder, each once."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path
