"""Texts that other people have written: shown letter by letter, never as HTML.

Qt takes a text for HTML when it looks like that, and HTML can load any file of this computer.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Make a label that takes no text for HTML."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def plain_tool_tip(text: str) -> str:
    """A text for a tool tip, which has no such setting: it is HTML that shows the text."""
    if "<" not in text and "&" not in text:
        return text
    import html  # here: the window is painted without it

    return f'<span style="white-space: pre-wrap">{html.escape(text)}</span>'
