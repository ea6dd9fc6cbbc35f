"""Worksheets on paper: the end of a page tears nothing apart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QApplication

from simplenn.core.lesson.reader import read_lesson
from simplenn.core.lesson.worksheet import Worksheet, worksheet_html, worksheet_of_lesson
from simplenn.resources import resource
from simplenn.ui.export.paper import html_as_pdf
from simplenn.ui.export.paper_axes import Range
from simplenn.ui.export.worksheet_pdf import keep_together

HEIGHTS = range(700, 1100, 50)


def blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def assert_nothing_is_torn(document: QTextDocument) -> None:
    keep_together(document)
    document.markContentsDirty(0, document.characterCount())  # lay out all, as for printing
    layout, height = document.documentLayout(), document.pageSize().height()

    def page_of(block: QTextBlock) -> int:
        return int(layout.blockBoundingRect(block).top() / height)

    page = 0
    titles: list[str] = []
    for block in blocks(document):
        if block.blockFormat().headingLevel():
            page, titles = page_of(block), [*titles, block.text()]
        elif not titles[-1].startswith("Solutions"):
            assert page_of(block) == page, (titles[-1], block.text())
    assert len(titles) == 1 + len(sheet().exercises) + 1


def sheet() -> Worksheet:
    return worksheet_of_lesson(read_lesson(resource("lessons", "01-five-lines.lesson")))


@pytest.mark.parametrize("height", HEIGHTS)
def test_no_exercise_and_no_table_is_torn_apart_by_the_end_of_a_page(
    application: QApplication, height: int
) -> None:
    document = QTextDocument()
    document.setHtml(worksheet_html(sheet(), solutions=True))
    document.setPageSize(QSizeF(600, height))
    assert_nothing_is_torn(document)


def test_nothing_is_torn_apart_on_paper(application: QApplication) -> None:
    html = worksheet_html(sheet(), solutions=True)
    assert html_as_pdf(html, "title", {}, assert_nothing_is_torn)


def test_axes_have_numbers_that_are_round() -> None:
    def ticks(low: float, high: float, most: int, *, whole: bool = False) -> list[float]:
        return list(Range("x", low, high, whole).ticks(most))

    assert ticks(0, 1711.25, 8) == [0, 250, 500, 750, 1000, 1250, 1500]
    assert ticks(1, 20, 20, whole=True) == list(range(1, 21))
    assert ticks(1, 50, 20, whole=True) == list(range(5, 51, 5))
    assert ticks(1, 2, 20, whole=True) == [1, 2]
    assert ticks(-0.25, 0.55, 4) == pytest.approx([-0.2, 0, 0.2, 0.4])
    assert ticks(-1e308, 1e308, 8) == [-1e308, 1e308]
    for low, high in (
        (3, 3),
        (0, 1e-323),
        (0, 1e-307),
        (1, 1 + 2e-16),
        (1e300, 1.000000000000001e300),
    ):
        assert ticks(low, high, 8) == [low, high]
    assert ticks(0, 0.1 + 0.2, 8)[-1] <= 0.1 + 0.2
    assert Range("x", -1e308, 1e308).share(0.0) == 0.5
