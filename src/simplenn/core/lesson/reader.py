"""Reads lesson files: Markdown, with TOML between fences. Nothing in a file is executed.

A lesson is written by people, often by hand, so every mistake is told of with its line and with
what would be right, and all of them at once.
"""

from __future__ import annotations

import difflib
import re
import stat
import tomllib
from collections.abc import Sequence
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from simplenn.core.errors import LessonError, SetupError, printable
from simplenn.core.fields import MAX_EPOCHS
from simplenn.core.lesson.conditions import FIELD_NAMES
from simplenn.core.lesson.lesson import Lesson, Page
from simplenn.core.lesson.mistakes import Mistake
from simplenn.core.lesson.page_setup import Hidden, PageSetup
from simplenn.core.lesson.tasks import read_task
from simplenn.core.lesson.toml_block import TomlBlock
from simplenn.core.lesson.toml_slips import NOT_ENDED
from simplenn.core.safe_file import quoted_name, reason_for
from simplenn.core.setup import ARTICLE, Setup

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_BYTES: Final = 256 * 1024
"""A lesson is a text for people; nobody reads more than this."""

MAX_PAGES: Final = 100

MAX_TEXT: Final = 5_000
"""Characters that are to be read on one page."""

_MOST_TOLD: Final = 20
"""Mistakes that are told of at once."""

_BLOCKS: Final = ("setup", "task")
_MARKS: Final = 3
_NAME_BLOCK: Final = f"write ```{' or ```'.join(_BLOCKS)}"
_INDENTED: Final = re.compile(r"(?: {4}|\t)\s*##? \S")
"""A title that Markdown takes for code."""

_OF_TASKS: Final = {
    "kind",
    "question",
    "options",
    "answer",
    "because",
    "hints",
    "quantity",
    "epoch",
}
_FIELD: Final = re.compile(
    rf"\s*({'|'.join(FIELD_NAMES)}|hide|hide_always|lock|kind|question|options|answer|because|hints"
    r"|quantity|epoch|plot|example) *= *[\"\[\d.+-]"
)
"""A line of a block."""

_HELD: Final = re.compile(r"(?m)^(?:##|```(?:setup|task)\b).*")
"""What stands in a block without a name by mistake."""

_COULD_BE_TITLE: Final = re.compile(r"[^\W\d_a-z][^`=]{0,58}[\w)?!]")
"""A line without its # that was meant for a title."""

_TIGHT: Final = re.compile(r"##?[^#\s]")

_NOT_ALLOWED: Final = {
    "html_block": ("HTML is not shown in lessons", "write it in Markdown"),
    "html_inline": ("HTML is not shown in lessons", "write it in Markdown, or < as &lt;"),
    "image": ("pictures are not shown in lessons", "describe it in words"),
    "link_open": ("links are not opened from lessons", "write the text alone"),
}


def read_lesson(path: Path, called: str = "") -> Lesson:
    """Read a lesson file.

    Args:
        path: The file.
        called: What its mistakes call it; its name, unless said otherwise.

    Raises:
        LessonError: It cannot be read or has mistakes; a line for each, "FILE:LINE: ...".
    """
    name = printable(called or path.name)
    lesson, mistakes = parse_lesson(_text_of(path, name))
    if lesson is None or mistakes:
        told = [mistake.in_file(name) for mistake in mistakes[:_MOST_TOLD]]
        if len(mistakes) > _MOST_TOLD:
            told.append(f"{name}: there are {len(mistakes) - _MOST_TOLD:,} more mistakes")
        raise LessonError("\n".join(told))
    return lesson


def parse_lesson(source: str) -> tuple[Lesson | None, list[Mistake]]:
    """Read a lesson's text.

    Returns:
        The lesson, or None where nothing can be made of it; and what is wrong, by line.
    """
    reader = _Reader(source)
    lesson = reader.lesson()
    return lesson, reader.all_mistakes()


def _text_of(path: Path, called: str) -> str:
    name = quoted_name(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise LessonError(f"{name} cannot be opened: it is no file.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise LessonError(f"{name} cannot be opened: {reason_for(error)}.") from None
    if len(data) > MAX_BYTES:
        raise LessonError(f"{name} is too long for a lesson: at most {MAX_BYTES // 1024} KB.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise LessonError(f"{called}:{line}: this is no text in UTF-8: save it as UTF-8") from None


_IN_NO_BLOCK: Final = "stands in no block"
_BEGINS_NONE: Final = "begins no block"
_NO_END: Final = "the block has not ended"
_NO_SPACE: Final = "there is no space after the #"
_ONE_TITLE: Final = "a lesson has one title"
_HOLDS_MORE: Final = "this ``` begins a block that holds"
_LOST: Final = re.compile(
    f".*({_IN_NO_BLOCK}|{_BEGINS_NONE}|{NOT_ENDED[0]}|{_NO_END}|{_NO_SPACE}|{_HOLDS_MORE}.*"
    f"|{_ONE_TITLE}, not [^0])"
)
"""What is wrong with what follows is wrong because of that."""

_INVISIBLE: Final = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What nobody sees in an editor, but could break a line, or turn it round."""


class _Reader:
    """Goes through the blocks of a lesson from top to bottom."""

    def __init__(self, source: str) -> None:
        from markdown_it import MarkdownIt  # here: a start without a lesson does not need it

        self.mistakes: list[Mistake] = []
        source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
        self._lines = [self._visible(*line) for line in enumerate(source.split("\n"), start=1)]
        markdown = MarkdownIt("commonmark")
        markdown.validateLink = _any_link  # type: ignore[method-assign]
        self._tokens = markdown.parse("\n".join(self._lines))

    def _visible(self, number: int, line: str) -> str:
        """A line without what cannot be seen in it."""
        found = _INVISIBLE.search(line)
        if found is None:
            return line
        wrong = f"there is an invisible character, U+{ord(found[0]):04X}, in this line"
        self._mistake(number, wrong, "remove it, or type the line anew")
        return _INVISIBLE.sub(" ", line)

    def lesson(self) -> Lesson | None:
        """The lesson, or None where nothing can be made of it."""
        self._refuse_what_is_not_shown()
        self._refuse_fields_without_block()
        titles = self._headings("h1")
        starts = self._headings("h2")
        indented = [line for line, text in enumerate(self._lines, 1) if _INDENTED.match(text)]
        if not titles and not starts and indented:
            wrong = "this line does not begin at the left edge"
            self._mistake(indented[0], wrong, "remove the spaces before this and all other lines")
            return None
        if len(titles) != 1:
            line = 1 if not titles else titles[1][1] + 1
            right = "begin pages with ##, not with #" if titles else _title_to_write(self._lines)
            self._mistake(line, f"{_ONE_TITLE}, not {len(titles)}", right)
        if not starts:
            self._mistake(1, "there is no page", "begin each page with ## and its title")
            return None
        if len(starts) > MAX_PAGES:
            line = starts[MAX_PAGES][1] + 1
            self._mistake(line, f"there are {len(starts)} pages", f"write at most {MAX_PAGES}")
        title = titles[0][0] if titles else "A lesson"
        before = titles[0][2] if titles else 0
        ends = [start for _, start, _ in starts[1:]] + [len(self._lines)]
        pages: list[Page] = []
        held = ARTICLE
        for (page, _, text_from), end in zip(starts[:MAX_PAGES], ends, strict=False):
            pages.append(self._page(page, text_from, end, held))
            held = pages[-1].setup.setup if pages[-1].setup else held
        introduction = self._without_blocks(
            before, starts[0][1], self._fences(before, starts[0][1])
        )
        return Lesson(title, introduction, tuple(pages))

    def _page(self, title: str, start: int, end: int, held: Setup) -> Page:
        """Read a page, given the numbers of the one before it, which hold until it sets others."""
        fences = self._fences(start, end)
        blocks = self._blocks(start, fences)
        setup = self._setup(blocks["setup"]) if "setup" in blocks else None
        if setup and "task" in blocks:
            if not blocks["setup"].tells:
                blocks["task"].tell_no_more()  # it would be read with other numbers than are meant
            elif any(map(blocks["setup"].told_of, FIELD_NAMES)):
                blocks["task"].doubt_numbers()
        task = (
            read_task(blocks["task"], setup.setup if setup else held) if "task" in blocks else None
        )
        if task is not None and setup is not None:
            for problem in task.problems_on(setup):
                blocks["task"].mistake(*problem)
        for block in blocks.values():
            block.unread()
        text = self._without_blocks(start, end, fences)
        if len(text) > MAX_TEXT:
            wrong = f"this page has {len(text):,} characters to be read"
            self._mistake(start, wrong, f"write at most {MAX_TEXT:,}")
        return Page(title, text, setup, task)

    def _blocks(self, start: int, fences: Sequence[Token]) -> dict[str, TomlBlock]:
        """Read the blocks of a page that begins at a line, by their kinds."""
        blocks: dict[str, TomlBlock] = {}
        lines: dict[str, int] = {}
        for fence in fences:
            kind, line = fence.info.strip(), _first_line(fence)
            if kind in blocks:
                right = "begin another page with ##, or put both into one block"
                if inner := self._inner_title(start, line):
                    right = f"write ## in line {inner}, to begin another page"
                elif lost := _lost_title(self._lines, lines[kind], line):
                    right = f"begin another page in line {lost[0]}, with ## {lost[1]}"
                self._mistake(line, f"this page has a second {kind} block", right)
            else:
                lines[kind] = line
                blocks[kind] = TomlBlock(fence.content, line + 1, self.mistakes)
                self._refuse_no_end(fence, blocks[kind])
        return blocks

    def _refuse_no_end(self, fence: Token, block: TomlBlock) -> None:
        """Tell of a block that goes on to the end of the file."""
        lines = fence.content.splitlines()
        if block.tells and fence.map and fence.map[1] - fence.map[0] < len(lines) + 2:
            block.tell_no_more()
            last = _first_line(fence) + len(fence.content.rstrip().splitlines())
            self._mistake(last, _NO_END, NOT_ENDED[1])

    def _inner_title(self, start: int, end: int) -> int:
        """The last line between two that is a smaller title, or 0."""
        numbers = [index + 1 for _, index, _ in self._headings("h3") if start <= index < end]
        return max(numbers, default=0)

    def _setup(self, block: TomlBlock) -> PageSetup:
        values = {name: getattr(ARTICLE, name) for name in FIELD_NAMES}
        for name in values:
            if name in block:
                values[name] = (
                    block.count(name, 1, MAX_EPOCHS) if name == "epochs" else block.number(name)
                )
        hidden, always_hidden = (
            frozenset(map(Hidden, block.some_of(key, [each.value for each in Hidden])))
            for key in ("hide", "hide_always")
        )
        locked = block.some_of("lock", values)
        try:
            setup = Setup(**values)
        except SetupError as error:
            block.mistake(error.field, str(error).rstrip("."), "write another number")
            setup = ARTICLE
        return PageSetup(setup, hidden, locked, always_hidden)

    def _fences(self, start: int, end: int) -> list[Token]:
        """The set-up and task blocks between two lines."""
        found = []
        for token in self._tokens:
            if token.type != "fence" or token.map is None or not start <= token.map[0] < end:
                continue
            info = token.info.strip()
            if (
                info in _BLOCKS
                and len(token.markup) > _MARKS
                and token.markup[:_MARKS] in token.content
            ):
                wrong = f"{token.markup}{info} {_BEGINS_NONE}"
                self._mistake(token.map[0] + 1, wrong, f"write ```{info}, with {_MARKS} marks")
            elif info in _BLOCKS:
                found.append(token)
            elif not info and token.markup == "```" and (held := _HELD.search(token.content)):
                wrong = f"{_HOLDS_MORE} “{printable(held[0][:40])}”"
                self._mistake(token.map[0] + 1, wrong, "leave it out, or end it before that")
            elif difflib.get_close_matches(info.lower(), _BLOCKS):
                wrong = f'nobody knows a block "{printable(info[:40])}"'
                self._mistake(token.map[0] + 1, wrong, _NAME_BLOCK)
            elif not info and _looks_like_block(token.content):
                self._mistake(token.map[0] + 1, "this block has no name", _NAME_BLOCK)
        return found

    def _headings(self, tag: str) -> list[tuple[str, int, int]]:
        """Each heading of a level: its text, the index of its line, and of the line after it."""
        return [
            (following.content.strip() or "Untitled", token.map[0], token.map[1])
            for token, following in zip(self._tokens, self._tokens[1:], strict=False)
            if token.type == "heading_open" and token.tag == tag and token.map and not token.level
        ]

    def _without_blocks(self, start: int, end: int, fences: Sequence[Token]) -> str:
        """The lines of a page that are to be read."""
        taken = {line for fence in fences if fence.map for line in range(*fence.map)}
        kept = [self._lines[line] for line in range(start, end) if line not in taken]
        begun = dropwhile(lambda line: not line.strip(), kept)  # its indent may say: this is code
        return "\n".join(begun).rstrip()

    def _refuse_what_is_not_shown(self) -> None:
        for token in self._tokens:
            line = token.map[0] + 1 if token.map else 1
            for each in (token, *(token.children or ())):
                if each.type in _NOT_ALLOWED:
                    self._mistake(line, *_NOT_ALLOWED[each.type])
            if token.type == "heading_open" and token.markup in ("-", "=") and token.map:
                wrong = "this line makes a title of the text above it"
                self._mistake(token.map[1], wrong, "leave a line empty before it")
            if token.type == "heading_open" and token.level == 0 and token.tag in ("h1", "h2"):
                self._refuse_no_title(line)
            if token.type == "paragraph_open" and token.map:
                self._refuse_left_over(*token.map)
            if token.type == "paragraph_open" and _TIGHT.match(self._lines[line - 1]):
                self._mistake(line, _NO_SPACE, "write # TITLE, or ## TITLE")

    def _refuse_no_title(self, line: int) -> None:
        if not self._lines[line - 1].strip("# "):
            self._mistake(line, "this title has no words", "write them after the #")

    def _refuse_left_over(self, start: int, end: int) -> None:
        """Tell of what is left of the fence of a block, and would be shown."""
        for number, line in enumerate(self._lines[start:end], start + 1):
            if line.strip() in ("`", "``"):
                self._mistake(number, "this ends no block", "write three: ```, or leave it out")
            elif line.strip() in _BLOCKS and end - start == 1:
                wrong = f"“{line.strip()}” {_BEGINS_NONE}"
                self._mistake(number, wrong, f"write ```{line.strip()}, or leave it out")

    def _refuse_fields_without_block(self) -> None:
        """Tell of the first field that stands in the text: the line above its block is missing."""
        code = [token.map for token in self._tokens if token.type in ("fence", "code_block")]
        inside = {line for lines in code if lines for line in range(*lines)}
        for number, line in enumerate(self._lines):
            if number in inside or not _FIELD.match(line):
                continue
            run = list(takewhile(str.strip, self._lines[number:]))
            ends = [place for place, each in enumerate(run) if each.startswith("```")]
            names = [found[1] for each in run if (found := _FIELD.match(each))]
            is_fenced = bool(ends) and run[ends[0]].strip() == "```"
            is_number = names[0] in FIELD_NAMES  # which people may write about
            if is_fenced or len(names) > 1 or (_is_toml(line) and not is_number):
                kind = "task" if _OF_TASKS & {*names} else "setup"
                above = self._lines[number - 1]
                if above.strip() == "```":
                    right = f"leave out the ``` in line {number}"
                    self._mistake(number + 1, f"{names[0]} {_IN_NO_BLOCK}", right)
                    return
                if re.match(rf"[`'\u00b4]+ *({'|'.join(_BLOCKS)})\b", above):
                    wrong = f"“{printable(above[:40])}” {_BEGINS_NONE}"
                    self._mistake(number, wrong, f"write ```{kind}")
                    return
                right = f"write ```{kind} above it"
                right += "" if is_fenced else f", and ``` below {names[-1]}"
                self._mistake(number + 1, f"{names[0]} {_IN_NO_BLOCK}", right)
                return

    def all_mistakes(self) -> list[Mistake]:
        """All that was found, up to where a block has no beginning or no end.

        What follows there is taken for what it is not.
        """
        found = sorted(self.mistakes)
        lost = [each.line for each in found if _LOST.fullmatch(each.wrong)]
        return [each for each in found if each.line <= min(lost, default=each.line)]

    def _mistake(self, line: int, wrong: str, right: str) -> None:
        self.mistakes.append(Mistake(line, wrong, right))


def _lost_title(lines: Sequence[str], start: int, end: int) -> tuple[int, str] | None:
    """The last line between two that could be a title, and it."""
    for number in range(end - 1, start, -1):
        before, line, after = lines[number - 2 : number + 1]
        if not before.strip() and not after.strip() and _COULD_BE_TITLE.fullmatch(line):
            return number, printable(line)
    return None


def _title_to_write(lines: Sequence[str]) -> str:
    """How to mend that there is no title: its line may be there."""
    first = next(filter(str.strip, lines), "")
    return f"write # {printable(first) if _COULD_BE_TITLE.fullmatch(first) else 'TITLE once'}"


def _any_link(url: str) -> bool:
    """Take every link for a link: [x](file:///x) would be mere text here, and a link to Qt."""
    return True


def _is_toml(line: str) -> bool:
    """Whether a line is no prose that begins as a field does."""
    try:
        tomllib.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _looks_like_block(content: str) -> bool:
    """Whether something in a fence without a name is a set-up or a task."""
    nobody: list[Mistake] = []
    TomlBlock(content, 1, nobody)
    return not nobody and any(map(_FIELD.match, content.split("\n")))


def _first_line(fence: Token) -> int:
    """The number of the line that opens a fence."""
    return fence.map[0] + 1 if fence.map else 1
