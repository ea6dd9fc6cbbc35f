"""What somebody has answered in a lesson, as a page to print."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.results import Result

_NO_ANSWER: Final = "not answered yet"

_HEADINGS: Final = ("page", "task", "answer", "tries", "solved", "time")


def name_and_date(name: str = "") -> str:
    """Where a pupil writes who it was, unless that is known, and when."""
    written = escape(name) or "______________________________"
    return f"<p>Name: {written} &nbsp; Date: ________________</p>"


def results_html(lesson: Lesson, results: Sequence[Result]) -> str:
    """Write results as HTML of the plain kind that Qt can print.

    Args:
        lesson: The lesson.
        results: What was answered in it, in the order of its pages.
    """
    solved, total = sum(result.solved for result in results), len(lesson.tasks)
    return "\n".join(
        (
            f"<h1>Results: {escape(lesson.title)}</h1>",
            name_and_date(results[0].name if results else ""),
            f"<p>Solved: {solved} of {total} tasks.</p>",
            _table(lesson, results),
        )
    )


def _table(lesson: Lesson, results: Sequence[Result]) -> str:
    """A row for each task of the lesson, answered or not."""
    heads = "".join(f"<th>{heading}</th>" for heading in _HEADINGS)
    answered = {result.page: result for result in results}
    rows = [f"<tr>{heads}</tr>"]
    for page, task in lesson.tasks:
        cells = (str(page), task.question, *_cells(answered.get(page)))
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    return f'<table border="1" cellspacing="0" cellpadding="8" width="100%">{"".join(rows)}</table>'


def _cells(result: Result | None) -> tuple[str, str, str, str]:
    """What was answered, how often, whether that was right, and how long it took."""
    if result is None:
        return _NO_ANSWER, "", "", ""
    solved = "yes" if result.solved else "no"
    return result.answer, str(result.tries), solved, _time(result.seconds)


def _time(seconds: float) -> str:
    """Minutes and seconds, as a clock shows them."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
