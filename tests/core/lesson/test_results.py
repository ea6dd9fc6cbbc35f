"""Results and progress: written down, and read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenn.core.lesson.attempt import Attempt
from simplenn.core.lesson.progress import progress_as_text, progress_from_text, task_key
from simplenn.core.lesson.reader import parse_lesson
from simplenn.core.lesson.results import Result, read_folder, read_results, results_as_csv
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
        ("", "its first line is not name,lesson"),
        ("a,b\n", "its first line is not name,lesson"),
        (results_as_csv([]) + "a,b\r\n", "line 2 has 2 columns, not 9"),
        (results_as_csv([RESULT]).replace("12", "soon"), "line 2 has something else in place of a"),
        (results_as_csv([RESULT]).replace("1369.0", "inf"), "line 2 has something else in place"),
        (results_as_csv([]) + '"a', "it is no CSV file"),
    ],
)
def test_another_file_is_refused_in_words(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_results(written(tmp_path, text))


def test_a_folder_becomes_one_table_and_what_is_none_is_told(tmp_path: Path) -> None:
    written(tmp_path, results_as_csv([RESULT]), "ada.csv")
    written(tmp_path, results_as_csv([RESULT._replace(name="")]), "bob.csv")
    written(tmp_path, "no results", "cat.csv")
    written(tmp_path, "not looked at", "notes.txt")
    (tmp_path / "dir.csv").mkdir()
    (tmp_path / "dangling.csv").symlink_to(tmp_path / "nowhere")
    results, refused = read_folder(tmp_path)
    assert [result.name for result in results] == ["Ada", "bob"]
    assert len(refused) == 3
    assert refused[0].startswith("cat.csv was left out: its first line")


def test_progress_is_kept_and_nonsense_is_left_out() -> None:
    attempts = {"a": Attempt(2, True, 1, "5"), "b": Attempt()}
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
    assert "<td>What, if?</td><td>&lt;b&gt;&amp;</td><td>2</td><td>yes</td><td>2:05</td>" in html
