"""`simplenn lesson` in the terminal."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import simplenn, simplenn_here, simplenn_in_turn

from simplenn.core.lesson.results import Result, read_results, results_as_csv
from simplenn.core.lesson.template import new_lesson
from simplenn.core.setup import ARTICLE
from simplenn.resources import resource


def test_all_shipped_lessons_are_checked() -> None:
    paths = sorted(resource("lessons").glob("*.lesson"))
    status, said, complained = simplenn_here("lesson", "check", *paths)
    assert (status, complained) == (0, "")
    assert said.count("no mistakes") == len(paths)


def test_a_mistake_is_told_with_file_and_line_and_the_others_are_checked(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.lesson", tmp_path / "bad.lesson"
    good.write_text(new_lesson(ARTICLE), "utf-8")
    bad.write_text(new_lesson(ARTICLE).replace("answer = 1", "answer = 3"), "utf-8")
    status, said, complained = simplenn_here("lesson", "check", bad, good, tmp_path / "none.lesson")
    assert status == 1
    line = new_lesson(ARTICLE).splitlines().index("answer = 1") + 1
    assert f"{bad}:{line}: answer is 3: write a whole number from 1 to 2" in complained
    assert "none.lesson” cannot be opened" in complained
    assert "good.lesson: no mistakes. Pages: 2, tasks: 2." in said


def test_what_results_can_be_written_as_is_found_in_the_help_that_is_named(tmp_path: Path) -> None:
    *_, complained = simplenn_here("lesson", "results", tmp_path)
    assert "(simplenn lesson results --help says what there is)" in complained


def test_a_worksheet_is_a_pdf_with_or_without_solutions(tmp_path: Path) -> None:
    lesson = resource("lessons", "02-how-large-a-step.lesson")
    sheets = [tmp_path / "sheet.pdf", tmp_path / "solved.pdf"]
    command = ["lesson", "worksheet", lesson, "--pdf"]
    done = simplenn_in_turn([*command, sheets[0]], [*command, sheets[1], "--solutions"])
    assert [(status, complained) for status, _, complained in done] == [(0, ""), (0, "")]
    assert all(sheet.read_bytes().startswith(b"%PDF") for sheet in sheets)
    sizes = [sheet.read_bytes().count(b"/Type /Page\n") for sheet in sheets]
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
    folders = [tmp_path / name for name in ("one", "two", "known")]
    for folder in folders:
        folder.mkdir()
        for name in ("Ada", "Bob"):
            result = Result(name, "A", 1, "Draw it?", 1, True, "", 3.0, drawn)
            (folder / f"{name}.csv").write_text(results_as_csv([result]), "utf-8", newline="")
    third = Result("Cy", "B", 1, "Draw it?", 1, True, "", 3.0, drawn)
    (tmp_path / "two" / "Cy.csv").write_text(results_as_csv([third]), "utf-8", newline="")
    lesson = '# A\n\n## P\n\n```task\nkind = "draw"\nquestion = "Draw it?"\n```\n'
    (tmp_path / "known" / "a.lesson").write_text(lesson, "utf-8")
    table, picture = tmp_path / "out.table", tmp_path / "out.png"
    one, two, known = simplenn_in_turn(
        ["lesson", "results", folders[0], "--csv", table, "--png", tmp_path / "one.png"],
        ["lesson", "results", folders[1], "--png", tmp_path / "two.png"],
        ["lesson", "results", folders[2], "--png", picture],
    )
    assert (one[0], one[2]) == (
        0,
        "The real curve of “A” is not in the picture: put the lesson's file into “one”, too.\n",
    )
    assert [result.name for result in read_results(table)] == ["Ada", "Bob"]
    for path in (tmp_path / "one.png", tmp_path / "two.png", picture):
        assert path.read_bytes().startswith(b"\x89PNG")
    assert two[2] == (
        "The real curves of 2 lessons, such as “A”, are not in the picture: put the lessons' files "
        "into “two”, too.\n"
    )
    assert known == (0, f"{picture}: 2 curves that were drawn\n", "")


def test_where_nothing_was_drawn_or_answered_no_empty_file_is_written(tmp_path: Path) -> None:
    table, picture = tmp_path / "out.table", tmp_path / "out.png"
    both = ("--csv", table, "--png", picture)
    status, _, complained = simplenn_here("lesson", "results", tmp_path, *both)
    assert status == 1
    assert complained.endswith("has no results: pupils save theirs with Lessons > My results.\n")
    assert not table.exists()
    result = Result("Ada", "A", 1, "Q?", 1, True, "2", 3.0)
    (tmp_path / "ada.csv").write_text(results_as_csv([result]), "utf-8", newline="")
    status, _, complained = simplenn_here("lesson", "results", tmp_path, *both)
    assert status == 1
    assert complained == "Nobody has drawn a curve: “out.png” is not written.\n"
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
        status, _, complained = simplenn_here("lesson", *arguments)
        assert status == 1
        assert said in complained
    assert lesson.read_text("utf-8") == new_lesson(ARTICLE)
    assert sorted(path.name for path in tmp_path.rglob("*.csv")) == ["ada.csv"]


def test_what_is_piped_on_is_the_table_alone(tmp_path: Path) -> None:
    result = Result("Ada", "A", 1, "Q?", 1, True, "2", 3.0)
    (tmp_path / "ada.csv").write_text(results_as_csv([result]), "utf-8", newline="")
    done = simplenn("lesson", "results", tmp_path, "--csv", "-")
    assert done.stdout.splitlines() == results_as_csv([result]).splitlines()
    _, said, _ = simplenn_here("lesson", "results", tmp_path, "--csv", tmp_path.parent / "all.csv")
    assert said == f"{tmp_path.parent / 'all.csv'}: 1 answer\n"


def test_wrong_arguments_are_told_in_a_line(tmp_path: Path) -> None:
    for arguments in ([], ["check"], ["worksheet", "a.lesson"], ["results", "."], ["dance"]):
        status, _, complained = simplenn_here("lesson", *arguments)
        assert status == 2
        assert complained.count("\n") == 1
    output = ("--csv", tmp_path / "x.csv")
    status, _, complained = simplenn_here("lesson", "results", tmp_path / "none", *output)
    assert status == 1
    assert "none” cannot be read: it is not there." in complained
