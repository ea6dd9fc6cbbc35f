from __future__ import annotations

import csv
import re
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.training import trained

from simplenn.core.errors import CancelledError
from simplenn.core.exporters.caption import caption
from simplenn.core.exporters.command_line import command_line
from simplenn.core.exporters.exporter import Plot
from simplenn.core.exporters.output_files import save
from simplenn.core.exporters.python_script import script_of_history, script_of_setup
from simplenn.core.exporters.registry import EXPORTERS
from simplenn.core.exporters.report import explanation, report
from simplenn.core.exporters.trace_csv import csv_content
from simplenn.core.history import History
from simplenn.core.network import Epoch
from simplenn.core.sentences import status
from simplenn.core.setup import Setup

ARTICLE = Setup(5, 42)
REFERENCE = Path(__file__).parent.parent / "trace-5-42.csv"

numbers = st.floats(-1e3, 1e3) | st.floats(allow_nan=False, allow_infinity=False)
setups = st.builds(
    Setup,
    numbers,
    numbers,
    numbers,
    alpha=st.floats(-0.2, 0.2) | numbers,
    epochs=st.integers(1, 300),
)


def printed(script: str) -> list[str]:
    """What a script prints."""
    out = StringIO()
    with redirect_stdout(out):
        exec(compile(script, "script", "exec"), {})
    return out.getvalue().splitlines()


def expected(history: History) -> list[str]:
    lines = [f"epoch {epoch.number}: error {epoch.error}" for epoch in history]
    if history.run.diverged_at is not None:
        lines.append(f"epoch {len(history) + 1}: the numbers have grown too large to go on")
    answer = history.run.setup.input * history.weight
    return [*lines, f"weight: {history.weight}", f"prediction: {answer}"]


# --- the list -------------------------------------------------------------------------------------


def test_no_two_exporters_are_called_the_same() -> None:
    assert len({exporter.name for exporter in EXPORTERS}) == len(EXPORTERS)
    assert len({exporter.suffix for exporter in EXPORTERS}) == len(EXPORTERS)


# --- CSV ------------------------------------------------------------------------------------------


def test_the_articles_trace(tmp_path: Path) -> None:
    save(tmp_path / "a.csv", csv_content(trained(ARTICLE)))
    assert (tmp_path / "a.csv").read_text() == REFERENCE.read_text()


@settings(max_examples=200)
@given(st.lists(setups, min_size=1, max_size=3))
def test_csv_read_back_gives_the_same_floats(
    tmp_path_factory: pytest.TempPathFactory, setups: list[Setup]
) -> None:
    history = trained(*setups)
    path = tmp_path_factory.getbasetemp() / "same.csv"
    save(path, csv_content(history))
    with path.open(newline="") as file:
        header, *rows = csv.reader(file)
    assert header == [
        *("epoch", "weight_before", "pred", "delta", "error", "derivative", "weight_after")
    ]
    again = [Epoch(int(number), *map(float, values)) for number, *values in rows]
    assert list(map(repr, again)) == list(map(repr, history))


def test_a_long_trace_can_be_watched(tmp_path: Path) -> None:
    seen: list[int] = []

    def watch(done: int) -> bool:
        seen.append(done)
        return True

    content = csv_content(trained(replace(ARTICLE, epochs=5_001)))
    save(tmp_path / "a.csv", content, watch)
    assert content.size == 12, "the header, and 500 epochs a piece"
    assert seen == list(range(1, 13))


def test_cancelling_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    seen_while_writing: list[str] = []

    def watch(done: int) -> bool:
        seen_while_writing.append(path.read_text())
        return done < 3

    with pytest.raises(CancelledError):
        save(path, csv_content(trained(replace(ARTICLE, epochs=5_000))), watch)
    assert seen_while_writing == ["old", "old", "old"]
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]
    assert path.read_text() == "old"


def test_a_growing_run_is_written_as_far_as_it_was(tmp_path: Path) -> None:
    history = History(replace(ARTICLE, epochs=5_000))
    history.run.advance(1_000)
    save(tmp_path / "a.csv", csv_content(history), lambda _: history.run.advance(100) > 0)
    assert len((tmp_path / "a.csv").read_text().splitlines()) == 1 + 1_000


# --- the script -----------------------------------------------------------------------------------


@settings(max_examples=300)
@given(st.lists(setups, min_size=1, max_size=3))
def test_the_script_prints_the_very_digits(setups: list[Setup]) -> None:
    history = trained(*setups)
    if any(run.diverged_at for run in history.runs[:-1]):
        return  # the program does not continue such a run
    assert printed(script_of_history(history)) == expected(history)


@settings(max_examples=300)
@given(setups)
def test_a_set_up_that_was_not_trained_can_be_copied_too(setup: Setup) -> None:
    assert printed(script_of_setup(setup)) == expected(trained(setup))


def test_a_python_of_its_own_runs_the_script() -> None:
    run = subprocess.run(
        [sys.executable, "-I", "-c", script_of_history(trained(ARTICLE))],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines()[0] == "epoch 1: error 1369.0"
    assert run.stdout.splitlines()[-1] == "prediction: 41.88266515825944"


def test_the_script_is_short_and_plain() -> None:
    script = script_of_history(trained(ARTICLE))
    assert len(script.splitlines()) < 25
    assert "try" not in script


def test_a_long_run_prints_about_a_thousand_lines() -> None:
    history = trained(replace(ARTICLE, alpha=1e-6, epochs=12_345))
    lines = printed(script_of_history(history))
    assert 1_000 <= len(lines) <= 1_100
    assert lines[0] == f"epoch 12: error {history[11].error}"
    assert lines[-2:] == expected(history)[-2:]


# --- the command ----------------------------------------------------------------------------------


def test_the_command_has_every_number() -> None:
    assert command_line(ARTICLE) == (
        "simplenn --input 5 --goal 42 --weight 1 --alpha 0.01 --epochs 20"
    )


@given(setups)
def test_the_numbers_of_the_command_are_exact(setup: Setup) -> None:
    _, *words_ = command_line(setup).split()
    given_ = dict(zip(words_[::2], words_[1::2], strict=True))
    epochs = int(given_.pop("--epochs"))
    input, goal, weight, alpha = map(float, given_.values())
    assert Setup(input, goal, weight, alpha, epochs) == setup


# --- the report -----------------------------------------------------------------------------------


class Page(HTMLParser):
    """What a page has: its text, and what it refers to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []
        self.references: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "img"):
            self.open.append(tag)
        self.references += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_report_tells_the_whole_story() -> None:
    history = trained(ARTICLE)
    page = Page(report(history, "Run 1", [Plot("Error per epoch", "<svg></svg>")]))
    assert page.open == []
    assert page.references == [], "it needs no other file"
    for part in ("1369", "0.02447549348672308", "41.88266515825944", status.ended(history)):
        assert part in page.text
    assert script_of_history(history) in page.text


@pytest.mark.parametrize(("epochs", "said"), [(100, "All 100 epochs."), (5_000, "The first 40 of")])
def test_a_long_run_has_some_of_its_epochs_in_the_report(epochs: int, said: str) -> None:
    setup = replace(ARTICLE, alpha=1e-5, epochs=epochs)
    page = report(trained(setup), "any", [])
    rows = re.findall(r"<tr><td>([\d,]+)</td>", page.split('class="wide"')[1])
    assert rows[:40] == [str(number) for number in range(1, 41)]
    assert rows[-1] == f"{epochs:,}"
    assert 80 <= len(rows) <= 102
    assert said in page


def test_the_table_of_epochs_is_no_wider_than_paper_or_the_page_on_the_screen() -> None:
    page = report(trained(replace(ARTICLE, alpha=1, epochs=111)), "any", [])
    size = float(re.findall(r"div.wide table { font-size: ([\d.]+)pt", page)[0])
    columns = list(zip(*re.findall("<td>([^<]*)</td>" * 7, page), strict=True))
    characters = sum(max(map(len, column)) for column in columns)
    assert characters * size * 0.6 + 7 * 10 <= 490, "points, of 510 that A4 has"
    on_screen = float(re.findall(r"div.wide table { font-size: min\(.8rem, (.*?)pt\)", page)[0])
    assert characters * on_screen * 0.6 + 7 * 12 <= 720, "60 rem are 720 points"


def test_a_run_that_was_continued_often_leaves_room_on_the_first_page() -> None:
    history = trained(*(Setup(5, 42, epochs=epochs) for epochs in range(1, 31)))
    page = report(history, "Run 1", [])
    setups = page[page.index("<h2>Set-up") : page.index("<h2>Result")]
    assert setups.count("<tr>") == 1 + 6 + 1
    assert "<td>24 more</td>" in setups
    assert caption(history, history.setup) == (
        "input 5, goal 42, starting weight 1, alpha 0.01, 1 epoch; continued 29 times, "
        "up to 465 epochs in all"
    )


def test_names_in_a_report_are_only_text() -> None:
    page = Page(report(trained(ARTICLE), "<script>alert(1)</script>", []))
    assert "script" not in page.open
    assert "<script>alert(1)</script>" in page.text


@settings(max_examples=100)
@given(st.lists(setups, min_size=1, max_size=2))
def test_there_is_a_report_for_every_run(setups: list[Setup]) -> None:
    page = Page(report(trained(*setups), "any", []))
    assert page.open == []
    cells = page.text.split("How it is computed")[0]
    assert "inf" not in cells.replace("infinite", "")
    assert "nan" not in cells.lower()


@pytest.mark.parametrize(
    ("alpha", "factor"), [(0.01, "0.75"), (0.06, "-0.5"), (0.09, "-1.25"), (-0.01, None)]
)
def test_a_report_says_once_what_alpha_does(alpha: float, factor: str | None) -> None:
    said = explanation(trained(Setup(5, 42, alpha=alpha, epochs=20)))
    assert said.count("multiplies delta by") == (factor is not None)
    assert factor is None or f"multiplies delta by {factor}" in said
    assert (alpha > 0) is ("Alpha is negative" not in said)
