"""The curves that a class has drawn, by the question that they answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from simplenn.core.lesson.curve_shapes import Shape, shape_of
from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.results import Result
from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.task import Answer, Point


class DrawnCurve(NamedTuple):
    """What one pupil has drawn.

    Attributes:
        name: Who it was.
        points: The curve.
        shape: What it does, as a task judges it.
    """

    name: str
    points: Sequence[Point]
    shape: Shape


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
    curves: tuple[DrawnCurve, ...]
    task: DrawTask | None

    @property
    def by_shape(self) -> list[tuple[Shape, list[DrawnCurve]]]:
        """The curves of each shape, the one that most have drawn first."""
        found: dict[Shape, list[DrawnCurve]] = {}
        for curve in self.curves:
            found.setdefault(curve.shape, []).append(curve)
        return sorted(found.items(), key=lambda item: -len(item[1]))


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
    drawn: dict[tuple[str, int, str], list[Result]] = {}
    for result in results:
        if result.drawn:
            key = result.lesson, result.page, result.question
            drawn.setdefault(key, []).append(result)
    return [
        ClassCurves(*key, _with_shapes(answers, known.get(key)), known.get(key))
        for key, answers in sorted(drawn.items(), key=lambda item: item[0][:2])
    ]


def _with_shapes(results: Sequence[Result], task: DrawTask | None) -> tuple[DrawnCurve, ...]:
    """Name the shape of each curve; where its task is not known, by the height of all of them."""
    heights = [y for result in results for _, y in result.drawn]
    height = (max(heights) - min(heights)) or 1.0

    def shape(curve: Sequence[Point]) -> Shape:
        if task is None:
            return shape_of(curve, height)
        return Shape(task.in_words(Answer(drawn=curve)))

    return tuple(DrawnCurve(each.name, each.drawn, shape(each.drawn)) for each in results)
