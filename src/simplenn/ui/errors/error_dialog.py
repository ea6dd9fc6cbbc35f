"""The dialog for unexpected errors."""

from __future__ import annotations

from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def show_failure(parent: QWidget | None, sentence: str, details: str) -> QtWidgets.QMessageBox:
    """Open a dialog with details that can be copied; the window behind it goes on working.

    Args:
        parent: The window it belongs to.
        sentence: What went wrong, for the person.
        details: A traceback, for developers.

    Returns:
        The open dialog, which deletes itself when it is closed.
    """
    box = QtWidgets.QMessageBox(
        QtWidgets.QMessageBox.Icon.Warning, "SimpleNN", sentence, parent=parent
    )
    box.setObjectName("failure_dialog")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)  # it may hold what other people have written
    box.setInformativeText("Your numbers are still there. The details help to mend the program.")
    box.setDetailedText(details)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    copy = box.addButton("&Copy details", QtWidgets.QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # a message box would close on any of its buttons
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    box.addButton(QtWidgets.QMessageBox.StandardButton.Close)
    box.open()
    return box
