"""What somebody has done in lessons so far, as text that a settings file can hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from simplenn.core.lesson.attempt import Attempt
from simplenn.core.lesson.lesson import Lesson

_MAX_TEXT: Final = 1024 * 1024
"""Characters. Thousands of tasks take less."""

_MAX_TRIES: Final = 1_000


def task_key(lesson: Lesson, page: int) -> str:
    """A short name for the task of a page, counted from 1: another one when the task changes."""
    task = lesson.pages[page - 1].task
    question = "" if task is None else task.question
    text = "\n".join((lesson.title, str(page), question))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def progress_as_text(attempts: Mapping[str, Attempt]) -> str:
    """Write attempts down, each under its task's key."""
    return json.dumps({key: list(attempt) for key, attempt in attempts.items()})


def progress_from_text(text: str) -> dict[str, Attempt]:
    """Read what was written down; what makes no sense is left out."""
    if len(text) > _MAX_TEXT:
        return {}
    try:
        values = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(values, dict):
        return {}
    attempts = {key: _attempt(value) for key, value in values.items()}
    return {key: attempt for key, attempt in attempts.items() if attempt is not None}


def _attempt(value: object) -> Attempt | None:
    if not isinstance(value, list) or len(value) != len(Attempt._fields):
        return None
    tries, solved, hints, last = value
    counts_fit = all(type(n) is int and 0 <= n <= _MAX_TRIES for n in (tries, hints))
    if not counts_fit or not isinstance(solved, bool) or not isinstance(last, str):
        return None
    return Attempt(tries, solved, hints, last)
