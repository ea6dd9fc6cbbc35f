"""Worksheets: a lesson's questions on paper, or a few epochs to be done by hand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

from simplenn.core.history import History
from simplenn.core.lesson.conditions import FIELD_NAMES
from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.results_page import name_and_date
from simplenn.core.lesson.tasks.choose import ChooseTask
from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.experiment import ExperimentTask
from simplenn.core.lesson.tasks.number import NumberTask
from simplenn.core.lesson.tasks.task import Task
from simplenn.core.network import Epoch
from simplenn.core.numbers import format_short
from simplenn.core.setup import ARTICLE, Setup
from simplenn.core.stepping.code_lines import CODE, text_of

AXES: Final = "axes"
CURVE: Final = "curve"
"""What the HTML calls the pictures of empty axes, and of those with the real curve, each with the
number of its exercise after it; who prints it draws them."""

AXES_WIDTH: Final = 605
AXES_HEIGHT: Final = 302
"""Pixels of 1/96 inch, as HTML counts them: 16 by 8 cm."""

BY_HAND: Final = 3
"""Epochs in the table that is filled in by hand."""

_NOTHING: Final = "There is nothing to print for “{title}”: no task, and no epoch to do by hand."

_CODE: Final = tuple(text_of(line) for line in CODE.values())

_COLUMNS: Final = ("prediction", "delta", "error", "derivative", "new_weight")
_HEADINGS: Final = ("epoch", "weight", "prediction", "delta", "error", "derivative", "new weight")


class Exercise(NamedTuple):
    """A question on paper, with all that is needed for it.

    Attributes:
        title: The heading of its page.
        text: What is to be read before it, in Markdown.
        task: What is asked.
        numbers: The set-up that it is about, in words.
        table: The epochs of a table below it, all computed; none where there is no table.
        table_of: The number of the exercise whose table has the answer, or 0 where none has.
    """

    title: str
    text: str
    task: Task
    numbers: str
    table: tuple[Epoch, ...] = ()
    table_of: int = 0


class Worksheet(NamedTuple):
    """What is printed.

    Attributes:
        title: Its heading.
        exercises: The questions.
        introduction: What is to be read before all of them, in Markdown.
        numbers: Without a lesson, the set-up in words; else nothing.
        table: Without a lesson, its first epochs, all computed.
    """

    title: str
    exercises: tuple[Exercise, ...]
    introduction: str = ""
    numbers: str = ""
    table: tuple[Epoch, ...] = ()

    @property
    def why_empty(self) -> str:
        """Why there is nothing to print, as a sentence; nothing where there is."""
        return "" if self.exercises or self.table else _NOTHING.format(title=self.title)

    @property
    def drawings(self) -> dict[int, DrawTask]:
        """The exercises in which a curve is drawn, by their numbers."""
        tasks = enumerate((exercise.task for exercise in self.exercises), start=1)
        return {number: task for number, task in tasks if isinstance(task, DrawTask)}


def worksheet_of_lesson(lesson: Lesson) -> Worksheet:
    """Make a worksheet of a lesson's tasks.

    A table of epochs is where a task asks for a number of such an epoch: it is found in the table.
    Beside other tasks it would be one more that the teacher has not given.
    """
    exercises: list[Exercise] = []
    tables: dict[Setup, int] = {}
    for number, (page_number, task) in enumerate(lesson.tasks, start=1):
        page, page_setup = lesson.pages[page_number - 1], lesson.setup_on(page_number)
        setup = ARTICLE if page_setup is None else page_setup.setup
        if isinstance(task, ExperimentTask):
            numbers = _numbers_to_change(setup, page_setup.locked if page_setup else frozenset())
        else:
            numbers = setup.in_words(FIELD_NAMES)
        exercise = Exercise(page.title, page.text, task, numbers)
        if isinstance(task, NumberTask) and 1 <= (task.epoch or 0) <= BY_HAND:
            table = () if setup in tables else _first_epochs(setup)
            of = tables.setdefault(setup, number)
            exercise = exercise._replace(table=table, table_of=of)
        exercises.append(exercise)
    return Worksheet(lesson.title, tuple(exercises), lesson.introduction)


def worksheet_of_setup(setup: Setup) -> Worksheet:
    """Make a worksheet without a lesson: a few epochs by hand."""
    count = len(_first_epochs(setup))
    title = {0: "By hand", 1: "By hand: one epoch"}.get(count, f"By hand: {count} epochs")
    return Worksheet(title, (), "", setup.in_words(FIELD_NAMES), _first_epochs(setup))


def worksheet_html(worksheet: Worksheet, *, solutions: bool = False) -> str:
    """Write a worksheet as HTML of the plain kind that Qt can print.

    Args:
        worksheet: What is printed.
        solutions: Whether the solutions follow, beginning on a page of their own.
    """
    numbered = list(enumerate(worksheet.exercises, start=1))
    parts = [
        f"<h1>{escape(worksheet.title)}</h1>",
        name_and_date(),
        _markdown_html(worksheet.introduction),
        *(_exercise_html(number, exercise) for number, exercise in numbered),
        _by_hand_html(worksheet),
    ]
    if solutions:
        parts += [
            f'<h1 style="page-break-before: always">Solutions: {escape(worksheet.title)}</h1>',
            *(_solution_html(number, exercise) for number, exercise in numbered),
            _table(worksheet.table, filled_in=True),
        ]
    return "\n".join(parts)


def _numbers_to_change(setup: Setup, locked: frozenset[str]) -> str:
    """The set-up of an experiment as one line: what is locked is given, the rest is a beginning."""
    free = [name for name in FIELD_NAMES if name not in locked]
    given, begin = setup.in_words(locked), f"begin with {setup.in_words(free)}"
    return "; ".join(part for part in (given, begin if free else "") if part)


def _first_epochs(setup: Setup) -> tuple[Epoch, ...]:
    history = History(setup)
    history.run.advance(BY_HAND)
    return tuple(history)


def _markdown_html(text: str) -> str:
    from markdown_it import MarkdownIt  # here: a start without a lesson does not need it

    return str(MarkdownIt("commonmark", {"html": False}).render(text))


def _exercise_html(number: int, exercise: Exercise) -> str:
    task, text = exercise.task, _markdown_html(exercise.text)
    numbers = f"<p><i>{escape(exercise.numbers)}</i></p>"
    question = f"<p><b>{number}. {escape(task.question)}</b></p>"
    where = _place(number, task)
    if exercise.table:
        where += _code_html() + _table(exercise.table, filled_in=False)
    elif exercise.table_of:
        where += f"<p>The table of task {exercise.table_of} is of use here, too.</p>"
    return f"<h2>{escape(exercise.title)}</h2>{text}{numbers}{question}{where}"


def _place(number: int, task: Task) -> str:
    """Where a task is answered."""
    if isinstance(task, ChooseTask):
        return "".join(f"<p>\N{BALLOT BOX} {escape(option)}</p>" for option in task.numbered)
    if isinstance(task, DrawTask):
        return _picture(AXES, number)
    return "<p>Answer: ______________________________</p>"


def _solution_html(number: int, exercise: Exercise) -> str:
    task = exercise.task
    words = " ".join(part for part in (f"{task.solution.rstrip('.')}.", task.because) if part)
    curve = _picture(CURVE, number) if isinstance(task, DrawTask) else ""
    table = _table(exercise.table, filled_in=True)
    return f"<p><b>{number}.</b> {escape(words)}</p>{curve}{table}"


def _picture(name: str, number: int) -> str:
    return f'<p><img src="{name}{number}" width="{AXES_WIDTH}" height="{AXES_HEIGHT}"></p>'


def _by_hand_html(worksheet: Worksheet) -> str:
    """What is filled in by hand without a lesson: the numbers, the code and the table."""
    if not worksheet.table:
        return ""
    numbers = f"<p>{escape(worksheet.numbers)}</p>"
    return numbers + _code_html() + _table(worksheet.table, filled_in=False)


def _code_html() -> str:
    return f"<p>{'<br>'.join(escape(line) for line in _CODE)}</p>"


def _table(epochs: Sequence[Epoch], *, filled_in: bool) -> str:
    """Some epochs: the weight of the first is given, the rest is to be found; none for none."""
    if not epochs:
        return ""
    heads = "".join(f"<th>{heading}</th>" for heading in _HEADINGS)
    rows = [f"<tr>{heads}</tr>"]
    for epoch in epochs:
        given = format_short(epoch.weight) if filled_in or epoch.number == 1 else "&nbsp;"
        results = [format_short(getattr(epoch, column)) for column in _COLUMNS]
        cells = [str(epoch.number), given, *(results if filled_in else ["&nbsp;"] * len(results))]
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    style = 'border="1" cellspacing="0" cellpadding="8" width="100%" style="margin-top: 10px"'
    return f"<table {style}>{''.join(rows)}</table>"
