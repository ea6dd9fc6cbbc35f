"""What has come of a run, in a few words: for a table's cell."""

from __future__ import annotations

from typing import Final

from simplenn.core.history import History
from simplenn.core.run import Outcome
from simplenn.core.theory import Regime, regime

_DIVERGED: Final = "diverged at epoch {epoch:,}"
_SETTLED: Final = "settled at epoch {epoch:,}"
_LEARNED_NOTHING: Final = "learned nothing"
_BOUNCES: Final = "bounces for ever"
_RUNS_AWAY: Final = "running away"


def outcome(history: History) -> str:
    """Say in a few words what has come of a run, or that it is not over."""
    run = history.run
    if run.outcome is Outcome.DIVERGED:
        return _DIVERGED.format(epoch=len(history) + 1)
    if run.outcome is Outcome.OSCILLATING:
        return _BOUNCES
    if run.outcome is Outcome.CONVERGED:
        learned = history.weight != history.setup.weight or run.prediction == run.setup.goal
        return _SETTLED.format(epoch=history.settled_at) if learned else _LEARNED_NOTHING
    runs_away = regime(run.setup) is Regime.DIVERGES and run.runs_away
    if run.outcome is Outcome.FINISHED and runs_away:
        return _RUNS_AWAY
    return str(run.outcome.value)
