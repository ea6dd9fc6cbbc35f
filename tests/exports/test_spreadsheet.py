"""Numbers arrive in spreadsheets, whatever language they speak."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exports.viewers import export, in_spreadsheet

ENGLISH, GERMAN = 1033, 1031


@pytest.mark.parametrize(
    ("style", "separator", "language"),
    [("comma", ",", ENGLISH), ("semicolon", ";", GERMAN), ("tab", "\t", ENGLISH)],
)
def test_every_number_is_read_back(
    sessions: dict[str, Path], tmp_path: Path, style: str, separator: str, language: int
) -> None:
    path, plain = tmp_path / "a.csv", tmp_path / "plain.csv"
    export(sessions["one"], "--csv", path, "--csv-style", style)
    export(sessions["one"], "--csv", plain)
    header, *rows = in_spreadsheet(path, separator, language)
    expected = [line.split(",") for line in plain.read_text().splitlines()]
    assert header == expected[0]
    assert rows == [
        [pytest.approx(float(text), rel=1e-14) for text in line] for line in expected[1:]
    ]
