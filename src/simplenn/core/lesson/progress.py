"""What somebody has done in lessons so far, as text that a settings file can hold."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from simplenn.core.lesson.attempt import Attempt
from simplenn.core.lesson.lesson import Lesson

_MAX_TEXT: Final = 256 * 1024
"""Characters. Hundreds of tasks take less; of more, the oldest are forgotten."""

_MAX_GIVEN: Final = 500
"""Characters of one answer."""

_MAX_TRIES: Final = 1_000

_MAX_POINTS: Final = 200
"""Points of a curve: more of them cannot be told apart in a picture."""
_PLACE: Final = "place"
"""Its key beside those of tasks."""


def task_key(lesson: Lesson, page: int) -> str:
    """A short name for the task of a page, counted from 1: another one when the task changes."""
    task = lesson.pages[page - 1].task
    question = "" if task is None else task.question
    text = "\n".join((lesson.title, str(page), question))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


class Place(NamedTuple):
    """Where somebody goes on with the lessons that ship.

    Attributes:
        lesson: The name of the lesson; empty after the last one.
        page: The number of the page, from 1.
    """

    lesson: str
    page: int


def progress_as_text(attempts: Mapping[str, Attempt], place: Place | None = None) -> str:
    """Write down where to go on, and attempts, each under its task's key.

    Of too many attempts, those that come last are kept, as far as there is room for them.
    """
    begin = [] if place is None else [f"{json.dumps(_PLACE)}: {json.dumps(place)}"]
    kept: list[str] = []
    room = _MAX_TEXT - sum(map(len, begin)) - 2
    for key, attempt in reversed(list(attempts.items())):
        written = f"{json.dumps(key)}: {json.dumps(_as_values(attempt))}"
        size = len(written) + 2
        if room >= size + 2:  # else there may still be room for a shorter one
            room -= size
            kept.append(written)
    return f"{{{', '.join([*begin, *reversed(kept)])}}}"


def progress_from_text(text: str) -> dict[str, Attempt]:
    """Read what was written down; what makes no sense is left out."""
    attempts = {key: _attempt(value) for key, value in _values(text).items()}
    return {key: attempt for key, attempt in attempts.items() if attempt is not None}


def place_from_text(text: str) -> Place | None:
    """Read where to go on, or None where that was not written down."""
    match _values(text).get(_PLACE):
        case [str(lesson), int(page)] if type(page) is int and page > 0:
            return Place(lesson, page)
    return None


def _values(text: str) -> dict[str, object]:
    if len(text) > _MAX_TEXT:
        return {}
    try:
        values = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _as_values(attempt: Attempt) -> list[object]:
    given = [text[:_MAX_GIVEN] for text in attempt.given]
    step = -(-len(attempt.drawn) // _MAX_POINTS) or 1
    drawn = [[x, float(f"{y:.6g}")] for x, y in attempt.drawn[::step]]
    return [attempt.tries, attempt.solved, attempt.hints, given, round(attempt.seconds, 1), drawn]


def _attempt(value: Any) -> Attempt | None:
    drawn: Any
    match value:
        case [int(tries), bool(solved), int(hints), str(last)]:  # an older version wrote it
            given, seconds, drawn = [last] * bool(last), 0.0, []
        case [int(tries), bool(solved), int(hints), list(given), seconds, list(drawn)]:
            pass
        case _:
            return None
    counts = all(type(n) is int and 0 <= n <= _MAX_TRIES for n in (tries, hints))
    if not counts or not all(isinstance(text, str) for text in given):
        return None
    seconds = float(seconds) if _is_finite(seconds) else 0.0
    points = [(float(point[0]), float(point[1])) for point in drawn if _is_point(point)]
    return Attempt(tries, solved, hints, tuple(given), seconds, tuple(points))


def _is_point(value: Any) -> bool:
    """Whether a value is a list of two finite numbers."""
    return isinstance(value, list) and len(value) == 2 and all(map(_is_finite, value))


def _is_finite(value: Any) -> bool:
    """Whether a value is a number that a float can hold."""
    return type(value) in (int, float) and abs(value) <= sys.float_info.max
