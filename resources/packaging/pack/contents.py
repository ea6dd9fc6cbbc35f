"""What goes into the bundle and what stays out of it, on every platform."""

from __future__ import annotations

import shutil
import sys
import tomllib
from pathlib import Path, PurePath
from typing import Final

from pack.places import BUILD, ICONS, PACKAGING, ROOT, project_url
from simplenn.ui.plots.lazy_pyqtgraph import UNUSED

Entry = tuple[str, str, str]
"""PyInstaller's: the place in the bundle, the file it comes from, and its kind."""

STUBS: Final[list[Entry]] = [
    (f"PySide6.{name}", str(PACKAGING / "stubs" / f"{name}.py"), "PYMODULE")
    for name in ("QtOpenGL", "QtOpenGLWidgets")
]
"""Modules that stand in for others, which would be 10 MB of code that never runs."""

EXCLUDED_MODULES: Final = [
    *(name for name, _, _ in STUBS),
    *(f"pyqtgraph.{name}" for name in UNUSED),
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
    "asyncio",
    "bz2",
    "colorcet",
    "concurrent",
    "cupy",
    "curses",
    "doctest",
    "ftplib",
    "h5py",
    "http",
    "hypothesis",
    "lzma",
    "matplotlib",
    "multiprocessing",
    "numba",
    "numpy._core._multiarray_tests",
    "numpy._core._operand_flag_tests",
    "numpy._core._rational_tests",
    "numpy._core._simd",
    "numpy._core._struct_ufunc_tests",
    "numpy._core._umath_tests",
    "numpy.f2py",
    "numpy.fft",
    "numpy.ma",
    "numpy.polynomial",
    "numpy.random",
    "numpy.testing",
    "pdb",
    "pkg_resources",
    "pydoc",
    "pyqtgraph.console",
    "pyqtgraph.examples",
    "pyqtgraph.flowchart",
    "pyqtgraph.multiprocess",
    "pyqtgraph.opengl",
    "pyqtgraph.parametertree",
    "pytest",
    "readline",
    "scipy",
    "setuptools",
    "smtplib",
    "sqlite3",
    "ssl",
    "tkinter",
    "unittest",
    "xmlrpc",
]
"""What other packages use if it happens to be there, and nothing here needs."""

_ADDED: Final = BUILD / "added"

_PLUGINS: Final = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""The Qt plugins of QtGui that stay: the kind, which is its folder, and the names."""


def resources() -> list[tuple[str, str]]:
    """The shipped files, as the wheel has them: pyproject.toml lists them once for both."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shipped = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    return [(str(ROOT / source), place) for source, place in shipped.items()]


def write_added() -> None:
    """Write what the bundle has beside that: the licences, and where the project lives."""
    shutil.rmtree(_ADDED, ignore_errors=True)
    (_ADDED / "licences").mkdir(parents=True)
    for name, text in licences().items():
        (_ADDED / "licences" / f"{name}.txt").write_text(text, "utf-8")
    if url := project_url():
        (_ADDED / "project-url").write_text(url + "\n", "utf-8")


def added() -> list[tuple[str, str]]:
    """What write_added() has written; on macOS also the icon of sessions, for the app."""
    place = "simplenn/_resources"
    files = [
        (path, f"{place}/{path.name}" if path.is_dir() else place) for path in _ADDED.iterdir()
    ]
    if sys.platform == "darwin":
        files.append((ICONS / "application-x-simplenn.icns", "."))
    return [(str(path), to) for path, to in files]


def licences() -> dict[str, str]:
    """The texts that the About dialog shows, by the name of a file for each.

    Raises:
        SystemExit: One cannot be found here.
    """
    from simplenn.ui.help.licences import STARTER, components, find_licence

    names = {STARTER, *(file for component in components() for file in component.files)}
    found = {name: find_licence(name) for name in sorted(names)}
    if missing := [name for name, text in found.items() if text is None]:
        raise SystemExit(f"The licences of these cannot be found: {', '.join(missing)}.")
    return {name: text for name, text in found.items() if text is not None}


def languages() -> list[str]:
    """Those that SimpleNN speaks beside English, from resources/i18n/simplenn_de.qm and so on."""
    return [file.stem.split("_", 1)[1] for file in (ROOT / "resources" / "i18n").glob("*_*.qm")]


def is_wanted_plugin(file: str) -> bool:
    """Whether a Qt plugin stays. On Linux and macOS `lib` stands before its name."""
    path = Path(file)
    return path.stem.removeprefix("lib") in _PLUGINS.get(path.parent.name, ())


def is_reproducible(entry: Entry) -> bool:
    """Whether a file is the same wherever it is built.

    RECORD, a list of the files of a Python package, tells in which folder it was installed.
    """
    place = PurePath(entry[0])
    return not (place.name == "RECORD" and place.parent.suffix == ".dist-info")
