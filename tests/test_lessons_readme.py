"""What resources/lessons/README.md says of lessons is so, and its examples work."""

from __future__ import annotations

import re

import pytest

from simplenn.core.lesson.conditions import CONDITIONS
from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.lesson.quantities import QUANTITIES
from simplenn.core.lesson.reader import parse_lesson
from simplenn.core.lesson.results import results_as_csv
from simplenn.core.lesson.tasks import KINDS
from simplenn.resources import resource

GUIDE = resource("lessons", "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"^````markdown\n(.*?)^````$", GUIDE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_has_no_mistakes(number: int) -> None:
    example = EXAMPLES[number]
    page = example if example.startswith("# ") else f"# A\n\n## One\n\n{example}"
    lesson, mistakes = parse_lesson(page)
    assert mistakes == []
    assert lesson is not None
    assert len(lesson.tasks) == 1


def test_there_is_an_example_of_every_kind_of_task() -> None:
    shown = {kind for example in EXAMPLES for kind in re.findall(r'kind = "(\w+)"', example)}
    assert shown == {kind.KIND for kind in KINDS}


def test_every_word_that_files_may_use_is_explained() -> None:
    words = [f'"{hidden.value}"' for hidden in Hidden]
    words += [f'"{quantity}"' for quantity in QUANTITIES]
    words += [condition.KEY for condition in CONDITIONS]
    assert [word for word in words if word not in GUIDE] == []


def test_the_columns_of_results_are_named() -> None:
    assert f"    {results_as_csv([]).strip()}\n" in GUIDE
