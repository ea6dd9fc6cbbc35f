"""Imports pyqtgraph in half the time that it takes by itself."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets


def import_pyqtgraph() -> None:
    """Import pyqtgraph, unless that has been done.

    It copies all names of three modules of PySide6 into modules of its own. PySide6 makes a class
    when somebody asks for it first, and so has to make a thousand that nobody uses. Here, modules
    that ask for a name when it is needed stand in for those copies.
    """
    if "pyqtgraph" in sys.modules:
        return
    for source in (QtCore, QtGui, QtWidgets):
        copy = _Copy(source)
        sys.modules[copy.__name__] = copy
    with _nothing_to_copy(QtCore, QtGui, QtWidgets):
        importlib.import_module("pyqtgraph")


class _Copy(ModuleType):
    """Takes over the names of another module one by one, when they are asked for."""

    def __init__(self, source: ModuleType) -> None:
        super().__init__(f"pyqtgraph.Qt.{source.__name__.rpartition('.')[2]}")
        self._source = source

    def __getattr__(self, name: str) -> object:
        value = getattr(self._source, name)
        setattr(self, name, value)
        return value


@contextmanager
def _nothing_to_copy(*modules: ModuleType) -> Iterator[None]:
    """Have dir() tell of no names in some modules."""
    known = [module.__dir__ for module in modules]
    for module in modules:
        module.__dir__ = list  # type: ignore[method-assign]
    try:
        yield
    finally:
        for module, names in zip(modules, known, strict=True):
            module.__dir__ = names  # type: ignore[method-assign]
