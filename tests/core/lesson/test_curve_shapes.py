"""Curves in words."""

from __future__ import annotations

import random

import pytest

from simplenn.core.lesson.curve_shapes import Shape, shape_of

X = range(1, 21)
CURVES = {
    Shape.FLAT: [5.0 for _ in X],
    Shape.FALLS_EVENLY: [100.0 - 4 * x for x in X],
    Shape.FALLS_SLOWER: [100 * 0.75**x for x in X],
    Shape.FALLS_FASTER: [100 - 1.2**x for x in X],
    Shape.RISES_EVENLY: [3.0 * x for x in X],
    Shape.RISES_SLOWER: [8.4 - 7.4 * 0.75**x for x in X],
    Shape.RISES_FASTER: [1.5**x for x in X],
    Shape.JUMPS: [(-1.0) ** x for x in X],
    Shape.JUMPS_LESS: [(-0.8) ** x for x in X],
    Shape.JUMPS_MORE: [(-1.2) ** x for x in X],
    Shape.OTHER: [float((x - 10) ** 2) for x in X],
}


def height(values: list[float]) -> float:
    return (max(values) - min(values)) or 1.0


def test_every_shape_is_tried() -> None:
    assert set(CURVES) == set(Shape)


@pytest.mark.parametrize("shape", Shape)
def test_a_curve_is_recognised(shape: Shape) -> None:
    values = CURVES[shape]
    assert shape_of(list(zip(map(float, X), values, strict=True)), height(values)) is shape


@pytest.mark.parametrize("shape", [shape for shape in Shape if shape is not Shape.FLAT])
def test_it_does_not_depend_on_scale_order_or_a_trembling_hand(shape: Shape) -> None:
    chance = random.Random(shape.value)
    values = CURVES[shape]
    tall = height(values)
    drawn = [
        (x * 1e-3, (value + chance.uniform(-0.01, 0.01) * tall) * 1e6)
        for x, value in zip(X, values, strict=True)
    ]
    chance.shuffle(drawn)
    assert shape_of(drawn, tall * 1e6) is shape


def test_jumps_that_are_widest_in_the_middle_get_neither_smaller_nor_larger() -> None:
    for sizes in ((4, 5, 6, 9, 7, 4, 2, 1), (1, 2, 4, 7, 9, 6, 5, 4)):
        values = [float(size * (-1) ** place) for place, size in enumerate(sizes)]
        assert shape_of(list(zip(map(float, X), values, strict=False)), 16.0) is Shape.JUMPS


def test_nothing_drawn_is_flat() -> None:
    assert shape_of([], 1.0) is Shape.FLAT
    assert shape_of([(1.0, 3.0)], 1.0) is Shape.FLAT


def test_what_trembles_around_where_it_begins_and_ends_is_flat() -> None:
    assert shape_of([(1.0, 0.5), (2.0, 0.45), (3.0, 0.55), (4.0, 0.5)], 1.0, 0.08) is Shape.FLAT


def test_jumps_between_tiny_numbers_are_jumps() -> None:
    jumps = [(float(x), -1e-300 if x % 2 else 1e-300) for x in X]
    assert shape_of(jumps, 2e-300) is Shape.JUMPS
