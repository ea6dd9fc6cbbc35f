"""What SimpleNN is built on, and the licences of all that."""

from __future__ import annotations

import platform
import sys
import sysconfig
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final, NamedTuple

from simplenn import __version__
from simplenn.resources import resource

STARTER: Final = "pyinstaller"
"""Whose program starts an installed app."""


class Component(NamedTuple):
    """A piece of software, ours or another's.

    Attributes:
        name: What it is called.
        version: The one that is in use now.
        licence: What its licence is called.
        files: The names of the licence's texts.
    """

    name: str
    version: str
    licence: str
    files: tuple[str, ...]


def components() -> list[Component]:
    """SimpleNN and everything that it is built on."""
    import markdown_it
    import mdurl
    import numpy
    import pyqtgraph
    import PySide6
    from PySide6.QtCore import qVersion

    lgpl = ("LGPL-3.0", "GPL-3.0")
    parts = [
        Component("SimpleNN", __version__, "MIT licence", ("simplenn",)),
        Component("Qt", qVersion(), "GNU Lesser General Public License, version 3", lgpl),
        Component(
            "PySide6 and Shiboken",
            PySide6.__version__,
            "GNU Lesser General Public License, version 3",
            lgpl,
        ),
        Component("Python", platform.python_version(), "PSF licence", ("Python",)),
        Component("NumPy, with OpenBLAS", numpy.__version__, "BSD licence, and more", ("numpy",)),
        Component("pyqtgraph", pyqtgraph.__version__, "MIT licence", ("pyqtgraph",)),
        Component("markdown-it-py", markdown_it.__version__, "MIT licence", ("markdown-it-py",)),
        Component("mdurl", mdurl.__version__, "MIT licence", ("mdurl",)),
    ]
    if is_bundled():
        parts += [Component("PyInstaller's start", "", "GNU GPL, with an exception", (STARTER,))]
    return parts


def is_bundled() -> bool:
    """Whether this is an installed app that brings all that it is built on."""
    return bool(getattr(sys, "frozen", False))


def licence_text(file: str) -> str:
    """The text of a licence.

    An installed app brings all of them; elsewhere those of Python packages lie beside these.

    Args:
        file: One of the names that a Component knows.
    """
    return find_licence(file) or "Its text comes with its own installation."


def find_licence(file: str) -> str | None:
    """The text of a licence, if it can be found. A package may have several texts.

    Args:
        file: One of the names that a Component knows.
    """
    shipped = resource("licences", f"{file}.txt")
    found = [shipped] if shipped.is_file() else _installed(file)
    return "\n\n".join(path.read_text("utf-8") for path in found) or None


def _installed(name: str) -> list[Path]:
    if name == "Python":  # on Windows it lies beside the program, elsewhere in the library
        folders = (sysconfig.get_path("stdlib"), sys.base_prefix)
        found = [Path(folder, "LICENSE.txt") for folder in folders]
        return [path for path in found if path.is_file()][:1]
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return []
    found = [Path(str(file.locate())) for file in files if file.stem in ("LICENSE", "COPYING")]
    found = sorted(path for path in found if path.is_file())
    depth = min((len(path.parts) for path in found), default=0)  # deeper ones are of parts
    return [path for path in found if len(path.parts) == depth]
