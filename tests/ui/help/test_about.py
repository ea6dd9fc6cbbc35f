"""Help > About."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QTextBrowser
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands, find

import simplenn
from simplenn.ui.help import about

pytestmark = pytest.mark.shared_window


@pytest.fixture
def dialog(hands: Hands, qtbot: QtBot) -> Iterator[QDialog]:
    """The dialog as the menu opens it; it is closed after the test, if it is still there."""
    actions = hands.window.findChildren(QAction)
    next(action for action in actions if action.text() == "&About SimpleNN").trigger()
    found = hands.find(QDialog, "about_dialog")
    qtbot.waitUntil(found.isVisible)
    yield found
    if shiboken6.isValid(found):
        found.close()


def text_of(dialog: QDialog) -> QTextBrowser:
    return find(dialog, QTextBrowser, "about_text")


def in_view(text: QTextBrowser) -> str:
    """What can be read without scrolling."""
    begin = text.cursorForPosition(QPoint(0, 0))
    end = text.cursorForPosition(text.viewport().rect().bottomRight())
    return text.toPlainText()[begin.position() : end.position()]


def test_it_says_what_it_is_and_after_whom(dialog: QDialog) -> None:
    for words in (simplenn.__version__, "Leo Gau", "Andrew W. Trask", "MIT licence"):
        assert words in in_view(text_of(dialog))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("simplenn", "MIT License"),
        ("LGPL-3.0", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("GPL-3.0", "GNU GENERAL PUBLIC LICENSE"),
        ("Python", "PYTHON SOFTWARE FOUNDATION"),
        ("numpy", "NumPy Developers"),
        ("pyqtgraph", "The MIT License"),
    ],
)
def test_it_leads_to_the_licence_of_everything_it_is_built_on(
    dialog: QDialog, name: str, words: str
) -> None:
    text = text_of(dialog)
    assert name == "GPL-3.0" or f"#{name}" in text.toHtml(), "there is a link"
    text.setSource(f"#{name}")
    text.scrollToAnchor(name)
    assert words in text.toPlainText()[text.cursorForPosition(QPoint(0, 0)).position() :][:20_000]


def test_it_says_how_to_replace_what_is_under_the_lgpl(dialog: QDialog) -> None:
    text = text_of(dialog).toPlainText()
    assert text.count("You may replace it") == 2, "Qt and PySide6"
    assert str(Path(PySide6.__file__).parent) in text


def test_it_has_no_link_where_the_project_s_place_is_not_known(dialog: QDialog) -> None:
    assert 'href="http' not in text_of(dialog).toHtml()


def test_it_links_to_the_place_that_the_package_was_built_with(
    hands: Hands, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "project-url").write_text("https://example.org/simplenn\n", "utf-8")
    monkeypatch.setattr(about, "resource", tmp_path.joinpath)
    dialog = about.show_about(hands.window)
    qtbot.addWidget(dialog)
    assert 'href="https://example.org/simplenn"' in text_of(dialog).toHtml()


@pytest.mark.real_window
def test_it_is_used_and_closed_by_keyboard_alone(dialog: QDialog, qtbot: QtBot) -> None:
    with qtbot.waitActive(dialog, timeout=10_000):
        dialog.windowHandle().requestActivate()
    text = text_of(dialog)
    qtbot.waitUntil(text.hasFocus)  # which comes a moment after the window is active
    qtbot.keyClick(text, Qt.Key.Key_PageDown)
    assert text.verticalScrollBar().value() > 0
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
