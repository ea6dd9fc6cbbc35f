"""Slips of a teacher in an editor: each is told once, in its line, with what would be right."""

from __future__ import annotations

import pytest

from simplenn.core.lesson.reader import parse_lesson

GOOD = """\
# A lesson

Of a teacher.

## First

With alpha 0.07 each step goes too far.

```setup
input = 5
goal = 42
alpha = 0.07
epochs = 12
hide = ["forecast", "alpha ruler"]
lock = ["input", "goal"]
```

Will it learn?

```task
kind = "choose"
question = "What will the prediction do?"
options = [
    "creep up",
    "jump to and fro",
    "run away",
]
answer = 2
because = ["That is 0.01.", "Yes.", "That is 0.09."]
hints = ["Step through it.", "Look at delta."]
```

## Second

Now a number.

```task
kind = "number"
question = "What is the error of epoch 2?"
quantity = "error"
epoch = 2
wrong = [
    { value = 42, hint = "That is the goal." },
    { value = 20, hint = "Those are the epochs." },
]
tolerance = 0.01
hints = ["The weight is 13.95 then."]
```

## Third

```setup
alpha = 0.01
```

```task
kind = "experiment"
question = "Get within 0.1 in at most 5 epochs."
within = 0.1
epochs_at_most = 5
example = [{ alpha = 0.04, epochs = 5 }]
```

## Fourth

```task
kind = "draw"
question = "Draw the error."
plot = "error plot"
epochs = 20
```
"""

SLIPS = """\
```setup↵input ⇒ input
    9: input stands in no block: write ```setup above it
```↵↵Will it ⇒ ↵Will it
    17: the block has not ended before this line: end it with a line of three: ```
```task↵kind = "choose" ⇒ kind = "choose"
    20: kind stands in no block: write ```task above it
"Look at delta."]↵```↵ ⇒ "Look at delta."]↵
    32: the block has not ended before this line: end it with a line of three: ```
value = 42, hint ⇒ value = 42 hint
    43: a comma is missing after an item of a list: write one between any two items
goal." },↵ ⇒ goal." }↵
    43: a comma is missing after an item of a list: write one between any two items
value = 42, hint = "That is the goal." } ⇒ value = 42, hint = "That is the goal."
    43: there is no } in the line of this {: write all of it in the line of its {
alpha = 0.07 ⇒ alpha = 0,07
    12: 0,07 has a comma in it: write decimals with a point, 0.07
epochs = 12 ⇒ epochs = twelve
    13: epochs is twelve: write a whole number from 1 to 1,000,000,000
epochs = 12 ⇒ epochs = 12.5
    13: epochs is 12.5: write a whole number from 1 to 1,000,000,000
epochs = 12 ⇒ epochs = "12"
    13: epochs is "12": write a whole number from 1 to 1,000,000,000
alpha = 0.07 ⇒ alpha = small
    12: alpha is small: write a number such as 0.1, without quotes
"creep up", ⇒ "creep up"
    24: a comma is missing after an item of a list: write one between any two items
"creep up", ⇒ "creep up,
    24: a text has only one ": write a " before it and after it, in the same line
"creep up", ⇒ creep up",
    24: a text has only one ": write a " before it and after it, in the same line
"creep up", ⇒ creep up,
    24: creep up stands without quotes: write "creep up"
    "run away",↵] ⇒     "run away",↵
    23: there is no ] for this [: add ] after its last item
options = [↵ ⇒ options = ↵
    23: nothing stands after options =: write its value there, or leave the line out
kind = "choose" ⇒ kind = choose
    21: choose stands without quotes: write "choose"
kind = "choose" ⇒ kind = „choose“
    21: „ does not begin or end a text: write the straight quotes " of keyboards
kind = "choose" ⇒ kind = "multiple choice"
    21: kind is "multiple choice": write one of: choose, number, experiment, draw
answer = 2 ⇒ answer = 4
    28: answer is 4: write a whole number from 1 to 3
answer = 2 ⇒ answer = "b"
    28: answer is "b": write a whole number from 1 to 3
answer = 2 ⇒ answer = two
    28: answer is two: write a whole number from 1 to 3
answer = 2 ⇒ answer: 2
    28: there is no = after answer: write answer = 2
answer = 2 ⇒ answer 2
    28: there is no = after answer: write answer = 2
answer = 2 ⇒ answer = 2↵answer = 3
    29: answer is set twice in this block, here and the line before: leave one of them out
answer = 2↵ ⇒ ∅
    20: answer is missing: add answer = 1, or another whole number up to 3
"Yes.",  ⇒ ∅
    29: because has 2 texts: write 3, one for each option, or a single text
## Second ⇒ ### Second
    37: this page has a second task block: write ## in line 33, to begin another page
## Second ⇒ ##Second
    33: there is no space after the #: write # TITLE, or ## TITLE
## Second ⇒ # Second
    33: a lesson has one title, not 2: begin pages with ##, not with #
# A lesson ⇒ A lesson
    1: a lesson has one title, not 0: write # A lesson
## First ⇒ # First
    5: a lesson has one title, not 2: begin pages with ##, not with #
goal = 42 ⇒ goal = 42 cm
    11: “cm” stands after the number: write 42 alone
goal = 42↵ ⇒ Goal = 42↵
    11: nobody knows Goal here: did you mean "goal"?
lock = ["input", "goal"] ⇒ lock = "input", "goal"
    15: a list has no brackets: write lock = ["...", "..."]
lock = ["input", "goal"] ⇒ lock = ["input" "goal"]
    15: a comma is missing after an item of a list: write one between any two items
lock = ["input", "goal"] ⇒ lock = ["input", goal]
    15: goal stands without quotes: write "goal"
lock = ["input", "goal"] ⇒ lock = [input, goal]
    15: input stands without quotes: write "input"
lock = ["input", "goal"] ⇒ lock = input
    15: input stands without quotes: write "input"
hide = ["forecast" ⇒ hide = ["forcast"
    14: hide names "forcast": did you mean "forecast"?
quantity = "error" ⇒ quantity = "errors"
    40: quantity is "errors": did you mean "error"?
quantity = "error" ⇒ quantity = error
    40: error stands without quotes: write "error"
epoch = 2↵ ⇒ ∅
    37: epoch is missing: add epoch = 1, or another whole number up to 100,000
epoch = 2↵ ⇒ epoch = 0↵
    41: epoch is 0: write a whole number from 1 to 100,000
epoch = 2↵ ⇒ epoch = 2.↵
    41: 2. has no digit beside the point: write 2.0
epochs_at_most = 5 ⇒ epochs at most = 5
    60: the name “epochs at most” has a space in it: write epochs_at_most
epochs_at_most = 5 ⇒ epochs-at-most = 5
    60: nobody knows epochs-at-most here: did you mean "epochs_at_most"?
example = [{ alpha = 0.04, epochs = 5 }] ⇒ example = [alpha = 0.04, epochs = 5]
    61: alpha stands between [ and ]: write [{ alpha = 0.04, epochs = 5 }]
example = [{ alpha = 0.04, epochs = 5 }] ⇒ example = { alpha = 0.04, epochs = 5 }
    61: example is no list of tables: write [{ ... }, { ... }]
example = [{ alpha = 0.04, epochs = 5 }]↵ ⇒ ∅
    57: example is missing: add example = [{ alpha = 0.04 }]
within = 0.1 ⇒ within = 10 %
    59: % is not known here: write 0.1
within = 0.1 ⇒ within = -0.1
    59: within is below 0: write 0 or more
within = 0.1 ⇒ within = .1
    59: .1 has no digit beside the point: write 0.1
What will the prediction do?" ⇒ What will "it" do?"
    22: a text has " in it: write ' inside of texts
question = "What will the prediction do?" ⇒ question = "What will↵the prediction do?"
    22: a text has only one ": write a " before it and after it, in the same line
question = "What will the prediction do?" ⇒ question = What will the prediction do?
    22: What will the prediction do? stands without quotes: write "What will the prediction do?"
plot = "error plot" ⇒ plot = "errors"
    69: plot is "errors": write one of: error plot, weight plot
epochs = 20↵```↵ ⇒ epochs = 20↵
    70: the block has not ended: end it with a line of three: ```
epochs = 20↵```↵ ⇒ epochs = 20↵``↵
    71: the block has not ended before this line: end it with a line of three: ```
```setup ⇒ ``setup
    9: “``setup” begins no block: write ```setup
```setup ⇒ ``` set up
    9: nobody knows a block "set up": write ```setup or ```task
```setup ⇒ ```
    9: this block has no name: write ```setup or ```task
```setup ⇒ ```Setup
    9: nobody knows a block "Setup": write ```setup or ```task
Of a teacher. ⇒ Of a teacher.↵---
    4: this line makes a title of the text above it: leave a line empty before it
hints = ["The weight is 13.95 then."] ⇒ hint = "The weight is 13.95 then."
    47: nobody knows hint here: did you mean "hints"?
tolerance = 0.01 ⇒ tolerance = 1e-2x
    46: “x” stands after the number: write 1e-2 alone
tolerance = 0.01 ⇒ tolerance = 1/100
    46: nothing is computed here: write the number, such as 0.04
alpha = 0.07 ⇒ alpha = 0.07;
    12: “;” stands after the number: write 0.07 alone
alpha = 0.07 ⇒ alpha = 0.07 // big
    12: this is no comment: begin comments with #
alpha = 0.07 ⇒ alpha = 0.07 epochs = 3
    12: epochs stands in the line of another: write each in a line of its own
alpha = 0.07 ⇒ alpha == 0.07
    12: = stands where a value should be: leave it out
alpha = 0.07 ⇒ alpha =
    12: nothing stands after alpha =: write its value there, or leave the line out
epochs = 12 ⇒ epochs = 1 000
    13: 1 000 is not one number here: write 1000
epochs = 12 ⇒ epochs = 1,000
    13: 1,000 has a comma in it: write 1000, or decimals with a point
epochs = 12 ⇒ epochs = 1.000
    13: epochs is 1.0: write a whole number from 1 to 1,000,000,000
goal = 42 ⇒ goal = −42
    11: the minus sign is another character: write the - of the keyboard
"jump to and fro" ⇒ "creep up"
    23: two options are the same: write different ones
{ value = 42, hint = "That is the goal." },↵ ⇒ { value = 42,↵ hint = "That is the goal." },↵
    43: there is no } in the line of this {: write all of it in the line of its {
{ value = 42, hint ⇒ { value: 42, hint
    43: there is no = after value: write value = 42
{ value = 42 ⇒ { 42
    43: this line does not set anything: write NAME = VALUE, or end the block before it with ```
epochs." },↵] ⇒ epochs." },↵
    42: there is no ] for this [: add ] after its last item
quantity = "error"↵epoch ⇒ quantity = "error↵epoch
    40: a text has only one ": write a " before it and after it, in the same line
    { value = 42, ⇒     value = 42,
    43: there is no { for this }: add { before the first name, or leave } out
"That is the goal." } ⇒ "That is the goal." }}
    43: there is no { for this }: add { before the first name, or leave } out
```setup↵input ⇒ ````setup↵input
    9: ````setup begins no block: write ```setup, with 3 marks
quantity = "error" ⇒ ∅
    37: quantity is missing: add quantity = "error", or answer = 0.1, or others
quantity = "error" ⇒ answer = 3
    41: epoch belongs to a quantity: leave it out, or write quantity
    "run away", ⇒     "run away",↵    "run away",
    23: two options are the same: write different ones
is 13.95 then."]↵``` ⇒ is 13.95 then."]↵```↵```
    49: this ``` begins a block that holds “## Third”: leave it out, or end it before that
Will it learn? ⇒ ```↵Will it learn?
    18: this ``` begins a block that holds “```task”: leave it out, or end it before that
## Third ⇒ ```↵## Third
    50: this ``` begins a block that holds “## Third”: leave it out, or end it before that
kind = "draw" ⇒ kind = "draw";
    67: ; stands after a text: leave it out
"creep up", ⇒ "creep up";
    24: ; stands after a text: write a comma there
"run away",↵ ⇒ "run away";↵
    26: ; stands after a text: leave it out
hide = ["forecast", "alpha ruler"] ⇒ hide = ["forecast". "alpha ruler".]
    14: . stands after a text: write a comma there
hide = ["forecast", "alpha ruler"] ⇒ hide = ["forecast", "alpha ruler".]
    14: . stands after a text: leave it out
value = 42, hint ⇒ value = 46,25, hint
    43: 46,25 has a comma in it: write decimals with a point, 46.25
answer = 2↵ ⇒ answer = 2↵```↵
    30: because stands in no block: leave out the ``` in line 29
plot = "error plot" ⇒ plot: "error plot"
    69: there is no = after plot: write plot = "error plot"
plot = "error plot" ⇒ plot "error plot"
    69: there is no = after plot: write plot = "error plot"
lock = ["input", "goal"] ⇒ lock = ("input", "goal")
    15: ( does not begin a list: write it between [ and ]
alpha = 0.07 ⇒ alpha = 7%
    12: % is not known here: write 0.07
alpha = 0.07 ⇒ alpha = 7 %
    12: % is not known here: write 0.07
alpha = 0.07 ⇒ alpha = 0.0 7
    12: 0.0 7 has a space in it: write one number without a space
value = 20, hint ⇒ value = "20", hint
    44: value is "20": write 20 without quotes
value = 20, hint ⇒ value = 770.0625, hint
    44: 770.0625 is no wrong answer: 770.0625 is the right one: leave it out
Will it learn? ⇒ setup
    18: “setup” begins no block: write ```setup, or leave it out
Will it learn? ⇒ Will it learn?↵``
    19: this ends no block: write three: ```, or leave it out
Will it learn? ⇒ ``
    18: this ends no block: write three: ```, or leave it out
## Second ⇒ ##
    33: this title has no words: write them after the #
## Second ⇒ Second
    37: this page has a second task block: begin another page in line 33, with ## Second
## Second ⇒ By hand
    37: this page has a second task block: begin another page in line 33, with ## By hand
question = "Draw ⇒ qestion = "Draw
    68: nobody knows qestion here: did you mean "question"?
answer = 2↵ ⇒ anwser = 2↵
    28: nobody knows anwser here: did you mean "answer"?
quantity = "error" ⇒ quantty = "error"
    40: nobody knows quantty here: did you mean "quantity"?
"""
"""What is changed into what, and what is said of it; ↵ ends a line, and ∅ is nothing."""


LINES = SLIPS.splitlines()


def changed(slip: str) -> str:
    good, bad = slip.replace("↵", "\n").replace("∅", "").split(" ⇒ ")
    assert good in GOOD
    return GOOD.replace(good, bad, 1)


@pytest.mark.parametrize(("slip", "said"), list(zip(LINES[::2], LINES[1::2], strict=True)))
def test_a_slip_is_told_once_with_what_would_be_right(slip: str, said: str) -> None:
    _, mistakes = parse_lesson(changed(slip))
    assert [mistake.in_file("").removeprefix(":") for mistake in mistakes] == [said.strip()]


@pytest.mark.parametrize("fence", ["```setup", "```task", "```"])
def test_a_fence_that_is_missing_can_be_mended_as_it_is_said(fence: str) -> None:
    good = GOOD.splitlines()
    for place in [place for place, line in enumerate(good) if line == fence]:
        lines = good[:place] + good[place + 1 :]
        [mistake] = parse_lesson("\n".join(lines))[1]
        assert mistake.right.startswith(
            (f"write {fence} above it", f"end it with a line of three: {fence}")
        )
        is_at_the_end = mistake.wrong == "the block has not ended"
        lines.insert(mistake.line if is_at_the_end else mistake.line - 1, fence)
        assert without_empty_lines(lines) == without_empty_lines(good)


def without_empty_lines(lines: list[str]) -> list[str]:
    return [line for line in lines if line]
