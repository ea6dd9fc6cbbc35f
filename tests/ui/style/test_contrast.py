"""Everything that is written or drawn stands out from its ground, light or dark."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QPalette
from tests.eyes import EYES, contrast, distance

from simplenn.core.run_style import RUN_STYLES
from simplenn.ui.model.preferences import ThemeChoice
from simplenn.ui.panels.step_through.code_rows import TINT
from simplenn.ui.side.alpha_ruler_painter import AlphaRulerPainter
from simplenn.ui.style.palettes import palette_of
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.contrast import blended, focus_colour, frame_colour, legible
from simplenn.ui.widgets.contrast import contrast as own_contrast
from simplenn.ui.widgets.faded_digits import OPACITY

_Role = QPalette.ColorRole

CLEAR, TEXT, MARK = 7.0, 4.5, 3.0
"""The least contrasts of WCAG 2.2: of texts, level AAA and AA, and of what else means something."""

TERMS = ("input", "goal", "weight", "prediction", "error")
BOTH = pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])

CLEARLY_WRITTEN = [
    (_Role.WindowText, _Role.Window),
    (_Role.Text, _Role.Base),
    (_Role.Text, _Role.AlternateBase),
    (_Role.ButtonText, _Role.Button),
    (_Role.ToolTipText, _Role.ToolTipBase),
]
WRITTEN = [
    (_Role.HighlightedText, _Role.Highlight),
    (_Role.PlaceholderText, _Role.Base),
    (_Role.Link, _Role.Base),
    (_Role.Link, _Role.Window),
    (_Role.LinkVisited, _Role.Base),
    (_Role.LinkVisited, _Role.Window),
]


def grounds_of_code(palette: QPalette) -> Iterator[QColor]:
    """What lines of code stand on: the window, a tint for the line, tints for the terms."""
    theme, window = Theme.of(palette), palette.color(_Role.Window)
    for ground in (window, blended(palette.color(_Role.Highlight), window, TINT)):
        yield ground
        for term in TERMS:
            yield blended(theme.term(term), ground, theme.behind_letters)


@BOTH
def test_every_text_can_be_read(choice: ThemeChoice) -> None:
    palette = palette_of(choice)
    theme = Theme.of(palette)
    for role, behind in CLEARLY_WRITTEN:
        assert contrast(palette.color(role).name(), palette.color(behind).name()) >= CLEAR, role
    pairs = [(palette.color(text), palette.color(ground)) for text, ground in WRITTEN]
    letters = palette.color(_Role.WindowText)
    grounds = [*grounds_of_code(palette), palette.color(_Role.Base), theme.tint]
    grounds += [palette.color(_Role.AlternateBase)]
    for ground in grounds:
        pairs += [(letters, ground), (blended(letters, ground, OPACITY), ground)]
    for term in (None, *TERMS):
        pairs.append((letters, AlphaRulerPainter.ground(term, palette)))
    for style in RUN_STYLES:
        pairs.append((theme.letters(theme.run(style)), theme.background))
    for text, ground in pairs:
        assert contrast(text.name(), ground.name()) >= TEXT, f"{text.name()} on {ground.name()}"


@BOTH
def test_every_mark_can_be_seen(choice: ThemeChoice) -> None:
    palette = palette_of(choice)
    theme = Theme.of(palette)
    grounds = [palette.color(_Role.Base), palette.color(_Role.Window)]
    marks = [theme.term(term) for term in TERMS]
    marks += [frame_colour(palette), focus_colour(palette)]
    for mark in marks:
        for ground in grounds:
            assert contrast(mark.name(), ground.name()) >= MARK, f"{mark.name()}, {ground.name()}"
    for mark in (theme.faint, *map(theme.run, RUN_STYLES)):
        assert contrast(mark.name(), theme.background.name()) >= MARK, mark.name()


@BOTH
def test_what_is_disabled_can_still_be_read(choice: ThemeChoice) -> None:
    palette = palette_of(choice)
    for text, ground in ((_Role.WindowText, _Role.Window), (_Role.ButtonText, _Role.Button)):
        colour = palette.color(QPalette.ColorGroup.Disabled, text)
        assert contrast(colour.name(), palette.color(ground).name()) >= 2.5


@BOTH
def test_terms_keep_the_colours_that_colour_blind_people_tell_apart(choice: ThemeChoice) -> None:
    theme = Theme.of(palette_of(choice))
    okabe_ito = {"input": "#56B4E9", "goal": "#009E73", "weight": "#E69F00", "error": "#D55E00"}
    for name, colour in okabe_ito.items():
        shown, hue = theme.term(name), QColor(colour).hsvHueF()
        assert shown.hsvHueF() == pytest.approx(hue, abs=0.02), "only lighter or darker"
    for one, other in combinations(TERMS, 2):
        for eyes in ("usual", "protanopia", "deuteranopia"):
            apart = distance(theme.term(one).name(), theme.term(other).name(), eyes)
            assert apart >= 10, f"{one} {other} {eyes}"
    for name in ("weight", "prediction", "error"):  # which have the goal's line in their plots
        for eyes in ("usual", "protanopia", "deuteranopia", "tritanopia"):
            assert distance(theme.term(name).name(), theme.goal.name(), eyes) >= 15


@BOTH
def test_runs_that_have_one_kind_of_line_differ_for_all_eyes(choice: ThemeChoice) -> None:
    """All twenty: whichever twelve of them are in a plot, no two look the same."""
    theme = Theme.of(palette_of(choice))
    assert len(RUN_STYLES) >= 12
    for one, other in combinations(RUN_STYLES, 2):
        if one.line is other.line:
            for eyes in EYES:
                apart = distance(theme.run(one).name(), theme.run(other).name(), eyes)
                assert apart >= (10 if eyes == "black and white" else 18), f"{one} {other} {eyes}"


def test_a_colour_is_changed_as_little_as_it_takes() -> None:
    white = QColor("white")
    assert legible(QColor("#0072B2"), white, TEXT) == QColor("#0072B2")
    darker = legible(QColor("#E69F00"), white, TEXT)
    assert TEXT <= own_contrast(darker, white) < TEXT + 0.1
    assert legible(QColor("#303030"), QColor("black"), TEXT).lightness() > 100


def test_contrast_is_measured_as_others_do() -> None:
    for one, other in (("#000000", "#ffffff"), ("#D55E00", "#ffffff"), ("#E9E9E9", "#323337")):
        assert own_contrast(QColor(one), QColor(other)) == pytest.approx(
            contrast(one, other), rel=1e-3
        )
