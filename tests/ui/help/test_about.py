"""Help > About."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QTabWidget, QTreeWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

import simplenn
from simplenn.ui.help import about


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


def front_text(dialog: QDialog) -> str:
    label = dialog.findChild(QLabel, "about_text")
    assert label is not None
    return label.text()


def licence_of(dialog: QDialog, name: str) -> str:
    parts, text = dialog.findChild(QTreeWidget), dialog.findChild(QPlainTextEdit)
    assert parts is not None
    assert text is not None
    (item,) = parts.findItems(name, Qt.MatchFlag.MatchStartsWith)
    parts.setCurrentItem(item)
    return text.toPlainText()


def test_it_says_what_it_is_and_after_whom(dialog: QDialog) -> None:
    for words in (simplenn.__version__, "Leo Gau", "Andrew W. Trask", "MIT licence"):
        assert words in front_text(dialog)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SimpleNN", "MIT License"),
        ("Qt", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("PySide6", "GNU GENERAL PUBLIC LICENSE"),
        ("Python", "PYTHON SOFTWARE FOUNDATION LICENSE"),
        ("NumPy", "NumPy Developers"),
        ("pyqtgraph", "The MIT License"),
    ],
)
def test_it_shows_the_licence_of_everything_it_is_built_on(
    dialog: QDialog, name: str, words: str
) -> None:
    assert words in licence_of(dialog, name)


@pytest.mark.parametrize("name", ["Qt", "PySide6"])
def test_it_says_how_to_replace_what_is_under_the_lgpl(dialog: QDialog, name: str) -> None:
    text = licence_of(dialog, name)
    assert "You may replace it" in text
    assert str(Path(PySide6.__file__).parent) in text


def test_it_has_no_link_where_the_project_s_place_is_not_known(dialog: QDialog) -> None:
    assert "href" not in front_text(dialog)


def test_it_links_to_the_place_that_the_package_was_built_with(
    hands: Hands, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "project-url").write_text("https://example.org/simplenn\n", "utf-8")
    monkeypatch.setattr(about, "resource", tmp_path.joinpath)
    dialog = about.show_about(hands.window)
    qtbot.addWidget(dialog)
    assert "href='https://example.org/simplenn'" in front_text(dialog)


def test_it_is_used_and_closed_by_keyboard_alone(dialog: QDialog, qtbot: QtBot) -> None:
    qtbot.waitActive(dialog, timeout=10_000)
    tabs = dialog.findChild(QTabWidget)
    assert tabs is not None
    qtbot.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert tabs.currentIndex() == 1
    buttons = dialog.findChildren(QPushButton)
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
