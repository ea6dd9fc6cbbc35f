"""The lessons that ship: each can be done, and every answer in them is what the core computes."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest

from simplenn.core.lesson import SUFFIX
from simplenn.core.lesson.attempt import Attempt, after_answer
from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.lesson.reader import read_lesson
from simplenn.core.lesson.tasks.choose import ChooseTask
from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.experiment import ExperimentTask
from simplenn.core.lesson.tasks.number import NumberTask
from simplenn.core.lesson.tasks.task import Answer, Task
from simplenn.core.network import train_epochs
from simplenn.resources import resource

PATHS = sorted(resource("lessons").glob(f"*{SUFFIX}"))


def right_answer(task: Task) -> Answer:
    match task:
        case ChooseTask():
            return Answer(str(task.answer))
        case NumberTask():
            return Answer(repr(task.value))
        case ExperimentTask():
            return Answer(runs=task.example_runs())
        case DrawTask():
            return Answer(drawn=task.curve)
    raise AssertionError(task)


def wrong_answers(task: Task) -> list[Answer]:
    match task:
        case ChooseTask():
            numbers = range(1, len(task.options) + 1)
            return [Answer(str(number)) for number in numbers if number != task.answer]
        case NumberTask():
            return [Answer(repr(mistake.value)) for mistake in task.known]
    return []


def test_there_are_at_least_nine() -> None:
    assert len(PATHS) >= 9


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    path: Path = request.param
    return read_lesson(path)


def test_every_task_is_solved_by_its_right_answer_and_explained(lesson: Lesson) -> None:
    assert lesson.tasks
    for page, task in lesson.tasks:
        attempt, judgement = after_answer(Attempt(), task, right_answer(task))
        assert attempt.solved, (page, judgement.sentence)
        assert task.because, f"page {page} does not say why"
        assert judgement.sentence.endswith(task.because)


def test_every_wrong_answer_that_is_known_is_told_why(lesson: Lesson) -> None:
    for page, task in lesson.tasks:
        for answer in wrong_answers(task):
            judgement = task.judge(answer)
            assert not judgement.right, (page, answer)
            assert len(judgement.sentence) > len("No. "), (page, answer)
            assert not judgement.sentence.startswith("No: too"), (page, answer)


def test_every_mistake_that_is_known_gets_its_own_hint(lesson: Lesson) -> None:
    for page, task in lesson.tasks:
        if isinstance(task, NumberTask):
            hints = {mistake.value: mistake.hint for mistake in reversed(task.known)}
            for value, hint in hints.items():
                assert task.judge(Answer(repr(value))).sentence == f"No. {hint}", (page, value)


COMPUTED = {
    ("How large a step?", "What an epoch leaves"): 1 - 0.01 * 5**2,
    ("When it runs away", "How much in an epoch?"): (1 - 0.1 * 5**2) ** 2,
    ("Why times input?", "How steep is it?"): 2 * (5 * 2.85 - 42) * 5,
    ("What has it learned?", "Ask for 10"): 10 * train_epochs(1, 5, 42, 0.01, 20),
    ("The valley", "Where is the bottom?"): 5 * 3,
    ("Now let's break it", "Break it"): 1 - 1 * 2**2,
    ("Now let's break it", "Or mend the input"): math.sqrt(2 / 1),
}
"""The answers that stand in the files, computed as the window does."""


def test_every_answer_that_stands_in_a_file_is_the_one_that_the_window_shows() -> None:
    lessons = {path: read_lesson(path) for path in PATHS}
    found = {
        (lesson.title, page.title): page.task.value
        for path, lesson in lessons.items()
        for page in lesson.pages
        if isinstance(page.task, NumberTask)
        and f'{page.task.question}"\nanswer = ' in path.read_text("utf-8")
    }
    assert found == COMPUTED


def test_every_task_has_a_hint_and_a_page_is_a_short_thought(lesson: Lesson) -> None:
    for page in lesson.pages:
        assert len(page.text.split()) <= 80, page.title
        if page.task is not None:
            assert page.task.hints, page.title


def test_nothing_shows_the_limit_of_alpha_before_it_is_asked_for() -> None:
    telling = {Hidden.ALPHA_RULER, Hidden.ALPHA_BUTTONS, Hidden.ALPHA_EXPLORER, Hidden.ADVICE}
    lessons = [read_lesson(path) for path in PATHS]
    pages = [(lesson, number) for lesson in lessons for number in range(1, len(lesson.pages) + 1)]
    for lesson, number in pages:
        task, setup = lesson.pages[number - 1].task, lesson.setup_on(number)
        if isinstance(task, NumberTask) and task.value == 2 / 5**2:
            break
        assert setup is not None
        assert telling <= setup.always_hidden, (lesson.title, number)
    else:
        raise AssertionError("nobody asks for the limit with input 5")


def test_no_page_shows_the_curve_that_the_next_one_asks_for(lesson: Lesson) -> None:
    for number, page in enumerate(lesson.pages[1:], start=1):
        before, here = lesson.setup_on(number), lesson.setup_on(number + 1)
        if isinstance(page.task, DrawTask):
            assert before is not None
            assert here is not None
            same = replace(before.setup, epochs=here.setup.epochs) == here.setup
            assert not same or Hidden(page.task.plot) in before.always_hidden, page.title
