"""The columns of the list of runs: what stands in them, and what they are sorted by."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

from simplenn.core.fields import ALPHA, GOAL, INPUT, Field
from simplenn.core.history import History
from simplenn.core.nearness import epochs_needed_in, may_come_near
from simplenn.core.numbers import format_exact
from simplenn.core.run_record import RunRecord
from simplenn.core.run_settings import settings_in_words, values_in_turn
from simplenn.core.sentences import outcome
from simplenn.ui.model.runs import MOST_DRAWN, Runs
from simplenn.ui.model.watched import Watched

_NONE: Final = "\N{EM DASH}"
_DIGITS: Final = re.compile(r"(\d+)")

SortKey = tuple[Any, ...]
"""Numbers and texts; all keys of a column have the same kind in the same place."""


class RunFacts:
    """What columns say of runs that is not in their records alone."""

    def __init__(self, runs: Runs, tolerance: Watched[float]) -> None:
        self._runs = runs
        self._tolerance = tolerance
        self._needed: WeakKeyDictionary[History, _Needed] = WeakKeyDictionary()

    @property
    def tolerance(self) -> float:
        """How far off the prediction may be to be near enough."""
        return self._tolerance.value

    def outcome(self, record: RunRecord) -> str:
        """What has come of a run, or that it has not ended."""
        return self._runs.state_in_words(record) or outcome.outcome(record.history)

    def needed(self, record: RunRecord) -> int | None:
        """After how many epochs a run was near enough at first; None where it never was so far.

        That is looked up once, and again only where a run that has never been has gone on.
        """
        history, tolerance, epochs = record.history, self.tolerance, len(record.history)
        known = self._needed.get(history)
        if known is None or not known.holds_for(tolerance, epochs):
            known = _Needed(tolerance, epochs, epochs_needed_in(history, tolerance))
            self._needed[history] = known
        return known.needed

    def may_come_near(self, record: RunRecord) -> bool:
        """Whether more epochs could still bring a run near enough that never was."""
        return may_come_near(record.history, self.tolerance)


class _Needed(NamedTuple):
    """What was looked up, when a run had done so many epochs."""

    tolerance: float
    epochs: int
    needed: int | None

    def holds_for(self, tolerance: float, epochs: int) -> bool:
        """Whether it is so still, when the run has done so many epochs."""
        return self.tolerance == tolerance and (self.needed is not None or self.epochs == epochs)


class RunColumn(NamedTuple):
    """A column: its heading, what the heading means, what it says of a run, and its order.

    Both texts have {tolerance} where the window's tolerance is to stand.
    """

    heading: str
    tip: str
    text: Callable[[RunFacts, RunRecord], str]
    key: Callable[[RunFacts, RunRecord], SortKey]
    is_number: bool = True


def _settings(field: Field) -> RunColumn:
    """A number of the set-up; where a continuation had another one, both."""

    def text(_facts: RunFacts, record: RunRecord) -> str:
        return settings_in_words(record.history.setups, field, at_most=2)

    def key(_facts: RunFacts, record: RunRecord) -> SortKey:
        return tuple(values_in_turn(record.history.setups, field))

    return RunColumn(field.label, field.explanation, text, key)


def _result(heading: str, tip: str, value: Callable[[RunRecord], float | None]) -> RunColumn:
    """A number that came of a run; what is too large for a float comes after all others."""

    def text(_facts: RunFacts, record: RunRecord) -> str:
        number = value(record)
        return _NONE if number is None else format_exact(number)

    def key(_facts: RunFacts, record: RunRecord) -> SortKey:
        number = value(record)
        return (math.inf if number is None else number,)

    return RunColumn(heading, tip, text, key)


def _error(record: RunRecord) -> float | None:
    return record.history[-1].error if record.history else None


def _needed_text(facts: RunFacts, record: RunRecord) -> str:
    needed = facts.needed(record)
    if needed is not None:
        return f"{needed:,}"
    return "not yet" if facts.may_come_near(record) else "never"


def _needed_key(facts: RunFacts, record: RunRecord) -> SortKey:
    needed = facts.needed(record)
    if needed is not None:
        return 0, needed
    return 1 if facts.may_come_near(record) else 2, 0


def _natural(text: str) -> SortKey:
    """Run 2 before Run 10: texts and whole numbers in turn."""
    pieces = _DIGITS.split(text.casefold())
    return tuple(int(piece) if place % 2 else piece for place, piece in enumerate(pieces))


def _number(_facts: RunFacts, record: RunRecord) -> SortKey:
    return (record.number,)


COLUMNS: Final = (
    RunColumn(
        "run",
        "The run's number, as on its curve. Tick it to show the curve. Of the earlier runs that "
        f"are ticked, the latest {MOST_DRAWN} are drawn.",
        lambda _, record: str(record.number),
        _number,
        is_number=False,
    ),
    RunColumn("curve", "How its curve is drawn.", lambda *_: "", _number, is_number=False),
    RunColumn(
        "name",
        "What you call it: Rename changes that.",
        lambda _, record: record.name,
        lambda _, record: _natural(record.name),
        is_number=False,
    ),
    RunColumn(
        "outcome",
        "What has come of it.",
        RunFacts.outcome,
        lambda facts, record: _natural(facts.outcome(record)),
        is_number=False,
    ),
    *map(_settings, (INPUT, GOAL, ALPHA)),
    RunColumn(
        "epochs",
        "How many epochs it has done.",
        lambda _, record: f"{len(record.history):,}",
        lambda _, record: (len(record.history),),
    ),
    RunColumn(
        "epochs to within {tolerance}",
        "After how many epochs its prediction was within {tolerance} of the goal for the first "
        "time. The distance is chosen above the plot of the error.",
        _needed_text,
        _needed_key,
    ),
    _result("weight", "The weight after the last update.", lambda r: r.history.weight),
    _result(
        "prediction",
        "Input times weight, after the last update.",
        lambda r: r.history.run.prediction,
    ),
    _result(
        "last error",
        "The last epoch's error: how far off the prediction was BEFORE that epoch's update, "
        "squared.",
        _error,
    ),
)

_HEADINGS: Final = [column.heading for column in COLUMNS]

CHECK: Final = _HEADINGS.index("run")
CURVE: Final = _HEADINGS.index("curve")
NAME: Final = _HEADINGS.index("name")
OUTCOME: Final = _HEADINGS.index("outcome")
EPOCHS: Final = _HEADINGS.index("epochs")
NEEDED: Final = _HEADINGS.index("epochs to within {tolerance}")
