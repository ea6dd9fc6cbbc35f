"""Short dialogs. Each is open beside the program, which never stands still behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox, QWidget

Then = Callable[[], object]

_Button = QMessageBox.StandardButton


def tell(parent: QWidget, sentence: str) -> QMessageBox:
    """Say why something that the person wanted could not be done."""
    box = _box(parent, "notice_dialog", QMessageBox.Icon.Warning, sentence)
    box.setStandardButtons(_Button.Ok)
    box.open()
    return box


def ask_to_save(parent: QWidget, name: str, save: Then, discard: Then) -> QMessageBox:
    """Ask what is to become of unsaved changes; cancelling does nothing.

    Args:
        parent: The window they are in.
        name: What the session is called.
        save: Called when they are to be saved.
        discard: Called when they are not.
    """
    box = _box(parent, "save_changes_dialog", QMessageBox.Icon.Question, f"Save changes to {name}?")
    box.setInformativeText("Runs and numbers that you do not save are lost.")
    box.setStandardButtons(_Button.Save | _Button.Discard | _Button.Cancel)
    box.setDefaultButton(_Button.Save)
    _answer(box, {box.button(_Button.Save): save, box.button(_Button.Discard): discard})
    box.open()
    return box


def ask_to_restore(parent: QWidget, sentence: str, restore: Then, discard: Then) -> QMessageBox:
    """Offer unsaved work of a program that did not end well; closing it asks again next time.

    Args:
        parent: The window to restore it in.
        sentence: What there is.
        restore: Called when it is wanted.
        discard: Called when it is not.
    """
    box = _box(parent, "restore_dialog", QMessageBox.Icon.Question, sentence)
    box.setInformativeText("Restore it, or throw it away? If you close this, you are asked again.")
    wanted = box.addButton("&Restore", QMessageBox.ButtonRole.AcceptRole)
    wanted.setObjectName("restore_button")
    unwanted = box.addButton("&Throw away", QMessageBox.ButtonRole.DestructiveRole)
    unwanted.setObjectName("throw_away_button")
    later = box.addButton("Ask &later", QMessageBox.ButtonRole.RejectRole)
    later.setObjectName("later_button")
    box.setDefaultButton(wanted)
    box.setEscapeButton(later)
    _answer(box, {wanted: restore, unwanted: discard})
    box.open()
    return box


def ask_for_file(
    parent: QWidget,
    title: str,
    place: Path,
    kind: str,
    then: Callable[[Path], None],
    *,
    save_as: str = "",
) -> QFileDialog:
    """Let the person choose a file.

    Args:
        parent: The window that asks.
        title: What for.
        place: The folder to begin in, or the file to suggest.
        kind: Which files, in Qt's form: "Name (*.suffix)".
        then: Called with what was chosen.
        save_as: For a file to be written, the suffix it gets when the person gives none.
    """
    dialog = QFileDialog(parent, title, str(place), kind)
    dialog.setObjectName("file_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if save_as:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(save_as)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def _answer(box: QMessageBox, answers: dict[QAbstractButton, Then]) -> None:
    """Do what belongs to the button that was clicked, once the dialog is gone."""

    def do() -> None:
        clicked = box.clickedButton()
        if clicked in answers:
            answers[clicked]()

    box.finished.connect(do)


def _box(parent: QWidget, name: str, icon: QMessageBox.Icon, text: str) -> QMessageBox:
    box = QMessageBox(icon, "SimpleNN", text, parent=parent)
    box.setObjectName(name)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
