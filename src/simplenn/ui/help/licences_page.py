"""The licences in Help > About."""

from __future__ import annotations

from pathlib import Path

import PySide6
from PySide6.QtWidgets import (
    QHeaderView,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from simplenn.ui.help.licences import Component, components, licence_text


class LicencesPage(QWidget):
    """Everything that SimpleNN is built on; below, the licence of what is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._components = components()
        self._list = self._build_list()
        self._text = QPlainTextEdit(self)
        self._text.setObjectName("licence_text")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("licence")
        self._text.setToolTip("The licence of what is chosen above.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self._list)
        layout.addWidget(self._text, stretch=1)
        self._list.currentItemChanged.connect(self._show_licence)
        self._list.setCurrentIndex(self._list.model().index(0, 0))

    def _build_list(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setObjectName("components")
        tree.setAccessibleName("what SimpleNN is built on")
        tree.setToolTip("What SimpleNN is built on. Choose one to read its licence.")
        tree.setRootIsDecorated(False)
        tree.setHeaderLabels(["Software", "Version", "Licence"])
        for part in self._components:
            tree.addTopLevelItem(QTreeWidgetItem([part.name, part.version, part.licence]))
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        row = tree.sizeHintForRow(0)
        tree.setFixedHeight(tree.header().sizeHint().height() + row * len(self._components) + 8)
        return tree

    def _show_licence(self) -> None:
        chosen = self._components[self._list.currentIndex().row()]
        texts = [licence_text(file) for file in chosen.files]
        self._text.setPlainText("\n\n\n".join([*_how_to_replace(chosen), *texts]))


def _how_to_replace(component: Component) -> list[str]:
    """For Qt and PySide6, what their licence wants people to be told."""
    if "LGPL-3.0" not in component.files:
        return []
    folder = Path(PySide6.__file__).parent
    licence = f"SimpleNN uses {component.name} under the {component.licence}, which follows."
    replacing = (
        "You may replace it by a version that you have changed yourself: it consists of shared "
        f"libraries in the folder {folder}, and in the folder shiboken6 beside it. Put yours in "
        "their place, under the same names; they have to be compatible with version "
        f"{component.version}."
    )
    source = (
        "The Qt Project publishes the source at https://download.qt.io/official_releases: in the "
        "folder qt that of Qt, in QtForPython that of PySide6 and Shiboken."
    )
    return [f"{licence} {replacing}\n\n{source}"]
