"""What teachers write that is no TOML: each gets its line, and what would be right."""

from __future__ import annotations

import pytest

from simplenn.core.lesson.toml_slips import find_slip

SLIPS = [
    ("answer = 3\nanswer = 2", 1, "answer is set twice in this block, here and the line before"),
    ('a = 1\nb = "c"\na = 2', 2, "a is set twice in this block, here and 2 lines above"),
    ('hide = ["forecast" "ask"]', 0, "a comma is missing after an item of a list"),
    ('hide = [\n  "ask"\n  "status",\n]\nlock = []', 1, "a comma is missing after an item"),
    ('wrong = [\n { a = 1, b = "x" }\n { a = 2, b = "y" },\n]', 1, "a comma is missing after"),
    ("alpha_between = [0.07 0.08]", 0, "a comma is missing after an item of a list"),
    ('because = ["a.",, "b"]', 0, "two commas stand together"),
    ('options = ["a", "b"],', 0, "there is a comma after the value"),
    ('options = ["a", "b"\nanswer = 1', 0, "there is no ] for this ["),
    ("example = [{ alpha = 0.04 ]", 0, "there is no } for this {"),
    ('hide = "forecast", "ask"', 0, "a list has no brackets"),
    ("kind = choose", 0, "choose stands without quotes"),
    ('hide = [\n  "ask",\n  forecast,\n]', 2, "forecast stands without quotes"),
    ("kind = “choose”", 0, "“ does not begin or end a text"),
    ('question = "What?', 0, 'a text has only one "'),
    ('question = "What\ndoes it do?"', 0, 'a text has only one "'),
    ('question = "What is "off by" now?"', 0, 'a text has " in it'),
    ('question = "\\alpha?"', 0, "a text has \\a in it"),
    ("input = 5\nalpha 0.04", 1, "there is no = after alpha"),
    ('a1 = "x', 0, 'a text has only one "'),
    ("alpha: 0.04", 0, "there is no = after alpha"),
    ("example = [{ alpha: 0.04 }]", 0, "there is no = after alpha"),
    ("alpha =", 0, "nothing stands after alpha ="),
    ("alpha = 0,04", 0, "0,04 has a comma in it"),
    ("alpha_between = [0,07, 0,08]", 0, "0,07 has a comma in it"),
    ("alpha = .04", 0, ".04 has no digit beside the point"),
    ("answer = −37", 0, "the minus sign is another character"),
    ("answer = 007", 0, "a number begins with 0"),
    ("epochs = 1 000", 0, "1 000 is not one number here"),
    ("goal = 42 cm", 0, "“cm” stands after the number"),
    ("alpha = 7_ %", 0, "% is not known here"),
    ("alpha = 7_ x", 0, "“"),
    ("answer = 1/25", 0, "nothing is computed here"),
    ("epochs at most = 5", 0, "the name “epochs at most” has a space in it"),
    ("continued = True", 0, "True is not known here"),
    ("alpha = 0.04 // small", 0, "this is no comment"),
    ("- alpha = 1", 0, "- stands before alpha"),
    ("alpha = 1, epochs = 2", 0, "epochs stands in the line of another"),
    ("alpha = 0.04\n```task", 1, "the block has not ended before this line"),
    ("alpha = 0.04\n\nSome text.\n", 2, "this line does not set anything"),
    ('question = "With\nalpha 0.07 each step?"', 0, 'a text has only one "'),
    ("[[wrong]]\nvalue = 1\n\n[[wrong]]\nvalue = 2\nvalue = 3", 5, "value is set twice"),
    ("1=1\n" * 1_900, 1, "1 is set twice"),
    ('"a b"=1\n' * 1_900, 1, "a b is set twice"),
    ("a b\n" * 1_900, 0, "this line does not set anything"),
    ("a = [" * 300 + "\n" * 1_900, 0, "a stands between [ and ]"),
]


@pytest.mark.parametrize(("source", "line", "wrong"), SLIPS)
def test_a_usual_mistake_is_told_where_it_is(source: str, line: int, wrong: str) -> None:
    slip = find_slip(source)
    assert slip is not None
    assert slip.line == line
    assert slip.wrong.startswith(wrong)


@pytest.mark.parametrize(
    ("source", "right"),
    [
        ("alpha = 0,04", "write decimals with a point, 0.04"),
        ("alpha 0.04", "write alpha = 0.04"),
        ("answer = -.5", "write -0.5"),
        ("answer = -1 000", "write -1000"),
        ("kind = choose", 'write "choose"'),
        ("epochs at most = 5", "write epochs_at_most"),
        ("continued = Yes", "write true, in small letters"),
    ],
)
def test_it_says_what_to_write(source: str, right: str) -> None:
    slip = find_slip(source)
    assert slip is not None
    assert slip.right == right


@pytest.mark.parametrize(
    "source",
    [
        "",
        'a = """\nb = 1\nb = 2\n"""\nb = 3',
        "# a = 1\na = 2 # a = 3",
        'wrong = [\n  { value = 1, hint = "a = 2, [b" },\n]\nhint = "x"',
        "[[wrong]]\nvalue = 1\n[[wrong]]\nvalue = 2",
    ],
)
def test_where_nothing_is_wrong_nothing_is_told(source: str) -> None:
    assert find_slip(source) is None
