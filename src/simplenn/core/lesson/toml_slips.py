"""What teachers write that is no TOML, found by its line, and what would be right.

tomllib stops somewhere behind a mistake and says what it expected there. This reads a block word by
word, and says of the first that is wrong what a person would.
"""

from __future__ import annotations

import re
import tomllib
from typing import Final, NamedTuple, NoReturn

_WORDS: Final = re.compile(
    r"""
    (?P<text> \"{3}(?:[^\\]|\\.)*?\"{3} | '{3}.*?'{3} | \"(?:[^"\\\n]|\\.)*\" | '[^'\n]*' )
    | (?P<comment> \#[^\n]* )
    | (?P<end> \n | \Z )
    | (?P<mark> [=\[\]{},:"] )
    | (?P<bare> [^\s=\[\]{},:"#](?:[^=\[\]{},:"#\n]*[^\s=\[\]{},:"#])? )
    | (?P<space> [^\n] )
    """,
    re.VERBOSE | re.DOTALL,
)
_NUMBER: Final = r"[-+]?\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?"

_BARE: Final = (
    (
        "(?s:([\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]).*)",
        "{0} does not begin or end a text",
        'write the straight quotes " of keyboards',
    ),
    ("[\u2212\u2013].*", "the minus sign is another character", "write the - of the keyboard"),
    ("(?:.*[ \\d])?(?://|/\\*|<!--).*", "this is no comment", "begin comments with #"),
    ("(?i:(true|yes|on))", "{0} is not known here", "write true, in small letters"),
    ("(?i:(false|no|off))", "{0} is not known here", "write false, in small letters"),
    (r"([-+]?)(\.\d+)", "{0}{1} has no digit beside the point", "write {0}0{1}"),
    (r"([-+]?\d+\.)", "{0} has no digit beside the point", "write {0}0"),
    (r"([-+]?)0+(\d[\d.]*)", "a number begins with 0", "write {0}{1}"),
    (r"([-+]?\d{1,3}(?:[ .']\d{3})+)", "{0} is not one number here", "write {digits}"),
    (r"([-+]?[\d.]+(?: +[\d.]+)+)", "{0} has a space in it", "write one number without a space"),
    (rf"{_NUMBER} *%", "% is not known here", "write {share}"),
    (r"\([-+\d. ]*", "( does not begin a list", "write it between [ and ]"),
    (rf"{_NUMBER} *[-+*/^].*", "nothing is computed here", "write the number, such as 0.04"),
    (rf"({_NUMBER}) *(.+)", "“{1}” stands after the number", "write {0} alone"),
)
"""What no value is, what is wrong with it, and what would be right; {0} and {1} are its parts."""

NOT_ENDED: Final = ("the block has not ended before this line", "end it with a line of three: ```")
_NO_COMMA: Final = ("a comma is missing after an item of a list", "write one between any two items")


class Slip(NamedTuple):
    """Something that is no TOML.

    Attributes:
        line: The index of its line in the block.
        wrong: What is wrong.
        right: What would be right.
        unquoted: Where in the block a text stands that only lacks its quotes, or None.
        name: What that text was to be the value of.
    """

    line: int
    wrong: str
    right: str
    unquoted: slice | None = None
    name: str = ""


def find_slip(source: str) -> Slip | None:
    """Find the first thing that is wrong in a block, or None.

    Args:
        source: The block.
    """
    try:
        _Block(source).read()
    except _SlipError as error:
        slip: Slip = error.args[0]
        return slip
    except RecursionError:
        return None
    return None


class _SlipError(Exception):
    """The first slip is found; it is the argument."""


class _Word(NamedTuple):
    """What it is, the word itself, where it begins, and the index of its line."""

    kind: str
    text: str
    place: int
    line: int


class _Block:
    """Reads NAME = VALUE, line after line, until something is wrong: then _SlipError is raised."""

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")
        self._words = [
            _Word(
                str(found.lastgroup), found[0], found.start(), source.count("\n", 0, found.start())
            )
            for found in _WORDS.finditer(source)
            if found.lastgroup not in ("space", "comment")
        ]
        self._next = 0
        self._name = ""
        fences = (i for i, text in enumerate(self._lines) if re.match(r"\s*`|##\s", text))
        self._fence = next(fences, None)

    def read(self) -> None:
        """Read all of it."""
        names: dict[str, int] = {}
        while word := self._first_after_ends():
            if self._fence is not None and self._fence <= word.line:
                break
            if word.text == "[":  # another table, with names of its own
                names.clear()
                while self._take().kind != "end":
                    pass
                continue
            self._name = self._take_name()
            if self._name in names:
                above = word.line - names[self._name]
                lines = "the line before" if above == 1 else f"{above} lines above"
                wrong = f"{self._name} is set twice in this block, here and {lines}"
                _tell(word.line, wrong, "leave one of them out")
            names[self._name] = word.line
            self._take_value()
            if self._here.kind != "end":
                self._tell_of_more()
        if self._fence is not None:
            _tell(self._fence, *NOT_ENDED)

    @property
    def _here(self) -> _Word:
        return self._words[min(self._next, len(self._words) - 1)]

    @property
    def _following(self) -> _Word:
        return self._words[min(self._next + 1, len(self._words) - 1)]

    def _take(self) -> _Word:
        self._next += 1
        return self._words[self._next - 1]

    def _first_after_ends(self) -> _Word | None:
        """Go to the next word, perhaps some lines below; None after the last."""
        while self._here.kind == "end" and self._next < len(self._words):
            self._next += 1
        return None if self._here.kind == "end" else self._here

    def _take_name(self) -> str:
        """Read NAME and =."""
        name = self._take()
        if self._here.text != "=" or (name.kind == "bare" and " " in name.text):
            self._tell_of_name(name)
        self._take()
        return name.text.strip("\"'")

    def _tell_of_name(self, word: _Word) -> NoReturn:
        """Say what is wrong with the beginning of a line that is not NAME =."""
        is_named = self._here.text == "="
        if is_named and (bullet := re.fullmatch(r"([-*+\u2022])\s+([\w-]+)", word.text)):
            _tell(word.line, f"{bullet[1]} stands before {bullet[2]}", "leave it out")
        if is_named:
            right = f"write {'_'.join(word.text.split())}"
            _tell(word.line, f"the name “{word.text}” has a space in it", right)
        name, _, value = word.text.partition(" ")
        if not value:
            value = self._following.text if self._here.text == ":" else self._here.text
        if _is_value(value) or (word.text == name and re.match(r"[\"'\[{]|[\w-]+$", value)):
            right = f"write {name} = {_short(value, quotes='') if value not in '[{' else '...'}"
            _tell(word.line, f"there is no = after {name}", right)
        if self._fence is not None:
            _tell(word.line, *NOT_ENDED)
        right = "write NAME = VALUE, or end the block before it with ```"
        _tell(word.line, "this line does not set anything", right)

    def _take_value(self, *, is_inside: bool = False) -> None:
        """Read a value, however many lines it takes."""
        word = self._take()
        if word.kind == "end":
            right = "write its value there, or leave the line out"
            _tell(word.line, f"nothing stands after {self._name} =", right)
        elif word.text in ("[", "{"):
            self._take_items(word)
        elif word.kind == "bare":
            self._tell_of_bare(word, is_inside=is_inside)
        elif word.text == "," and self._words[self._next - 2].text == ",":
            _tell(word.line, "two commas stand together", "leave one of them out")
        elif word.kind == "mark":
            self._tell_of_quotes(word)
            _tell(word.line, f"{word.text} stands where a value should be", "leave it out")
        elif word.text[0] == '"':
            escape = re.search(r'(?<!\\)(?:\\\\)*\\([^btnfr"\\uU\n])', word.text)
            if escape:
                right = f"write \\\\{escape[1]} for a backslash"
                _tell(word.line, f"a text has \\{escape[1]} in it", right)

    def _take_items(self, opening: _Word) -> None:
        """Read a list, or the names and values between { and }."""
        closing = "]" if opening.text == "[" else "}"
        while (word := self._first_after_ends()) and word.text not in ("]", "}"):
            if opening.text == "{":
                if word.line > opening.line:
                    right = "write all of it in the line of its {"
                    _tell(opening.line, "there is no } in the line of this {", right)
                self._tell_of_decimal_comma(word)
                self._take_name()
            elif self._is_setting(opening):
                break
            self._take_value(is_inside=True)
            self._take_comma(opening)
        line = self._lines[word.line] if word and opening.text == "[" else ""
        if word and line.count("}") > line.count("{"):
            right = "add { before the first name, or leave } out"
            _tell(word.line, "there is no { for this }", right)
        if word is None or word.text != closing:
            wrong = f"there is no {closing} for this {opening.text}"
            _tell(opening.line, wrong, f"add {closing} after its last item")
        self._take()

    def _is_setting(self, opening: _Word) -> bool:
        """Whether the next setting begins in a list: that has not been closed."""
        if self._following.text == "=" and self._here.line == opening.line:
            inner = re.search(r"\[([^][{}]+)\]", self._lines[opening.line])
            right = f"write [{{ {_short(inner[1]) if inner else '...'} }}]"
            _tell(opening.line, f"{self._here.text} stands between [ and ]", right)
        return self._following.text == "="

    def _take_comma(self, opening: _Word) -> None:
        """Read what stands between two items, if there is another."""
        last, word = self._words[self._next - 1], self._first_after_ends()
        if word is None or word.text in ("]", "}"):
            return
        if word.text == ",":
            self._take()
        elif opening.text == "{" or self._following.text != "=":
            self._tell_of_quotes(last)
            _tell(last.line, *_NO_COMMA)

    def _tell_of_quotes(self, word: _Word) -> None:
        """Tell of quotes that are too many or too few in a line with a text."""
        if len(re.findall(r'(?<!\\)"', self._lines[word.line])) % 2:
            right = 'write a " before it and after it, in the same line'
            _tell(word.line, 'a text has only one "', right)
        is_after_text = word.kind == "text" and self._here.line == word.line
        if is_after_text and self._here.text in (";", "."):
            following = next(each for each in self._words[self._next + 1 :] if each.text != "\n")
            right = "write a comma there" if following.kind == "text" else "leave it out"
            _tell(word.line, f"{self._here.text} stands after a text", right)
        if is_after_text and self._here.kind == "bare" and self._following.text != "=":
            _tell(word.line, 'a text has " in it', "write ' inside of texts")

    def _tell_of_more(self) -> NoReturn:
        """Say what is wrong where a line does not end after its value."""
        before, word = self._words[self._next - 1], self._here
        self._tell_of_quotes(before)
        other = word if word.text != "," else self._following
        self._next += 1 if word.text == "," else 0
        if self._following.text == "=":
            wrong = f"{other.text} stands in the line of another"
            _tell(before.line, wrong, "write each in a line of its own")
        if word.text != ",":
            _tell(word.line, f"{word.text} stands after the value", "leave it out")
        _tell_of_comma_in(f"{before.text},{other.text}", before.line)
        if other.kind == "end":
            _tell(before.line, "there is a comma after the value", "leave it out")
        _tell(before.line, "a list has no brackets", f'write {self._name} = ["...", "..."]')

    def _tell_of_decimal_comma(self, word: _Word) -> None:
        """Tell of one between { and }, where the digits after it cannot be a name."""
        before = self._words[max(self._next - 2, 0)]
        if self._following.text != "=":
            _tell_of_comma_in(f"{before.text},{word.text}", word.line)

    def _tell_of_bare(self, word: _Word, *, is_inside: bool) -> None:
        """Tell of what is no number, nor true or false."""
        text = word.text
        if _is_value(text):
            return
        ahead = "".join(each.text for each in self._words[max(self._next - 3, 0) : self._next])
        if re.fullmatch(r"[-+]?0,\d+", ahead):
            right = f"write decimals with a point, {ahead.replace(',', '.')}"
            _tell(word.line, f"{ahead} has a comma in it", right)
        value, _, name = text.rpartition(" ")
        if self._here.text == "=" and _is_value(value):
            wrong = f"{name} stands in the line of another"
            more = (wrong, "write each in a line of its own")
            _tell(word.line, *(_NO_COMMA if is_inside else more))
        if is_inside and all(map(_is_value, text.split())):
            _tell(word.line, *_NO_COMMA)
        self._tell_of_quotes(word)
        for pattern, wrong, right in _BARE:
            if found := re.fullmatch(pattern, text):
                digits = re.sub(r"[ .']", "", text)
                number = re.match(_NUMBER, text)
                share = f"{float(number[0].replace('_', '')) / 100.0:.12g}" if number else ""
                parts = found.groups()
                mended = right.format(*parts, digits=digits, share=share)
                _tell(word.line, wrong.format(*parts), mended)
        right = f'write "{_short(text)}"'
        place = slice(word.place, word.place + len(text))
        wrong = f"{_short(text)} stands without quotes"
        raise _SlipError(Slip(word.line, wrong, right, place, self._name))


def _tell_of_comma_in(number: str, line: int) -> None:
    """Tell of a comma that stands between digits, if they are nothing else."""
    if re.fullmatch(r"[-+]?\d+,\d+", number):
        right = f"write decimals with a point, {number.replace(',', '.')}"
        if re.fullmatch(r"[-+]?[1-9]\d{0,2},\d{3}", number):  # it may be a thousand
            right = f"write {number.replace(',', '')}, or decimals with a point"
        _tell(line, f"{number} has a comma in it", right)


def _tell(line: int, wrong: str, right: str) -> NoReturn:
    raise _SlipError(Slip(line, wrong, right))


def _is_value(text: str) -> bool:
    """Whether it is a number, true or false."""
    try:
        tomllib.loads(f"a = {text}")
    except ValueError:
        return False
    return True


def _short(text: str, quotes: str = '"') -> str:
    text = text.strip().strip(quotes) if quotes else text
    return text if len(text) <= 40 else f"{text[:40]}..."
