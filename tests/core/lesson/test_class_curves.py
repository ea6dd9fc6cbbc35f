"""The curves of a class, by the question that they answer."""

from __future__ import annotations

from simplenn.core.lesson.class_curves import curves_of_class
from simplenn.core.lesson.curve_shapes import Shape
from simplenn.core.lesson.reader import parse_lesson
from simplenn.core.lesson.results import Result

LESSON = """# A

## One

```setup
alpha = 0.02
```

```task
kind = "draw"
question = "The weight?"
plot = "weight plot"
epochs = 5
```
"""
CURVE = ((1.0, 2.0), (2.0, 3.0))
OTHER = ((1.0, 5.0), (2.0, 3.0))


def drawn(lesson: str, page: int, *curve: tuple[float, float]) -> Result:
    return Result("", lesson, page, "The weight?", 1, True, "", 1.0, curve)


def test_curves_of_one_question_are_together_with_the_real_one() -> None:
    lesson, _ = parse_lesson(LESSON)
    assert lesson is not None
    results = [drawn("B", 1, *CURVE), drawn("A", 1, *CURVE), drawn("A", 1), drawn("A", 1, *OTHER)]
    known, unknown = curves_of_class([*results, drawn("B", 1, *OTHER)], [lesson])
    assert (known.lesson, known.page) == ("A", 1)
    assert [curve.points for curve in known.curves] == [CURVE, OTHER]
    assert known.task is lesson.pages[0].task
    assert (unknown.lesson, unknown.task) == ("B", None)
    assert [curve.points for curve in unknown.curves] == [CURVE, OTHER]


def test_the_shape_that_most_have_drawn_comes_first() -> None:
    lesson, _ = parse_lesson(LESSON)
    assert lesson is not None
    results = [
        drawn("A", 1, *curve)._replace(name=name)
        for name, curve in (("Ada", OTHER), ("Bob", CURVE), ("Cy", CURVE))
    ]
    for known in ([lesson], []):
        [question] = curves_of_class(results, known)
        shapes = [(shape, [curve.name for curve in curves]) for shape, curves in question.by_shape]
        assert shapes == [(Shape.RISES_EVENLY, ["Bob", "Cy"]), (Shape.FALLS_EVENLY, ["Ada"])]


def test_the_plot_has_room_beside_the_real_curve() -> None:
    lesson, _ = parse_lesson(LESSON)
    assert lesson is not None
    [curves] = curves_of_class([drawn("A", 1, *CURVE)], [lesson])
    assert curves.task is not None
    low, high = curves.task.bounds
    values = [value for _, value in curves.task.curve]
    assert low < min(values) < max(values) < high
