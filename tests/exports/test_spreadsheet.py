"""Numbers arrive in spreadsheets, whatever language they speak."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exports.viewers import export, in_spreadsheet, saved_again

from simplenn.core.lesson.results import Result, read_results, results_as_csv

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


def test_results_of_a_lesson_that_it_has_saved_again_are_read(tmp_path: Path) -> None:
    curve = tuple((float(x), 100.0 / x) for x in range(1, 9))
    results = [
        Result("Zoë", "A; B", 1, 'Which "one"?', 2, True, "=1; then -37", 12.0),
        Result("Zoë", "A; B", 2, "Draw it, please.", 1, False, "falls evenly", 5.0, curve),
    ]
    path, folder = tmp_path / "zoë.csv", tmp_path / "again"
    path.write_text(results_as_csv(results), "utf-8", newline="")
    assert read_results(saved_again(path, folder)) == results
