"""All epochs of a run as CSV, with all digits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from simplenn.core.history import History
from simplenn.core.safe_file import written_whole
from simplenn.core.session import CancelledError, ProgressCallback

COLUMNS: Final = (
    "epoch",
    "weight_before",
    "pred",
    "delta",
    "error",
    "derivative",
    "weight_after",
)
"""The names of the columns, in the order of an Epoch's fields."""

_CHUNK: Final = 500
"""Epochs that are written at once; about two milliseconds."""


def write_csv(history: History, path: Path, watch: ProgressCallback = lambda done: True) -> int:
    """Write the epochs that a history has now; float() of each number gives it back.

    The file is there under its name only when all of it is.

    Args:
        history: What to write. It may be growing meanwhile.
        path: Where to.
        watch: Called with how many epochs are written.

    Returns:
        How many epochs it wrote.

    Raises:
        CancelledError: The watch said so.
        OSError: It cannot be written.
    """
    done = 0
    with written_whole(path) as file:
        file.write(csv_line(COLUMNS).encode())
        for lines in _chunks(history):
            file.write("".join(lines).encode())
            done += len(lines)
            if not watch(done):
                raise CancelledError
    return done


def csv_line(values: tuple[object, ...]) -> str:
    """One line of CSV; numbers are written with all their digits."""
    return ",".join(map(str, values)) + "\n"


def _chunks(history: History) -> Iterator[list[str]]:
    lines = map(csv_line, islice(history, len(history)))
    while chunk := list(islice(lines, _CHUNK)):
        yield chunk
