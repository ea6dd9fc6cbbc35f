"""The program's own words, each explained in a sentence or two: one word for one thing."""

from __future__ import annotations

from typing import Final, NamedTuple

from simplenn.core.epoch_columns import EPOCH_COLUMNS
from simplenn.core.fields import ALPHA, GOAL, INPUT


class Word(NamedTuple):
    """A word and what it means.

    Attributes:
        name: The word, as the window, the code and the files have it.
        explanation: What it means, in whole sentences.
        term: Whose colour it has in plots and formulas, or None.
    """

    name: str
    explanation: str
    term: str | None = None


_COMPUTED: Final = {column.name: column.explanation for column in EPOCH_COLUMNS}

WORDS: Final = (
    Word("input", INPUT.explanation, "input"),
    Word("goal", GOAL.explanation, "goal"),
    Word("weight", "The one number that the network knows, and that training changes.", "weight"),
    Word("alpha", ALPHA.explanation),
    Word(
        "epoch",
        "Once through the five lines: predict, compare, adjust the weight. Epochs count from 1.",
    ),
    Word(
        "prediction",
        f"What the network answers: {_COMPUTED['pred']}. In the code it is called pred.",
        "prediction",
    ),
    Word(
        "delta",
        f"How far the prediction is from the goal, with a sign: {_COMPUTED['delta']}. It is "
        "negative where the prediction is too low. Without its sign it is called “off by”.",
        "error",
    ),
    Word("error", _COMPUTED["error"], "error"),
    Word(
        "derivative",
        f"Which way the weight is wrong, and how strongly: {_COMPUTED['derivative']}. The weight "
        "is changed the other way. The slope of the error is twice that; alpha makes up for the 2.",
    ),
    Word("float", "A number as the computer holds it: about 16 digits, up to about 1.8e308."),
    Word(
        "run",
        "All epochs from one press of Train on, with those that Continue has added. Earlier runs "
        "stay in the plots, to compare with.",
    ),
    Word("trace", "The numbers of every epoch of a run, as the panel Numbers shows them."),
    Word(
        "outcome",
        "What has come of a run, as the list of runs says it: finished after all its epochs, "
        "settled where nothing changes any more, learned nothing, bounces for ever, running away, "
        "diverged where a number grew too large, or stopped.",
    ),
)
"""In the order in which an epoch and a run come to them."""
