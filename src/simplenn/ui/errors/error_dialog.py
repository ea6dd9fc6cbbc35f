"""The dialog for unexpected errors."""

from __future__ import annotations

from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from simplenn.ui.errors.program_file import PROGRAM


def show_failure(parent: QWidget | None, sentence: str, details: str) -> QtWidgets.QMessageBox:
    """Open a dialog with details that can be copied; the window behind it goes on working.

    Where the program has been replaced meanwhile, that is said instead: it is the reason.

    Args:
        parent: The window it belongs to.
        sentence: What went wrong, for the person.
        details: A traceback, for developers.

    Returns:
        The open dialog, which deletes itself when it is closed.
    """
    advice = "Your numbers are still there. The details help to mend the program."
    if PROGRAM.was_replaced:
        sentence = "SimpleNN was upgraded or removed while it was running, and cannot do that now."
        advice = "Your numbers are still there. Save them, close SimpleNN, and start it again."
    box = QtWidgets.QMessageBox(
        QtWidgets.QMessageBox.Icon.Warning, "SimpleNN", sentence, parent=parent
    )
    box.setObjectName("failure_dialog")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)  # it may hold what other people have written
    box.setInformativeText(advice)
    box.setDetailedText(details)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    copy = box.addButton("&Copy details", QtWidgets.QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # a message box would close on any of its buttons
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    box.addButton(QtWidgets.QMessageBox.StandardButton.Close)
    box.open()
    return box
