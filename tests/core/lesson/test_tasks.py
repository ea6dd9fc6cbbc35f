"""How answers are judged, each kind of task for itself."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

from simplenn.core.history import History
from simplenn.core.lesson.attempt import TRIES, Attempt, after_answer, next_hint
from simplenn.core.lesson.mistakes import Mistake
from simplenn.core.lesson.quantities import QUANTITIES, value_of
from simplenn.core.lesson.tasks import read_task
from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.task import Answer, Task
from simplenn.core.lesson.toml_block import TomlBlock
from simplenn.core.setup import ARTICLE, Setup


def task_of(source: str, setup: Setup = ARTICLE) -> Task:
    found: list[Mistake] = []
    block = TomlBlock(source, 1, found)
    task = read_task(block, setup)
    block.unread()
    assert found == []
    return task


def mistakes_in(source: str, setup: Setup = ARTICLE) -> list[str]:
    found: list[Mistake] = []
    read_task(TomlBlock(source, 1, found), setup)
    return [mistake.wrong for mistake in found]


def trained(setup: Setup) -> History:
    history = History(setup)
    history.run.advance(setup.epochs)
    return history


CHOOSE = """
kind = "choose"
question = "What?"
options = ["a", "b", "c"]
answer = 2
because = ["It is not a.", "It is b.", "It is not c."]
hints = ["Not the first.", "Not the last."]
"""


def test_choosing() -> None:
    task = task_of(CHOOSE)
    assert task.judge(Answer("2")).right
    assert task.judge(Answer("1")) == (False, "No. It is not a.", True, True)
    assert not task.judge(Answer("")).is_answer
    assert not task.judge(Answer("4")).is_answer
    assert not task.judge(Answer("\u0662")).is_answer
    assert task.solution == "b"


def number(quantity: str, epoch: int | None = None, setup: Setup = ARTICLE) -> Task:
    line = "" if epoch is None else f"epoch = {epoch}\n"
    return task_of(f'kind = "number"\nquestion = "?"\nquantity = "{quantity}"\n{line}', setup)


@pytest.mark.parametrize(
    ("quantity", "epoch", "value"),
    [
        ("weight before", 2, 2.85),
        ("weight after", 1, 2.85),
        ("prediction", 1, 5.0),
        ("prediction after", 1, 14.25),
        ("delta", 1, -37.0),
        ("off by", 1, 37.0),
        ("off by after", 1, 27.75),
        ("error", 20, 0.02447549348672308),
        ("error after", 20, 0.013767465086281733),
        ("derivative", 1, -185.0),
        ("slope", 1, -370.0),
        ("best alpha", None, 0.04),
        ("largest alpha", None, 0.08),
        ("goal weight", None, 8.4),
    ],
)
def test_numbers_are_computed_by_the_core(quantity: str, epoch: int | None, value: float) -> None:
    task = number(quantity, epoch)
    solution = task.solution.split()[0]
    assert math.isclose(float(solution), value, rel_tol=1e-3)
    assert task.judge(Answer(solution)).right
    in_full = re.findall(r"[-\d.e]+", task.solution)[-1]
    assert math.isclose(float(in_full), value, rel_tol=1e-12)


def test_a_solution_is_what_comes_out_by_hand_first() -> None:
    task = number("weight after", 1, Setup(5, 42, alpha=0.07))
    assert task.solution == "13.95 (13.950000000000001 with all digits)"
    assert number("error", 2).solution == "770.0625"
    assert number("error", 20).solution == "0.02448 (0.02447549348672308 with all digits)"


def test_every_quantity_is_tried_above() -> None:
    marks = test_numbers_are_computed_by_the_core.pytestmark  # type: ignore[attr-defined]
    assert {row[0] for row in marks[0].args[1]} == set(QUANTITIES)


@pytest.mark.parametrize("typed", ["0.0245", "0,0245", "0.024", "2.4e-2", " 0.0245 "])
def test_a_number_is_right_as_people_round_and_write_it(typed: str) -> None:
    judgement = number("error", 20).judge(Answer(typed))
    assert judgement.right
    assert judgement.sentence == "Right; more exactly it is 0.02447549348672308."


@pytest.mark.parametrize(
    ("quantity", "epoch", "typed", "hint"),
    [
        ("delta", 1, "37", "sign"),
        ("error", 1, "37", "squared"),
        ("error", 1, "-37", "squared"),
        ("error", 20, "0.0138", "after the update"),
        ("error after", 20, "0.0245", "before the update"),
        ("off by", 20, "0.0245", "That is the error"),
        ("error", 2, "1369", "previous epoch"),
        ("derivative", 1, "-370", "slope"),
        ("slope", 1, "-185", "factor 2"),
        ("best alpha", None, "0.08", "largest"),
        ("best alpha", None, "0.2", "square"),
        ("largest alpha", None, "0.04", "best"),
        ("goal weight", None, "0.119", "other way up"),
        ("goal weight", None, "42", "the goal"),
        ("weight after", 1, "1", "before the update"),
        ("weight after", 1, "-0.85", "taken away"),
        ("prediction after", 1, "-4.25", "taken away"),
        ("off by after", 1, "46.25", "taken away"),
    ],
)
def test_a_known_mistake_gets_its_own_hint(
    quantity: str, epoch: int | None, typed: str, hint: str
) -> None:
    judgement = number(quantity, epoch).judge(Answer(typed))
    assert judgement.is_answer
    assert not judgement.right
    assert hint in judgement.sentence


@pytest.mark.parametrize("typed", ["", "abc", "nan", "inf", "1e999", "0x10", "--5"])
def test_what_is_no_number_is_no_try(typed: str) -> None:
    judgement = number("error", 20).judge(Answer(typed))
    assert not judgement.right
    assert not judgement.is_answer


@pytest.mark.parametrize("typed", ["1e-9999999999", "1e-400", "0"])
def test_a_number_that_is_next_to_nothing_is_too_small(typed: str) -> None:
    assert number("error", 1).judge(Answer(typed)).sentence == "No: too small."


def test_a_number_of_another_kind_only_says_which_way() -> None:
    assert number("error", 1).judge(Answer("2000")).sentence == "No: too large."
    assert number("error", 1).judge(Answer("2")).sentence == "No: too small."


def test_a_tolerance_and_wrong_answers_of_the_file_itself() -> None:
    task = task_of(
        'kind = "number"\nquestion = "?"\nanswer = 0.75\ntolerance = 0.01\n'
        'wrong = [{ value = 0.25, hint = "That is what goes away." }]\n'
    )
    assert task.judge(Answer("0.76")).right
    assert not task.judge(Answer("0.77")).right
    assert task.judge(Answer("0.25")).sentence == "No. That is what goes away."


def test_a_quantity_that_is_not_there_is_a_mistake() -> None:
    source = 'kind = "number"\nquestion = "?"\nquantity = "goal weight"\n'
    assert mistakes_in(source, Setup(0, 42)) == ["there is no goal weight with these numbers"]
    source = 'kind = "number"\nquestion = "?"\nquantity = "error"\nepoch = 200\n'
    assert mistakes_in(source, Setup(5, 42, alpha=1)) == ["there is no error with these numbers"]
    assert value_of("error after", Setup(1, 1e154, alpha=3), 1) is None


EXPERIMENTS = [
    ("within = 0.1\nepochs_at_most = 5", "alpha = 0.04", "alpha = 0.01", "off by 8.78"),
    ("within = 0.1\nepochs_at_most = 5", "alpha = 0.04", "alpha=0.04, epochs=9", "took 9 epochs"),
    (
        "within = 0.1\nepochs_at_most = 5",
        "alpha = 0.04",
        "alpha=0.01, epochs=9",
        "at most 0.1 is asked for. Your run took 9 epochs",
    ),
    ("epochs_at_least = 30", "epochs = 30", "epochs = 29", "took 29 epochs; at least 30"),
    ('does = "diverges"', "alpha = 0.09", "alpha = 0.07", "it overshoots, and learns"),
    ('does = "bounces"', "alpha = 0.08", "alpha = 0.081", "it diverges"),
    ('does = "learns"', "alpha = 0.07", "alpha = 0", "it does not learn"),
    (
        'ends = "too large"',
        "alpha = 1, epochs = 112",
        "alpha = 1, epochs = 111",
        "After 111 epochs",
    ),
    ('ends = "settled"', "epochs = 200", "epochs = 20", "still changing"),
    ("alpha_between = [0.07, 0.08]", "alpha = 0.075", "alpha = 0.0801", "too large"),
    ("weight_between = [8, 9]", "weight = 8", "weight = 7", "starting weight 7. That is too small"),
    ("last_error_at_most = 0", "weight = 8.4", "weight = 8.3", "The error of your last epoch was"),
]


@pytest.mark.parametrize(("conditions", "good", "bad", "said"), EXPERIMENTS)
def test_an_experiment_is_judged_on_what_was_trained(
    conditions: str, good: str, bad: str, said: str
) -> None:
    setup = Setup(5, 42, epochs=5)
    source = f'kind = "experiment"\nquestion = "?"\n{conditions}\nexample = [{{ {good} }}]\n'
    task = task_of(source, setup)
    wrong = mistakes_in(source.replace(good, bad), setup)
    assert len(wrong) == 1
    assert wrong[0].startswith("the example is not a solution")
    assert said in wrong[0]
    assert task.solution.startswith("for example input 5, goal 42, starting weight ")


def test_an_experiment_asks_for_a_run_first_and_takes_the_last_one() -> None:
    task = task_of(
        'kind = "experiment"\nquestion = "?"\nwithin = 0.1\nexample = [{ alpha = 0.04 }]\n'
    )
    assert not task.judge(Answer()).is_answer
    good, bad = trained(Setup(5, 42, alpha=0.04)), trained(Setup(5, 42, alpha=0.001))
    assert task.judge(Answer(runs=[bad, good])).right
    assert not task.judge(Answer(runs=[good, bad])).right
    assert not task.judge(Answer(runs=[History(ARTICLE)])).is_answer


TWO = """
kind = "experiment"
question = "?"
agree_in = ["errors", "goal"]
differ_in = ["alpha", "weights"]
example = [{ alpha = 0.01 }, { alpha = 0.07 }]
"""


def test_two_runs_are_compared() -> None:
    task = task_of(TWO)
    one, other, third = (trained(Setup(5, 42, alpha=alpha)) for alpha in (0.01, 0.07, 0.03))
    assert not task.judge(Answer(runs=[one])).is_answer
    assert task.judge(Answer(runs=[third, one, other])).right
    between = Answer(runs=[one, third, other])
    assert task.judge(between).right, "a try in between does no harm"
    assert "alpha 0.01" in task.in_words(between)
    assert "alpha 0.03" not in task.in_words(between)
    assert not task.judge(Answer(runs=[one, other, third])).right, "the last run counts"
    judgement = task.judge(Answer(runs=[one, third]))
    assert judgement.sentence == "Your last two runs do not have the same error in every epoch."
    judgement = task.judge(Answer(runs=[one, one]))
    assert judgement.sentence == "Your last two runs have the same alpha."


def test_continuing() -> None:
    task = task_of(
        'kind = "experiment"\nquestion = "?"\ncontinued = true\n'
        "example = [{ epochs = 20 }, { epochs = 20 }]\nexample_continues = true\n"
    )
    history = trained(ARTICLE)
    assert "Press Continue" in task.judge(Answer(runs=[history])).sentence
    history.continue_with(ARTICLE).advance(20)
    assert task.judge(Answer(runs=[history])).right


def test_drawing() -> None:
    task = task_of('kind = "draw"\nquestion = "?"\n')
    falling = [(float(n), 1369 * 0.5625 ** (n - 1)) for n in range(1, 21)]
    assert task.judge(Answer(drawn=falling)).right
    assert task.judge(Answer(drawn=falling[::-1])).right
    line = [(float(n), 1369 * (1 - n / 20)) for n in range(1, 21)]
    judgement = task.judge(Answer(drawn=line))
    assert judgement.sentence.startswith("You drew a curve that falls evenly.")
    assert not task.judge(Answer(drawn=falling[:2])).is_answer
    assert task.solution == "The curve falls fast at first, then ever more slowly."


def test_a_drawing_has_to_begin_and_end_where_the_curve_does_more_or_less() -> None:
    flat = task_of('kind = "draw"\nquestion = "?"\n', replace(ARTICLE, alpha=0.0))
    for value in (0.0, 700.0):
        judgement = flat.judge(Answer(drawn=[(float(n), value) for n in range(1, 21)]))
        sentence = f"it begins at 1369 and you drew it from {value:.0f}."
        assert judgement[:3] == (False, f"The shape is right, but {sentence}", True)
    assert flat.judge(Answer(drawn=[(float(n), 1100.0) for n in range(1, 21)])).right
    trembling = [(float(n), 1369.0 + 20.0 * (n % 2)) for n in range(1, 21)]
    assert flat.judge(Answer(drawn=trembling)).right, "a hand is no ruler"
    assert flat.judge(Answer("stays as it is", drawn=[(1.0, 0.0), (20.0, 0.0)])).right
    falling = task_of('kind = "draw"\nquestion = "?"\n')
    late = [(float(n), 1369 * 0.5625 ** (n - 1)) for n in range(3, 21)]
    assert falling.judge(Answer(drawn=late)).right
    judgement = falling.judge(Answer(drawn=[(n, 600 + value / 2) for n, value in late]))
    assert judgement.sentence.endswith("but it ends at 0.02448 and you drew it to 600.")


def test_a_hint_is_given_once_and_where_nothing_else_is_said_of_a_wrong_answer() -> None:
    task = task_of(
        'kind = "number"\nquestion = "?"\nquantity = "error"\nepoch = 1\nhints = ["One.", "Two."]\n'
    )
    _, plain = after_answer(Attempt(), task, Answer("1000"))
    assert plain.sentence == "No: too small. Hint: One."
    _, other = after_answer(Attempt(hints=1), task, Answer("1000"))
    assert other.sentence == "No: too small. Hint: Two."
    for attempt, answer in ((Attempt(hints=2), "1000"), (Attempt(), "-37"), (Attempt(), "37")):
        tried, said = after_answer(attempt, task, Answer(answer))
        assert "Hint" not in said.sentence
        assert tried.hints == attempt.hints


def test_a_curve_ends_before_numbers_that_a_plot_has_no_room_for() -> None:
    far = replace(ARTICLE, goal=200.0, alpha=1.0, epochs=300)
    task = task_of('kind = "draw"\nquestion = "?"\n', far)
    assert isinstance(task, DrawTask)
    high = task.bounds[1]
    assert high < math.inf
    falling = [(float(n), high * (1.0 - n / 120.0)) for n in range(1, 110)]
    assert not task.judge(Answer(drawn=falling)).right


def test_a_hint_on_a_drawing_of_the_right_shape_would_not_fit() -> None:
    task = task_of('kind = "draw"\nquestion = "?"\nhints = ["It falls fast at first."]\n')
    high = [(float(n), 600 + 700 * 0.5625 ** (n - 1)) for n in range(1, 21)]
    rising = [(float(n), 60.0 * n) for n in range(1, 21)]
    for drawn, is_hinted in ((high, False), (rising, True)):
        _, said = after_answer(Attempt(), task, Answer(drawn=drawn))
        assert not said.right
        assert ("Hint: It falls" in said.sentence) is is_hinted


def test_the_solution_comes_after_the_second_try() -> None:
    task = task_of(CHOOSE)
    attempt, first = after_answer(Attempt(), task, Answer("1"))
    assert first.sentence == "No. It is not a."
    assert (attempt.tries, attempt.is_over) == (1, False)
    attempt, second = after_answer(attempt, task, Answer("3"))
    assert second.sentence == "No. It is not c. The answer: b. It is b."
    assert (attempt.tries, attempt.solved, attempt.is_over) == (TRIES, False, True)
    again, right = after_answer(attempt, task, Answer("2"))
    assert right.right
    assert right.sentence == "Right. It is b. You were told it, so it does not count as solved."
    assert again == attempt, "an answer that was told is not solved"


def test_what_is_to_be_done_counts_after_the_explanation_too() -> None:
    task = task_of(
        'kind = "experiment"\nquestion = "?"\nwithin = 0.1\nexample = [{ alpha = 0.04 }]\n'
    )
    attempt, said = Attempt(), ""
    for alpha, tries in ((0.01, 1), (0.001, 2), (0.002, 3), (0.002, 3), (0.03, 4), (0.04, 4)):
        run = trained(Setup(5, 42, alpha=alpha))
        attempt, judgement = after_answer(attempt, task, Answer(runs=[run]))
        said = said or (judgement.sentence if judgement.right else "")
        assert attempt.tries == tries
        assert attempt.is_over is (tries >= TRIES)
    assert attempt.solved
    assert said.startswith("That is it: input 5, goal 42, starting weight 1, alpha 0.03")
    assert said.endswith("Solved in 4 tries: you did it yourself, once you knew how.")


def test_the_right_answer_is_explained_and_what_is_none_does_not_count() -> None:
    task = task_of(CHOOSE)
    attempt, nothing = after_answer(Attempt(), task, Answer(""))
    assert (attempt, nothing.is_answer) == (Attempt(), False)
    attempt, right = after_answer(attempt, task, Answer("2"))
    assert right.sentence == "Right. It is b."
    assert attempt == Attempt(1, True, 0, ("2",))


def test_hints_come_one_after_the_other() -> None:
    task, attempt, shown = task_of(CHOOSE), Attempt(), []
    for _ in range(3):
        attempt, hint = next_hint(attempt, task)
        shown.append(hint)
    assert shown == ["Hint: Not the first.", "Hint: Not the last.", "Hint: Not the last."]
    without = task_of(CHOOSE[: CHOOSE.index("hints")])
    assert next_hint(Attempt(), without) == (Attempt(), "")


def test_counting_of_epochs_goes_on_past_the_page_s_own() -> None:
    assert value_of("error", Setup(5, 42, epochs=3), 20) == 0.02447549348672308


def test_the_same_wrong_answer_twice_is_one_try() -> None:
    task = task_of(CHOOSE)
    once, _ = after_answer(Attempt(), task, Answer("1"))
    again, judgement = after_answer(once, task, Answer("1"))
    assert again == once
    assert judgement.sentence == "No. It is not a."


def test_the_same_run_checked_twice_is_one_try() -> None:
    task = task_of(
        'kind = "experiment"\nquestion = "?"\nwithin = 0.1\nexample = [{ alpha = 0.04 }]\n'
    )
    runs = [trained(Setup(5, 42))]
    once, _ = after_answer(Attempt(), task, Answer(runs=runs))
    again, judgement = after_answer(once, task, Answer(runs=runs))
    assert again == once
    assert "The answer" not in judgement.sentence
    other = [*runs, trained(Setup(5, 42, alpha=0.001))]
    assert after_answer(again, task, Answer(runs=other))[0].tries == TRIES


def test_what_means_the_opposite_is_not_proposed() -> None:
    source = (
        'kind = "experiment"\nquestion = "What?"\ndoes = "converges"\nexample = [{ alpha = 0.04 }]'
    )
    [wrong] = mistakes_in(source)
    assert "converges" in wrong
    found: list[Mistake] = []
    read_task(TomlBlock(source, 1, found), ARTICLE)
    assert found[0].right.startswith("write one of: ")
