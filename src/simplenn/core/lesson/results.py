"""What somebody has answered, as a file to send in, and a class's files read together."""

from __future__ import annotations

import csv
import io
import math
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from simplenn.core.lesson.tasks.task import Point
from simplenn.core.safe_file import reason_for

SUFFIX: Final = ".csv"

_HEADER: Final = (
    "name",
    "lesson",
    "page",
    "question",
    "tries",
    "solved",
    "answer",
    "seconds",
    "drawn",
)

_MAX_BYTES: Final = 1024 * 1024
"""One person's results are a few kilobytes."""

_MAX_POINTS: Final = 2_000


class Result(NamedTuple):
    """What one person has done about one task.

    Attributes:
        name: Who it is, if the person has given a name.
        lesson: The title of the lesson.
        page: The number of the page, from 1.
        question: What was asked.
        tries: How many answers were given.
        solved: Whether the last one was right.
        answer: The last one.
        seconds: How long the page was open until then.
        drawn: The curve that was drawn, where one was.
    """

    name: str
    lesson: str
    page: int
    question: str
    tries: int
    solved: bool
    answer: str
    seconds: float
    drawn: tuple[Point, ...] = ()


def results_as_csv(results: Iterable[Result]) -> str:
    """Write results down: a header, then a line for each."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(_HEADER)
    for result in results:
        texts = (result.name, result.lesson, result.question, result.answer)
        name, lesson, question, answer = map(_harmless, texts)
        solved = "yes" if result.solved else "no"
        drawn = " ".join(f"{x!r}:{y!r}" for x, y in result.drawn)
        seconds = f"{result.seconds:.0f}"
        writer.writerow(
            (name, lesson, result.page, question, result.tries, solved, answer, seconds, drawn)
        )
    return file.getvalue()


def read_results(path: Path) -> list[Result]:
    """Read one person's results.

    Raises:
        ValueError: It is no such file; the message says why, without the file's name.
        OSError: It cannot be read.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("it is no file")
    with path.open("rb") as file:
        data = file.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise ValueError("it is too long for one person's results")
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise ValueError("it is no CSV file in UTF-8") from None
    if not rows or tuple(rows[0]) != _HEADER:
        raise ValueError(f"its first line is not {','.join(_HEADER)}")
    return [_result(number, row) for number, row in enumerate(rows[1:], start=2)]


def read_folder(folder: Path) -> tuple[list[Result], list[str]]:
    """Read all results in a folder, in the order of the files' names.

    Returns:
        The results, and a sentence for each file that could not be read.

    Raises:
        OSError: The folder cannot be read.
    """
    results: list[Result] = []
    refused: list[str] = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() != SUFFIX:
            continue
        try:
            found = read_results(path)
        except (OSError, ValueError) as error:
            reason = reason_for(error) if isinstance(error, OSError) else str(error)
            refused.append(f"{path.name} was left out: {reason}.")
            continue
        results += [each if each.name else each._replace(name=path.stem) for each in found]
    return results, refused


def _result(line: int, row: Sequence[str]) -> Result:
    if len(row) != len(_HEADER):
        raise ValueError(f"line {line} has {len(row)} columns, not {len(_HEADER)}")
    name, lesson, page, question, tries, solved, answer, seconds, drawn = row
    try:
        points = tuple(_point(text) for text in drawn.split()[:_MAX_POINTS])
        texts = map(_as_written, (name, lesson, question, answer))
        name, lesson, question, answer = texts
        return Result(
            *(name, lesson, int(page), question, int(tries), solved == "yes", answer),
            _finite(seconds),
            points,
        )
    except ValueError:
        raise ValueError(f"line {line} has something else in place of a number") from None


def _point(text: str) -> Point:
    x, _, y = text.partition(":")
    return _finite(x), _finite(y)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _harmless(text: str) -> str:
    """A text that a spreadsheet does not take for a formula. A number stays as it is."""
    if not text.startswith(("=", "+", "-", "@", "\t", "\r")):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text


def _as_written(text: str) -> str:
    """What _harmless() was given."""
    return text[1:] if text[:1] == "'" and _harmless(text[1:]) == text else text
