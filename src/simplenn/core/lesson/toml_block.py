"""A fenced block of a lesson: TOML, read field by field, with a sentence for each mistake."""

from __future__ import annotations

import difflib
import math
import re
import tomllib
from collections.abc import Iterable
from typing import Final

from simplenn.core.errors import printable
from simplenn.core.lesson.mistakes import Mistake
from simplenn.core.lesson.toml_slips import Slip, find_slip

MAX_TEXT: Final = 2_000
"""Characters in one text of a block: one short thought."""

MAX_ITEMS: Final = 20
"""Items in one list of a block."""

_LONGEST_SAID: Final = 150
"""Characters of what is said of a line, which may itself be very long."""

_TOML_PLACE: Final = re.compile(r" \(at line (\d+), column \d+\)$| \(at end of document\)$")

_NESTED: Final = re.compile(r"""(?<![\w"'-])(?:[\w"'-]+[ \t]*\.[ \t]*){20}""")
"""A name such as a.b.c, as deep as nobody needs it: tomllib would take very long."""

_RIGHT: Final = 'write NAME = VALUE, texts between " and "'

_LONGEST: Final = 8_000
"""Characters of a block in which it is looked for what exactly is no TOML: that takes a while, and
so it is done for a few blocks alone."""


class TomlBlock:
    """Hands out a block's fields; what is missing or wrong becomes a mistake and a stand-in.

    Reading goes on after a mistake, so that one look at a file tells of all of them. unread()
    is asked last, and tells of the fields that nobody knows.
    """

    def __init__(self, source: str, first_line: int, mistakes: list[Mistake]) -> None:
        """Read a block.

        Args:
            source: What stands between the fences.
            first_line: The line of the file in which that begins.
            mistakes: Where mistakes are added.
        """
        self._source = source.splitlines()
        self._first_line = first_line
        self._mistakes = mistakes
        self._known: set[str] = set()
        self._values: dict[str, object] = {}
        self._tells = True
        self._doubts_numbers = False
        self._told_of: set[str] = set()
        self._unquoted: dict[str, Slip] = {}
        self._missing: dict[str, Mistake] = {}
        try:
            if _NESTED.search(source):
                raise RecursionError
            self._values = tomllib.loads(source)
            # A comment for TOML, and the next page for whoever wrote it.
            if "\n## " in source and self._is_worth_a_look(source):
                self._tell_of_slip(find_slip(source))
        except tomllib.TOMLDecodeError as error:
            self._mend_or_tell(source, str(error))
        except RecursionError:
            self._tell_of_syntax("it is nested too deeply")
        except ValueError:  # Python's limit
            self._tell_of_syntax("a number has too many digits")

    def __contains__(self, key: str) -> bool:
        self._known.add(key)
        return key in self._values

    def text(self, key: str, otherwise: str | None = None) -> str:
        """A text; without `otherwise` it has to be there."""
        value = self._value(key, otherwise, '"..."')
        if isinstance(value, str) and len(value) <= MAX_TEXT:
            return value
        if isinstance(value, str):
            wrong = f"{key} has {len(value):,} characters"
            self.mistake(key, wrong, f"write at most {MAX_TEXT:,}")
            return value[:MAX_TEXT]
        if value is not None:
            self.mistake(key, f"{key} is no text", 'write one between " and "')
        return otherwise or ""

    def texts(self, key: str, otherwise: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        value = self._value(key, otherwise, '["...", "..."]')
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, (list, tuple)) and len(listed) <= MAX_ITEMS:
            texts = tuple(text for text in listed if isinstance(text, str))
            if len(texts) == len(listed) and all(len(text) <= MAX_TEXT for text in texts):
                return texts
        if value is not None:
            self.mistake(
                key, f"{key} is no list of texts", f"write at most {MAX_ITEMS} texts in [ ]"
            )
        return otherwise or ()

    def number(self, key: str) -> float:
        """A finite number; it has to be there."""
        value = self._value(key, None, "0.1, or another number")
        if _is_number(value):
            return float(value)  # type: ignore[arg-type]
        if value is not None:
            right = "write a number such as 0.1, without quotes"
            self.mistake(key, f"{key} is {_shown(value)}", right)
        return 0.0

    def count(self, key: str, least: int, most: int, otherwise: int | None = None) -> int:
        """A whole number in a range; without `otherwise` it has to be there."""
        right = f"a whole number from {least} to {most:,}"
        value = self._value(key, otherwise, f"{least}, or another whole number up to {most:,}")
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        if value is not None:
            self.mistake(key, f"{key} is {_shown(value)}", f"write {right}")
        return least if otherwise is None else otherwise

    def numbers(self, key: str, how_many: int) -> tuple[float, ...]:
        """A list of so many numbers."""
        right = f"a list of {how_many} numbers"
        value = self._value(key, None, f"[{', '.join(['0.1'] * how_many)}]")
        if isinstance(value, list) and len(value) == how_many and all(map(_is_number, value)):
            return tuple(map(float, value))
        if value is not None:
            self.mistake(
                key, f"{key} is {_shown(value)}", f"write {right} in [ ], decimals with a point"
            )
        return (0.0,) * how_many

    def flag(self, key: str) -> bool:
        """True or false; false unless it is there."""
        value = self._value(key, False, "true")
        if not isinstance(value, bool):
            self.mistake(key, f"{key} is {_shown(value)}", "write true or false, without quotes")
        return value is True

    def tables(self, key: str) -> list[dict[str, object]]:
        """A list of tables; empty unless it is there."""
        value = self._value(key, (), "[{ ... }]")
        if isinstance(value, (list, tuple)) and all(isinstance(item, dict) for item in value):
            return [dict(item) for item in value[:MAX_ITEMS]]
        self.mistake(key, f"{key} is no list of tables", "write [{ ... }, { ... }]")
        return []

    def one_of(self, key: str, allowed: Iterable[str], otherwise: str | None = None) -> str:
        """One of a few words; the first of them stands in for a wrong one."""
        words = list(allowed)
        value = self._value(key, otherwise, f'"{words[0]}", or one of: {", ".join(words[1:])}')
        if isinstance(value, str) and value in words:
            return value
        if value is not None:
            self.mistake(key, f"{key} is {_shown(value)}", _instead(_short(value), words))
        return words[0] if otherwise is None else otherwise

    def some_of(self, key: str, allowed: Iterable[str]) -> frozenset[str]:
        """Some of a few words; none unless it is there."""
        words = list(allowed)
        found = self.texts(key, ())
        for word in found:
            if word not in words:
                self.mistake(key, f'{key} names "{_short(word)}"', _instead(word, words))
        return frozenset(found) & frozenset(words)

    def unread(self) -> None:
        """Tell of every field that nobody has asked for, and of texts that only lack quotes."""
        for name, slip in self._unquoted.items():
            if name not in self._told_of and self._tells:
                self._tell(slip)
        for key in [key for key in self._values if key not in self._known][:MAX_ITEMS]:
            wrong = f"nobody knows {_short(key)} here"
            for meant in difflib.get_close_matches(key, self._missing, n=1, cutoff=_ALIKE):
                self._mistakes.remove(self._missing.pop(meant))
            self.mistake(key, wrong, _instead(key, sorted(self._known)))

    @property
    def tells(self) -> bool:
        """Whether it was understood so far."""
        return self._tells

    def told_of(self, key: str) -> bool:
        """Whether something was wrong with a field."""
        return key in self._told_of

    def tell_no_more(self) -> None:
        """Keep silent: what else is wrong may be so only because of what was told."""
        self._tells = False

    def doubt_numbers(self) -> None:
        """Know that the page's numbers are others than were meant."""
        self._doubts_numbers = True

    def mistake_by_numbers(self, key: str, wrong: str, right: str, item: int | None = None) -> None:
        """Add a mistake that follows from the page's numbers, unless these are in doubt."""
        if not self._doubts_numbers:
            self.mistake(key, wrong, right, item)

    def mistake(self, key: str, wrong: str, right: str, item: int | None = None) -> None:
        """Add a mistake at a field, or at the beginning of the block where it is missing.

        Of a block that is no TOML, that is told and nothing else.

        Args:
            key: The field.
            wrong: What is wrong.
            right: What would be right.
            item: In which table of its list, from 0.
        """
        if not self._tells:
            return
        self._told_of.add(key)
        line = self._line_of(key)
        if item is not None:
            line += _table_below(self._source[line - self._first_line :], item)
        if key in self._unquoted:
            wrong = wrong.replace('"', "")
            line = self._first_line + self._unquoted[key].line
        self._mistakes.append(Mistake(line, wrong, right))
        if wrong == f"{key} is missing":
            self._missing[key] = self._mistakes[-1]

    def _value(self, key: str, otherwise: object, right: str) -> object:
        self._known.add(key)
        if key not in self._values and otherwise is None:
            self.mistake(key, f"{key} is missing", f"add {key} = {right}")
        return self._values.get(key, otherwise)

    def _line_of(self, key: str) -> int:
        pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]")
        for number, line in enumerate(self._source):
            if pattern.match(line):
                return self._first_line + number
        return max(self._first_line - 1, 1)

    def _is_worth_a_look(self, source: str) -> bool:
        return len(source) <= _LONGEST and len(self._mistakes) < MAX_ITEMS

    def _tell_of_syntax(self, error: str) -> None:
        place = _TOML_PLACE.search(error)
        within = max(int(place[1]) if place and place[1] else len(self._source), 1)
        wrong = f"this is no TOML ({_TOML_PLACE.sub('', error)})"
        self._mistakes.append(Mistake(self._first_line + within - 1, wrong, _RIGHT))
        self.tell_no_more()

    def _mend_or_tell(self, source: str, error: str) -> None:
        """Tell of the first slip; but a text that only lacks its quotes is read as what it says.

        Then its field can say what else would be right there, such as a number.
        """
        slip = find_slip(source) if self._is_worth_a_look(source) else None
        if slip is None:
            self._tell_of_syntax(error)
            return
        first = slip
        for _ in range(MAX_ITEMS):  # of more, the first one is told
            if slip is None or slip.unquoted is None:
                break
            self._unquoted.setdefault(slip.name, slip)
            place = slip.unquoted
            source = f'{source[: place.start]}"{source[place]}"{source[place.stop :]}'
            slip = find_slip(source)
        try:
            self._values = tomllib.loads(source)
        except (ValueError, RecursionError):
            self._unquoted.clear()
            self._tell_of_slip(first)

    def _tell_of_slip(self, slip: Slip | None) -> None:
        if slip is not None:
            self._tell(slip)
            self.tell_no_more()

    def _tell(self, slip: Slip) -> None:
        wrong, right = (printable(said)[:_LONGEST_SAID] for said in (slip.wrong, slip.right))
        self._mistakes.append(Mistake(self._first_line + slip.line, wrong, right))


def _table_below(lines: list[str], item: int) -> int:
    """How many lines below the first one a table of a list stands."""
    table = re.compile(r"\{\s*[\w\"']+\s*=")
    places = [place for place, text in enumerate(lines) for _ in table.finditer(text)]
    return places[item] if item < len(places) else 0


def _is_number(value: object) -> bool:
    """Whether a value is a number that fits into a float."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False


_ALIKE: Final = 0.75
"""From 0 to 1; "converges" is not meant to be "diverges"."""


def _instead(word: str, words: list[str]) -> str:
    """What to write in place of a word: the one that is spelled most like it first."""
    near = difflib.get_close_matches(word, words, n=1, cutoff=_ALIKE)
    if near:
        return f'did you mean "{near[0]}"?'
    return f"write one of: {', '.join(words)}" if words else "leave it out"


def _shown(value: object) -> str:
    """A value as it stands in the file, or nearly so."""
    if isinstance(value, str):
        return f'"{_short(value)}"'
    return _short(value).lower() if isinstance(value, bool) else _short(value)


def _short(value: object) -> str:
    text = printable(str(value))
    return text if len(text) <= 40 else f"{text[:40]}..."
