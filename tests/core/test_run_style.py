"""Twenty runs can be told apart, with colours and without."""

from __future__ import annotations

from itertools import pairwise

from simplenn.core.run_style import RUN_STYLES, LineStyle, RunStyle, next_style


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_twenty_looks_all_differ() -> None:
    assert len(RUN_STYLES) == len(set(RUN_STYLES)) == 20


def test_neighbours_differ_in_colour_and_in_line() -> None:
    for one, other in pairwise(RUN_STYLES):
        assert one.colour != other.colour
        assert one.line is not other.line


def test_every_colour_stands_out_from_white() -> None:
    for look in RUN_STYLES:
        assert 1.05 / (luminance(look.colour) + 0.05) >= 3.0


def test_runs_get_the_looks_in_turn() -> None:
    taken: list[RunStyle] = []
    for number in range(1, 21):
        taken.append(next_style(number, taken))
    assert tuple(taken) == RUN_STYLES


def test_a_run_gets_a_look_that_is_free_again() -> None:
    assert next_style(21, RUN_STYLES[:3] + RUN_STYLES[4:]) == RUN_STYLES[3]


def test_the_twenty_first_run_shares_the_look_of_one_other() -> None:
    assert next_style(22, RUN_STYLES) == RUN_STYLES[1]


def test_a_look_from_elsewhere_is_no_obstacle() -> None:
    assert next_style(1, [RunStyle("#123456", LineStyle.SOLID)]) == RUN_STYLES[0]
