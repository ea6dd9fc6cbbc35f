"""Texts that change all the time, and disturb nothing around them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from simplenn.ui.widgets.number_label import NumberLabel
from simplenn.ui.widgets.wrapping_labels import WrappedText

WORDS = "the weight goes on "


class Page(QWidget):
    """A text above another widget, which gets the rest of the room."""

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel(WORDS)
        self.text = WrappedText(self.label, 1)
        self.rest = QWidget()
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(self.rest, stretch=1)
        self.resize(300, 400)


class Counter(QObject):
    """Counts events of one kind, whomever they are for."""

    def __init__(self, kind: QEvent.Type) -> None:
        super().__init__()
        self._kind = kind
        self.seen: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is self._kind:
            self.seen.append(watched)
        return False


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


@pytest.fixture
def layout_requests(page: Page) -> Iterator[Counter]:
    with counting(QEvent.Type.LayoutRequest) as counter:
        yield counter


@contextmanager
def counting(kind: QEvent.Type) -> Iterator[Counter]:
    counter, application = Counter(kind), QApplication.instance()
    assert application is not None
    application.installEventFilter(counter)
    try:
        yield counter
    finally:
        application.removeEventFilter(counter)


def test_a_longer_text_gets_more_room_and_gives_it_back(page: Page) -> None:
    low, top = page.text.height(), page.rest.y()
    page.label.setText(WORDS * 20)
    settle()
    assert page.label.height() >= page.label.heightForWidth(page.label.width()) > low
    assert page.rest.y() > top
    page.label.setText(WORDS)
    settle()
    assert (page.text.height(), page.rest.y()) == (low, top)


def test_a_narrower_text_gets_more_room(page: Page) -> None:
    page.label.setText(WORDS * 4)
    settle()
    wide = page.text.height()
    page.resize(150, 400)
    settle()
    assert page.label.height() >= page.label.heightForWidth(page.label.width()) > wide


def test_a_text_as_high_has_nothing_else_laid_out(page: Page, layout_requests: Counter) -> None:
    page.label.setText("other words")
    settle()
    assert set(layout_requests.seen) <= {page.text}


def test_another_text_has_room_at_every_width_that_the_page_had_before(page: Page) -> None:
    widths = (600, 150, 600)
    for words in (WORDS * 3, "other words " * 7):
        page.label.setText(words)
        for width in widths:
            page.resize(width, 400)
            settle()
            assert page.label.height() >= page.label.heightForWidth(page.label.width())


def test_a_longer_word_has_room(page: Page) -> None:
    page.label.setText("0.1234567890123456789012345678901234567890123456789012345678901234567890")
    settle()
    assert page.minimumSizeHint().width() >= page.label.minimumSizeHint().width()


def test_what_was_said_while_it_was_hidden_has_room(page: Page) -> None:
    page.hide()
    page.label.setText(WORDS * 20)
    page.show()
    settle()
    assert page.label.height() >= page.label.heightForWidth(page.label.width())


def test_a_number_is_painted_once(page: Page) -> None:
    number = NumberLabel("some_number", page)
    number.show()
    settle()
    with counting(QEvent.Type.Paint) as paintings:
        number.set_value(0.1)
        settle()
        assert paintings.seen.count(number) == 1
