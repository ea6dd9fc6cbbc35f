"""Lesson files: what is read, and what is said of mistakes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenn.core.errors import LessonError
from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.lesson.reader import MAX_BYTES, parse_lesson, read_lesson
from simplenn.core.lesson.tasks.number import NumberTask
from simplenn.core.lesson.template import new_lesson
from simplenn.core.setup import ARTICLE, Setup
from simplenn.resources import resource

GOOD = """\
# Too small, too large

A lesson about alpha.

## Predict before you press

With alpha 0.07 each step goes too far.

```setup
alpha = 0.07
hide = ["forecast", "alpha ruler"]
lock = ["input", "goal"]
```

Will it learn?

```task
kind = "choose"
question = "What will the prediction do?"
options = ["creep up", "jump", "run away"]
answer = 2
because = ["That is 0.01.", "Yes.", "That is 0.09."]
```

## The end
"""


def mistakes(source: str) -> list[str]:
    return [mistake.in_file("a.lesson") for mistake in parse_lesson(source)[1]]


def test_a_lesson_is_read() -> None:
    lesson, wrong = parse_lesson(GOOD)
    assert lesson is not None
    assert wrong == []
    assert (lesson.title, lesson.introduction) == ("Too small, too large", "A lesson about alpha.")
    assert [page.title for page in lesson.pages] == ["Predict before you press", "The end"]
    first, last = lesson.pages
    assert first.text == "With alpha 0.07 each step goes too far.\n\n\nWill it learn?"
    assert first.setup is not None
    assert first.setup.setup == Setup(5, 42, alpha=0.07)
    assert first.setup.hidden == {Hidden.FORECAST, Hidden.ALPHA_RULER}
    assert first.setup.locked == {"input", "goal"}
    assert (last.text, last.setup, last.task) == ("", None, None)


def test_what_a_later_page_asks_for_stays_hidden() -> None:
    lesson, wrong = parse_lesson(GOOD.replace("hide = [", 'hide_always = ["numbers"]\nhide = ['))
    assert lesson is not None
    setup = lesson.pages[0].setup
    assert setup is not None
    assert wrong == []
    assert setup.hidden_while(False) == {Hidden.NUMBERS}
    assert setup.hidden_while(True) == {Hidden.NUMBERS, Hidden.FORECAST, Hidden.ALPHA_RULER}


def test_a_page_may_begin_with_code() -> None:
    lesson, _ = parse_lesson("# A\n\n## B\n\n```setup\n```\n\n    one\n    two\n\nText.\n")
    assert lesson is not None
    assert lesson.pages[0].text == "    one\n    two\n\nText."


def test_a_page_without_numbers_keeps_those_before_it_and_hides_nothing() -> None:
    lesson, _ = parse_lesson(GOOD)
    assert lesson is not None
    handed_on = lesson.setup_on(2)
    assert handed_on is not None
    assert handed_on.setup.alpha == 0.07
    assert not handed_on.hidden
    assert not handed_on.locked


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ('kind = "choose"', 'kind = "chose"'),
            'a.lesson:18: kind is "chose": did you mean "choose"?',
        ),
        (
            ("answer = 2", "answer = 4"),
            "a.lesson:21: answer is 4: write a whole number from 1 to 3",
        ),
        (("answer = 2\n", ""), "a.lesson:17: answer is missing: add answer = 1, or another"),
        (
            ("question =", "qestion ="),
            'a.lesson:19: nobody knows qestion here: did you mean "quest',
        ),
        (("alpha = 0.07", 'alpha = "big"'), 'a.lesson:10: alpha is "big": write a number such as'),
        (("alpha = 0.07", "alpha = 1e999"), "a.lesson:10: alpha is inf: write a number such as 0"),
        (("alpha = 0.07", "epochs = 0"), "a.lesson:10: epochs is 0: write a whole number from"),
        (("alpha = 0.07", "alpha ="), "a.lesson:10: nothing stands after alpha ="),
        (
            ("alpha = 0.07", "alpha = " + "1" * 5_000),
            "a.lesson:12: this is no TOML (a number has too many digits)",
        ),
        (
            ("alpha = 0.07", "alpha = " + "[" * 5_000),
            "a.lesson:12: this is no TOML (it is nested too deeply)",
        ),
        (
            ('"forecast"', '"forcast"'),
            'a.lesson:11: hide names "forcast": did you mean "forecast"?',
        ),
        (('"goal"]', '"gaol"]'), 'a.lesson:12: lock names "gaol": did you mean "goal"?'),
        (
            ("```task", "```tsak"),
            'a.lesson:17: nobody knows a block "tsak": write ```setup or ```t',
        ),
        (("Will it", "<b>Will</b> it"), "a.lesson:15: HTML is not shown in lessons"),
        (("Will it", "![x](/dev/zero) it"), "a.lesson:15: pictures are not shown in lessons"),
        (("Will it", "[x](file:///x) it"), "a.lesson:15: links are not opened from lessons"),
        (("# Too", "Too"), "a.lesson:1: a lesson has one title, not 0"),
        (("## The end", "# The end"), "a.lesson:25: a lesson has one title, not 2"),
        (('"Yes.", ', ""), "a.lesson:22: because has 2 texts: write 3, one for each option"),
        (("Will it", "Wi\u202ell it"), "a.lesson:15: there is an invisible character, U+202E, in"),
        (("Will it", "Will it" * 1_000), "a.lesson:5: this page has 7,0"),
        (("alpha = 0.07", "a." * 9_999 + "a = 1"), "a.lesson:12: this is no TOML (it is nested"),
        (("alpha = 0.07", "alpha = 0,07"), "a.lesson:10: 0,07 has a comma in it: write decimals"),
        (
            ("answer = 2", "answer = 2\nanswer = 3"),
            "a.lesson:22: answer is set twice in this block",
        ),
        (("```\n\nWill", "\n\nWill"), "a.lesson:15: the block has not ended before this line"),
        (("```task\n", ""), "a.lesson:17: kind stands in no block: write ```task above it"),
        (("```setup\n", ""), "a.lesson:9: alpha stands in no block: write ```setup above it"),
        (("```setup", "```"), "a.lesson:9: this block has no name: write ```setup or ```task"),
        (("```setup", "```Setup"), 'a.lesson:9: nobody knows a block "Setup": write ```setup'),
        (('"jump"', '"Creep  up"'), "a.lesson:20: two options are the same: write different ones"),
        (('"jump"', '" "'), "a.lesson:20: an option is empty: write what can be chosen"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_is_right(
    change: tuple[str, str], said: str
) -> None:
    assert GOOD.count(change[0]) >= 1
    found = mistakes(GOOD.replace(*change, 1))
    assert any(line.startswith(said) for line in found), found


def test_the_numbers_of_an_earlier_page_hold_for_the_task_of_a_later_one() -> None:
    asked = '```task\nkind = "number"\nquestion = "?"\nquantity = "weight after"\nepoch = 1\n```'
    lesson, _ = parse_lesson(f"{GOOD}\n{asked}\n")
    assert lesson is not None
    task = lesson.pages[1].task
    assert isinstance(task, NumberTask)
    assert task.value == 13.950000000000001, "that is alpha 0.07"


@pytest.mark.parametrize(
    ("change", "right"),
    [
        (("answer = 2", "answer ="), "write its value there"),
        (('["creep up", "jump", "run away"]', '["creep up"]'), "a.lesson:20: there is 1 option"),
        (
            (GOOD, "    " + GOOD.replace("\n", "\n    ")),
            "1: this line does not begin at the left edge",
        ),
        (("alpha = 0.07", "alpha = 0,07"), "write decimals with a point, 0.07"),
        (('kind = "choose"', "kind = \u201cchoose\u201d"), "write the straight quotes"),
        (('kind = "choose"', 'kind = "drew"'), 'did you mean "draw"?'),
    ],
)
def test_what_is_wrong_only_because_of_another_mistake_is_not_told(
    change: tuple[str, str], right: str
) -> None:
    [said] = mistakes(GOOD.replace(*change))
    assert right in said


@pytest.mark.parametrize(
    ("setup", "task", "said"),
    [
        (
            'lock = ["alpha", "goal"]',
            'kind = "experiment"\nwithin = 9\nexample = [{ alpha = 0.04 }, { goal = 42 }]',
            "a.lesson:12: the example changes alpha, which is locked: leave it out of lock, or",
        ),
        (
            "alpha = 0.04",
            'kind = "experiment"\ncontinued = true\nexample = [{ epochs = 9 }]',
            "add example_continues = true, and what it continues with",
        ),
        (
            "alpha = 0.04",
            'kind = "number"\nquantity = "error"\nepoch = 2\nwrong = [{ value = 0, hint = "!" }]',
            "a.lesson:13: 0 is no wrong answer: 0 is the right one: leave it out",
        ),
        (
            "alpha = 0.01",
            'kind = "number"\nanswer = 4\ntolerance = 1\nwrong = [{ value = 5, hint = "!" }]',
            "a.lesson:13: 5 is near enough to 4 to be right: leave it out",
        ),
        (
            "alpha = 0.01",
            'kind = "number"\nanswer = 4\nwrong = [{value=5, hint="!"}, {value=5.0, hint="?"}]',
            "a.lesson:12: 5 is there twice: leave one of them out",
        ),
        (
            "alpha = small",
            'kind = "experiment"\nwithin = 0.1\nexample = [{ epochs = 5 }]',
            "a.lesson:6: alpha is small: write a number such as 0.1, without quotes",
        ),
        (
            'hide = ["weight plot"]',
            'kind = "draw"\nplot = "weight plot"',
            "a.lesson:11: the weight plot is hidden on this page: leave it out of hide",
        ),
        (
            'lock = ["epochs"]',
            'kind = "draw"\nepochs = 21',
            "a.lesson:11: 21 epochs are drawn, and epochs is locked: write at most 20",
        ),
    ],
)
def test_what_does_not_fit_on_a_page_is_told_once(setup: str, task: str, said: str) -> None:
    page = f'# A\n\n## P\n\n```setup\n{setup}\n```\n\n```task\n{task}\nquestion = "?"\n```\n'
    [found] = mistakes(page)
    assert said in found


def test_code_in_the_text_is_no_block() -> None:
    assert mistakes(GOOD.replace("Will it", "```\nweight = weight - step\n```\nWill it")) == []


def test_of_very_many_mistakes_the_first_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.lesson"
    path.write_text("# A\n\n## B\n" + "\n```setup\nx = 1\n```\n" * 500, "utf-8")
    with pytest.raises(LessonError) as raised:
        read_lesson(path)
    lines = str(raised.value).splitlines()
    assert (len(lines), lines[-1]) == (21, "a.lesson: there are 480 more mistakes")


def test_of_very_many_texts_without_quotes_the_first_is_told() -> None:
    wrong = GOOD.replace('"creep up"', ", ".join(["creep up"] * 500))
    [told] = mistakes(wrong)
    assert 'creep up stands without quotes: write "creep up"' in told


def test_in_a_very_long_block_a_title_is_a_comment() -> None:
    rows = "    1,\n" * 3_000
    _, wrong = parse_lesson(f"# A\n\n## B\n\n```setup\nlock = [\n{rows}]\n## C\n```\n")
    assert [each.wrong for each in wrong] == ["lock is no list of texts"]


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines() -> None:
    wrong = GOOD.replace("alpha = 0.07", "alpha = true").replace("answer = 2", "answer = 0")
    assert [line.split(":")[1] for line in mistakes(wrong)] == ["10", "21"]


def test_without_pages_there_is_no_lesson() -> None:
    lesson, wrong = parse_lesson("# Title\n\ntext\n")
    assert lesson is None
    assert [mistake.wrong for mistake in wrong] == ["there is no page"]


def test_a_file_with_mistakes_is_refused_with_a_line_for_each(tmp_path: Path) -> None:
    path = tmp_path / "my first.lesson"
    path.write_text(GOOD.replace("answer = 2", "answer = 0").replace("lock", "log"), "utf-8")
    with pytest.raises(LessonError) as caught:
        read_lesson(path)
    assert len(str(caught.value).splitlines()) >= 2
    assert all(line.startswith("my first.lesson:") for line in str(caught.value).splitlines())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"# A\n\n## \xff\n", "a.lesson:3: this is no text in UTF-8: save it as UTF-8"),
        (b"#" * (MAX_BYTES + 1), "is too long for a lesson: at most 256 KB."),
    ],
)
def test_what_is_no_lesson_at_all(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.lesson"
    path.write_bytes(data)
    with pytest.raises(LessonError, match=said.replace(".", r"\.")):
        read_lesson(path)


def test_prose_that_begins_as_a_field_does_is_prose() -> None:
    assert mistakes("# A\n\n## P\n\nanswer = 42 is what everybody says.\n") == []


def test_a_control_character_in_a_word_is_not_printed() -> None:
    _, wrong = parse_lesson('# A\n\n## P\n\n```setup\nlock = ["\\u001b[2J"]\n```\n')
    assert wrong[0].wrong == 'lock names "\ufffd[2J"'


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match="it is not there"):
        read_lesson(tmp_path / "none.lesson")
    with pytest.raises(LessonError, match="it is no file"):
        read_lesson(tmp_path)


def test_line_ends_hard_spaces_and_a_mark_at_the_beginning_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "windows.lesson"
    windows = GOOD.replace("\n", "\r\n").replace(" = ", "\xa0=\xa0")
    path.write_bytes(b"\xef\xbb\xbf" + windows.encode())
    assert read_lesson(path) == parse_lesson(GOOD)[0]


@pytest.mark.parametrize("setup", [ARTICLE, Setup(-0.5, 1e300, 1e-5, -0.0, 1_000_000_000)])
def test_a_new_lesson_has_no_mistakes(setup: Setup) -> None:
    lesson, wrong = parse_lesson(new_lesson(setup))
    assert lesson is not None
    if setup is ARTICLE:
        assert wrong == []
    page = lesson.pages[0].setup
    assert page is not None
    assert page.setup == setup


PIECES = st.sampled_from(
    [
        *(
            "# A\n",
            "## P\n",
            "```setup\n",
            "```task\n",
            "```\n",
            "\n",
            "> ",
            "    ",
            "- [ ] x\n",
            "\0",
        ),
        *(
            'kind = "number"\n',
            'kind = "experiment"\n',
            'kind = "draw"\n',
            "quantity = ",
            '"error"\n',
        ),
        *(
            "epoch = 99999\n",
            "input = 1e308\n",
            'wrong = [{value=1, hint="x"}]\n',
            "[[a]]\n",
            '"""',
        ),
        *("example = [{ alpha = 1 }]\n", 'does = "learns"\n', "within = 1\n", "agree_in = []\n"),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_that_is_in_a_file_makes_the_reader_fail(source: str) -> None:
    lesson, wrong = parse_lesson(source)
    assert lesson is not None or wrong
    count = source.count("\n") + 1
    assert all(1 <= mistake.line <= count + 1 for mistake in wrong)


def test_a_shipped_lesson_with_bytes_changed_is_read_or_refused_in_words(tmp_path: Path) -> None:
    chance = random.Random(1)
    data = bytearray(resource("lessons", "02-how-large-a-step.lesson").read_bytes())
    path, refused = tmp_path / "a.lesson", 0
    for _ in range(150):
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 4)):
            place = chance.randrange(len(changed))
            if chance.random() < 0.5:
                changed[place] = chance.randrange(256)
            else:
                del changed[place : place + chance.randrange(1, 40)]
        path.write_bytes(changed)
        try:
            assert read_lesson(path).pages
        except LessonError:
            refused += 1
    assert refused > 0
