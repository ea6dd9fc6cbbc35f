"""The texts of the help, as HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from simplenn.core.glossary import WORDS, Word
from simplenn.ui.help.keys import Group, Keys, key_text
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.contrast import blended
from simplenn.ui.widgets.key_help import KeyHelp

_TINT: Final = 0.22
"""How much of a term's colour is behind its word: black and white letters stay legible on it."""

_BEGINNING: Final = """
<h2>How to begin</h2>
<p>The network has one weight. It learns to give the <i>goal</i> as its answer when it is given the
<i>input</i>, by doing five lines of code again and again. You see each of their numbers.</p>
<ol>
<li>Press <b>Train</b> ({train_action}). The plots show how the error falls, epoch by epoch, and the
sentence at the bottom says what has come of it.</li>
<li>Read the <b>Result</b> on the left. Type another number below <b>Ask the network</b>: the
answer is that number times the weight.</li>
<li>Type another <b>alpha</b>, such as 0.07, and train again. Both runs stay, to compare.</li>
<li>Press <b>Step through</b> ({demo_action}) to take an epoch apart. {next_action} goes on,
{back_action} goes back, {leave_action} leaves.</li>
<li>Choose <b>Lessons &gt; Begin a lesson</b> to be led: each asks a question first, and knows your
own numbers. What you have trained comes back when you leave it.</li>
<li>Nothing can break: {undo_action} takes back what you have changed, and
<b>File &gt; New</b> brings back the numbers to begin with.</li>
</ol>
<p>Every field and every button says what it does when you point at it. Here you find
<a href="words">the words</a> and <a href="keys">the keys that work where you are</a>.
{help_action} brings you back to this window.</p>
"""


def beginning(window: QMainWindow) -> str:
    """How to begin, with the keys as they are in a window."""
    actions = window.findChildren(QAction)
    first = {a.objectName(): html.escape(key_text(a).split(", ")[0]) for a in actions}
    return _BEGINNING.format_map(first)


def words(theme: Theme) -> str:
    """All words, each on the colour that it has in plots and formulas."""
    return "<h2>The words</h2>" + "".join(_word(word, theme) for word in WORDS)


def keys(window: QMainWindow, place: QWidget) -> str:
    """All keys: first those that work where the focus is in a place, then those that work now."""
    found = Keys.of(window, place)
    name = f": {html.escape(found.place)}" if found.place else ""
    return "".join(
        [
            f"<h2>Where you are{name}</h2>",
            _table(found.here),
            "<h2>In the window now</h2>",
            *map(_group, found.now),
            "<h2>At other times</h2>" if found.later else "",
            *map(_group, found.later),
        ]
    )


def _word(word: Word, theme: Theme) -> str:
    style = "" if word.term is None else f" style='background-color: {_ground(word.term, theme)}'"
    name, explanation = html.escape(word.name), html.escape(word.explanation)
    return f"<p><b><span{style}>{name}</span></b><br>{explanation}</p>"


def _ground(term: str, theme: Theme) -> str:
    """A term's colour, mixed with that of the page."""
    return blended(theme.term(term), theme.background, _TINT).name()


def _group(group: Group) -> str:
    return f"<h4>{html.escape(group.title)}</h4>{_table(group.keys)}"


def _table(rows: Iterable[KeyHelp]) -> str:
    lines = (
        f"<tr><td width='40%'>{html.escape(row.keys)}</td><td>{html.escape(row.does)}</td></tr>"
        for row in rows
    )
    return f"<table width='100%' cellpadding='3'>{''.join(lines)}</table>"
