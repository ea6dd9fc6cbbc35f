"""What every alpha would do with the same input, goal, weight and epochs."""

from __future__ import annotations

import math
from dataclasses import replace
from enum import Enum
from typing import Final, NamedTuple

from simplenn.core.nearness import epochs_needed
from simplenn.core.run import TrainingRun
from simplenn.core.sentences.exploration import came_of
from simplenn.core.setup import Setup
from simplenn.core.theory import best_alpha, limit_alpha

MOST_EPOCHS: Final = 100_000
"""So many epochs of each run are explored at most, which takes some seconds for all alphas."""

_LITTLE: Final = 0.1
"""alpha * input ** 2 * epochs at the low end of the range: it takes away a tenth of delta."""

_HIGHEST: Final = 8.0
"""alpha * input ** 2 at the high end: four times the limit."""

_STRIDE: Final = 16


class ExploredQuantity(Enum):
    """What is shown of each alpha, with its name."""

    ERROR = "last error"
    NEEDED = "epochs needed"


class Explored(NamedTuple):
    """What came of one alpha.

    Attributes:
        alpha: The learning rate.
        error: The last epoch's error, before its update; None when it became too large.
        needed: After how many epochs the prediction was near enough; None when it never was.
    """

    alpha: float
    error: float | None
    needed: int | None


class Exploration:
    """Real runs, one for each alpha of a logarithmic range around the best one.

    Attributes:
        setup: The set-up explored; its alpha plays no part.
        tolerance: How far off the prediction may be to be near enough; above 0.
        epochs: How many epochs each run has: the set-up's, but at most MOST_EPOCHS.
        alphas: The alphas in rising order, the best one and the limit among them; none where
            the input has no limit.
        best: 1 / input ** 2, or 0 where there is none.
        limit: 2 / input ** 2, or 0 where there is none.
    """

    def __init__(self, setup: Setup, tolerance: float, count: int = 500) -> None:
        self.setup = setup
        self.tolerance = tolerance
        self.epochs = min(setup.epochs, MOST_EPOCHS)
        self.best = best_alpha(setup.input) or 0.0
        self.limit = limit_alpha(setup.input) or 0.0
        self.alphas = _alphas(self.best, self.limit, _LITTLE / self.epochs, count)

    @property
    def order(self) -> list[float]:
        """The alphas in an order that gives a rough picture first and then refines it."""
        return [alpha for first in range(_STRIDE) for alpha in self.alphas[first::_STRIDE]]

    def at(self, alpha: float) -> Explored:
        """Train with an alpha, bit for bit as the network does, and see what comes of it."""
        run = TrainingRun(replace(self.setup, alpha=alpha, epochs=self.epochs))
        run.advance(self.epochs - 1)
        before = run.weight  # from the trace, it would have to be computed again
        run.advance(1)
        delta = self.setup.input * before - self.setup.goal
        error = None if run.diverged_at is not None else delta**2
        return Explored(alpha, error, epochs_needed(run, self.tolerance))

    def in_words(self, explored: Explored) -> str:
        """Say what came of one alpha."""
        return came_of(explored.alpha, self.epochs, explored.error, self.tolerance, explored.needed)


def _alphas(best: float, limit: float, lowest: float, count: int) -> list[float]:
    if best == 0.0 or limit == 0.0:
        return []
    step = math.log(_HIGHEST / lowest) / (count - 3)
    spread = [best * (lowest * math.exp(step * index)) for index in range(count - 2)]
    return sorted({best, limit, *(alpha for alpha in spread if 0.0 < alpha < math.inf)})
