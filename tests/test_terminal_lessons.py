"""`simplenn lesson` in the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from simplenn.core.lesson.results import Result, read_results, results_as_csv
from simplenn.core.lesson.template import new_lesson
from simplenn.core.setup import ARTICLE
from simplenn.resources import resource


def simplenn(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "simplenn", *map(str, arguments)]
    env = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env)


def test_all_shipped_lessons_are_checked() -> None:
    paths = sorted(resource("lessons").glob("*.lesson"))
    done = simplenn("lesson", "check", *paths)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("no mistakes") == len(paths)


def test_a_mistake_is_told_with_file_and_line_and_the_others_are_checked(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.lesson", tmp_path / "bad.lesson"
    good.write_text(new_lesson(ARTICLE), "utf-8")
    bad.write_text(new_lesson(ARTICLE).replace("answer = 1", "answer = 3"), "utf-8")
    done = simplenn("lesson", "check", bad, good, tmp_path / "none.lesson")
    assert done.returncode == 1
    line = new_lesson(ARTICLE).splitlines().index("answer = 1") + 1
    assert f"bad.lesson:{line}: answer is 3: write a whole number from 1 to 2" in done.stderr
    assert "none.lesson” cannot be opened" in done.stderr
    assert "good.lesson: no mistakes. Pages: 2, tasks: 2." in done.stdout


def test_a_worksheet_is_a_pdf_with_or_without_solutions(tmp_path: Path) -> None:
    lesson = resource("lessons", "02-how-large-a-step.lesson")
    sizes = []
    for more in ([], ["--solutions"]):
        path = tmp_path / "sheet.pdf"
        done = simplenn("lesson", "worksheet", lesson, "--pdf", path, *more)
        assert (done.returncode, done.stderr) == (0, "")
        data = path.read_bytes()
        assert data.startswith(b"%PDF")
        sizes.append(data.count(b"/Type /Page\n"))
    assert sizes[1] == sizes[0] + 1


def test_without_a_font_there_is_no_worksheet_and_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>")
    lesson, sheet = resource("lessons", "02-how-large-a-step.lesson"), tmp_path / "sheet.pdf"
    outputs = ("lesson", "worksheet", lesson, "--pdf", sheet)
    done = simplenn(*outputs, FONTCONFIG_FILE=str(tmp_path / "fonts.conf"))
    assert (done.returncode, done.stderr) == (
        1,
        "Letters need a font, and this computer has none: install one, such as DejaVu.\n",
    )
    assert not sheet.exists()


def test_a_folder_of_results_becomes_a_table_and_a_picture(tmp_path: Path) -> None:
    drawn = tuple((float(x), 100.0 / x) for x in range(1, 9))
    for name in ("Ada", "Bob"):
        result = Result(name, "A", 1, "Draw it?", 1, True, "", 3.0, drawn)
        (tmp_path / f"{name}.csv").write_text(results_as_csv([result]), "utf-8", newline="")
    table, picture = tmp_path / "out.table", tmp_path / "out.png"
    done = simplenn("lesson", "results", tmp_path, "--csv", table, "--png", picture)
    assert done.returncode == 0
    assert done.stderr == (
        "The real curve of “A” is not in the picture: put the lesson's file into "
        f"“{tmp_path.name}”, too.\n"
    )
    assert [result.name for result in read_results(table)] == ["Ada", "Bob"]
    assert picture.read_bytes().startswith(b"\x89PNG")
    third = Result("Cy", "B", 1, "Draw it?", 1, True, "", 3.0, drawn)
    (tmp_path / "Cy.csv").write_text(results_as_csv([third]), "utf-8", newline="")
    assert simplenn("lesson", "results", tmp_path, "--png", picture).stderr == (
        "The real curves of 2 lessons, such as “A”, are not in the picture: put the lessons' files "
        f"into “{tmp_path.name}”, too.\n"
    )
    (tmp_path / "Cy.csv").unlink()
    lesson = '# A\n\n## P\n\n```task\nkind = "draw"\nquestion = "Draw it?"\n```\n'
    (tmp_path / "a.lesson").write_text(lesson, "utf-8")
    done = simplenn("lesson", "results", tmp_path, "--png", picture)
    assert (done.stdout, done.stderr) == (f"{picture}: 2 curves that were drawn\n", "")


def test_where_nothing_was_drawn_or_answered_no_empty_file_is_written(tmp_path: Path) -> None:
    table, picture = tmp_path / "out.table", tmp_path / "out.png"
    both = ("--csv", table, "--png", picture)
    done = simplenn("lesson", "results", tmp_path, *both)
    assert done.returncode == 1
    assert done.stderr.endswith("has no results: pupils save theirs with Lessons > My results.\n")
    assert not table.exists()
    result = Result("Ada", "A", 1, "Q?", 1, True, "2", 3.0)
    (tmp_path / "ada.csv").write_text(results_as_csv([result]), "utf-8", newline="")
    done = simplenn("lesson", "results", tmp_path, *both)
    assert done.returncode == 1
    assert done.stderr == "Nobody has drawn a curve: “out.png” is not written.\n"
    assert table.exists()
    assert not picture.exists()


def test_an_output_never_destroys_what_is_read(tmp_path: Path) -> None:
    lesson, results = tmp_path / "a.lesson", tmp_path / "results"
    lesson.write_text(new_lesson(ARTICLE), "utf-8")
    results.mkdir()
    one = results / "ada.csv"
    one.write_text(results_as_csv([]), "utf-8")
    for arguments, said in (
        (("worksheet", lesson, "--pdf", lesson), "“a.lesson” is the file that is read: give it"),
        (("results", results, "--csv", one), "“ada.csv” would be among the results that are"),
        (
            ("results", results, "--csv", results / "all.csv"),
            "“all.csv” would be among the results",
        ),
        (
            ("results", results, "--csv", tmp_path / "o", "--png", tmp_path / "o"),
            "“o” is the name of two outputs",
        ),
    ):
        done = simplenn("lesson", *arguments)
        assert done.returncode == 1
        assert said in done.stderr
    assert lesson.read_text("utf-8") == new_lesson(ARTICLE)
    assert sorted(path.name for path in tmp_path.rglob("*.csv")) == ["ada.csv"]


def test_what_is_piped_on_is_the_table_alone(tmp_path: Path) -> None:
    result = Result("Ada", "A", 1, "Q?", 1, True, "2", 3.0)
    (tmp_path / "ada.csv").write_text(results_as_csv([result]), "utf-8", newline="")
    done = simplenn("lesson", "results", tmp_path, "--csv", "-")
    assert done.stdout.splitlines() == results_as_csv([result]).splitlines()
    done = simplenn("lesson", "results", tmp_path, "--csv", tmp_path.parent / "all.csv")
    assert done.stdout == f"{tmp_path.parent / 'all.csv'}: 1 answer\n"


def test_wrong_arguments_are_told_in_a_line(tmp_path: Path) -> None:
    for arguments in ([], ["check"], ["worksheet", "a.lesson"], ["results", "."], ["dance"]):
        done = simplenn("lesson", *arguments)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
    done = simplenn("lesson", "results", tmp_path / "none", "--csv", tmp_path / "x.csv")
    assert done.returncode == 1
    assert "none” cannot be read: it is not there." in done.stderr
