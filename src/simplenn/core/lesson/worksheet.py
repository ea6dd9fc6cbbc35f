"""Worksheets: a lesson's questions on paper, or a few epochs to be done by hand."""

from __future__ import annotations

from html import escape
from typing import Final, NamedTuple

from simplenn.core.fields import FIELDS
from simplenn.core.history import History
from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.results_page import NAME_AND_DATE
from simplenn.core.lesson.tasks.choose import ChooseTask
from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.task import Task
from simplenn.core.network import Epoch
from simplenn.core.numbers import format_exact, format_short
from simplenn.core.setup import Setup
from simplenn.core.stepping.code_lines import CODE, text_of

AXES: Final = "axes"
"""What the HTML calls the picture of empty axes; who prints it draws them."""

AXES_WIDTH: Final = 567
AXES_HEIGHT: Final = 265
"""Pixels of 1/96 inch, as HTML counts them: 15 by 7 cm."""

BY_HAND: Final = 3
"""Epochs in the table that is filled in by hand."""

_CODE: Final = tuple(text_of(line) for line in CODE.values())

_COLUMNS: Final = ("prediction", "delta", "error", "derivative", "new_weight")
_HEADINGS: Final = ("epoch", "weight", "prediction", "delta", "error", "derivative", "new weight")


class Exercise(NamedTuple):
    """A question on paper.

    Attributes:
        text: What is to be read before it, in Markdown.
        question: What is asked.
        options: What can be ticked, or nothing.
        numbers: The set-up that it is about, in words, or nothing where it is as before.
        axes: What is drawn against the epochs, or nothing where no curve is asked for.
        solution: The right answer, and why.
    """

    text: str
    question: str
    options: tuple[str, ...]
    numbers: str
    axes: str
    solution: str


class Worksheet(NamedTuple):
    """What is printed.

    Attributes:
        title: Its heading.
        setup: The numbers of the table that is filled in by hand.
        table: The epochs of that table, all computed.
        exercises: The questions.
    """

    title: str
    setup: Setup
    table: tuple[Epoch, ...]
    exercises: tuple[Exercise, ...]


def worksheet_of_lesson(lesson: Lesson) -> Worksheet:
    """Make a worksheet of a lesson: its tasks, and a table with the first page's numbers."""
    exercises: list[Exercise] = []
    first: Setup | None = None
    before: Setup | None = None
    for number, task in lesson.tasks:
        page_setup = lesson.setup_on(number)
        setup = page_setup.setup if page_setup else None
        first = first or setup
        numbers = "" if setup is None or setup == before else _numbers(setup)
        before = setup
        exercises.append(_exercise(lesson.pages[number - 1].text, task, numbers))
    setup = first or Setup(5, 42)
    return Worksheet(lesson.title, setup, _first_epochs(setup), tuple(exercises))


def worksheet_of_setup(setup: Setup) -> Worksheet:
    """Make a worksheet without a lesson: a few epochs by hand."""
    count = len(_first_epochs(setup))
    title = "By hand: one epoch" if count == 1 else f"By hand: {count} epochs"
    return Worksheet(title, setup, _first_epochs(setup), ())


def worksheet_html(worksheet: Worksheet, *, solutions: bool = False) -> str:
    """Write a worksheet as HTML of the plain kind that Qt can print.

    Args:
        worksheet: What is printed.
        solutions: Whether the solutions follow, beginning on a page of their own.
    """
    parts = [
        f"<h1>{escape(worksheet.title)}</h1>",
        NAME_AND_DATE,
        *(_exercise_html(number, each) for number, each in enumerate(worksheet.exercises, 1)),
        f"<h2>By hand</h2><p>{escape(_numbers(worksheet.setup))}</p>",
        f"<p>{'<br>'.join(escape(line) for line in _CODE)}</p>",
        _table(worksheet, filled_in=False),
    ]
    if solutions:
        parts.append('<h1 style="page-break-before: always">Solutions</h1>')
        for number, each in enumerate(worksheet.exercises, 1):
            parts.append(f"<p><b>{number}.</b> {escape(each.solution)}</p>")
        parts.append("<h2>By hand</h2>")
        parts.append(_table(worksheet, filled_in=True))
    return "\n".join(parts)


def _exercise(text: str, task: Task, numbers: str) -> Exercise:
    options = task.options if isinstance(task, ChooseTask) else ()
    solution = " ".join(part for part in (f"{task.solution.rstrip('.')}.", task.because) if part)
    axes = task.plot.removesuffix(" plot") if isinstance(task, DrawTask) else ""
    return Exercise(text, task.question, options, numbers, axes, solution)


def _numbers(setup: Setup) -> str:
    """The set-up as one line."""
    return ", ".join(
        f"{field.label} {format_exact(getattr(setup, field.name))}" for field in FIELDS
    )


def _first_epochs(setup: Setup) -> tuple[Epoch, ...]:
    history = History(setup)
    history.run.advance(BY_HAND)
    return tuple(history)


def _exercise_html(number: int, exercise: Exercise) -> str:
    from markdown_it import MarkdownIt  # here: a start without a lesson does not need it

    text = MarkdownIt("commonmark", {"html": False}).render(exercise.text)
    numbers = f"<p><i>{escape(exercise.numbers)}</i></p>" if exercise.numbers else ""
    if exercise.options:
        answer = "".join(f"<p>\N{BALLOT BOX} {escape(option)}</p>" for option in exercise.options)
    elif exercise.axes:
        picture = f'<img src="{AXES}" width="{AXES_WIDTH}" height="{AXES_HEIGHT}">'
        answer = f"<p>{picture}<br>upwards: {exercise.axes}, to the right: epoch</p>"
    else:
        answer = "<p>Answer: ______________________________</p>"
    question = f"<p><b>{number}. {escape(exercise.question)}</b></p>"
    return f"<div>{text}{numbers}{question}{answer}</div>"


def _table(worksheet: Worksheet, *, filled_in: bool) -> str:
    """The first epochs: the weight of the first is given, the rest is to be found."""
    heads = "".join(f"<th>{heading}</th>" for heading in _HEADINGS)
    rows = [f"<tr>{heads}</tr>"]
    for epoch in worksheet.table:
        given = format_short(epoch.weight) if filled_in or epoch.number == 1 else "&nbsp;"
        results = [format_short(getattr(epoch, column)) for column in _COLUMNS]
        cells = [str(epoch.number), given, *(results if filled_in else ["&nbsp;"] * len(results))]
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return f'<table border="1" cellspacing="0" cellpadding="8" width="100%">{"".join(rows)}</table>'
