"""Says which classes and functions are larger than one reads at a time, and ends with 1 if any is.

Ruff counts statements; this counts lines, docstrings and comments included, as a reader does.

Usage: check_sizes.py FOLDER...
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

LINES_OF_A_FUNCTION: Final = 40
LINES_OF_A_CLASS: Final = 250
PUBLIC_MEMBERS: Final = 25

Function = ast.FunctionDef | ast.AsyncFunctionDef


def complaints(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line numbers, and what is too large there."""
    for node in ast.walk(tree):
        if isinstance(node, Function) and length(node) > LINES_OF_A_FUNCTION:
            yield node.lineno, f"{node.name}() has {length(node)} lines, not {LINES_OF_A_FUNCTION}"
        if isinstance(node, ast.ClassDef):
            members = len(public_members(node))
            if length(node) > LINES_OF_A_CLASS:
                yield node.lineno, f"{node.name} has {length(node)} lines, not {LINES_OF_A_CLASS}"
            if members > PUBLIC_MEMBERS:
                yield node.lineno, f"{node.name} has {members} members, not {PUBLIC_MEMBERS}"


def length(node: Function | ast.ClassDef) -> int:
    """From `def` or `class` to the last line."""
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def public_members(node: ast.ClassDef) -> set[str]:
    """The methods, properties, signals and attributes that others may use, but for Qt's own."""
    names: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, Function) and inner in node.body:
            names.add(inner.name)
        elif isinstance(inner, ast.Assign | ast.AnnAssign):
            targets = inner.targets if isinstance(inner, ast.Assign) else [inner.target]
            names.update(filter(None, (name_of(each, inner in node.body) for each in targets)))
    return {name for name in names if not name.startswith("_") and name.islower()}


def name_of(target: ast.expr, in_class: bool) -> str | None:
    """The member that an assignment in a class, or to self, makes."""
    if in_class and isinstance(target, ast.Name):
        return target.id
    if not isinstance(target, ast.Attribute) or not isinstance(target.value, ast.Name):
        return None
    return target.attr if target.value.id == "self" else None


def main(folders: list[str]) -> int:
    """Check all Python files in some folders."""
    found = 0
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*.py")):
        for line, what in complaints(ast.parse(path.read_text("utf-8"))):
            print(f"{path}:{line}: {what}")
            found += 1
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
