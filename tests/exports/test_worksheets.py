"""Worksheets and results on paper say all that they should, on each of their pages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.exports.viewers import pages_of

from simplenn.core.lesson.reader import read_lesson
from simplenn.resources import resource


def words(text: str) -> str:
    """A text without its line breaks, and with the letters that PDF puts into one apart."""
    plain = text.replace("\N{LATIN SMALL LIGATURE FF}", "ff").replace(
        "\N{LATIN SMALL LIGATURE FI}", "fi"
    )
    return " ".join(plain.split())


@pytest.mark.parametrize("name", ["01-five-lines", "02-how-large-a-step"])
def test_every_question_and_every_solution_is_printed(name: str, tmp_path: Path) -> None:
    path, pdf = resource("lessons", f"{name}.lesson"), tmp_path / "sheet.pdf"
    command = [sys.executable, "-m", "simplenn", "lesson", "worksheet", str(path), "--solutions"]
    subprocess.run([*command, "--pdf", str(pdf)], check=True, stdout=subprocess.DEVNULL)
    pages = [words(page) for page in pages_of(pdf)]
    lesson = read_lesson(path)
    questions, _, solutions = " ".join(pages).partition("Solutions: ")
    for page, task in lesson.tasks:
        assert lesson.pages[page - 1].title in questions
        assert words(task.question) in questions
        assert words(task.because) in solutions
    for number, page_text in enumerate(pages, start=1):
        assert re.search(rf"page {number} of {len(pages)}$", page_text), "it is numbered"
    assert ("by hand" in solutions) is (name == "01-five-lines")
