"""What screen readers say although the focus is elsewhere."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_STOPS: Final = ".?!:"


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have a sentence read to people who cannot see that it is there; with none, do nothing.

    It is said after whatever is said of the focus, if that goes elsewhere now: screen readers fall
    silent when it does.

    Args:
        widget: Where it can be seen.
        sentence: What is to be said.
        urgent: Whether it is to be said at once, in place of whatever is being said.
    """
    if sentence:
        QTimer.singleShot(0, widget, partial(_say, widget, sentence, urgent))


def as_sentences(text: str) -> str:
    """Have a voice pause after each line, and not read it into the next one."""
    lines = filter(None, map(str.strip, text.splitlines()))
    return " ".join(line if line[-1] in _STOPS else f"{line}." for line in lines)


def _say(widget: QWidget, sentence: str, urgent: bool) -> None:
    event = QAccessibleAnnouncementEvent(widget, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
