"""Sessions as JSON that a person can read in an editor.

The reader takes any bytes, and returns a session or raises SessionError, nothing else. Keys that
it does not know are ignored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NoReturn

from simplenn.core.errors import SessionError, SetupError
from simplenn.core.fields import FIELDS, WEIGHT, epoch_count, finite_number
from simplenn.core.run_style import LineStyle, RunStyle
from simplenn.core.session import (
    MAX_NAME,
    MAX_NUMBER,
    MAX_RUNS,
    MAX_SPEED,
    MAX_STRETCHES,
    MIN_SPEED,
    SavedRun,
    Session,
    Stretch,
    current_panel_names,
    is_clean_name,
)
from simplenn.core.setup import Setup

FORMAT: Final = "SimpleNN session"
VERSION: Final = 1

MAX_BYTES: Final = 4 * 1024 * 1024
"""No session is larger: a thousand runs are a quarter of a megabyte."""

_MAX_PANELS: Final = 100
_MAX_PATH: Final = 32_768
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_ENDLESS: Final = "as fast as it can"


def session_to_json(session: Session) -> bytes:
    """Write a session as JSON.

    Raises:
        SessionError: It is larger than a session may be.
    """
    _check_limits(session.runs)
    written: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "setup": _written_setup(session.setup),
        "speed": _ENDLESS if session.speed is None else session.speed,
        "logarithmic": session.log,
        "tolerance": session.tolerance,
        "ask": session.ask,
        "panels": session.panels,
        "current": session.current,
        "runs": [_written_run(run) for run in session.runs],
    }
    if session.origin is not None:
        written["origin"] = session.origin
    if session.origin_fingerprint is not None:
        written["origin_stamp"] = session.origin_fingerprint
    data = (json.dumps(written, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode()
    if len(data) > MAX_BYTES:
        raise SessionError("it has become too large: delete some runs first")
    return data


def session_from_json(data: bytes) -> Session:
    """Read a session from JSON.

    Raises:
        SessionError: It is none; the message is the reason alone, without the file's name.
    """
    if len(data) > MAX_BYTES:
        raise SessionError("it is far too large for a session")
    if not data.strip():
        raise SessionError("it is empty")
    try:
        return _session(_parsed(data))
    except SetupError as error:
        raise SessionError(str(error).rstrip(".")) from None


def _parsed(data: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise SessionError("it is not a text file") from None
    except json.JSONDecodeError as error:
        where = f"at line {error.lineno}, column {error.colno}"
        raise SessionError(f"it is no valid JSON, or not all of it is there ({where})") from None
    except RecursionError:
        raise SessionError("it is nested too deeply") from None
    except ValueError:  # Python refuses to read integers of more than 4,300 digits
        raise SessionError("a number in it has thousands of digits") from None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise SessionError("it is not a SimpleNN session")
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise SessionError(f"{name} in it is not a number")


def _session(value: Mapping[str, Any]) -> Session:
    _check_version(value.get("version"))
    runs = tuple(_runs(value.get("runs", [])))
    return Session(
        setup=_setup(_mapping(value.get("setup"), "setup"), ""),
        runs=runs,
        current=_current(value.get("current"), runs),
        speed=_speed(value.get("speed", 10.0)),
        log=_bool(value.get("logarithmic", False), "logarithmic"),
        tolerance=_tolerance(value.get("tolerance", 0.1)),
        ask=finite_number("ask", value.get("ask", 10.0)),
        panels=_panels(value.get("panels")),
        origin=_origin(value.get("origin")),
        origin_fingerprint=_origin_fingerprint(value.get("origin_stamp")),
    )


def _current(value: object, runs: tuple[SavedRun, ...]) -> int | None:
    if value is None:
        return None
    current = epoch_count("current", value)
    if current not in [run.number for run in runs]:
        raise SessionError("current is not the number of one of its runs")
    return current


def _check_version(version: object) -> None:
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise SessionError("its version is not a number from 1 upwards")
    if version > VERSION:
        raise SessionError("it was made by a newer SimpleNN; this one is too old for it")


def _runs(value: object) -> Iterator[SavedRun]:
    listed = _list(value, "runs")
    if len(listed) > MAX_RUNS:
        raise SessionError(f"it has {len(listed):,} runs, and {MAX_RUNS:,} are the most")
    numbers: set[int] = set()
    stretches = 0
    for place, item in enumerate(listed, start=1):
        run = _run(_mapping(item, f"run {place}"), f" of run {place}")
        if run.number in numbers:
            raise SessionError(f"two of its runs have the number {run.number}")
        numbers.add(run.number)
        stretches += len(run.stretches)
        yield run
    if stretches > MAX_STRETCHES:
        raise SessionError(f"its runs were continued more than {MAX_STRETCHES:,} times")


def _check_limits(runs: tuple[SavedRun, ...]) -> None:
    """Refuse what could not be opened again."""
    if len(runs) > MAX_RUNS:
        raise SessionError(f"it has more than {MAX_RUNS:,} runs: delete some first")
    if sum(len(run.stretches) for run in runs) > MAX_STRETCHES:
        raise SessionError(f"its runs were continued {MAX_STRETCHES:,} times: delete some first")
    if any(run.number > MAX_NUMBER for run in runs):
        raise SessionError(f"one of its runs has a number above {MAX_NUMBER:,}")


def _run(value: Mapping[str, Any], of: str) -> SavedRun:
    name, colour, line = (_text(value.get(key), key + of) for key in ("name", "colour", "line"))
    if not is_clean_name(name):
        raise SessionError(f"name{of} must be one line of 1 to {MAX_NAME} characters")
    if not _COLOUR.fullmatch(colour):
        raise SessionError(f"colour{of} must look like #1A2B3C")
    if line not in [kind.value for kind in LineStyle]:
        raise SessionError(
            f"line{of} must be one of: {', '.join(kind.value for kind in LineStyle)}"
        )
    return SavedRun(
        number=epoch_count(f"number{of}", value.get("number")),
        name=name,
        stretches=_stretches(value, of),
        style=RunStyle(colour, LineStyle(line)),
        visible=_bool(value.get("visible", True), f"visible{of}"),
    )


def _stretches(value: Mapping[str, Any], of: str) -> tuple[Stretch, ...]:
    weight = WEIGHT.checked(value.get("weight"), of)
    listed = _list(value.get("trained"), f"trained{of}")
    if not listed:
        raise SessionError(f"trained{of} is empty")
    return tuple(
        _stretch({**_mapping(item, f"trained{of}"), "weight": weight}, of) for item in listed
    )


def _stretch(value: Mapping[str, Any], of: str) -> Stretch:
    setup, after = _setup(value, of), value.get("stopped_after")
    if after is None:
        return Stretch(setup)
    if isinstance(after, bool) or not isinstance(after, int) or not 0 <= after < setup.epochs:
        raise SessionError(f"stopped_after{of} must be a whole number below its epochs")
    return Stretch(setup, after)


def _setup(value: Mapping[str, Any], of: str) -> Setup:
    fields: dict[str, Any] = {
        field.name: field.checked(value.get(field.name), of) for field in FIELDS
    }
    return Setup(**fields)


def _speed(value: object) -> float | None:
    if value == _ENDLESS:
        return None
    speed = finite_number("speed", value)
    if not MIN_SPEED <= speed <= MAX_SPEED:
        raise SessionError(f"speed must be from {MIN_SPEED} to {MAX_SPEED:,.0f} epochs a second")
    return speed


def _tolerance(value: object) -> float:
    tolerance = finite_number("tolerance", value)
    if tolerance <= 0.0:
        raise SessionError("tolerance must be above 0")
    return tolerance


def _panels(value: object) -> tuple[str, ...] | None:
    if value is None:
        return None
    listed = _list(value, "panels")
    if len(listed) > _MAX_PANELS:
        raise SessionError("it has too many panels")
    names = tuple(_text(name, "panels") for name in listed)
    if not all(map(is_clean_name, names)):
        raise SessionError("panels must be names")
    return current_panel_names(names)


def _origin(value: object) -> str | None:
    if value is None:
        return None
    origin = _text(value, "origin")
    if len(origin) > _MAX_PATH or "\0" in origin or _has_surrogates(origin):
        raise SessionError("origin must be a path")
    return origin


def _origin_fingerprint(value: object) -> str | None:
    if value is None:
        return None
    fingerprint = _text(value, "origin_stamp")
    if not fingerprint.isascii() or len(fingerprint) > _MAX_PATH:
        raise SessionError("origin_stamp must be a short plain text")
    return fingerprint


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _mapping(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise SessionError(f"{name} is not what it should be")
    return value


def _list(value: object, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise SessionError(f"{name} must be a list")
    return value


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise SessionError(f"{name} must be a text")
    return value


def _bool(value: object, name: str) -> bool:
    if not isinstance(value, bool):
        raise SessionError(f"{name} must be true or false")
    return value


def _written_run(run: SavedRun) -> dict[str, Any]:
    return {
        "number": run.number,
        "name": run.name,
        "colour": run.style.colour,
        "line": run.style.line.value,
        "visible": run.visible,
        "weight": run.stretches[0].setup.weight,
        "trained": [_written_stretch(stretch) for stretch in run.stretches],
    }


def _written_stretch(stretch: Stretch) -> dict[str, Any]:
    written = _written_setup(stretch.setup)
    del written[WEIGHT.name]
    if stretch.stopped_after is not None:
        written["stopped_after"] = stretch.stopped_after
    return written


def _written_setup(setup: Setup) -> dict[str, Any]:
    return {field.name: getattr(setup, field.name) for field in FIELDS}
