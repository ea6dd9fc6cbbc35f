"""What painted widgets are called by screen readers: a picture, and a slider that says words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QSplitter, QWidget

_PROPERTY: Final = "accessible_role"


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Have a widget be a role for screen readers; its value is what its description says.

    Qt takes every painted widget for a mere container, and reads a slider's position as its value.

    Args:
        widget: A widget that has no accessible name yet: with that, Qt fixes its role.
        role: What it is.
    """
    widget.setProperty(_PROPERTY, role.value)
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_interface_of)


def speak_of_borders(splitter: QSplitter) -> None:
    """Have the borders of a splitter be separators; they must not have been shown yet."""
    for number in range(splitter.count()):
        speak_as(splitter.handle(number), QAccessible.Role.Separator)


_installed: list[bool] = []

_made: list[QAccessibleInterface] = []
"""Qt deletes them with their widgets. Python must not do so, too: Qt would crash at its end."""


def _interface_of(_class_name: str, it: QObject) -> QAccessibleInterface | None:
    """Called by Qt, once for each widget that a screen reader asks about."""
    if not isinstance(it, QWidget) or it.property(_PROPERTY) is None:
        return None
    made = QAccessibleWidget(it, QAccessible.Role(it.property(_PROPERTY)))
    _made.append(made)
    return made
