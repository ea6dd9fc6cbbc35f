"""What somebody has answered, as a file to send in, and a class's files read together."""

from __future__ import annotations

import csv
import io
import re
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from simplenn.core.errors import printable
from simplenn.core.lesson.attempt import Attempt
from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.tasks.task import Answer, Point
from simplenn.core.safe_file import reason_for
from simplenn.core.typed_numbers import parse_number

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

_SEPARATORS: Final = ",;\t"
"""What stands between columns: a comma here, the others where spreadsheets have saved the file."""

_AND_THEN: Final = "; then "
"""What stands between two answers to the same question."""


_LONGEST_PART: Final = 40
"""Characters of a person's name, and of a lesson's title, in the name of a file."""

_SEPARATOR_LINE: Final = re.compile(rf'(?i)\A"?sep=[{_SEPARATORS}]"?[{_SEPARATORS} ]*(?=[\r\n])')
"""What spreadsheets understand as a first line, and some write."""


class Result(NamedTuple):
    """What one person has done about one task.

    Attributes:
        name: Who it is, if the person has given a name.
        lesson: The title of the lesson.
        page: The number of the page, from 1.
        question: What was asked.
        tries: How many answers were given.
        solved: Whether the last one was right.
        answer: The answers, in their order.
        seconds: How long the page was open until the last of them.
        drawn: The curve that was drawn first, where one was.
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


def results_of(lesson: Lesson, attempt_at: Callable[[int], Attempt]) -> list[Result]:
    """What somebody has answered in a lesson, in the order of its pages.

    Args:
        lesson: The lesson.
        attempt_at: Gives what was done about the task of a page, counted from 1.
    """
    return [
        Result(
            name="",
            lesson=lesson.title,
            page=page,
            question=task.question,
            tries=attempt.tries,
            solved=attempt.solved,
            answer=_AND_THEN.join(task.in_words(Answer(given)) for given in attempt.given),
            seconds=attempt.seconds,
            drawn=attempt.drawn,
        )
        for page, task in lesson.tasks
        if (attempt := attempt_at(page)).tries
    ]


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


def results_file_name(name: str, lesson: str, mark: str) -> str:
    """Suggest a name for somebody's results, without its suffix.

    Args:
        name: Who it is, or nothing.
        lesson: The title of the lesson.
        mark: What tells this person's files from those of others with the same name.
    """
    texts = (in_file_names(name) or "results", in_file_names(lesson), mark)
    return " - ".join(text for text in texts if text)


def in_file_names(text: str) -> str:
    """What of a text every system takes in the name of a file."""
    kept = re.sub(r"[^\w ,.()'-]+", " ", text)
    return " ".join(kept.split())[:_LONGEST_PART].strip(" .-")


def read_results(path: Path) -> list[Result]:
    """Read one person's results, also after a spreadsheet has saved them in its own way.

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
    header, *filled = _rows(_text(data))
    names = [name.strip().lower() for name in header.cells]
    missing = [name for name in _HEADER if name not in names]
    if len(missing) == len(_HEADER):
        raise ValueError("its first line does not have the columns of “My results”")
    if missing:
        raise ValueError(f"it has no column “{missing[0]}”")
    return [_result(row.line, dict(zip(names, row.cells, strict=False))) for row in filled]


class _Row(NamedTuple):
    line: int
    cells: Sequence[str]


def _rows(text: str) -> list[_Row]:
    """The rows of a table that are not empty, at least one."""
    text = _SEPARATOR_LINE.sub("", text)
    separator = max(_SEPARATORS, key=text.strip(" \r\n").partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    try:
        rows = [_Row(reader.line_num, row) for row in reader if any(map(str.strip, row))]
    except csv.Error:
        raise ValueError("it is no CSV file") from None
    if not rows:
        raise ValueError("it is empty")
    return rows


def _text(data: bytes) -> str:
    """What a file says: in UTF-8, or as spreadsheets of Windows write it.

    Raises:
        ValueError: It is no text.
    """
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if "\0" not in text:
                return text
    raise ValueError("it is no text")


class ClassResults(NamedTuple):
    """What the files in a folder hold.

    Attributes:
        results: The results by pupil, each pupil's by lesson and page.
        refused: A sentence for each file that cannot be read.
        copies: A sentence for each file that another one makes needless: it is left out.
    """

    results: list[Result]
    refused: list[str]
    copies: list[str]


def read_folder(folder: Path) -> ClassResults:
    """Read all results in a folder.

    Raises:
        OSError: The folder cannot be read.
    """
    read: dict[Path, list[Result]] = {}
    refused: list[str] = []
    copies: list[str] = []
    for path in sorted(folder.iterdir(), key=lambda path: (len(path.name), path.name)):
        if path.suffix.lower() != SUFFIX:
            continue
        try:
            found = read_results(path)
        except (OSError, ValueError) as error:
            reason = reason_for(error) if isinstance(error, OSError) else str(error)
            refused.append(f"{path.name} was left out: {reason}.")
            continue
        original = next(
            (other for other in read if _is_copy(path, found, other, read[other])), None
        )
        if original is None:
            read[path] = found
        else:
            copies.append(f"{path.name} was left out: it is a copy of {original.name}.")
    for path in list(read):
        later = next((other for other in read if _is_earlier(read[path], read[other])), None)
        if later is not None:
            del read[path]
            copies.append(f"{path.name} was left out: {later.name} goes on from it.")
    return ClassResults(_by_pupil(read), refused, copies)


def _is_copy(path: Path, results: list[Result], other: Path, others: list[Result]) -> bool:
    """Whether a file holds the same as one whose name is no longer.

    Without names, two pupils may have done the same: the file of a copy is called like the other,
    with words before or after that, but pc12 is no copy of pc1.
    """
    is_named = all(result.name for result in results)
    called_alike = re.search(rf"(?<![^\W_]){re.escape(other.stem)}(?![^\W_])", path.stem)
    return bool(results) and results == others and (is_named or called_alike is not None)


def _is_earlier(results: list[Result], later: list[Result]) -> bool:
    """Whether a pupil has saved results, has gone on, and has saved the later ones.

    What was not tried again has the same seconds: those of another pupil of that name differ.
    """
    is_named = all(result.name for result in results)
    goes_on = (any(_goes_on(each, other) for other in later) for each in results)
    return is_named and bool(results) and results is not later and all(goes_on)


def _goes_on(result: Result, later: Result) -> bool:
    tried = later._replace(
        tries=result.tries, solved=result.solved, answer=result.answer, seconds=result.seconds
    )
    is_same = tried._replace(drawn=result.drawn) == result
    is_tried_again = later.tries > result.tries and later.seconds >= result.seconds
    return later == result or (
        is_same and is_tried_again and later.answer.startswith(result.answer)
    )


def _by_pupil(read: Mapping[Path, list[Result]]) -> list[Result]:
    """Put results in order; two pupils of the same name stay apart."""
    pupils = [
        sorted(
            (each if each.name else each._replace(name=path.stem) for each in found),
            key=lambda each: (each.lesson, each.page),
        )
        for path, found in sorted(read.items())
    ]
    pupils.sort(key=lambda results: [result.name.casefold() for result in results[:1]])
    return [result for results in pupils for result in results]


def _result(line: int, row: Mapping[str, str]) -> Result:
    """A row by the names of its columns; spreadsheets leave out empty cells at its end."""

    def text(column: str) -> str:
        return _as_written(row.get(column, ""))

    try:
        return Result(
            name=text("name"),
            lesson=text("lesson"),
            page=_count(text("page")),
            question=text("question"),
            tries=_count(text("tries")),
            solved=text("solved").strip().lower() == "yes",
            answer=text("answer"),
            seconds=_finite(text("seconds")),
            drawn=tuple(_point(point) for point in text("drawn").split()[:_MAX_POINTS]),
        )
    except ValueError as error:
        found = f"“{printable(str(error)[:40])}”" if str(error) else "nothing"
        raise ValueError(f"line {line} has {found} where a number should be") from None


def _point(text: str) -> Point:
    x, _, y = text.partition(":")
    return _finite(x), _finite(y)


def _count(text: str) -> int:
    number = _finite(text)
    if not 0 <= number <= 1_000_000 or number != int(number):
        raise ValueError(text)
    return int(number)


def _finite(text: str) -> float:
    """A number, with a point or a comma before its decimals."""
    number = parse_number(text.replace(",", "."))
    if number is None:
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
