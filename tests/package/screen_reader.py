"""A screen reader that writes what it would say. Debian's own Python runs it: pyatspi is there.

It says what Orca says of the same events: the name, the role, the value and the description of what
gets the focus, and whatever of that changes while it has the focus; and announcements. Each line
that it writes is spoken in one go.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pyatspi  # type: ignore[import-not-found]
from gi.repository import GLib  # type: ignore[import-not-found]

_ROLES = {
    "filler": "",
    "label": "",
    "table cell": "",
    "panel": "",
    "spin button": "spin button",
    "push button": "button",
    "text": "entry",
    "image": "picture",
}
"""What is said for a role, where that is not its own name."""

_EVENTS = (
    "window:activate",
    "object:state-changed:focused",
    "object:state-changed:checked",
    "object:state-changed:pressed",
    "object:property-change:accessible-name",
    "object:property-change:accessible-value",
    "object:property-change:accessible-description",
    "object:active-descendant-changed",
    "object:announcement",
)


class ScreenReader:
    """Listens to the accessibility bus, and writes what it would say."""

    def __init__(self) -> None:
        self._focus: Any = None
        self._said = ""

    def listen(self) -> None:
        """Begin; never returns."""
        pyatspi.Registry.registerEventListener(self._hear, *_EVENTS)
        _write("listening")
        pyatspi.Registry.start()

    def _hear(self, event: Any) -> None:
        with suppress(LookupError, NotImplementedError, GLib.GError):  # it may be gone meanwhile
            self._speak(event)

    def _speak(self, event: Any) -> None:
        source, kind = event.source, str(event.type)
        if kind.startswith("object:announcement"):
            self._say(str(event.any_data))
        elif kind.startswith("window:activate"):
            self._say(f"window {source.name}")
            if source.getRoleName() in ("alert", "dialog"):
                self._say(" ".join(_labels_in(source)))
        elif kind.startswith("object:state-changed:focused"):
            if event.detail1:
                self._focus = source
                self._say(_in_words(source))
        elif kind.startswith("object:active-descendant-changed"):
            self._focus = event.any_data or source
            self._say(_in_words(self._focus))
        elif source == self._focus:
            self._speak_of_focus(kind, event)

    def _speak_of_focus(self, kind: str, event: Any) -> None:
        source = event.source
        if kind.startswith("object:state-changed"):
            self._say(_state_of(source))
        elif kind.endswith("accessible-value"):
            self._say(_value_of(source))
        elif kind.endswith("accessible-name"):
            self._say(source.name)
        else:
            self._say(source.description)

    def _say(self, words: str) -> None:
        if words and words != self._said:
            _write(" ".join(words.split()))
        self._said = words


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _in_words(it: Any) -> str:
    """What is said of something that gets the focus."""
    role = it.getRoleName()
    parts = [it.name, _ROLES.get(role, role), _value_of(it), _state_of(it), it.description]
    parts[:0] = _labels_of(it)
    if role == "table cell":
        parts.insert(0, _heading_of(it))
    words = [part for part in parts if part]
    return ", ".join(dict.fromkeys(words))  # a cell is called as it reads


def _labels_of(it: Any) -> Iterator[str]:
    """What labels it, where that is not its name already."""
    for relation in it.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
            yield from (relation.getTarget(at).name for at in range(relation.getNTargets()))


def _labels_in(window: Any) -> Iterator[str]:
    """The texts of a dialog: what is no label of a field."""
    for child in window:
        if child.getRoleName() == "label" and not child.getRelationSet():
            yield child.name
        elif child.getRoleName() in ("filler", "panel"):
            yield from _labels_in(child)


def _heading_of(cell: Any) -> str:
    """What its column of a table is called."""
    table = cell.parent.queryTable()
    column = table.getColumnAtIndex(cell.getIndexInParent())
    return str(table.getColumnHeader(column).name)


def _value_of(it: Any) -> str:
    interfaces = pyatspi.listInterfaces(it)
    if "Text" in interfaces:
        text = it.queryText()
        return str(text.getText(0, min(text.characterCount, 200)))
    if "Value" in interfaces:
        return f"{it.queryValue().currentValue:g}"
    return ""


def _state_of(it: Any) -> str:
    state, said = it.getState(), []
    if it.getRoleName() in ("check box", "radio button", "check menu item", "toggle button"):
        is_on = state.contains(pyatspi.STATE_CHECKED) or state.contains(pyatspi.STATE_PRESSED)
        said.append("on" if is_on else "off")
    if not state.contains(pyatspi.STATE_ENABLED):
        said.append("unavailable")
    return ", ".join(said)


if __name__ == "__main__":
    ScreenReader().listen()
