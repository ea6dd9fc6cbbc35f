"""Help > About."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from simplenn import __version__
from simplenn.resources import resource
from simplenn.ui.help.licences_page import LicencesPage

_ICON_SIZE: Final = 96


class AboutDialog(QDialog):
    """Says what this program is, what it is built on, and under which licences.

    It deletes itself when it is closed.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About")
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.addTab(self._build_front(), "&SimpleNN")
        tabs.addTab(LicencesPage(tabs), "&Licences")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(tabs, stretch=1)
        layout.addWidget(buttons)
        self.resize(640, 480)

    def _build_front(self) -> QWidget:
        page = QWidget(self)
        icon = QLabel(page)
        icon.setPixmap(self.windowIcon().pixmap(_ICON_SIZE, _ICON_SIZE))
        icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        text = QLabel(_front_text(), page)
        text.setObjectName("about_text")
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setOpenExternalLinks(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        layout = QHBoxLayout(page)
        layout.setContentsMargins(8, 24, 8, 8)
        layout.setSpacing(24)
        layout.addWidget(icon)
        layout.addWidget(text, stretch=1)
        return page


def show_about(parent: QWidget) -> AboutDialog:
    """Open the dialog."""
    dialog = AboutDialog(parent)
    dialog.open()
    return dialog


def _front_text() -> str:
    origin = (
        "After “How I Implemented The Most Simple Neural Network Using Python” by Leo Gau and "
        "“Grokking Deep Learning” by Andrew W. Trask."
    )
    paragraphs = [
        f"<span style='font-size: x-large'><b>SimpleNN</b> {__version__}</span>",
        "Watch the smallest neural network there is learn one number.",
        origin,
        "Copyright 2026 the SimpleNN authors. Use, change and share it freely: MIT licence.",
    ]
    if url := _project_url():
        paragraphs.append(f"<a href='{url}'>{url}</a>")
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _project_url() -> str | None:
    """Where the project lives. Whoever builds a package may tell; the source does not presume."""
    file = resource("project-url")
    return file.read_text("utf-8").strip() if file.is_file() else None
