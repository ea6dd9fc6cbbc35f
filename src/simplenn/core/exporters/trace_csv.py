"""All epochs of a run as CSV, with all digits."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from simplenn.core.epoch_columns import EPOCH_COLUMNS
from simplenn.core.exporters.exporter import Content, Exporter, Style
from simplenn.core.history import History
from simplenn.core.network import Epoch


class CsvStyle(NamedTuple):
    """How numbers stand in a table of text.

    Attributes:
        separator: What stands between two numbers.
        decimal_mark: What stands before the decimals.
    """

    separator: str
    decimal_mark: str

    def line(self, values: Iterable[object]) -> str:
        """One line with its end; numbers are written with all their digits."""
        texts = (str(value).replace(".", self.decimal_mark) for value in values)
        return self.separator.join(texts) + "\n"


CSV_STYLES: Final = {
    "comma": CsvStyle(",", "."),
    "semicolon": CsvStyle(";", ","),
    "tab": CsvStyle("\t", "."),
}
"""By the names that the command line has for them."""

_CHUNK: Final = 500
"""Epochs in one piece."""


def usual_style(decimal_mark: str) -> str:
    """The name of the style for spreadsheets in a language.

    Args:
        decimal_mark: What stands before the decimals there: where that is a comma, it cannot
            separate numbers, too.
    """
    return "semicolon" if decimal_mark == "," else "comma"


def copied_epochs(headings: Iterable[str], epochs: Iterable[Epoch], style: str) -> str:
    """Epochs as a text to be pasted into a spreadsheet: tabs between the numbers.

    Args:
        headings: What stands above the numbers.
        epochs: The epochs.
        style: The name of the CSV style whose decimal mark the numbers get.
    """
    pasted = CsvStyle("\t", CSV_STYLES[style].decimal_mark)
    return "\t".join(headings) + "\n" + "".join(map(pasted.line, epochs))


def csv_content(history: History, style: CsvStyle = CSV_STYLES["comma"]) -> Content:
    """The epochs that a history has now; float() of each number gives it back.

    Args:
        history: What to write. It may be growing meanwhile.
        style: How.
    """
    epochs = len(history)
    return Content(_pieces(history, epochs, style), 1 + math.ceil(epochs / _CHUNK))


def _pieces(history: History, epochs: int, style: CsvStyle) -> Iterator[bytes]:
    yield style.line(column.name for column in EPOCH_COLUMNS).encode()
    lines = map(style.line, islice(history, epochs))
    while chunk := list(islice(lines, _CHUNK)):
        yield "".join(chunk).encode()


CSV: Final = Exporter(
    name="csv",
    suffix="csv",
    kind="CSV files",
    written="all epochs",
    help="write all epochs, with all digits",
    action="export_csv_action",
    menu="All epochs as &CSV…",
    tip="Every number of every epoch, with all digits, for a spreadsheet.",
    make=lambda source: csv_content(source.history, CSV_STYLES[source.style]),
    styles=(
        Style("comma", "CSV with commas: 1.5,2.5"),
        Style("semicolon", "CSV with semicolons: 1,5;2,5"),
        Style("tab", "CSV with tabs"),
    ),
)
