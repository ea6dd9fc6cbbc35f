"""Colours: one for each term, safe for colour-blind people, and plots that follow the palette."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtGui import QColor, QPalette

from simplenn.core.run_style import RunStyle
from simplenn.ui.widgets.contrast import (
    MARK,
    TEXT,
    blended,
    contrast,
    legible,
    lightness,
    with_luminance,
)

_TERMS: Final = {
    "input": "#56B4E9",
    "goal": "#009E73",
    "weight": "#E69F00",
    "prediction": "#0072B2",
    "error": "#D55E00",
}
"""Okabe and Ito's. Where they are too pale for a ground, they are shown a little darker."""

_ON_LIGHT: Final = {"weight": "#8C5900"}
"""Its own hue: only a little darker, it would look like the error's to colour-blind people."""

_ON_DARK: Final = {"prediction": "#99D1FF"}
"""Light enough for the ground, and lighter than the input's."""

_FAINT: Final = 0.5
"""How much of the text's colour there is in lines that should not catch the eye."""

_BEHIND_DARK_LETTERS: Final = 0.22
_BEHIND_LIGHT_LETTERS: Final = 0.095

_LIGHTEST_RUN: Final = 1.0
_RUNS_DARKEN: Final = 0.9
"""On a dark background, runs' colours are as far from white, times this, as they were from black;
so those that differ in black and white still do."""


def term_colour(name: str) -> QColor:
    """The colour of a term, such as "error", on white paper."""
    return legible(QColor(_TERMS[name]), QColor("white"), MARK)


class Theme(NamedTuple):
    """The colours of a light or a dark desktop, for lines and marks of the plots and panels."""

    background: QColor
    text: QColor
    faint: QColor
    tint: QColor
    input: QColor
    goal: QColor
    weight: QColor
    prediction: QColor
    error: QColor

    @classmethod
    def of(cls, palette: QPalette) -> Theme:
        """The theme that goes with a widget's palette."""
        roles = QPalette.ColorRole
        wanted = (roles.Base, roles.Text, roles.Window, roles.Highlight)
        return _theme(*(palette.color(role).rgba() for role in wanted))

    @property
    def dark(self) -> bool:
        """Whether light text stands on a dark background."""
        return self.text.lightness() > self.background.lightness()

    @property
    def behind_letters(self) -> float:
        """The opacity of a term's colour on which something is written."""
        return _BEHIND_LIGHT_LETTERS if self.dark else _BEHIND_DARK_LETTERS

    def run(self, style: RunStyle) -> QColor:
        """The colour of an earlier run: its own, or on a dark background its light counterpart."""
        return _light_counterpart(style.colour) if self.dark else QColor(style.colour)

    def letters(self, colour: QColor) -> QColor:
        """What to write with on the background, for a text that belongs to a mark of a colour."""
        return legible(colour, self.background, TEXT)

    def term(self, name: str) -> QColor:
        """The colour of a term: input, goal, weight, prediction or error."""
        colour: QColor = getattr(self, name)
        return colour


@lru_cache(maxsize=64)
def _theme(*colours: int) -> Theme:
    """The theme for the base, the text, the window and the highlight of a palette.

    Cached: everything that is drawn asks for it.
    """
    background, text, window, highlight = map(QColor.fromRgba, colours)
    dark = text.lightness() > background.lightness()
    # Panels are drawn on the window's colour, plots on the base.
    ground = min((background, window), key=lambda each: contrast(each, text))
    terms = _TERMS | (_ON_DARK if dark else _ON_LIGHT)
    marks = {name: legible(QColor(colour), ground, MARK) for name, colour in terms.items()}
    return Theme(
        background=background,
        text=text,
        faint=blended(text, background, _FAINT),
        tint=blended(highlight, background, 0.25),
        **marks,
    )


@lru_cache(maxsize=64)
def _light_counterpart(colour: str) -> QColor:
    wanted = _LIGHTEST_RUN - _RUNS_DARKEN * lightness(QColor(colour))
    return with_luminance(QColor(colour), ((wanted + 0.16) / 1.16) ** 3)
