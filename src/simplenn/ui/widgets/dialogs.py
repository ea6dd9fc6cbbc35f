"""Short dialogs. None of them blocks: each function opens one and returns at once.

Their classes are looked up when they are needed: PySide6 makes them then, not at the start.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simplenn.core.safe_file import quoted_name

Callback = Callable[[], object]


def show_notice(parent: QWidget, sentence: str) -> None:
    """Say why something could not be done."""
    box = _box(parent, "notice_dialog", QtWidgets.QMessageBox.Icon.Warning, sentence)
    box.setStandardButtons(QtWidgets.QMessageBox.StandardButton.Ok)
    box.open()


def ask_to_save(parent: QWidget, name: str, save: Callback, discard: Callback) -> None:
    """Ask whether to save unsaved changes; Cancel does nothing.

    Args:
        parent: The window they are in.
        name: What the session is called.
        save: Called for Save.
        discard: Called for Discard.
    """
    icon = QtWidgets.QMessageBox.Icon.Question
    lost = "Runs and numbers that you do not save are lost."
    box = _box(parent, "save_changes_dialog", icon, f"Save changes to {name}?", lost)
    button = QtWidgets.QMessageBox.StandardButton
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    box.setDefaultButton(button.Save)
    _call_after(box, box.button(button.Save), save)
    _call_after(box, box.button(button.Discard), discard)
    box.open()


def ask_to_replace(parent: QWidget, name: str, replace: Callback, save_as: Callback) -> None:
    """Ask what to do with a file that another program has changed; Cancel does nothing.

    Args:
        parent: The window whose session is to be saved.
        name: What the file is called.
        replace: Called for Replace.
        save_as: Called for Save as.
    """
    text = f"{name} was written by another program, or in another window."
    question = "Replace what it holds now, or save this session under another name?"
    box = _box(parent, "replace_dialog", QtWidgets.QMessageBox.Icon.Warning, text, question)
    role = QtWidgets.QMessageBox.ButtonRole
    _add_button(box, "replace", "&Replace", role.DestructiveRole, replace)
    elsewhere = _add_button(box, "save_elsewhere", "Save &as…", role.AcceptRole, save_as)
    box.addButton(QtWidgets.QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(elsewhere)
    box.open()


def ask_to_restore(
    parent: QWidget, sentence: str, restore: Callback, discard: Callback
) -> QtWidgets.QMessageBox:
    """Offer unsaved work of a program that ended unexpectedly; at the next start, if it is closed.

    Args:
        parent: The window to restore it in.
        sentence: What there is.
        restore: Called for Restore.
        discard: Called for Throw away.
    """
    question = "Restore it, or throw it away? If you close this, you are asked again."
    icon = QtWidgets.QMessageBox.Icon.Question
    box = _box(parent, "restore_dialog", icon, sentence, question)
    role = QtWidgets.QMessageBox.ButtonRole
    wanted = _add_button(box, "restore", "&Restore", role.AcceptRole, restore)
    _add_button(box, "throw_away", "&Throw away", role.DestructiveRole, discard)
    later = _add_button(box, "later", "Ask &later", role.RejectRole)
    box.setDefaultButton(wanted)
    box.setEscapeButton(later)
    box.open()
    return box


def ask_to_confirm(
    parent: QWidget, name: str, text: str, question: str, button: str, then: Callback
) -> None:
    """Ask before something is lost; Cancel does nothing.

    Args:
        parent: The window it is in.
        name: What the dialog is called in code; its button is called so, too.
        text: What there is to lose.
        question: What is asked.
        button: What stands on the button that does it.
        then: Called for that.
    """
    icon = QtWidgets.QMessageBox.Icon.Warning
    box = _box(parent, f"{name}_dialog", icon, text, question)
    _add_button(box, name, button, QtWidgets.QMessageBox.ButtonRole.DestructiveRole, then)
    box.setDefaultButton(box.addButton(QtWidgets.QMessageBox.StandardButton.Cancel))
    box.open()


def offer(
    parent: QWidget, name: str, text: str, question: str, button: str, then: Callback
) -> None:
    """Offer to go on with something; “Not now” does nothing.

    Args:
        parent: The window it is in.
        name: What the dialog is called in code; its button is called so, too.
        text: What was done.
        question: What is offered.
        button: What stands on the button that does it.
        then: Called for that.
    """
    box = _box(parent, f"{name}_dialog", QtWidgets.QMessageBox.Icon.Question, text, question)
    role = QtWidgets.QMessageBox.ButtonRole
    box.setDefaultButton(_add_button(box, name, button, role.AcceptRole, then))
    box.setEscapeButton(_add_button(box, "not_now", "&Not now", role.RejectRole))
    box.open()


def ask_for_file(
    parent: QWidget,
    title: str,
    place: Path,
    kind: str,
    then: Callable[[Path], None],
    *,
    save_as: str = "",
) -> QtWidgets.QFileDialog:
    """Let the person choose a file.

    Args:
        parent: The window that asks.
        title: What for.
        place: The folder to begin in, or the file to suggest.
        kind: Which files, in Qt's form: "Name (*.suffix)".
        then: Called with what was chosen.
        save_as: For a file to be written, the suffix that it gets when its name has another one
            or none: “alpha 0.07” has none, although Qt takes “.07” for one.
    """
    dialog = QtWidgets.QFileDialog(parent, title, str(place), kind)
    dialog.setObjectName("file_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chosen: Callable[[Path], None] = then
    if save_as:
        dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(save_as)
        chosen = partial(_save_with_suffix, parent, f".{save_as}", then)
    else:
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def ask_for_text(parent: QWidget, label: str, text: str, then: Callable[[str], None]) -> None:
    """Let the person type a line; Cancel does nothing.

    Args:
        parent: The window that asks.
        label: What is to be typed.
        text: What stands there at first.
        then: Called with what was typed.
    """
    dialog = QtWidgets.QInputDialog(parent)
    dialog.setObjectName("text_dialog")
    dialog.setWindowTitle("SimpleNN")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setLabelText(label)
    dialog.setTextValue(text)
    dialog.textValueSelected.connect(then)
    dialog.open()


def _save_with_suffix(
    parent: QWidget, suffix: str, then: Callable[[Path], None], path: Path
) -> None:
    """Add the suffix where it is missing; the file with that name may be there already."""
    if path.suffix.lower() == suffix:
        then(path)
        return
    path = path.with_name(path.name + suffix)
    if path.exists():
        there = f"{quoted_name(path)} is already there."
        replace = partial(then, path)
        ask_to_confirm(parent, "overwrite", there, "Replace it?", "&Replace", replace)
    else:
        then(path)


def _box(
    parent: QWidget, name: str, icon: QtWidgets.QMessageBox.Icon, text: str, question: str = ""
) -> QtWidgets.QMessageBox:
    box = QtWidgets.QMessageBox(icon, "SimpleNN", text, parent=parent)
    box.setObjectName(name)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(question)
    return box


def _add_button(
    box: QtWidgets.QMessageBox,
    name: str,
    text: str,
    role: QtWidgets.QMessageBox.ButtonRole,
    do: Callback | None = None,
) -> QtWidgets.QPushButton:
    button = box.addButton(text, role)
    button.setObjectName(f"{name}_button")
    if do is not None:
        _call_after(box, button, do)
    return button


def _call_after(
    box: QtWidgets.QMessageBox, button: QtWidgets.QAbstractButton, do: Callback
) -> None:
    """Call a function once the dialog is closed by a button."""
    box.finished.connect(lambda: do() if box.clickedButton() == button else None)
