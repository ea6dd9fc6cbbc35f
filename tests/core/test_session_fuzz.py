"""Ten thousand bad session files, and nothing but one exception type coming out."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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

odd = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**400, -1, 2**63, 1_000_000_001])
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["\ud800", "\0", "#12345", "as fast as it can", [], {}, [[]], [{}]])
)

edits = st.lists(
    st.tuples(st.integers(0, len(FINE)), st.integers(0, 12), st.binary(max_size=8)),
    min_size=1,
    max_size=4,
)


def survives(data: bytes) -> None:
    """Reading gives a session that can be written again, or a SessionError in one sentence."""
    session, refusal = read(data)
    if session is not None:
        assert session_from_json(session_to_json(session)) == session
    else:
        assert 0 < len(refusal) < 200
        assert "\n" not in refusal


def read(data: bytes) -> tuple[Session | None, str]:
    try:
        return session_from_json(data), ""
    except SessionError as error:
        return None, str(error)


@settings(max_examples=6_000, suppress_health_check=list(HealthCheck))
@given(edits)
def test_bytes_cut_out_and_put_in(edits: list[tuple[int, int, bytes]]) -> None:
    data = FINE
    for start, length, put_in in edits:
        data = data[:start] + put_in + data[start + length :]
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


@settings(max_examples=4_000, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(places(json.loads(FINE))), odd), min_size=1, max_size=3))
def test_other_values_in_any_place(changes: list[tuple[tuple[Any, ...], object]]) -> None:
    value = json.loads(FINE)
    for path, put_in in changes:
        replace_at(value, path, put_in)
    survives(json.dumps(value).encode())


@settings(max_examples=1_000)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    survives(data)
