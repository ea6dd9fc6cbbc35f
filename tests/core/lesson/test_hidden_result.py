"""Results that are guessed before they are shown."""

from __future__ import annotations

import pytest

from simplenn.core.history import History
from simplenn.core.lesson.hidden_result import question_of
from simplenn.core.lesson.tasks.task import Answer
from simplenn.core.setup import ARTICLE
from simplenn.core.stepping.code_lines import code_lines


@pytest.mark.parametrize(
    ("line", "right", "wrong", "hint"),
    [
        (0, "14.25", "42", "That is the goal"),
        (0, "14.25", "7.85", "Times, not plus."),
        (0, "14.25", "5", "That belongs to the previous epoch."),
        (1, "-27.75", "27.75", "Look at the sign again."),
        (1, "-27.75", "770.06", "That is delta squared, the error."),
        (2, "770.0625", "27.75", "The error is that, squared."),
        (2, "770.0625", "-27.75", "The error is that, squared."),
        (2, "770.0625", "55.5", "That is twice delta."),
        (2, "770.0625", "433.16", "That belongs to the weight after the update."),
        (3, "-138.75", "138.75", "Look at the sign again."),
        (3, "-138.75", "-277.5", "the 2 is left out"),
        (4, "4.2375", "1.4625", "The step is the other way"),
        (4, "4.2375", "-1.3875", "That is alpha * derivative alone."),
        (4, "4.2375", "141.6", "You left out alpha"),
        (4, "4.2375", "2.85", "That belongs to the weight before the update."),
    ],
)
def test_known_mistakes_have_hints_of_their_own(
    line: int, right: str, wrong: str, hint: str
) -> None:
    history = History(ARTICLE)
    history.run.advance(3)
    before, epoch, after = history[0:3]
    lines = code_lines(ARTICLE, epoch)
    question = question_of(lines[line], ARTICLE, epoch, (before, after))
    assert question.judge(Answer(right)).right
    judgement = question.judge(Answer(wrong))
    assert not judgement.right
    assert hint in judgement.sentence
