"""Texts that break their lines."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from simplenn.ui.widgets.wrapping_labels import WrappingLabel

WORDS = "the weight goes on "


class Page(QWidget):
    """A text above another widget, which gets the rest of the room."""

    def __init__(self) -> None:
        super().__init__()
        self.label = WrappingLabel(2)
        self.rest = QWidget()
        layout = QVBoxLayout(self)
        layout.addWidget(self.label)
        layout.addWidget(self.rest, stretch=1)
        self.resize(300, 400)


def settle() -> None:
    """Let whatever follows from an event, and from that, happen."""
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    settle()
    return page


def test_one_line_or_two_move_nothing(page: Page) -> None:
    places = []
    for text in ("", WORDS, WORDS * 3):
        page.label.setText(text)
        settle()
        places.append(page.rest.y())
    assert places == [places[0]] * 3


def test_a_longer_text_gets_more_room_and_gives_it_back(page: Page) -> None:
    page.label.setText(WORDS)
    settle()
    low, top = page.label.height(), page.rest.y()
    page.label.setText(WORDS * 20)
    settle()
    assert page.label.height() >= page.label.heightForWidth(page.label.width()) > low
    assert page.rest.y() > top
    page.label.setText(WORDS)
    settle()
    assert (page.label.height(), page.rest.y()) == (low, top)


def test_what_is_said_is_never_taken_for_html(page: Page) -> None:
    page.label.setText("<b>")
    settle()
    one = page.label.sizeHint().width()
    page.label.setText("<b><b><b>")
    assert page.label.sizeHint().width() > one


def test_a_larger_font_keeps_as_many_lines(page: Page) -> None:
    before = page.label.minimumHeight()
    font = page.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    page.setFont(font)
    assert page.label.minimumHeight() > 1.8 * before
