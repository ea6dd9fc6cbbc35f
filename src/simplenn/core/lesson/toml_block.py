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

MAX_TEXT: Final = 2_000
"""Characters in one text of a block: one short thought."""

MAX_ITEMS: Final = 20
"""Items in one list of a block."""

_TOML_PLACE: Final = re.compile(r" \(at line (\d+), column \d+\)$| \(at end of document\)$")


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
        try:
            self._values = tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            self._tell_of_syntax(str(error))
        except RecursionError:
            self._tell_of_syntax("it is nested too deeply")
        except ValueError:  # Python's limit
            self._tell_of_syntax("a number has too many digits")

    def __contains__(self, key: str) -> bool:
        self._known.add(key)
        return key in self._values

    def text(self, key: str, otherwise: str | None = None) -> str:
        """A text; without `otherwise` it has to be there."""
        value = self._value(key, otherwise, 'a text, such as "..."')
        if isinstance(value, str) and len(value) <= MAX_TEXT:
            return value
        if value is not None:
            self.mistake(key, f"{key} is no text", f"write one of at most {MAX_TEXT:,} characters")
        return otherwise or ""

    def texts(self, key: str, otherwise: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        value = self._value(key, otherwise, 'a list of texts, such as ["...", "..."]')
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
        value = self._value(key, None, "a number, such as 0.1")
        if _is_number(value):
            return float(value)  # type: ignore[arg-type]
        if value is not None:
            self.mistake(key, f"{key} is no number", "write one such as 0.1, without quotes")
        return 0.0

    def count(self, key: str, least: int, most: int, otherwise: int | None = None) -> int:
        """A whole number in a range; without `otherwise` it has to be there."""
        right = f"a whole number from {least} to {most:,}"
        value = self._value(key, otherwise, right)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        if value is not None:
            self.mistake(key, f"{key} is not {right}", f"write {right}")
        return least if otherwise is None else otherwise

    def numbers(self, key: str, how_many: int) -> tuple[float, ...]:
        """A list of so many numbers."""
        right = f"a list of {how_many} numbers"
        value = self._value(key, None, right)
        if isinstance(value, list) and len(value) == how_many and all(map(_is_number, value)):
            return tuple(map(float, value))
        if value is not None:
            self.mistake(key, f"{key} is not {right}", f"write {right} in [ ]")
        return (0.0,) * how_many

    def flag(self, key: str) -> bool:
        """True or false; false unless it is there."""
        value = self._value(key, False, "true or false")
        if not isinstance(value, bool):
            self.mistake(key, f"{key} is neither true nor false", "write true or false")
        return value is True

    def tables(self, key: str) -> list[dict[str, object]]:
        """A list of tables; empty unless it is there."""
        value = self._value(key, (), "a list of { } tables")
        if isinstance(value, (list, tuple)) and all(isinstance(item, dict) for item in value):
            return [dict(item) for item in value[:MAX_ITEMS]]
        self.mistake(key, f"{key} is no list of tables", "write [{ ... }, { ... }]")
        return []

    def one_of(self, key: str, allowed: Iterable[str], otherwise: str | None = None) -> str:
        """One of a few words; the first of them stands in for a wrong one."""
        words = list(allowed)
        value = self._value(key, otherwise, f"one of: {', '.join(words)}")
        if isinstance(value, str) and value in words:
            return value
        if value is not None:
            self.mistake(key, f'{key} is "{_short(value)}"', _instead(_short(value), words))
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
        """Tell of every field that nobody has asked for."""
        for key in self._values:
            if key not in self._known:
                self.mistake(
                    key, f"nobody knows {_short(key)} here", _instead(key, sorted(self._known))
                )

    def mistake(self, key: str, wrong: str, right: str) -> None:
        """Add a mistake at a field, or at the beginning of the block where it is missing."""
        self._mistakes.append(Mistake(self._line_of(key), wrong, right))

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

    def _tell_of_syntax(self, error: str) -> None:
        place = _TOML_PLACE.search(error)
        within = int(place[1]) if place and place[1] else len(self._source)
        wrong = f"this is no TOML ({_TOML_PLACE.sub('', error)})"
        line = self._first_line + max(within, 1) - 1
        self._mistakes.append(Mistake(line, wrong, 'write NAME = VALUE, texts between " and "'))


def _is_number(value: object) -> bool:
    """Whether a value is a number that fits into a float."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False


def _instead(word: str, words: list[str]) -> str:
    """What to write in place of a word: the one that is spelled most like it first."""
    near = difflib.get_close_matches(word, words, n=1)
    if near:
        return f'did you mean "{near[0]}"?'
    return f"write one of: {', '.join(words)}" if words else "leave it out"


def _short(value: object) -> str:
    text = printable(str(value))
    return text if len(text) <= 40 else f"{text[:40]}..."
