"""What the keys do in a widget, told by the widget itself and read by the help."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

_PROPERTY: Final = "key_help"


class KeyHelp(NamedTuple):
    """Some keys and what they do.

    Attributes:
        keys: As a person reads them: "Left, Right".
        does: What they do, in a sentence.
    """

    keys: str
    does: str


def tell_keys(widget: QWidget, *keys: KeyHelp) -> None:
    """Say what keys do while the focus is in a widget, or in one of its children."""
    widget.setProperty(_PROPERTY, [tuple(each) for each in keys])


def told_keys(widget: QWidget) -> list[KeyHelp]:
    """What was told of a widget."""
    return [KeyHelp(*each) for each in widget.property(_PROPERTY) or ()]
