"""Ten thousand bad session files, and nothing but one exception type coming out."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from simplenn.core.errors import SessionError
from simplenn.core.run_style import RUN_STYLES
from simplenn.core.session import SavedRun, Session, Stretch
from simplenn.core.session_json import session_from_json, session_to_json
from simplenn.core.setup import Setup

FINE = session_to_json(
    Session(
        Setup(5, 42),
        (
            SavedRun(1, "Run 1", (Stretch(Setup(5, 42)), Stretch(Setup(5, 40, 1.0, 0.1), 7))),
            SavedRun(2, "Größer", (Stretch(Setup(-3, 1e-300)),), RUN_STYLES[3], visible=False),
        ),
        current=2,
        panels=("error_panel",),
        origin="/a/b.simplenn",
    )
)

ODD: tuple[object, ...] = (
    *(None, True, False, 0, 1, -1, 3, 10**400, 2**63, 1_000_000_001, 0.0, -0.0, 0.5, 1e-320, 1e308),
    *(
        float("inf"),
        float("nan"),
        "",
        "a",
        "ß",
        "\ud800",
        "\0",
        "\n",
        "#12345",
        "as fast as it can",
    ),
    *([], {}, [[]], [{}], [None, 1]),
)
"""What may stand in the place of something else."""


def survives(data: bytes) -> None:
    """Reading gives a session that can be written again, or a SessionError in one sentence."""
    session, refusal = read(data)
    if session is not None:
        assert session_from_json(session_to_json(session)) == session, data
    else:
        assert 0 < len(refusal) < 200, data
        assert "\n" not in refusal, data


def read(data: bytes) -> tuple[Session | None, str]:
    try:
        return session_from_json(data), ""
    except SessionError as error:
        return None, str(error)


def test_bytes_cut_out_and_put_in() -> None:
    random = Random(1)
    for _ in range(6_000):
        data = FINE
        for _ in range(random.randint(1, 4)):
            start, length = random.randint(0, len(FINE)), random.randint(0, 12)
            data = data[:start] + random.randbytes(random.randint(0, 8)) + data[start + length :]
        survives(data)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to everything in a JSON value."""
    found = [path] if path else []
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in inner:
            found += places(item, (*path, key))
    return found


def replace_at(value: Any, path: tuple[Any, ...], put_in: object) -> None:
    """Put something into a JSON value, where an earlier change has left a place for it."""
    first, *rest = path
    there = range(len(value)) if isinstance(value, list) else value
    if not isinstance(value, dict | list) or first not in there:
        return
    if rest:
        replace_at(value[first], tuple(rest), put_in)
    else:
        value[first] = put_in


def test_other_values_in_any_place() -> None:
    random, everywhere = Random(2), places(json.loads(FINE))
    for _ in range(4_000):
        value = json.loads(FINE)
        for _ in range(random.randint(1, 3)):
            replace_at(value, random.choice(everywhere), random.choice(ODD))
        survives(json.dumps(value).encode())


def test_any_bytes() -> None:
    random = Random(3)
    for length in range(1_000):
        survives(random.randbytes(length % 200))
