"""`simplenn lesson`: what teachers do with lessons in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from simplenn import ctrl_c
from simplenn.cli import LessonOptions
from simplenn.core.errors import ExportError, LessonError, printable
from simplenn.core.exporters.exporter import Content
from simplenn.core.exporters.output_files import check_outputs, is_stdout, save
from simplenn.core.lesson import SUFFIX as LESSON
from simplenn.core.lesson.class_curves import curves_of_class
from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.reader import read_lesson
from simplenn.core.lesson.results import SUFFIX as RESULTS
from simplenn.core.lesson.results import Result, read_folder, results_as_csv
from simplenn.core.lesson.worksheet import worksheet_of_lesson
from simplenn.core.safe_file import quoted_name, reason_for
from simplenn.resources import resource
from simplenn.terminal import Terminal

_SAVED_WHERE: Final = "pupils save theirs with Lessons > My results."


def lesson(options: LessonOptions, terminal: Terminal) -> int:
    """Check lessons, print a worksheet, or put results together; needs no display.

    Args:
        options: What to do.
        terminal: Where it says what it has done, and what is wrong.

    Returns:
        The exit status: 0, or 1 when something is wrong.
    """
    try:
        check_outputs(options.files[0], options.outputs)
        if options.action == "check":
            status = _check(options.files, terminal)
        elif options.action == "worksheet":
            status = _worksheet(options, terminal)
        else:
            status = _results(options, terminal)
    except (ExportError, LessonError) as error:
        terminal.complain(str(error))
        status = 1
    return terminal.end(status)


def _check(paths: tuple[Path, ...], terminal: Terminal) -> int:
    """Say of each lesson that it is fine, or what is wrong in which line."""
    status = 0
    for path in paths:
        try:
            found = read_lesson(path, called=str(path))
        except LessonError as error:
            terminal.complain(str(error))
            status = 1
        else:
            pages, tasks = len(found.pages), len(found.tasks)
            terminal.print(f"{path}: no mistakes. Pages: {pages}, tasks: {tasks}.\n")
    return status


def _worksheet(options: LessonOptions, terminal: Terminal) -> int:
    assert options.pdf is not None
    sheet = worksheet_of_lesson(read_lesson(options.files[0]))
    if sheet.why_empty:
        raise ExportError(sheet.why_empty)
    from simplenn.app import build_offscreen_application
    from simplenn.ui.export.worksheet_pdf import worksheet_pdf

    build_offscreen_application()
    pdf = worksheet_pdf(sheet, solutions=options.solutions)
    _write(options, options.pdf, pdf, "the worksheet", terminal)
    return 0


def _results(options: LessonOptions, terminal: Terminal) -> int:
    """Put a folder's results into one table and one picture."""
    folder = options.files[0]
    for path in options.outputs:
        if path.suffix.lower() == RESULTS and path.parent.resolve() == folder.resolve():
            raise ExportError(
                f"{quoted_name(path)} would be among the results that are read: write it to "
                "another folder."
            )
    try:
        results, refused, copies = read_folder(folder)
    except OSError as error:
        raise ExportError(f"{quoted_name(folder)} cannot be read: {reason_for(error)}.") from None
    for sentence in (*refused, *copies):
        terminal.complain(sentence)
    if not results and not refused:
        raise ExportError(f"{quoted_name(folder)} has no results: {_SAVED_WHERE}")
    if options.csv is not None:
        answers = "1 answer" if len(results) == 1 else f"{len(results):,} answers"
        _write(options, options.csv, results_as_csv(results).encode(), answers, terminal)
    if options.png is not None:
        _picture(options, options.png, results, terminal)
    return 1 if refused else 0


def _picture(
    options: LessonOptions, path: Path, results: Sequence[Result], terminal: Terminal
) -> None:
    """Draw what the class has drawn.

    Raises:
        ExportError: Nobody has drawn anything, or it cannot be written.
    """
    folder = options.files[0]
    if not any(result.drawn for result in results):
        raise ExportError(f"Nobody has drawn a curve: {quoted_name(path)} is not written.")
    drawn = curves_of_class(results, _lessons(folder))
    from simplenn.app import build_offscreen_application
    from simplenn.ui.export.class_picture import class_picture

    build_offscreen_application()
    count = sum(len(question.curves) for question in drawn)
    curves = "1 curve that was drawn" if count == 1 else f"{count:,} curves that were drawn"
    _write(options, path, class_picture(drawn), curves, terminal)
    unknown = list(dict.fromkeys(each.lesson for each in drawn if each.task is None))
    if len(unknown) == 1:
        terminal.complain(
            f"The real curve of “{printable(unknown[0])}” is not in the picture: put the lesson's "
            f"file into {quoted_name(folder)}, too."
        )
    elif unknown:
        terminal.complain(
            f"The real curves of {len(unknown)} lessons, such as “{printable(unknown[0])}”, are "
            f"not in the picture: put the lessons' files into {quoted_name(folder)}, too."
        )


def _lessons(folder: Path) -> Iterator[Lesson]:
    """The lessons among the results, and those that come with the program."""
    for place in (folder, resource("lessons")):
        for path in sorted(place.glob(f"*{LESSON}")):
            with suppress(LessonError):  # then its curves are missing, which is said
                yield read_lesson(path)


def _write(
    options: LessonOptions, path: Path, content: bytes, what: str, terminal: Terminal
) -> None:
    """Write a file and say what it holds; where one goes to the standard output, nothing else does.

    Raises:
        KeyboardInterrupt: Ctrl+C was pressed meanwhile; the file is not kept.
    """
    with ctrl_c.is_raised():
        save(path, Content([content]))
    if not any(map(is_stdout, options.outputs)):
        terminal.print(f"{path}: {what}\n")
