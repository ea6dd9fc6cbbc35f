"""Help > About: what this program is, what it is built on, and the licences of all that."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from simplenn import __version__
from simplenn.resources import resource
from simplenn.ui.help.licences import Component, components, licence_text
from simplenn.ui.size import space, window_size

_FRONT: Final = f"""
<h2>SimpleNN {__version__}</h2>
<p>Watch the smallest neural network there is learn one number.</p>
<p>After “How I Implemented The Most Simple Neural Network Using Python” by Leo Gau and
“Grokking Deep Learning” by Andrew W. Trask.</p>
<p>Copyright 2026 the SimpleNN authors. Use, change and share it freely: MIT licence.</p>
"""

_REPLACING: Final = (
    "SimpleNN uses {name} under the {licence}, which follows. You may replace it by a version "
    "that you have changed yourself: it consists of shared libraries in the folder {folder}, and "
    "in the folder shiboken6 beside it. Put yours in their place, under the same names; they have "
    "to be compatible with version {version}. The Qt Project publishes the source at "
    "https://download.qt.io/official_releases: in the folder qt that of Qt, in QtForPython that "
    "of PySide6 and Shiboken."
)
"""What the LGPL wants people to be told."""


class AboutDialog(QDialog):
    """One text to read; its list of components leads to their licences further down.

    It deletes itself when it is closed.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About SimpleNN")
        text = QTextBrowser(self)
        text.setObjectName("about_text")
        text.setAccessibleName("About SimpleNN, and all licences")
        text.setOpenExternalLinks(True)
        text.setHtml(_text())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        space(layout, self, (16, 16, 16, 16), 16)
        layout.addWidget(text, stretch=1)
        layout.addWidget(buttons)
        self.resize(window_size(self, 720, 560))


def show_about(parent: QWidget) -> AboutDialog:
    """Open the dialog."""
    dialog = AboutDialog(parent)
    dialog.open()
    return dialog


def _text() -> str:
    parts = components()
    files = dict.fromkeys(file for part in parts for file in part.files)  # each text once
    url = _project_url()
    return "".join(
        [
            _FRONT,
            f"<p><a href='{url}'>{url}</a></p>" if url else "",
            "<h3>What it is built on</h3><table cellspacing='8'>",
            *map(_row, parts),
            "</table>",
            *[f"<p>{_replacing(part)}</p>" for part in parts if "LGPL-3.0" in part.files],
            *map(_licence, files),
        ]
    )


def _row(part: Component) -> str:
    link = f"<a href='#{part.files[0]}'>{html.escape(part.licence)}</a>"
    return f"<tr><td>{html.escape(part.name)}</td><td>{part.version}</td><td>{link}</td></tr>"


def _licence(file: str) -> str:
    text = html.escape(licence_text(file))
    return (
        f"<hr><a name='{file}'></a><h3>{file}</h3><pre style='white-space: pre-wrap'>{text}</pre>"
    )


def _replacing(part: Component) -> str:
    folder = Path(PySide6.__file__).parent
    sentences = _REPLACING.format(
        name=part.name, licence=part.licence, folder=folder, version=part.version
    )
    return html.escape(sentences)


def _project_url() -> str | None:
    """Where the project lives. The source does not know it, but a package may."""
    file = resource("project-url")
    return file.read_text("utf-8").strip() if file.is_file() else None
