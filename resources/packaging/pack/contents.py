"""What goes into the bundle and what stays out of it, on every platform."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from pack.places import PACKAGING, ROOT

Entry = tuple[str, str, str]
"""PyInstaller's: the place in the bundle, the file it comes from, and its kind."""

STUBS: Final[list[Entry]] = [
    (f"PySide6.{name}", str(PACKAGING / "stubs" / f"{name}.py"), "PYMODULE")
    for name in ("QtOpenGL", "QtOpenGLWidgets")
]
"""Modules that stand in for others, which would be 10 MB of code that never runs."""

EXCLUDED_MODULES: Final = [
    *(name for name, _, _ in STUBS),
    "IPython",
    "OpenGL",
    "PIL",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtTest",
    "_bz2",
    "_curses",
    "_hashlib",
    "_lzma",
    "_sqlite3",
    "_ssl",
    "bz2",
    "colorcet",
    "cupy",
    "curses",
    "h5py",
    "hypothesis",
    "lzma",
    "matplotlib",
    "numba",
    "numpy._core._multiarray_tests",
    "numpy._core._operand_flag_tests",
    "numpy._core._rational_tests",
    "numpy._core._simd",
    "numpy._core._struct_ufunc_tests",
    "numpy._core._umath_tests",
    "numpy.f2py",
    "pkg_resources",
    "pyqtgraph.console",
    "pyqtgraph.examples",
    "pyqtgraph.flowchart",
    "pyqtgraph.opengl",
    "pytest",
    "readline",
    "scipy",
    "setuptools",
    "sqlite3",
    "ssl",
    "tkinter",
]
"""What other packages use if it happens to be there, and nothing here needs."""

_PLUGINS: Final = {
    "iconengines": ["*svgicon*"],
    "imageformats": ["*qsvg*"],
    "platforminputcontexts": ["*compose*", "*ibus*"],
    "platforms": ["*qcocoa*", "*qoffscreen*", "*qwayland*", "*qwindows*", "*qxcb*"],
    "platformthemes": ["*xdgdesktopportal*"],
    "styles": ["*"],
    "wayland-decoration-client": ["*"],
    "wayland-shell-integration": ["*xdg-shell*"],
}
"""The Qt plugins that stay: a folder, and the names in it."""


def resources() -> list[tuple[str, str]]:
    """The shipped files, as the wheel has them: pyproject.toml lists them once for both."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shipped = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    return [(str(ROOT / source), place) for source, place in shipped.items()]


def licences() -> dict[str, str]:
    """The licence texts that the About dialog shows, by the name of a file for each."""
    from simplenn.ui.help.licences import STARTER, components, licence_text

    files = {STARTER, *(file for component in components() for file in component.files)}
    return {file: licence_text(file) for file in files}


def is_wanted_data(entry: Entry, languages: Iterable[str]) -> bool:
    """Whether a data file stays: of Qt's translations only those into our own languages."""
    place = Path(entry[0]).as_posix()
    if "/translations/" in place and "/Qt" in place:
        return any(place.endswith(f"/qtbase_{language}.qm") for language in languages)
    if place.endswith(".dist-info/RECORD"):  # it tells in which folder it was installed
        return False
    return not any(part in place for part in ("/tests/", "/icons/peegee/"))


def languages() -> list[str]:
    """Those that SimpleNN speaks beside English, from resources/i18n/simplenn_de.qm and so on."""
    return [file.stem.split("_", 1)[1] for file in (ROOT / "resources" / "i18n").glob("*_*.qm")]


def wanted_binaries(
    entries: Iterable[Entry], imports_of: Callable[[str], Iterable[tuple[str, str | None]]]
) -> list[Entry]:
    """The binaries that stay: ours, the wanted plugins, and whatever those are linked with.

    Args:
        entries: What PyInstaller has found.
        imports_of: Tells the libraries that a file is linked with: names and paths.
    """
    candidates = [entry for entry in entries if _is_wanted(entry)]
    todo = [entry[1] for entry in candidates if _is_root(entry)]
    needed: set[str] = set()
    while todo:
        file = todo.pop()
        real = str(Path(file).resolve())
        if real not in needed:
            needed.add(real)
            todo += [path for _, path in imports_of(file) if path]
    return [entry for entry in candidates if str(Path(entry[1]).resolve()) in needed]


def without_dangling_links(entries: Iterable[Entry], kept: Iterable[Entry]) -> list[Entry]:
    """The entries without those links whose target is not among what is kept."""
    places = {Path(entry[0]).as_posix() for entry in kept}
    return [
        entry
        for entry in entries
        if entry[2] != "SYMLINK" or (Path(entry[0]).parent / entry[1]).as_posix() in places
    ]


def _is_root(entry: Entry) -> bool:
    place = Path(entry[0]).as_posix()
    return entry[2] == "EXTENSION" or "/plugins/" in place or "python3" in Path(place).name


def _is_wanted(entry: Entry) -> bool:
    place, source, kind = entry
    parts = Path(place).as_posix().split("/plugins/")
    if len(parts) == 2:
        folder, name = parts[1].split("/", 1)
        return any(fnmatch(name, pattern) for pattern in _PLUGINS.get(folder, []))
    return kind != "SYMLINK" and (sys.platform != "linux" or _comes_with_python(Path(source)))


def _comes_with_python(source: Path) -> bool:
    """On Linux all else is the distribution's: its Mesa, X11 and fonts fit only each other."""
    file = source.resolve()
    if file.is_relative_to(Path(sys.prefix).resolve()) or "python3" in file.name:
        return True
    return sys.base_prefix != "/usr" and file.is_relative_to(Path(sys.base_prefix).resolve())
