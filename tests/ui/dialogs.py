"""What a person does with the dialogs that come while files are opened, saved and exported."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from tests.ui.hands import Hands

T = TypeVar("T", bound=QWidget)


def do(hands: Hands, name: str) -> None:
    """Choose an action, as from a menu; it must be one that can be chosen."""
    action = hands.find(QAction, name)
    assert action.isEnabled(), f"{name} is disabled"
    action.trigger()


def dialog(hands: Hands, kind: type[T], name: str) -> T:
    """The dialog of that name, once it is open."""
    found: list[T] = []

    def prepare() -> bool:
        found[:] = [each for each in hands.window.findChildren(kind, name) if each.isVisible()]
        return bool(found)

    hands.until_true(prepare)
    return found[0]


def choose(hands: Hands, path: Path) -> None:
    """Choose a file in the file dialog that is open."""
    files = dialog(hands, QFileDialog, "file_dialog")
    files.selectFile(str(path))
    files.accept()


def answer(hands: Hands, button: QMessageBox.StandardButton) -> None:
    """Click a button of the question about unsaved changes."""
    box = dialog(hands, QMessageBox, "save_changes_dialog")
    hands._qtbot.mouseClick(box.button(button), Qt.MouseButton.LeftButton)


def notice(hands: Hands) -> str:
    """What the program says could not be done; it is put away."""
    box = dialog(hands, QMessageBox, "notice_dialog")
    text = box.text()
    box.accept()
    return text


def until_idle(hands: Hands) -> None:
    """Wait until nothing is opened, saved or exported any more."""
    hands.until_true(lambda: not hands.window._tasks.busy)
