"""Colours: one for each term, safe for colour-blind people, and plots that follow the palette."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from simplenn.core.run_style import RunStyle


class Theme(NamedTuple):
    """The colours of a light or a dark desktop. The terms' are Okabe and Ito's."""

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
        background = palette.color(QPalette.ColorRole.Base)
        text = palette.color(QPalette.ColorRole.Text)
        dark = text.lightness() > background.lightness()
        return cls(
            background=background,
            text=text,
            faint=blended(text, background, 0.35),
            tint=blended(palette.color(QPalette.ColorRole.Highlight), background, 0.25),
            input=QColor("#56B4E9"),
            goal=QColor("#009E73"),
            weight=QColor("#E69F00"),
            prediction=QColor("#7CC4FF" if dark else "#0072B2"),
            error=QColor("#D55E00"),
        )

    @property
    def dark(self) -> bool:
        """Whether light text stands on a dark background."""
        return self.text.lightness() > self.background.lightness()

    def run(self, style: RunStyle) -> QColor:
        """The colour of an earlier run: its own, or on a dark background its light counterpart."""
        colour = QColor(style.colour)
        if not self.dark:
            return colour
        lightness = min(1.08 - colour.lightnessF(), 0.9)
        return QColor.fromHslF(colour.hslHueF(), colour.hslSaturationF(), lightness)

    def term(self, name: str) -> QColor:
        """The colour of a term: input, goal, weight, prediction or error.

        Raises:
            KeyError: There is no such term.
        """
        terms = {
            "input": self.input,
            "goal": self.goal,
            "weight": self.weight,
            "prediction": self.prediction,
            "error": self.error,
        }
        return terms[name]


def blended(one: QColor, other: QColor, share: float) -> QColor:
    """A mix of two colours: a share, from 0 to 1, of the one, and the rest of the other."""
    return QColor.fromRgbF(
        one.redF() * share + other.redF() * (1 - share),
        one.greenF() * share + other.greenF() * (1 - share),
        one.blueF() * share + other.blueF() * (1 - share),
    )
