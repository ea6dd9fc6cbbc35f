"""Results and progress: written down, and read again."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenn.core.lesson.attempt import Attempt
from simplenn.core.lesson.progress import progress_as_text, progress_from_text, task_key
from simplenn.core.lesson.reader import parse_lesson
from simplenn.core.lesson.results import (
    Result,
    read_folder,
    read_results,
    results_as_csv,
    results_file_name,
)
from simplenn.core.lesson.results_page import results_html
from simplenn.core.lesson.template import new_lesson
from simplenn.core.setup import ARTICLE

RESULT = Result(
    "Ada", "A lesson", 2, "What, if?", 2, True, "-37", 12.0, ((1.0, 1369.0), (2.5, 0.1))
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=20)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


def written(tmp_path: Path, text: str, name: str = "ada.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8", newline="")
    return path


@given(
    st.builds(
        Result,
        *(TEXTS, TEXTS, st.integers(1, 99), TEXTS, st.integers(0, 99), st.booleans(), TEXTS),
        st.integers(0, 10**6).map(float),
        st.lists(st.tuples(NUMBERS, NUMBERS), max_size=5).map(tuple),
    )
)
def test_what_was_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, one: Result
) -> None:
    path = written(tmp_path_factory.mktemp("results"), results_as_csv([one, RESULT]))
    assert read_results(path) == [one, RESULT]


def test_no_text_becomes_a_formula_in_a_spreadsheet() -> None:
    text = results_as_csv([RESULT._replace(name='=HYPERLINK("http://x")', answer="-37")])
    assert "'=HYPERLINK" in text
    assert ",-37," in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is empty"),
        (" \n;;\n", "it is empty"),
        ("a,b\n", "its first line does not have the columns of “My results”"),
        ("a\0b\n", "it is no text"),
        (results_as_csv([]).replace(",solved", ""), "it has no column “solved”"),
        (results_as_csv([]) + "a,b\r\n", "line 2 has nothing where a number should be"),
        (results_as_csv([RESULT]).replace("12", "soon"), "line 2 has “soon” where a number should"),
        (results_as_csv([RESULT]).replace("1369.0", "inf"), "line 2 has “inf” where a number"),
        (results_as_csv([RESULT]).replace(",2,", ",1.5,", 1), "line 2 has “1.5” where a number"),
        (results_as_csv([]) + '"a', "it is no CSV file"),
    ],
)
def test_another_file_is_refused_in_words(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_results(written(tmp_path, text))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_a_spreadsheet_has_saved_in_its_own_way_is_read(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    one = RESULT._replace(name="Jürgen", question="Wie groß?", answer="0,5; then 0,75")
    rows = [[*row, ""] for row in csv.reader(results_as_csv([one]).splitlines())]
    rows[1][-2] = rows[1][-2].replace(".", ",")  # the decimals of the curve
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows([*rows, [""] * 10])
    path = tmp_path / "saved again.csv"
    path.write_bytes(file.getvalue().encode(encoding))
    assert read_results(path) == [one]
    path.write_bytes(f"sep={separator}\r\n{file.getvalue()}".encode(encoding))
    assert read_results(path) == [one]


def test_thirty_pupils_get_thirty_names_of_files() -> None:
    name = results_file_name
    assert name("Ada", "Too small, too large", "k7qx") == "Ada - Too small, too large - k7qx"
    assert name(" ../\0Zoë\n", 'What? "A/B"', "k7qx") == "Zoë - What A B - k7qx"
    assert name("", "A", "k7qx") == "results - A - k7qx"
    assert len(name("A" * 999, "B" * 999, "k7qx")) < 100


def test_a_folder_becomes_one_table_and_what_is_none_is_told(tmp_path: Path) -> None:
    written(tmp_path, results_as_csv([RESULT]), "ada.csv")
    written(tmp_path, results_as_csv([RESULT._replace(name="")]), "bob.csv")
    written(tmp_path, "no results", "cat.csv")
    written(tmp_path, "not looked at", "notes.txt")
    (tmp_path / "dir.csv").mkdir()
    (tmp_path / "dangling.csv").symlink_to(tmp_path / "nowhere")
    results, refused, copies = read_folder(tmp_path)
    assert [result.name for result in results] == ["Ada", "bob"]
    assert copies == []
    assert len(refused) == 3
    assert refused[0] == (
        "cat.csv was left out: its first line does not have the columns of “My results”."
    )


def test_results_are_in_order_and_a_copy_of_a_file_counts_once(tmp_path: Path) -> None:
    pages = [RESULT._replace(page=page) for page in (3, 1)]
    written(tmp_path, results_as_csv(pages), "ada.csv")
    written(tmp_path, results_as_csv(pages), "ada (1).csv")
    written(tmp_path, results_as_csv([pages[1]._replace(seconds=99.0)]), "another ada.csv")
    written(tmp_path, results_as_csv([RESULT._replace(name="aaron")]), "z.csv")
    nameless = results_as_csv([RESULT._replace(name="")])
    own = ("pc1", "pc12", "results - k7qx", "results - p3ab")
    for name in (*own, "Copy of results - k7qx"):
        written(tmp_path, nameless, f"{name}.csv")
    results, refused, copies = read_folder(tmp_path)
    assert [(result.name, result.page) for result in results] == [
        *(("aaron", 2), ("Ada", 1), ("Ada", 3), ("Ada", 1)),
        *((name, 2) for name in own),
    ]
    assert refused == []
    assert copies == [
        "ada (1).csv was left out: it is a copy of ada.csv.",
        "Copy of results - k7qx.csv was left out: it is a copy of results - k7qx.csv.",
    ]


def test_of_what_a_pupil_has_saved_twice_the_later_counts(tmp_path: Path) -> None:
    first = RESULT._replace(tries=1, solved=False, answer="4", seconds=20.0)
    again = first._replace(tries=2, solved=True, answer="4; then 5", seconds=31.0)
    written(tmp_path, results_as_csv([first]), "ada.csv")
    written(tmp_path, results_as_csv([again]), "ada 2.csv")
    written(tmp_path, results_as_csv([again, first._replace(page=9)]), "ada 3.csv")
    written(tmp_path, results_as_csv([again._replace(answer="7", tries=1)]), "other ada.csv")
    results, refused, copies = read_folder(tmp_path)
    assert [(result.answer, result.page) for result in results] == [
        *(("4; then 5", RESULT.page), ("4", 9), ("7", RESULT.page)),
    ]
    assert refused == []
    assert copies == [
        "ada.csv was left out: ada 2.csv goes on from it.",
        "ada 2.csv was left out: ada 3.csv goes on from it.",
    ]


def test_progress_is_kept_and_nonsense_is_left_out() -> None:
    attempts = {"a": Attempt(2, True, 1, ("4", "5"), 12.5, ((1.0, 3.5),)), "b": Attempt()}
    assert progress_from_text(progress_as_text(attempts)) == attempts
    for text in (
        "",
        "[]",
        "{",
        "1",
        '{"a": [1]}',
        '{"a": [1, 1, 1, ""]}',
        '{"a": [true, true, 0, ""]}',
    ):
        assert progress_from_text(text) == {}
    assert progress_from_text("[" * 200_000) == {}


def test_of_too_many_attempts_and_points_the_latest_are_kept() -> None:
    curve = tuple((float(x), x / 3.0) for x in range(1, 1001))
    many = {f"{number}": Attempt(1, True, 0, ("a" * 9_999,), 1.0, curve) for number in range(200)}
    kept = progress_from_text(progress_as_text(many))
    assert list(kept)[-1] == "199"
    assert "0" not in kept
    assert kept["199"].drawn[1] == (6.0, 2.0)
    assert len(kept["199"].drawn) == 200
    assert kept["199"].given == ("a" * 500,)
    short, long = Attempt(1), Attempt(1, given=("a" * 500,) * 1_000)
    assert progress_from_text(progress_as_text({"a": short, "b": long, "c": short})) == {
        "a": short,
        "c": short,
    }


def test_what_an_older_version_has_kept_is_read() -> None:
    assert progress_from_text('{"a": [1, true, 0, "2"]}') == {"a": Attempt(1, True, 0, ("2",))}
    for wrong in ("[2]", "[2], 1.0, []", '["2"], 1.0, 2'):
        assert progress_from_text(f'{{"a": [1, true, 0, {wrong}]}}') == {}


def test_an_odd_number_does_not_lose_an_attempt() -> None:
    huge = f"1{'0' * 400}"
    points = f'[[1.0], [1.0, Infinity], [2, 3.5], ["4", 5], [{huge}, 1]]'
    for written, seconds in (("12", 12.0), ("NaN", 0.0), (huge, 0.0), ("null", 0.0)):
        kept = progress_from_text(f'{{"a": [1, true, 0, ["2"], {written}, {points}]}}')
        assert kept == {"a": Attempt(1, True, 0, ("2",), seconds, ((2.0, 3.5),))}


def test_a_task_that_changes_has_another_key() -> None:
    lesson, _ = parse_lesson(new_lesson(ARTICLE))
    other, _ = parse_lesson(new_lesson(ARTICLE).replace("What will happen?", "And now?"))
    assert lesson is not None
    assert other is not None
    assert task_key(lesson, 1) != task_key(other, 1)
    assert task_key(lesson, 2) == task_key(other, 2)


def test_a_page_of_results_says_what_was_answered_and_draws_nothing_of_it() -> None:
    lesson, mistakes = parse_lesson(new_lesson(ARTICLE))
    assert lesson is not None, mistakes
    html = results_html(lesson, [RESULT._replace(answer="<b>&", seconds=125.4)])
    assert "Solved: 1 of 2 tasks." in html
    assert "Name: Ada " in html
    question = lesson.tasks[1][1].question
    assert f"<td>2</td><td>{question}</td><td>&lt;b&gt;&amp;</td><td>2</td><td>yes</td>" in html
    assert "<td>2:05</td>" in html
    first = lesson.tasks[0][1].question
    assert f"<td>1</td><td>{first}</td><td>not answered yet</td><td></td>" in html
