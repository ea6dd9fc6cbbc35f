"""Worksheets."""

from __future__ import annotations

from html.parser import HTMLParser

from simplenn.core.lesson.lesson import Lesson
from simplenn.core.lesson.reader import parse_lesson, read_lesson
from simplenn.core.lesson.template import new_lesson
from simplenn.core.lesson.worksheet import (
    worksheet_html,
    worksheet_of_lesson,
    worksheet_of_setup,
)
from simplenn.core.setup import ARTICLE, Setup
from simplenn.resources import resource


class Text(HTMLParser):
    """What a page says, and how many of each tag it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: dict[str, int] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1

    def handle_data(self, data: str) -> None:
        self.text += data


def shipped() -> Lesson:
    return read_lesson(resource("lessons", "02-how-large-a-step.lesson"))


def test_a_lesson_s_questions_are_there_without_their_solutions() -> None:
    lesson = shipped()
    page = Text(worksheet_html(worksheet_of_lesson(lesson)))
    for _, task in lesson.tasks:
        assert task.question in page.text
        assert task.because not in page.text
    for page_of_lesson in lesson.pages:
        asks = page_of_lesson.task is not None
        assert (page_of_lesson.title in page.text) is asks, "what sums up tells the answers"
    assert "Each epoch changes the weight by alpha" in page.text, "the introduction"
    assert "1) The larger, the faster." in page.text
    begin = "input 5, goal 42, starting weight 1; begin with alpha 0.01, epochs 5"
    assert begin in page.text, "the alpha that is asked for is not given"
    assert page.tags["img"] == 1, "axes for the one task in which a curve is drawn"
    assert "table" not in page.tags, "no task asks for a number of the first epochs"
    assert "Solutions" not in page.text


def test_solutions_come_after_all_questions() -> None:
    lesson = shipped()
    page = Text(worksheet_html(worksheet_of_lesson(lesson), solutions=True))
    questions, _, solutions = page.text.partition("Solutions")
    for _, task in lesson.tasks:
        assert task.because in solutions
        assert task.because not in questions
    assert page.tags["img"] == 2, "the real curve is one of the solutions"


def test_the_table_is_where_a_task_asks_for_one_of_its_numbers() -> None:
    lesson = read_lesson(resource("lessons", "01-five-lines.lesson"))
    page = Text(worksheet_html(worksheet_of_lesson(lesson), solutions=True))
    questions, _, solutions = page.text.partition("Solutions")
    first, others = questions.split("2. What is delta in epoch 1?")
    assert "new weight" in first, "the table is below the task that it is for"
    assert "new weight" not in others
    assert others.count("The table of task 1 is of use here, too.") == 2
    assert "770.0625" in solutions
    assert "770.0625" not in questions
    source = new_lesson(Setup(3, 6)).replace("epoch = 2", "epoch = 4")
    later, _ = parse_lesson(source)
    assert later is not None
    assert not any(each.table for each in worksheet_of_lesson(later).exercises), "it has no epoch 4"


def test_each_task_is_complete_on_its_own() -> None:
    lesson = read_lesson(resource("lessons", "01-five-lines.lesson"))
    html = worksheet_html(worksheet_of_lesson(lesson))
    for exercise in html.split("<h2>")[1:]:
        numbers, question, _ = exercise.partition("<b>")
        assert question
        assert "<i>input 5, goal 42, starting weight 1, alpha 0.01, epochs 20</i>" in numbers


def test_three_epochs_by_hand() -> None:
    html = worksheet_html(worksheet_of_setup(ARTICLE), solutions=True)
    page = Text(html)
    questions, _, solutions = page.text.partition("Solutions")
    assert page.text.startswith("By hand: 3 epochs")
    assert "input 5, goal 42, starting weight 1, alpha 0.01, epochs 20" in questions
    for number in ("-37", "1369", "-185", "2.85", "770.0625"):
        assert number in solutions
        assert number not in questions


def test_a_run_that_is_shorter_is_no_longer_on_paper() -> None:
    assert worksheet_of_setup(Setup(5, 42, epochs=1)).title == "By hand: one epoch"
    assert worksheet_of_setup(ARTICLE).why_empty == ""


def test_where_there_is_nothing_to_print_it_is_said() -> None:
    nothing = "There is nothing to print for “{}”: no task, and no epoch to do by hand."
    assert worksheet_of_setup(Setup(1e160, 42)).why_empty == nothing.format("By hand")
    lesson, _ = parse_lesson("# Mine\n\n## One\n\nText.\n")
    assert lesson is not None
    assert worksheet_of_lesson(lesson).why_empty == nothing.format("Mine")


def test_nothing_of_a_lesson_is_markup() -> None:
    source = new_lesson(ARTICLE).replace("What will happen?", "&lt;b&gt; 1 < 2 & 3?")
    lesson, _ = parse_lesson(source)
    assert lesson is not None
    html = worksheet_html(worksheet_of_lesson(lesson))
    assert "&amp;lt;b&amp;gt; 1 &lt; 2 &amp; 3?" in html
