"""Numbers arrive in spreadsheets, whatever language they speak."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exports.viewers import export, in_spreadsheet

ENGLISH, GERMAN = 1033, 1031


STYLES = (("comma", ",", ENGLISH), ("semicolon", ";", GERMAN), ("tab", "\t", ENGLISH))


def test_every_number_is_read_back(sessions: dict[str, Path], tmp_path: Path) -> None:
    plain = tmp_path / "plain.csv"
    export(sessions["one"], "--csv", plain)
    expected = [line.split(",") for line in plain.read_text().splitlines()]
    for style, separator, language in STYLES:  # one after the other: LibreOffice is heavy
        path = tmp_path / f"{style}.csv"
        export(sessions["one"], "--csv", path, "--csv-style", style)
        header, *rows = in_spreadsheet(path, separator, language)
        assert header == expected[0]
        assert rows == [
            [pytest.approx(float(text), rel=1e-14) for text in line] for line in expected[1:]
        ]
