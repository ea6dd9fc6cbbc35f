"""Drawings of a hand: the right ones pass, whatever the run does, and all others are told why."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Final, NamedTuple

import pytest

from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.task import Answer, Judgement, Point
from simplenn.core.setup import Setup


class Kind(NamedTuple):
    """What runs of a kind do: by how much each epoch multiplies their distance from the goal."""

    factors: tuple[float, ...]
    epochs: tuple[int, ...] = (8, 12, 30)


KINDS: Final = {
    "creeps": Kind((0.6, 0.75, 0.85), (12, 30)),
    "zigzags nearer": Kind((-0.5, -0.65, -0.75, -0.85)),
    "zigzags for ever": Kind((-1.0,)),
    "zigzags away": Kind((-1.15, -1.25, -1.5)),
    "runs away": Kind((1.2, 1.3, 1.5), (12, 30)),
    "stays": Kind((1.0,)),
}

STARTS: Final = ((5.0, 42.0, 1.0), (5.0, 42.0, 12.0), (-2.0, 7.0, 300.0), (0.5, 1e9, -3e-5))
"""Input, goal and starting weight."""


def task_for(start: tuple[float, float, float], factor: float, epochs: int, plot: str) -> DrawTask:
    """Ask for a curve of a run that multiplies its distance by a factor in each epoch."""
    input, goal, weight = start
    alpha = (1.0 - factor) / input**2
    setup = Setup(input, goal, weight, alpha, epochs)
    task = DrawTask("?", (), "", f"{plot} plot", real_curve(setup, plot))
    assert len(task.curve) == epochs
    return task


def real_curve(setup: Setup, plot: str) -> tuple[Point, ...]:
    """On paper, for each epoch."""
    best = setup.goal / setup.input
    factor = 1.0 - setup.alpha * setup.input**2
    curve = []
    for number in range(1, setup.epochs + 1):
        weight = best + (setup.weight - best) * factor ** (number - 1)
        delta = setup.input * (weight - best)
        curve.append((float(number), weight if plot == "weight" else delta**2))
    return tuple(curve)


def trembling(task: DrawTask, curve: list[Point], chance: random.Random) -> list[Point]:
    """What a hand makes of a curve: it trembles, and is too high here and too low there."""
    low, high = task.bounds
    slow = [chance.uniform(-0.03, 0.03) for _ in range(3)]
    drawn = []
    for place, (epoch, value) in enumerate(curve):
        across = 2.0 * place / max(len(curve) - 1, 1)
        part = min(int(across), 1)
        drift = slow[part] + (slow[part + 1] - slow[part]) * (across - part)
        drawn.append((epoch, value + (drift + chance.uniform(-0.015, 0.015)) * (high - low)))
    return drawn


def all_points(task: DrawTask, curve: list[Point], chance: random.Random) -> list[Point]:
    return curve


def nearly_all(task: DrawTask, curve: list[Point], chance: random.Random) -> list[Point]:
    return curve[: -max(len(curve) // 10, 1)]


def too_late(task: DrawTask, curve: list[Point], chance: random.Random) -> list[Point]:
    """Jumps; another curve would be another one."""
    shift = chance.uniform(-0.4, 0.4) if is_zigzag([value for _, value in curve]) else 0.0
    first, last = curve[0][0], curve[-1][0]
    return [(min(max(epoch + shift, first), last), value) for epoch, value in curve]


def begun_late(task: DrawTask, curve: list[Point], chance: random.Random) -> list[Point]:
    return curve[1:]


def few_points(task: DrawTask, curve: list[Point], chance: random.Random) -> list[Point]:
    """Of jumps that get smaller, those that are seen; of jumps, all; else some points."""
    heights = [value for _, value in curve]
    if not is_zigzag(heights):
        return [*curve[:4], *curve[5:-1:4], curve[-1]]
    gets_smaller = abs(heights[1] - heights[0]) > 1.01 * abs(heights[2] - heights[1])
    return [*curve[:10], curve[-1]] if gets_smaller else curve


def is_zigzag(heights: list[float]) -> bool:
    return (heights[0] - heights[1]) * (heights[2] - heights[1]) > 0.0


def backwards(task: DrawTask, curve: list[Point], chance: random.Random) -> list[Point]:
    return curve[::-1]


HANDS: Final = (all_points, nearly_all, too_late, begun_late, few_points, backwards)


def every(kind: str) -> list[tuple[tuple[float, float, float], float, int, str]]:
    return [
        (start, factor, epochs, plot)
        for start in STARTS
        for factor in KINDS[kind].factors
        for epochs in KINDS[kind].epochs
        for plot in ("weight", "error")
    ]


def judged(task: DrawTask, drawn: list[Point]) -> Judgement:
    return task.judge(Answer(drawn=drawn))


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_right_curve_passes_however_it_is_drawn(
    kind: str, hand: Callable[[DrawTask, list[Point], random.Random], list[Point]]
) -> None:
    chance = random.Random(f"{kind} {hand.__name__}")
    for case in every(kind):
        task = task_for(*case)
        drawn = trembling(task, hand(task, list(task.curve), chance), chance)
        judgement = judged(task, drawn)
        assert judgement.right, (case, judgement.sentence)


def test_a_falling_error_may_be_drawn_on_a_logarithmic_scale() -> None:
    chance = random.Random(1)
    for start, factor, epochs, _ in every("creeps") + every("zigzags nearer"):
        task = task_for(start, factor, epochs, "error")
        decades = math.log10(task.curve[0][1] / task.curve[-1][1]) + 1.0
        hand = [chance.uniform(-0.02, 0.02) * decades for _ in task.curve]
        drawn = [(x, y * 10.0**off) for (x, y), off in zip(task.curve, hand, strict=True)]
        judgement = judged(task, drawn)
        assert judgement.right, (start, factor, epochs, judgement.sentence)


def drawings_of_weights(task: DrawTask, best: float) -> dict[str, list[float]]:
    """What people draw, by what is said of it; all of it begins at the starting weight."""
    epochs, begin, (low, high) = len(task.curve), task.curve[0][1], task.bounds
    away = begin - best
    edge = high if away > 0 else low
    if abs(away) < (high - low) / 4:  # of such a plot, it would be next to nothing
        away = math.copysign((high - low) / 4, away)
        best = begin - away
    reach = max(edge / 2 - begin / 2, begin / 2 - edge / 2, abs(away)) * 2
    growth = [(1.3**n - 1.0) / (1.3 ** (epochs - 1) - 1.0) for n in range(epochs)]
    return {
        "ever more slowly": [best + away * 0.75**n for n in range(epochs)],
        "evenly": [begin - away * n / (epochs - 1) for n in range(epochs)],
        "less each time": [best + away * (-0.7) ** n for n in range(epochs)],
        "jumps to and fro.": [best + away * (-1.0) ** n for n in range(epochs)],
        "more each time": [
            best + reach * math.copysign(1.3 ** (n - epochs + 1), away) * (-1.0) ** n
            for n in range(epochs)
        ],
        "ever faster": [begin + math.copysign(reach, away) * share for share in growth],
        "stays as it is": [begin] * epochs,
        "goes up and down": [
            begin - 1.5 * away * math.sin(math.pi * n / (epochs - 1)) for n in range(epochs)
        ],
    }


RIGHT: Final = {
    "creeps": "ever more slowly",
    "zigzags nearer": "less each time",
    "zigzags for ever": "jumps to and fro.",
    "zigzags away": "more each time",
    "runs away": "ever faster",
    "stays": "stays as it is",
}


@pytest.mark.parametrize("kind", KINDS)
def test_any_other_weights_are_refused_and_named(kind: str) -> None:
    chance = random.Random(kind)
    for start, factor, epochs, plot in every(kind):
        if plot == "error" or (epochs < 12 and kind != "stays"):
            continue
        task = task_for(start, factor, epochs, plot)
        for name, heights in drawings_of_weights(task, start[1] / start[0]).items():
            if name == RIGHT[kind]:
                continue
            curve = list(zip(map(float, range(1, epochs + 1)), heights, strict=True))
            judgement = judged(task, trembling(task, curve, chance))
            case = (start, factor, epochs, name, judgement.sentence)
            assert judgement.is_answer, case
            assert not judgement.right, case
            if max(heights) - min(heights) > (task.bounds[1] - task.bounds[0]) / 2:
                assert name in judgement.sentence, case  # a lower one may look straight


def drawings_of_errors(task: DrawTask) -> dict[str, list[float]]:
    """What people draw, by what is said of it; all of it begins at the first error."""
    epochs, begin, high = len(task.curve), task.curve[0][1], task.bounds[1]
    last = epochs - 1
    growth = [(1.4**n - 1.0) / (1.4**last - 1.0) for n in range(epochs)]
    rise = max(high - begin, high / 5)
    drop = max(begin, high / 3)
    return {
        "falls fast at first": [begin - drop * (1 - 0.7**n) for n in range(epochs)],
        "falls evenly": [begin - drop * n / last for n in range(epochs)],
        "falls slowly at first": [begin - drop * share for share in growth],
        "stays as it is": [begin] * epochs,
        "rises evenly": [begin + rise * n / last for n in range(epochs)],
        "rises fast at first": [begin + rise * (1 - growth[last - n]) for n in range(epochs)],
        "rises slowly at first": [begin + rise * share for share in growth],
        "less each time": [begin - drop / 2 + drop / 2 * (-0.75) ** n for n in range(epochs)],
        "jumps to and fro.": [begin - drop * (n % 2) for n in range(epochs)],
        "goes up and down": [begin - drop * math.sin(math.pi * n / last) for n in range(epochs)],
    }


RIGHT_ERRORS: Final = {
    "creeps": "falls fast at first",
    "zigzags nearer": "falls fast at first",
    "zigzags for ever": "stays as it is",
    "zigzags away": "rises slowly at first",
    "runs away": "rises slowly at first",
    "stays": "stays as it is",
}


@pytest.mark.parametrize("kind", KINDS)
def test_any_other_errors_are_refused_and_named(kind: str) -> None:
    chance = random.Random(kind)
    for start, factor, epochs, plot in every(kind):
        if plot == "weight" or epochs < 12:
            continue
        task = task_for(start, factor, epochs, plot)
        for name, heights in drawings_of_errors(task).items():
            if name == RIGHT_ERRORS[kind]:
                continue
            curve = list(zip(map(float, range(1, epochs + 1)), heights, strict=True))
            judgement = judged(task, trembling(task, curve, chance))
            case = (start, factor, epochs, name, judgement.sentence)
            assert judgement.is_answer, case
            assert not judgement.right, case
            if max(heights) - min(heights) > (task.bounds[1] - task.bounds[0]) / 2:
                assert name in judgement.sentence, case  # a lower one may look straight


def test_what_settles_elsewhere_is_refused() -> None:
    chance = random.Random(2)
    for start, factor, epochs, plot in every("creeps") + every("runs away") + every("stays"):
        task = task_for(start, factor, epochs, plot)
        low, high = task.bounds
        for share, where in ((0.3, "ends"), (-0.3, "ends"), (0.3, "begins")):
            towards = range(epochs) if where == "ends" else range(epochs - 1, -1, -1)
            curve = [
                (x, y + share * (high - low) * min(n / (epochs - 1), 1.0) ** 0.5)
                for (x, y), n in zip(task.curve, towards, strict=True)
            ]
            judgement = judged(task, trembling(task, curve, chance))
            assert not judgement.right, (start, factor, epochs, plot, share, where)


@pytest.mark.parametrize("kind", ["zigzags nearer", "zigzags for ever", "zigzags away"])
def test_jumps_around_another_value_or_not_in_each_epoch_are_told(kind: str) -> None:
    chance = random.Random(kind)
    for start, factor, epochs, plot in every(kind):
        if plot == "error" or epochs < 12:
            continue
        task = task_for(start, factor, epochs, plot)
        heights = [value for _, value in task.curve]
        shift = 0.25 * (task.bounds[1] - task.bounds[0])
        first = epochs // 2 if kind == "zigzags away" else 0  # its first jumps are not to be seen
        wrong = {
            "The real curve jumps in every epoch.": [
                heights[first + n // 2] for n in range(epochs)
            ],
            "drew it around": [y + shift * min(n / 2, 1.0) for n, y in enumerate(heights)],
        }
        for name, values in wrong.items():
            curve = list(zip(map(float, range(1, epochs + 1)), values, strict=True))
            judgement = judged(task, trembling(task, curve, chance))
            case = (start, factor, epochs, name, judgement.sentence)
            assert not judgement.right, case
            assert name in judgement.sentence, case


@pytest.mark.parametrize(
    ("heights", "said"),
    [
        (
            [4.0 - 3.0 * (-0.75) ** n for n in range(12)],
            "The shape is right, but it jumps around 8.4 and you drew it around 4.",
        ),
        (
            [8.4 - 7.4 * (-0.75) ** (n // 2) for n in range(12)],
            "You drew a jump every 2 epochs or so. The real curve jumps in every epoch.",
        ),
        (
            [8.4 - 7.4 * (-0.95) ** n for n in range(12)],
            "The shape is right, but your jumps in the end are too large.",
        ),
        (
            [8.4 - 3.0 * (-0.75) ** n for n in range(12)],
            "The shape is right, but it begins at 1 and you drew it from 5.",
        ),
    ],
)
def test_a_zigzag_is_compared_by_its_swings(heights: list[float], said: str) -> None:
    task = task_for((5.0, 42.0, 1.0), -0.75, 12, "weight")
    drawn = [(n + 1.0, height) for n, height in enumerate(heights)]
    assert judged(task, drawn)[:3] == (False, said, True)


@pytest.mark.parametrize(
    "heights",
    [
        [1, 14, 4.2, *[8.4] * 7],
        [1, 13.95, 4.24, 11.5, 6.06, *[8.4] * 5],
        *([1, *[at - 7.4 * (-0.75) ** n for n in range(1, 10)]] for at in (6.5, 7, 9.5, 10)),
    ],
)
def test_jumps_that_end_early_or_settle_beside_the_goal_line_are_refused(
    heights: list[float],
) -> None:
    task = task_for((5.0, 42.0, 1.0), -0.75, 10, "weight")
    drawn = [(n + 1.0, height) for n, height in enumerate(heights)]
    judgement = judged(task, drawn)
    assert not judgement.right
    assert "jumps" in judgement.sentence


@pytest.mark.parametrize("shift", [-0.4, -0.25, 0.25, 0.3, 0.4])
def test_jumps_may_come_less_than_half_an_epoch_late(shift: float) -> None:
    task = task_for((5.0, 42.0, 1.0), -0.75, 10, "weight")
    drawn = [(min(max(x + shift, 1.0), 10.0), y) for x, y in task.curve]
    assert judged(task, drawn).right
    wrong = [(x, y - 3.0) for x, y in drawn[1:]]
    assert "around" in judged(task, [drawn[0], *wrong]).sentence


@pytest.mark.parametrize(
    ("epochs", "drawn", "said"),
    [
        (10, (1, 4), "Your curve ends at epoch 4: draw the rest up to epoch 10, too."),
        (10, (1, 5), "Your curve ends at epoch 5: draw the rest up to epoch 10, too."),
        (10, (5, 10), "Your curve begins at epoch 5: draw what comes from epoch 1 on, too."),
        (10, (3, 8), "Your curve goes from epoch 3 to 8: draw it from epoch 1 to 10."),
        (3, (1, 2), "Your curve ends at epoch 2: draw the rest up to epoch 3, too."),
        (10, (1, 9), ""),
        (10, (2, 10), ""),
        (30, (1, 27), ""),
        (3, (1, 3), ""),
        (2, (1, 2), ""),
    ],
)
def test_nearly_all_epochs_have_to_be_drawn(epochs: int, drawn: tuple[int, int], said: str) -> None:
    task = task_for((5.0, 42.0, 1.0), 0.75, epochs, "error")
    first, last = drawn
    judgement = judged(task, list(task.curve[first - 1 : last]))
    if said:
        assert judgement[:3] == (False, said, False)
    else:
        assert judgement.right


def test_a_click_is_no_curve() -> None:
    task = task_for((5.0, 42.0, 1.0), 0.75, 10, "error")
    for clicked in ([], [(3.0, 20.0)]):
        judgement = judged(task, clicked)
        assert judgement.sentence.startswith("Draw the curve that you expect")
        assert not judgement.is_answer
