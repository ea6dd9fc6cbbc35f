"""Twenty styles for runs, in turn; ui/style/test_contrast.py says how well one sees them."""

from __future__ import annotations

from itertools import pairwise

from simplenn.core.run_style import RUN_STYLES, LineStyle, RunStyle, next_style
from simplenn.core.session import SavedRun, Session, Stretch
from simplenn.core.session_json import session_from_json, session_to_json
from simplenn.core.setup import ARTICLE


def test_twenty_looks_all_differ() -> None:
    assert len(RUN_STYLES) == len(set(RUN_STYLES)) == 20


def test_neighbours_differ_in_colour_and_in_line() -> None:
    for one, other in pairwise(RUN_STYLES):
        assert one.colour != other.colour
        assert one.line is not other.line


def test_looks_of_older_sessions_are_known() -> None:
    style = RunStyle("#0083A3", LineStyle.DOTTED)
    assert style not in RUN_STYLES
    older = Session(ARTICLE, runs=(SavedRun(3, "Run 3", (Stretch(ARTICLE),), style),))
    assert session_from_json(session_to_json(older)).runs[0].style == style


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
