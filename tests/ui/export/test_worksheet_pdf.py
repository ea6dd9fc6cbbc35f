"""Worksheets on paper: the end of a page tears nothing apart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QApplication

from simplenn.core.lesson.reader import read_lesson
from simplenn.core.lesson.worksheet import worksheet_html, worksheet_of_lesson
from simplenn.resources import resource
from simplenn.ui.export.worksheet_pdf import keep_together

HEIGHTS = range(700, 1100, 50)


def blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


@pytest.mark.parametrize("height", HEIGHTS)
def test_headings_stay_with_their_tables_and_questions_with_their_answers(
    application: QApplication, height: int
) -> None:
    sheet = worksheet_of_lesson(read_lesson(resource("lessons", "03-the-limit.lesson")))
    document = QTextDocument()
    document.setHtml(worksheet_html(sheet, solutions=True))
    document.setPageSize(QSizeF(600, height))
    keep_together(document)
    layout = document.documentLayout()

    def page_of(block: QTextBlock) -> int:
        return int(layout.blockBoundingRect(block).top() / height)

    headings = [each for each in blocks(document) if each.text() == "By hand"]
    tables = document.rootFrame().childFrames()
    assert len(headings) == len(tables) == 2
    for heading, table in zip(headings, tables, strict=True):
        assert page_of(heading) == page_of(document.findBlock(table.lastPosition()))
    for block in blocks(document):
        if block.next().text().startswith("Answer: "):
            assert page_of(block) == page_of(block.next())
