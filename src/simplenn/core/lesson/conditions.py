"""What an experiment can ask of a run: a small fixed vocabulary, never code.

Each condition is a key of the task's block. A new one is a class here and a line in CONDITIONS.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Protocol, Self

from simplenn.core.fields import FIELDS, MAX_EPOCHS
from simplenn.core.history import History
from simplenn.core.lesson.toml_block import TomlBlock
from simplenn.core.numbers import format_about, format_epochs, format_short
from simplenn.core.run import Outcome
from simplenn.core.theory import Regime, regime

_SAME: Final = 1e-9
"""Curves that differ by less, relatively, are one curve: only the last digits tell them apart."""

_COMPARED: Final = 10_000
"""Epochs of two runs that are compared at most."""

FIELD_NAMES: Final = tuple(field.name for field in FIELDS)


class Condition(Protocol):
    """Something that is asked of the runs which a person has trained on a page.

    Attributes:
        KEY: What files call it.
        RUNS: How many runs it looks at; the last ones that were trained.
    """

    KEY: ClassVar[str]
    RUNS: ClassVar[int]

    @classmethod
    def read(cls, block: TomlBlock) -> Self:
        """Read what its key says."""
        ...

    def unmet(self, runs: Sequence[History]) -> str | None:
        """Say with the runs' own numbers what is not as it is asked, or None where all is.

        Args:
            runs: RUNS runs, the latest last; none of them is empty.
        """
        ...


@dataclass(frozen=True, slots=True)
class Within:
    """The prediction is within a distance of the goal after the last update."""

    KEY: ClassVar[str] = "within"
    RUNS: ClassVar[int] = 1
    distance: float

    @classmethod
    def read(cls, block: TomlBlock) -> Self:
        """Read a distance, 0 or more."""
        distance = block.number(cls.KEY)
        if distance < 0.0:
            block.mistake(cls.KEY, "within is below 0", "write 0 or more")
        return cls(distance)

    def unmet(self, runs: Sequence[History]) -> str | None:
        """Compare off by with the distance."""
        run = runs[-1].run
        off_by = math.inf if run.prediction is None else abs(run.prediction - run.setup.goal)
        if off_by <= self.distance:
            return None
        if not math.isfinite(off_by):
            return "Your run diverged: its numbers grew too large."
        most = format_short(self.distance)
        return f"Your run ended off by {format_short(off_by)}; at most {most} is asked for."


@dataclass(frozen=True, slots=True)
class EpochsAtMost:
    """There are no more than so many epochs."""

    KEY: ClassVar[str] = "epochs_at_most"
    RUNS: ClassVar[int] = 1
    most: int

    @classmethod
    def read(cls, block: TomlBlock) -> Self:
        """Read a number of epochs."""
        return cls(block.count(cls.KEY, 1, MAX_EPOCHS))

    def unmet(self, runs: Sequence[History]) -> str | None:
        """Count the epochs, continuations included."""
        done = len(runs[-1])
        if done <= self.most:
            return None
        return f"Your run took {format_epochs(done)}; at most {self.most:,} are asked for."


@dataclass(frozen=True, slots=True)
class EpochsAtLeast:
    """There are no fewer than so many epochs."""

    KEY: ClassVar[str] = "epochs_at_least"
    RUNS: ClassVar[int] = 1
    least: int

    @classmethod
    def read(cls, block: TomlBlock) -> Self:
        """Read a number of epochs."""
        return cls(block.count(cls.KEY, 1, MAX_EPOCHS))

    def unmet(self, runs: Sequence[History]) -> str | None:
        """Count the epochs; a run that has diverged can have no more."""
        history = runs[-1]
        if len(history) >= self.least or history.run.outcome is Outcome.DIVERGED:
            return None
        return (
            f"Your run took {format_epochs(len(history))}; at least {self.least:,} are asked for."
        )


_BEHAVIOURS: Final[dict[str, frozenset[Regime]]] = {
    "learns": frozenset({Regime.CREEPS, Regime.SMOOTH, Regime.ONE_STEP, Regime.OVERSHOOTS}),
    "learns in one step": frozenset({Regime.ONE_STEP}),
    "overshoots": frozenset({Regime.OVERSHOOTS}),
    "bounces": frozenset({Regime.OSCILLATES}),
    "diverges": frozenset({Regime.DIVERGES}),
    "stays": frozenset({Regime.STATIONARY}),
}
"""What gradient descent does with an alpha and an input, as lesson files name it."""

_IN_WORDS: Final = {
    Regime.STATIONARY: "does not learn",
    Regime.CREEPS: "learns, but very slowly",
    Regime.SMOOTH: "learns from one side",
    Regime.ONE_STEP: "learns in one step",
    Regime.OVERSHOOTS: "overshoots, and learns",
    Regime.OSCILLATES: "bounces for ever",
    Regime.DIVERGES: "diverges",
}


@dataclass(frozen=True, slots=True)
class Does:
    """Its alpha and input make the run learn, overshoot, bounce, diverge or stay."""

    KEY: ClassVar[str] = "does"
    RUNS: ClassVar[int] = 1
    behaviour: str

    @classmethod
    def read(cls, block: TomlBlock) -> Self:
        """Read the name of a behaviour."""
        return cls(block.one_of(cls.KEY, _BEHAVIOURS))

    def unmet(self, runs: Sequence[History]) -> str | None:
        """Ask theory, which knows it from alpha and input alone."""
        setup = runs[-1].run.setup
        found = regime(setup)
        if found in _BEHAVIOURS[self.behaviour]:
            return None
        return (
            f"With alpha {format_about(setup.alpha)} and input {format_about(setup.input)} it "
            f"{_IN_WORDS[found]}."
        )


_ENDS: Final = {
    "too large": frozenset({Outcome.DIVERGED}),
    "settled": frozenset({Outcome.CONVERGED}),
}


@dataclass(frozen=True, slots=True)
class Ends:
    """The run went on until its numbers were too large, or until nothing new could happen."""

    KEY: ClassVar[str] = "ends"
    RUNS: ClassVar[int] = 1
    end: str

    @classmethod
    def read(cls, block: TomlBlock) -> Self:
        """Read "too large" or "settled"."""
        return cls(block.one_of(cls.KEY, _ENDS))

    def unmet(self, runs: Sequence[History]) -> str | None:
        """Look at what came of the run."""
        history = runs[-1]
        if history.run.outcome in _ENDS[self.end]:
            return None
        done = format_epochs(len(history))
        if self.end == "too large":
            return f"After {done} all numbers still fit into a float. Give it more epochs."
        return f"After {done} the weight was still changing. Give it more epochs."


@dataclass(frozen=True, slots=True)
class Between:
    """A number of the set-up lies in a range, its ends included."""

    KEY: ClassVar[str]
    RUNS: ClassVar[int] = 1
    low: float
    high: float

    @classmethod
    def read(cls, block: TomlBlock) -> Self:
        """Read the two ends."""
        low, high = block.numbers(cls.KEY, 2)
        if low > high:
            block.mistake(cls.KEY, f"{cls.KEY} is empty", "write the smaller number first")
        return cls(low, high)

    def unmet(self, runs: Sequence[History]) -> str | None:
        """Look at the first run's number; where it should be is not told."""
        name = self.KEY.removesuffix("_between")
        value = getattr(runs[-1].setup, name)
        if self.low <= value <= self.high:
            return None
        which = "large" if value > self.high else "small"
        what = "starting weight" if name == "weight" else name
        return f"You chose {what} {format_about(value)}. That is too {which}."


class AlphaBetween(Between):
    """Alpha lies in a range."""

    KEY: ClassVar[str] = "alpha_between"


class InputBetween(Between):
    """Input lies in a range."""

    KEY: ClassVar[str] = "input_between"


class GoalBetween(Between):
    """Goal lies in a range."""

    KEY: ClassVar[str] = "goal_between"


class WeightBetween(Between):
    """The starting weight lies in a range."""

    KEY: ClassVar[str] = "weight_between"


@dataclass(frozen=True, slots=True)
class Continued:
    """The run was continued from its learned weight at least once."""

    KEY: ClassVar[str] = "continued"
    RUNS: ClassVar[int] = 1
    wanted: bool

    @classmethod
    def read(cls, block: TomlBlock) -> Self:
        """Read true or false."""
        return cls(block.flag(cls.KEY))

    def unmet(self, runs: Sequence[History]) -> str | None:
        """Count the trainings of the run."""
        is_continued = len(runs[-1].runs) > 1
        if is_continued is self.wanted:
            return None
        if self.wanted:
            return "That run was trained once. Press Continue, not Train, to go on with it."
        return "That run was continued. Press Train to begin anew."


@dataclass(frozen=True, slots=True)
class LastErrorAtMost:
    """The error of the last epoch is no larger."""

    KEY: ClassVar[str] = "last_error_at_most"
    RUNS: ClassVar[int] = 1
    most: float

    @classmethod
    def read(cls, block: TomlBlock) -> Self:
        """Read an error."""
        return cls(block.number(cls.KEY))

    def unmet(self, runs: Sequence[History]) -> str | None:
        """Look at the last epoch."""
        error = runs[-1][-1].error
        if error <= self.most:
            return None
        return (
            f"The error of your last epoch was {format_short(error)}; at most "
            f"{format_short(self.most)} is asked for."
        )


_CURVES: Final = {"errors": "error", "weights": "weight"}
"""What can be compared of two runs besides their fields: all epochs of one number."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """Something is the same in two runs, or is not."""

    KEY: ClassVar[str]
    RUNS: ClassVar[int] = 2
    what: tuple[str, ...]

    @classmethod
    def read(cls, block: TomlBlock) -> Self:
        """Read names of fields, "errors" and "weights"."""
        names = (*FIELD_NAMES, *_CURVES)
        found = block.some_of(cls.KEY, names)
        return cls(tuple(name for name in names if name in found))


class AgreeIn(_Compared):
    """Two runs agree in some fields or curves."""

    KEY: ClassVar[str] = "agree_in"

    def unmet(self, runs: Sequence[History]) -> str | None:
        """Tell of the first thing that differs."""
        for name in self.what:
            if not _agree(runs[-2], runs[-1], name):
                return f"Your last two runs do not have the same {_named(name)}."
        return None


class DifferIn(_Compared):
    """Two runs differ in some fields or curves."""

    KEY: ClassVar[str] = "differ_in"

    def unmet(self, runs: Sequence[History]) -> str | None:
        """Tell of the first thing that is the same."""
        for name in self.what:
            if _agree(runs[-2], runs[-1], name):
                return f"Your last two runs have the same {_named(name)}."
        return None


def _agree(one: History, other: History, name: str) -> bool:
    if name in FIELD_NAMES:
        return bool(getattr(one.setup, name) == getattr(other.setup, name))
    common = min(len(one), len(other), _COMPARED)
    return all(
        math.isclose(getattr(a, _CURVES[name]), getattr(b, _CURVES[name]), rel_tol=_SAME)
        for a, b in zip(one[:common], other[:common], strict=True)
    )


def _named(name: str) -> str:
    return {"errors": "error in every epoch", "weights": "weight in every epoch"}.get(name, name)


CONDITIONS: Final[tuple[type[Condition], ...]] = (
    Within,
    EpochsAtMost,
    EpochsAtLeast,
    Does,
    Ends,
    AlphaBetween,
    InputBetween,
    GoalBetween,
    WeightBetween,
    Continued,
    LastErrorAtMost,
    AgreeIn,
    DifferIn,
)
"""All conditions, in the order in which they are checked."""
