"""Where the shipped files lie: in the source tree, in a wheel, and in a frozen bundle."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "_resources"
_IN_SOURCE_TREE = _PACKAGE.parent.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a shipped file, such as resource("icons", "simplenn.svg")."""
    root = _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_SOURCE_TREE
    return root.joinpath(*parts)
