"""Help > About."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from simplenn import __version__


def show_about(parent: QWidget) -> QMessageBox:
    """Open a dialog that says what this program is; it deletes itself when it is closed."""
    box = QMessageBox(parent)
    box.setObjectName("about_dialog")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("About SimpleNN")
    box.setIconPixmap(parent.windowIcon().pixmap(64, 64))
    box.setText(f"<b>SimpleNN {__version__}</b>")
    box.setInformativeText(
        "Watch the smallest neural network there is learn one number.\n\n"
        "After “How I Implemented The Most Simple Neural Network Using Python” by Leo Gau and "
        "“Grokking Deep Learning” by Andrew W. Trask.\n\n"
        f"MIT licence. Uses Qt {qVersion()} under the LGPL."
    )
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.open()
    return box
