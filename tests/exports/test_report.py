"""The lab report on the screen and on paper."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize
from tests.exports.viewers import coloured_ink, export, in_chromium, pages_of, printed

COLUMNS = ["epoch", "weight", "prediction", "delta", "error", "derivative", "new", "weight"]


@pytest.mark.parametrize("runs", ["one", "six"])
def test_a_report_is_one_page_and_the_epochs_are_on_another(
    sessions: dict[str, Path], tmp_path: Path, runs: str
) -> None:
    report, numbers = tmp_path / "a.html", tmp_path / "a.csv"
    export(sessions[runs], "--html", report, "--csv", numbers)
    first, *others = pages_of(printed(report))
    assert len(others) == 1
    for part in ("Set-up", "Result", "Error per epoch", "Error against weight", "Weight per epoch"):
        assert part in first
    assert "Run 1: input 5, goal 42, starting weight 1, alpha 0.07, 20 epochs" in first
    if runs == "six":
        assert "Run 2, Slow <& steady>: input 5, goal 42" in first
    rows = [line.split() for line in others[0].splitlines() if line.split()]
    assert COLUMNS in rows
    for line in numbers.read_text().splitlines()[1:]:
        values = [float(value) for value in line.split(",")]
        assert any(_numbers(row) == values for row in rows), "every number of the epoch is there"


def test_however_many_runs_are_shown_the_first_page_has_all_plots(
    sessions: dict[str, Path], tmp_path: Path
) -> None:
    report = tmp_path / "a.html"
    export(sessions["many"], "--html", report)
    first, *others = pages_of(printed(report))
    for part in (
        "Set-up",
        "24 more",
        "Error per epoch",
        "Run 18",
        "older runs",
        "Weight per epoch",
    ):
        assert part in first
    assert "epoch" in others[0].split()


def test_a_long_run_has_whole_columns_on_every_page(
    sessions: dict[str, Path], tmp_path: Path
) -> None:
    report = tmp_path / "a.html"
    export(sessions["long"], "--html", report)
    first, *others = pages_of(printed(report))
    assert "epoch" in first
    assert 1 < len(others) < 5
    tables = [page for page in others if "derivative" in page.split()]
    for page in tables:
        rows = [line.split() for line in page.splitlines()]
        assert COLUMNS in rows, "the columns are named again"
    lines = [line.split() for page in tables for line in page.splitlines()]
    shown = [numbers[0] for line in lines if len(numbers := _numbers(line)) == len(COLUMNS) - 1]
    assert shown[:40] == list(range(1, 41))
    assert shown[-1] == 5_000
    assert "The first 40 of 5,000 epochs" in others[0]


def test_the_plots_are_as_wide_as_the_page(sessions: dict[str, Path], tmp_path: Path) -> None:
    report = tmp_path / "a.html"
    export(sessions["one"], "--html", report)
    places = np.argwhere(coloured_ink(in_chromium(report, QSize(1000, 1400))))
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0)
    assert left < 200
    assert right > 800
    assert bottom - top > 500


def _numbers(row: list[str]) -> list[float]:
    try:
        return [float(text.replace(",", "")) for text in row]
    except ValueError:
        return []
