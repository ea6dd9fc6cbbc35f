"""What a page of a lesson sets, hides and locks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from simplenn.core.setup import Setup


class Hidden(Enum):
    """What a page can hide, since it would give the answer away. The value is its name in files."""

    FORECAST = "forecast"
    ALPHA_RULER = "alpha ruler"
    ALPHA_BUTTONS = "alpha buttons"
    ALPHA_EXPLORER = "alpha explorer"
    RESULT = "result"
    ASK = "ask"
    STATUS = "status"
    STEPPING = "step through"
    NARRATION = "narration"
    ADVICE = "advice"
    NUMBERS = "numbers"
    ERROR_PLOT = "error plot"
    VALLEY_PLOT = "valley plot"
    WEIGHT_PLOT = "weight plot"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What the window is set to when a page is entered.

    Attributes:
        setup: What the fields show.
        hidden: What is not to be seen until the page's question is answered.
        locked: The names of the fields that cannot be changed on this page.
        always_hidden: What is not to be seen afterwards either: a later page asks for it.
    """

    setup: Setup
    hidden: frozenset[Hidden] = frozenset()
    locked: frozenset[str] = frozenset()
    always_hidden: frozenset[Hidden] = frozenset()

    def hidden_while(self, is_open: bool) -> frozenset[Hidden]:
        """What is not to be seen while the page's question is open, or once it is not."""
        return self.always_hidden | self.hidden if is_open else self.always_hidden
