"""What teachers write that is no TOML, found by its line, and what would be right.

A block is one statement NAME = VALUE after another. The first that cannot be read alone is the one
that is wrong: tomllib itself often stops only some lines later.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

_NAME: Final = r"[A-Za-z_][\w-]*"
_BEGINS: Final = re.compile(rf"\s*(?:[\"']?[\w-]+[\"']?\s*=|#|\[\[?{_NAME})")
_TEXT: Final = r'"(?:[^"\\\n]|\\.)*"'
_TEXTS: Final = re.compile(rf"{_TEXT}|'[^'\n]*'")
_FEW: Final = 50
"""Lines after which nobody has forgotten to end a block: to look for that takes long."""

_COMMENT: Final = re.compile(r"#.*")


class Slip(NamedTuple):
    """Something that is no TOML.

    Attributes:
        line: The index of its line in the block.
        wrong: What is wrong.
        right: What would be right.
    """

    line: int
    wrong: str
    right: str


class _Statement(NamedTuple):
    line: int
    text: str

    @property
    def name(self) -> str:
        """What stands before the first =."""
        return self.text.partition("=")[0].strip().strip("\"'")


def find_slip(source: str) -> Slip | None:
    """Find the first thing that is wrong in a block which tomllib does not read, or None.

    Args:
        source: The block, of a few kilobytes and without deep nesting.
    """
    seen: dict[str, int] = {}
    for statement in _statements(source):
        if not _can_be_read(statement.text):
            return _slip_in(statement)
        if statement.text.lstrip().startswith("["):  # another table, with names of its own
            seen.clear()
            continue
        name = statement.name
        if name and name in seen:
            above = statement.line - seen[name]
            lines = "the line before" if above == 1 else f"{above} lines above"
            wrong = f"{name} is set twice in this block, here and {lines}"
            return Slip(statement.line, wrong, "leave one of them out")
        seen[name] = statement.line
    return None


def _statements(source: str) -> Iterator[_Statement]:
    """Each statement with the lines that go on with it, and the index of its first line."""
    begun: list[str] = []
    first, is_in_text = 0, False
    for number, line in enumerate(source.split("\n")):
        if not begun or (_BEGINS.match(line) and not is_in_text):
            if begun:
                yield _Statement(first, "\n".join(begun))
            begun, first = [line] if line.strip() else [], number
        else:
            begun.append(line)
        is_in_text ^= any(line.count(mark) % 2 for mark in ('"""', "'''"))
    if begun:
        yield _Statement(first, "\n".join(begun))


def _can_be_read(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _slip_in(statement: _Statement) -> Slip:
    """Say what is wrong in a statement: the first in a list of usual mistakes that is found."""
    first, lines = statement.line, statement.text.split("\n")
    while count := _readable(lines):
        first, lines = first + count, lines[count:]
    for look, how_many in _MISTAKES.items():
        for number in range(len(lines) if how_many else 1):
            said = look("\n".join(lines[number : number + (how_many or len(lines))]))
            if said is not None:
                return Slip(first + number, *said)
    return Slip(first, *_NO_SETTING)


def _readable(lines: list[str]) -> int:
    """How many of the first lines can be read without those after them; 0: none."""
    for count in range(1, min(len(lines), _FEW)):
        if lines[count].strip() and _can_be_read("\n".join(lines[:count])):
            return count
    return 0


_Said = tuple[str, str] | None
_NO_SETTING: Final = (
    "this line does not set anything",
    'write NAME = VALUE, texts between " and ", or end the block before it with ```',
)
_CURLY: Final = re.compile("[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]")


def _without_texts(text: str) -> str:
    """A piece with its whole texts emptied, and without its comments."""
    return _COMMENT.sub("", _TEXTS.sub('""', text))


def _fence(line: str) -> _Said:
    if re.match(r"\s*(``|##?\s)", line):
        return "the block has not ended before this line", "end it with a line of three: ```"
    return None


def _curly_quotes(line: str) -> _Said:
    found = _CURLY.search(_without_texts(line))
    if found is None:
        return None
    return f"{found[0]} does not begin or end a text", 'write the straight quotes " of keyboards'


def _odd_minus(line: str) -> _Said:
    if re.search(r"[=\[,]\s*[\u2212\u2013]\s*[\d.]", _without_texts(line)):
        return "the minus sign is another character", "write the - of the keyboard"
    return None


def _decimal_comma(line: str) -> _Said:
    found = re.search(r"(?:=\s*([-+]?\d+)|[\[,]\s*([-+]?0)),(\d+)", _without_texts(line))
    if found is None:
        return None
    whole = found[1] or found[2]
    right = f"write decimals with a point, {whole}.{found[3]}"
    return f"{whole},{found[3]} has a comma in it", right


def _grouped(line: str) -> _Said:
    found = re.search(r"=\s*([-+]?\d{1,3}(?:([ .'])\d{3})(?:\2\d{3})*)\s*$", _without_texts(line))
    if found is None:
        return None
    right = re.sub(r"[ .']", "", found[1])
    return f"{found[1]} is not one number here", f"write {right}"


def _bullet(line: str) -> _Said:
    found = re.match(rf"\s*[-*\u2022]\s+({_NAME})\s*=", line)
    return (
        None if found is None else (f"{line.strip()[0]} stands before {found[1]}", "leave it out")
    )


def _bare_point(line: str) -> _Said:
    found = re.search(r"[=\[,]\s*([-+]?)(\.\d+|\d+\.)(?![\d.])", _without_texts(line))
    if found is None:
        return None
    digits = f"0{found[2]}" if found[2].startswith(".") else f"{found[2]}0"
    return f"{found[1]}{found[2]} has no digit beside the point", f"write {found[1]}{digits}"


def _unit(line: str) -> _Said:
    found = re.search(r"=\s*([-+]?\d[\d._]*)\s*([^\s\d.,_+\]}-][^\],}]*)$", _without_texts(line))
    if found is None or re.match(r"[eExob;]", found[2]):
        return None
    if found[2][0] in "*/^":
        return "nothing is computed here", "write the number itself, such as 0.04"
    return f"“{found[2].strip()}” stands after the number", f"write {found[1]} alone"


def _leading_zero(line: str) -> _Said:
    found = re.search(r"[=\[,]\s*([-+]?)0+(\d[\d.]*)", _without_texts(line))
    if found is None:
        return None
    return "a number begins with 0", f"write {found[1]}{found[2]}"


def _other_than_equals(line: str) -> _Said:
    found = re.match(rf"\s*({_NAME})(?![\w-])\s*(:=|==|:|(?=[\"\d\[-]))\s*(?!=)(.*)", line)
    if found is None:
        return None
    return f"there is no = after {found[1]}", f"write {found[1]} = {_short(found[3])}"


def _spaced_name(line: str) -> _Said:
    found = re.match(rf"\s*({_NAME}(?:[ \t]+\w+)+)\s*=", line)
    if found is None:
        return None
    return f"the name “{found[1]}” has a space in it", f"write {'_'.join(found[1].split())}"


def _capital_flag(line: str) -> _Said:
    found = re.search(r"=\s*(true|false|yes|no|on|off)\b", _without_texts(line), re.IGNORECASE)
    if found is None or found[1] in ("true", "false"):
        return None
    right = "true" if found[1].lower() in ("true", "yes", "on") else "false"
    return f"{found[1]} is not known here", f"write {right}, in small letters"


def _slashes(line: str) -> _Said:
    if re.search(r"//|/\*|<!--", _without_texts(line)):
        return "this is no comment", "begin comments with #"
    return None


def _backslash(line: str) -> _Said:
    found = re.search(r'(?<!\\)(?:\\\\)*\\([^btnfr"\\uU\n])', line)
    if found is None:
        return None
    return f"a text has \\{found[1]} in it", f"write \\\\{found[1]} for a backslash"


def _quote_inside(line: str) -> _Said:
    found = re.search(rf"[=\[,]\s*{_TEXT}\s*[^\s,\]}}#\"][^,\]}}]*\"", line)
    if found is None:
        return None
    return 'a text has " in it', "write ' inside of texts"


def _open_quote(line: str) -> _Said:
    rest = _without_texts(line)
    if '"""' in line or '"' not in rest.replace('""', ""):
        return None
    return 'a text has only one "', 'write a " before it and after it, in the same line'


def _inner_colon(line: str) -> _Said:
    found = re.search(rf"[{{,]\s*({_NAME})\s*:", _without_texts(line))
    return None if found is None else (f"there is no = after {found[1]}", f"write {found[1]} = ...")


def _two_in_a_line(line: str) -> _Said:
    found = re.match(rf"\s*{_NAME}\s*=[^={{\[]*[\s,;\"\]]({_NAME})\s*=", _without_texts(line))
    if found is None:
        return None
    return f"{found[1]} stands in the line of another", "write each in a line of its own"


def _no_value(line: str) -> _Said:
    found = re.match(rf"\s*({_NAME})\s*=\s*(#.*)?$", line)
    if found is None:
        return None
    return f"nothing stands after {found[1]} =", "write its value there, or leave the line out"


def _no_comma(text: str) -> _Said:
    found = re.search(r'(""|\d|\}|\])\s*(""|(?<!\d)\d|\{|\[)', _compact(text))
    if found is None:
        return None
    return "a comma is missing after an item of a list", "write one between any two items"


def _no_brackets(text: str) -> _Said:
    found = re.match(rf'\s*({_NAME})\s*=\s*"",\s*""', _compact(text))
    if found is None:
        return None
    return "a list has no brackets", f'write {found[1]} = ["...", "..."]'


def _comma_too_many(text: str) -> _Said:
    compact = _compact(text)
    if re.search(r",\s*,", compact):
        return "two commas stand together", "leave one of them out"
    if re.match(rf"\s*{_NAME}\s*=[^,]+,$", compact) or re.search(r"[\]}],$", compact):
        return "there is a comma after the value", "leave it out"
    return None


def _bare_text(text: str) -> _Said:
    found = re.search(
        r"[=\[,]\s*(?!true\b|false\b|inf\b|nan\b)([^\W\d][^,\]}\n=]*)", _compact(text)
    )
    if found is None:
        return None
    word = _short(found[1])
    return f"{word} stands without quotes", f'write "{word}" if it is a text, or a number'


def _not_closed(text: str) -> _Said:
    rest = _without_texts(text)
    for opening, closing in ("[]", "{}"):
        count = rest.count(opening) - rest.count(closing)
        if count:
            missing = closing if count > 0 else opening
            other = opening if count > 0 else closing
            return f"there is no {missing} for this {other}", f"add {missing}"
    return None


def _compact(text: str) -> str:
    """A statement with texts emptied, on one line."""
    return " ".join(_without_texts(line).strip() for line in text.split("\n"))


def _short(text: str) -> str:
    text = text.strip().strip('"')
    return text if len(text) <= 40 else f"{text[:40]}..."


_MISTAKES: Final[dict[Callable[[str], _Said], int]] = {
    _fence: 1,
    _open_quote: 1,
    _curly_quotes: 1,
    _odd_minus: 1,
    _bullet: 1,
    _two_in_a_line: 1,
    _grouped: 1,
    _decimal_comma: 1,
    _no_value: 1,
    _other_than_equals: 1,
    _spaced_name: 1,
    _capital_flag: 1,
    _slashes: 1,
    _backslash: 1,
    _quote_inside: 1,
    _bare_point: 1,
    _leading_zero: 1,
    _unit: 1,
    _inner_colon: 1,
    _no_comma: 2,
    _no_brackets: 0,
    _comma_too_many: 0,
    _bare_text: 0,
    _not_closed: 0,
}
"""What looks for a mistake, the most certain ones first, and in how many lines at once; 0: all."""
