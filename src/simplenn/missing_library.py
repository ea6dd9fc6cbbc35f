"""Tells which library of the system is needed and not found."""

from __future__ import annotations

import re
from typing import Final

_LIBRARY: Final = re.compile(r"\b(lib[\w+-][\w.+-]*?)\.so\.(\d+)(?!.*/)")
"""Its file's name, and not that of a folder in its path."""

_NAMED_OTHERWISE: Final = {
    "libgcc_s": "libgcc-s1",
    "libglib-2.0": "libglib2.0-0",
    "libgthread-2.0": "libglib2.0-0",
    "libz": "zlib1g",
}
"""The packages of Debian that do not follow its own rule."""


def name_missing_library(error: ImportError | OSError, *, to: str = "open a window") -> str | None:
    """Say in a sentence which library could not be loaded.

    Args:
        error: What importing a module, or loading a library, has raised.
        to: What it was needed for.

    Returns:
        The sentence, or None where it is something else that went wrong.
    """
    found = _LIBRARY.search(str(error))
    if found is None:
        return None
    library = f"{found[1]}.so.{found[2]}"
    what = "is missing" if "No such file" in str(error) else "cannot be loaded"
    package = _debian_package(found[1], found[2])
    return (
        f"SimpleNN cannot {to}: the library {library} {what}. "
        f"On Debian and Ubuntu it comes with the package {package}."
    )


def _debian_package(name: str, version: str) -> str:
    """The package of a library, by the rule in section 8.1 of Debian's policy."""
    dash = "-" if name[-1].isdigit() else ""
    return _NAMED_OTHERWISE.get(name, f"{name.lower()}{dash}{version}")
