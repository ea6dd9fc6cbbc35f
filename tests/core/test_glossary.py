"""The glossary has the words that the program uses."""

from __future__ import annotations

import re

from tests.core.training import trained

from simplenn.core.glossary import WORDS
from simplenn.core.sentences.outcome import outcome
from simplenn.core.setup import Setup


def test_every_outcome_is_explained(setups: list[Setup]) -> None:
    [explained] = [word.explanation for word in WORDS if word.name == "outcome"]
    found = set()
    for setup in setups:
        found.add(re.sub(r" at epoch [\d,]+$", "", outcome(trained(setup))))
    assert len(found) >= 6
    assert [word for word in found if word not in explained] == []
