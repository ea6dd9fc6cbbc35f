"""A session: the set-up and all runs, without the results, which can be computed again."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from simplenn.core.errors import CancelledError, SessionError
from simplenn.core.history import History
from simplenn.core.run_style import RUN_STYLES, RunStyle
from simplenn.core.setup import Setup

MAX_RUNS: Final = 1_000
"""The most runs a session can keep."""

MAX_NUMBER: Final = 1_000_000_000
"""The largest number that a run can have."""

MAX_STRETCHES: Final = 10_000
"""The most stretches that all runs of a session can have together."""

MIN_SPEED: Final = 0.001
MAX_SPEED: Final = 1e9
"""Epochs a second."""

MAX_NAME: Final = 100
"""Characters in the name of a run."""

_OLD_PANEL_NAMES: Final = {
    "demo_panel": "step_through_panel",
    "scrubber_panel": "epoch_slider_panel",
    "trace_panel": "numbers_panel",
}

_STEP: Final = 50_000
"""Epochs between two reports of progress; a few milliseconds."""

ProgressCallback = Callable[[int], bool]
"""Called often with the amount that is done; returns False to cancel."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a run that was trained in one go.

    Attributes:
        setup: What it was trained with. Only the first stretch's weight counts: the others
            start from the learned one.
        stopped_after: After how many epochs it was stopped, or None where it went to its end.
    """

    setup: Setup
    stopped_after: int | None = None

    @property
    def epochs(self) -> int:
        """The number of epochs that it takes to compute it again, at most."""
        return self.setup.epochs if self.stopped_after is None else self.stopped_after


@dataclass(frozen=True, slots=True)
class SavedRun:
    """A run, its continuations included.

    Attributes:
        number: Which run of the session it was, counted from 1.
        name: What the person calls it.
        style: How its curve is drawn.
        visible: Whether its curve is shown.
        stretches: What was trained, one after the other; at least one.
    """

    number: int
    name: str
    stretches: tuple[Stretch, ...]
    style: RunStyle = RUN_STYLES[0]
    visible: bool = True

    @property
    def epochs(self) -> int:
        """The number of epochs that it takes to compute it again, at most."""
        return sum(stretch.epochs for stretch in self.stretches)

    def train(self, progress: ProgressCallback = lambda done: True) -> History:
        """Train it again, digit for digit.

        Args:
            progress: Called with how many epochs are done.

        Raises:
            CancelledError: It answered False.
            SessionError: The run was continued after it had diverged.
        """
        first, *others = self.stretches
        history = History(first.setup)
        _train_stretch(history, first, progress)
        for stretch in others:
            if history.run.diverged_at is not None:  # a window does not continue such a run
                raise SessionError(f"run {self.number} was continued after it had diverged")
            history.continue_with(stretch.setup)
            _train_stretch(history, stretch, progress)
        return history


@dataclass(frozen=True, slots=True)
class Session:
    """All that a session file holds.

    Attributes:
        setup: What the next run will be started with.
        runs: The runs, in the order in which they are listed.
        current: The number of the run that can be continued, or None.
        speed: Epochs a second, or None for as fast as it can.
        log: Whether errors are shown on a logarithmic scale.
        tolerance: How far off the prediction may be in forecasts; above 0.
        ask: What the network is asked beside its input.
        panels: The object names of the open panels, or None for those open at first.
        origin: In a recovery file, the path of the session file; None for one never saved.
        origin_fingerprint: The fingerprint of that file when it was last read or saved.
    """

    setup: Setup
    runs: tuple[SavedRun, ...] = ()
    current: int | None = None
    speed: float | None = 10.0
    log: bool = False
    tolerance: float = 0.1
    ask: float = 10.0
    panels: tuple[str, ...] | None = None
    origin: str | None = None
    origin_fingerprint: str | None = None

    @property
    def work(self) -> tuple[object, ...]:
        """The part that counts as unsaved when it changes; the rest is only how it is shown."""
        return self.setup, self.runs, self.current

    @property
    def epochs(self) -> int:
        """The number of epochs that it takes to compute all runs again, at most."""
        return sum(run.epochs for run in self.runs)

    @property
    def current_run(self) -> SavedRun | None:
        """The run that can be continued, or None."""
        return next((run for run in self.runs if run.number == self.current), None)


def stretches_of(history: History) -> tuple[Stretch, ...]:
    """The stretches that reproduce a history; a run that is going on is stopped where it is."""
    weight = history.setup.weight
    return tuple(
        Stretch(replace(run.setup, weight=weight), None if run.has_ended_itself else run.epoch)
        for run in history.runs
    )


def current_panel_names(names: Iterable[str]) -> tuple[str, ...]:
    """What panels are called now; the names may be those of an older version."""
    return tuple(_OLD_PANEL_NAMES.get(name, name) for name in names)


def clean_name(text: str, otherwise: str) -> str:
    """A name as a session can keep it: one line, not too long, and not empty."""
    visible = "".join(char if _is_plain(char) else " " for char in text)
    return " ".join(visible.split())[:MAX_NAME].strip() or otherwise


def is_clean_name(name: str) -> bool:
    """Whether a session can keep a name as it is."""
    return name != "" and clean_name(name, "") == name


def _is_plain(char: str) -> bool:
    """Whether it is no control character, line separator or lone surrogate."""
    return unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")


def _train_stretch(history: History, stretch: Stretch, progress: ProgressCallback) -> None:
    run, before = history.run, len(history)
    while run.epoch < stretch.epochs and run.advance(min(_STEP, stretch.epochs - run.epoch)):
        if not progress(before + run.epoch):
            raise CancelledError
    run.stop()


def train_all(session: Session, progress: ProgressCallback) -> list[History]:
    """Compute all runs of a session again; takes as long as training them at full speed did.

    Args:
        session: The session.
        progress: Called with the number of epochs done so far, of session.epochs at most.

    Raises:
        CancelledError: It answered False.
        SessionError: A run was continued after it had diverged.
    """
    histories: list[History] = []
    before = 0
    for run in session.runs:
        histories.append(run.train(lambda done, before=before: progress(before + done)))  # type: ignore[misc]
        before += run.epochs
    return histories
