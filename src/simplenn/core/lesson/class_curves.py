"""The curves that a class has drawn, by the question that they answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.results import Result
from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.task import Point


class ClassCurves(NamedTuple):
    """What a class has drawn for one question.

    Attributes:
        lesson: The title of the lesson.
        page: The number of its page, from 1.
        question: What was asked.
        curves: The curves, at least one.
        task: The task with the real curve, or None where its lesson is not known.
    """

    lesson: str
    page: int
    question: str
    curves: tuple[Sequence[Point], ...]
    task: DrawTask | None


def curves_of_class(results: Iterable[Result], lessons: Iterable[Lesson]) -> list[ClassCurves]:
    """Put curves together that answer the same question.

    Args:
        results: What the class has answered.
        lessons: Where the real curves may be; of two that fit, the first is taken.
    """
    known = {
        (lesson.title, page, task.question): task
        for lesson in reversed(list(lessons))
        for page, task in lesson.tasks
        if isinstance(task, DrawTask)
    }
    drawn: dict[tuple[str, int, str], list[Sequence[Point]]] = {}
    for result in results:
        if result.drawn:
            key = result.lesson, result.page, result.question
            drawn.setdefault(key, []).append(result.drawn)
    return [
        ClassCurves(*key, tuple(curves), known.get(key))
        for key, curves in sorted(drawn.items(), key=lambda item: item[0][:2])
    ]
