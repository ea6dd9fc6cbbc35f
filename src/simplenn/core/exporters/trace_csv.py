"""All epochs of a run as CSV, with all digits."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice
from typing import Final

from simplenn.core.epoch_columns import EPOCH_COLUMNS
from simplenn.core.exporters.exporter import Content, Exporter
from simplenn.core.history import History

_CHUNK: Final = 500
"""Epochs in one piece."""


def csv_content(history: History) -> Content:
    """The epochs that a history has now; float() of each number gives it back.

    Args:
        history: What to write. It may be growing meanwhile.
    """
    epochs = len(history)
    return Content(_pieces(history, epochs), 1 + math.ceil(epochs / _CHUNK))


def _pieces(history: History, epochs: int) -> Iterator[bytes]:
    yield _line(tuple(column.name for column in EPOCH_COLUMNS)).encode()
    lines = map(_line, islice(history, epochs))
    while chunk := list(islice(lines, _CHUNK)):
        yield "".join(chunk).encode()


def _line(values: tuple[object, ...]) -> str:
    return ",".join(map(str, values)) + "\n"


CSV: Final = Exporter(
    name="csv",
    suffix="csv",
    kind="CSV files",
    written="all epochs",
    help="write all epochs, with all digits",
    action="export_csv_action",
    menu="All epochs as &CSV…",
    tip="Every number of every epoch, with all digits, for a spreadsheet.",
    make=lambda source: csv_content(source.history),
)
