"""Asks which picture is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from simplenn.core.exporters.exporter import Exporter
from simplenn.core.exporters.picture import MAX_SCALE
from simplenn.core.exporters.registry import EXPORTERS
from simplenn.ui.export.panel_images import picture_width
from simplenn.ui.size import space

_PICTURES: Final = {
    exporter.suffix.upper(): exporter for exporter in EXPORTERS if exporter.needs_panel
}
"""The formats to choose from."""


@dataclass(frozen=True, slots=True, eq=False)
class ImageRequest:
    """The picture that is wanted.

    Attributes:
        panel: The object name of the panel.
        exporter: What makes such a file.
        scale: For a PNG, its pixels for each of the panel's, in both directions.
        dark: Whether it is for a dark background.
    """

    panel: str
    exporter: Exporter
    scale: int
    dark: bool = False


class ImageDialog(QDialog):
    """Offers the open panels, PNG or SVG, light or dark, and the scale.

    It deletes itself when it is closed.

    Signals:
        chosen (ImageRequest): This is the picture.
    """

    chosen = Signal(ImageRequest)

    def __init__(self, panels: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """Build the dialog.

        Args:
            panels: The titles and the object names of the panels to choose from.
            parent: The window that asks.
        """
        super().__init__(parent)
        self.setObjectName("picture_dialog")
        self.setWindowTitle("Save a picture")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._panels = panels
        titles = [title for title, _ in panels]
        self._panel = self._combo("picture_panel", titles, "Any panel that is open.")
        self._kind = self._combo(
            "picture_kind", [*_PICTURES], "PNG goes everywhere; SVG is sharp at any size."
        )
        self._colours = self._combo(
            "picture_colours",
            ["Light", "Dark"],
            "Light for paper; dark for slides that are dark themselves.",
        )
        self._scale = self._scale_spin()
        self._size = QLabel(self)
        self._size.setObjectName("image_size")
        self._buttons = self._button_box()
        self._lay_out()
        self._panel.currentIndexChanged.connect(self._show_size)
        self._kind.currentIndexChanged.connect(self._show_size)
        self._scale.valueChanged.connect(self._show_size)
        self._show_size()

    def accept(self) -> None:
        """Tell what was chosen, and close."""
        _, panel = self._panels[self._panel.currentIndex()]
        exporter = _PICTURES[self._kind.currentText()]
        dark = self._colours.currentIndex() == 1
        wish = ImageRequest(panel, exporter, self._scale.value(), dark)
        super().accept()
        self.chosen.emit(wish)

    def _combo(self, name: str, texts: list[str], tip: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setToolTip(tip)
        combo.setObjectName(name)
        combo.addItems(texts)
        return combo

    def _scale_spin(self) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setObjectName("picture_scale")
        spin.setRange(1, MAX_SCALE)
        spin.setValue(2)
        spin.setSuffix(" ×")
        spin.setToolTip("How many pixels of the picture each pixel of the panel becomes.")
        return spin

    def _button_box(self) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Save | standard.Cancel, self)
        buttons.button(standard.Save).setEnabled(bool(self._panels))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow("&Panel", self._panel)
        form.addRow("&Format", self._kind)
        form.addRow("C&olours", self._colours)
        form.addRow("S&cale", self._scale)
        form.addRow("Size", self._size)
        layout = QVBoxLayout(self)
        space(layout, self, (16, 16, 16, 16), 16)
        layout.addLayout(form)
        layout.addWidget(self._buttons)

    def _show_size(self) -> None:
        is_png = self._kind.currentText() == "PNG"
        self._scale.setEnabled(is_png)
        if not is_png:
            self._size.setText("sharp at any size")
        elif self._panels:
            width = picture_width(self._panels[self._panel.currentIndex()][1])
            wide = "" if width is None else f"{width * self._scale.value():,} pixels wide"
            self._size.setText(wide or "as wide as the table")
