"""One epoch taken apart."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from simplenn.core.history import History
from simplenn.core.network import SimpleNN, train_one_epoch
from simplenn.core.run import Outcome, TrainingRun
from simplenn.core.setup import Setup
from simplenn.core.stepping.code_lines import CODE, SolvedLine, code_lines, text_of
from simplenn.core.stepping.steps import Position, Step

ARTICLE = Setup(5, 42)


def bits(number: float) -> bytes:
    return struct.pack("<d", number)


def first_epoch(setup: Setup) -> tuple[SolvedLine, ...]:
    epoch = train_one_epoch(1, setup.weight, setup.input, setup.goal, setup.alpha)
    assert epoch is not None
    return code_lines(setup, epoch)


def substituted(setup: Setup) -> list[str]:
    return [text_of(line.substituted) for line in first_epoch(setup)]


def evaluated(line: SolvedLine) -> float:
    """What Python makes of the right-hand side, typed in as it stands."""
    _, expression, _ = text_of(line.substituted).split(" = ")
    return float(eval(expression))


def test_the_five_lines_are_the_articles_code() -> None:
    assert [text_of(parts) for parts in CODE.values()] == [
        "pred = input * weight",
        "delta = pred - goal",
        "error = delta ** 2",
        "derivative = delta * input",
        "weight = weight - (alpha * derivative)",
    ]


def test_the_numbers_are_put_in_as_typed_and_as_python_prints_them() -> None:
    assert substituted(ARTICLE) == [
        "pred = 5 * 1.0 = 5.0",
        "delta = 5.0 - 42 = -37.0",
        "error = (-37.0) ** 2 = 1369.0",
        "derivative = -37.0 * 5 = -185.0",
        "weight = 1.0 - (0.01 * -185.0) = 2.85",
    ]


def test_negative_numbers_stand_in_parentheses_where_the_line_needs_them() -> None:
    lines = substituted(Setup(-5, -42, -1.5, -0.01))
    assert lines[0] == "pred = -5 * -1.5 = 7.5"
    assert lines[1] == "delta = 7.5 - (-42) = 49.5"
    assert lines[4] == "weight = -1.5 - (-0.01 * -247.5) = -3.975"


def test_minus_zero_keeps_its_sign_so_that_the_line_is_true() -> None:
    line = first_epoch(Setup(-0.0, -1.0, -64.0))[0]
    assert text_of(line.substituted) == "pred = -0.0 * -64.0 = 0.0"
    assert bits(evaluated(line)) == bits(line.value)


def test_a_result_that_is_to_be_guessed_is_a_question_mark() -> None:
    assert text_of(first_epoch(ARTICLE)[2].open) == "error = (-37.0) ** 2 = ?"


def test_names_and_numbers_have_the_colours_of_their_terms() -> None:
    line = first_epoch(ARTICLE)[0]
    assert [(part.text, part.term) for part in line.substituted] == [
        ("pred", "prediction"),
        (" = ", None),
        ("5", "input"),
        (" * ", None),
        ("1.0", "weight"),
        (" = ", None),
        ("5.0", "prediction"),
    ]
    terms = {part.term for parts in CODE.values() for part in parts if part.term}
    assert terms == {"input", "goal", "weight", "prediction", "error"}


@given(setup=...)
def test_every_line_is_valid_python_and_comes_to_what_it_says(setup: Setup) -> None:
    run = TrainingRun(setup)
    run.advance(1)
    for epoch in run.trace:
        for line in code_lines(setup, epoch):
            assert bits(evaluated(line)) == bits(line.value)
            assert text_of(line.substituted).endswith(f" = {line.value!r}")


def test_stepping_gives_the_same_bits_as_training(
    setups: list[Setup], five_lines: Callable[[Setup], list[tuple[float, ...]]]
) -> None:
    """Each epoch begins with the weight that the last line of the one before came to."""
    for setup in setups[:2_000]:
        network = SimpleNN(setup.weight, setup.alpha)
        errors = network.train(setup.input, setup.goal, setup.epochs)
        weight, stepped = setup.weight, []
        for number in range(1, setup.epochs + 1):
            epoch = train_one_epoch(number, weight, setup.input, setup.goal, setup.alpha)
            if epoch is None:
                break
            lines = code_lines(setup, epoch)
            stepped.append(lines[2].value)
            weight = lines[4].value
        assert list(map(bits, stepped)) == list(map(bits, errors))
        assert bits(weight) == bits(network.weight)
        assert [bits(row[3]) for row in five_lines(setup)] == list(map(bits, stepped))


def test_an_epoch_has_four_steps_and_five_lines() -> None:
    assert [(step.name, list(step.lines)) for step in Step] == [
        ("PREDICT", [1]),
        ("COMPARE", [2, 3]),
        ("DERIVATIVE", [4]),
        ("ADJUST", [5]),
    ]


def test_going_forward_and_back_by_as_many_steps_leads_to_the_same_place() -> None:
    position = Position()
    for _ in range(57):
        position = position.next()
    assert position == Position(15, Step.COMPARE)
    for _ in range(57):
        position = position.back()
    assert position == Position()
    assert position.back() == position
    assert Position(3, Step.ADJUST).next() == Position(4, Step.PREDICT)
    assert Position(3, Step.ADJUST) < Position(4, Step.PREDICT) < Position(4, Step.COMPARE)
    assert Position(3, Step.ADJUST).in_epoch(7) == Position(7, Step.ADJUST)


def test_a_branch_of_a_history_goes_on_without_touching_it() -> None:
    history = History(replace(ARTICLE, epochs=600))
    history.run.advance(300)
    history.run.stop()
    branch = history.branch()
    branch.run.advance(300)
    assert (len(history), len(branch)) == (300, 600)
    assert branch[:300] == history[:]
    assert history.run.outcome is Outcome.STOPPED
    whole = TrainingRun(replace(ARTICLE, epochs=600))
    whole.advance(600)
    assert branch[:] == whole.trace[:]


@pytest.mark.parametrize("at", [1, 20, 21, 40])
def test_a_branch_keeps_continuations(at: int) -> None:
    history = History(ARTICLE)
    history.run.advance(20)
    history.continue_with(replace(ARTICLE, alpha=0.02)).advance(20)
    branch = history.branch()
    assert branch.seams == [21]
    assert branch[at - 1] == history[at - 1]
    assert branch.setup_at(at - 1) == history.setup_at(at - 1)
